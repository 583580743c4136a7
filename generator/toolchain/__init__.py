"""Set-up and assets: what `make` runs before a site can be built. Not part of the wheel."""
