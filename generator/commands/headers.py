"""`tumstock headers`: what a host is told so that it sends what a site does well with."""

from __future__ import annotations

import re

import click

from generator.host_files import HOSTS


@click.command(short_help="Print a host's settings for the site's headers.")
@click.argument("host", type=click.Choice(tuple(HOSTS)))
@click.option(
    "--path",
    default="/",
    show_default=True,
    help="Path of the site on its host, such as /guide/.",
)
def headers(host: str, path: str) -> None:
    """Print the settings of a host, ready to be changed where yours differs.

    nginx is a server to include in its block http, apache a file .htaccess for the root of the
    site, _headers the file that Netlify, Cloudflare Pages and others read there. Exit status: 0
    printed, 2 wrong usage.
    """
    if not re.fullmatch(r"[\w./~-]*", path):
        raise click.UsageError(f"--path: expected letters, digits and ./~-, found {path}")
    click.echo(HOSTS[host](f"/{path.strip('/')}/".replace("//", "/")), nl=False)
