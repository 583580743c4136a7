"""The commands of `tumstock`, one module each; `generator/cli.py` puts them together."""
