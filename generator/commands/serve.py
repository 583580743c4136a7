"""`tumstock serve`: the site while it is written."""

from __future__ import annotations

from pathlib import Path

import click

from generator.project import CONFIG, find_project


@click.command(short_help="Show the site and build it anew on changes.")
@click.option(
    "-f",
    "--config-file",
    "config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The site's mkdocs.yml; the nearest one when left out.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--open", "opened", is_flag=True, help="Open the site in a browser.")
def serve(config: Path | None, host: str, port: int, *, opened: bool) -> None:
    """Show the site at http://127.0.0.1:8000/ and build it anew when a file changes.

    What has to be mended is shown in the page itself, which comes back when it is. Ctrl+C stops
    it. Exit status: 0 stopped, 1 the address is taken, 2 wrong usage.
    """
    found = config.resolve() if config else find_project().config
    if found is None:
        raise click.UsageError(f"no {CONFIG} here or above: `tumstock new site DIR` writes a site")
    # the site builder takes a second to import, which no other command should wait for
    from generator.serving import Serving, show_log  # noqa: PLC0415  (for the reason above)

    show_log()
    try:
        Serving(found, host, port).run(open_in_browser=opened)
    except OSError as error:
        raise click.ClickException(f"{host}:{port}: {error.strerror}") from None
