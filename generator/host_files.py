"""The headers of `generator/host_headers.py` in the words of hosts: nginx, Apache, `_headers`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from generator.host_headers import (
    ALWAYS,
    ASKED,
    CACHE,
    KEPT,
    KINDS,
    PAGE,
    POLICY,
    SHRUNK,
)
from generator.offline import NAMED, WORKER
from generator.policy import FILE_POLICY, UNFRAMED

_NOT_KNOWN = (".js", ".packed", ".wasm")
"""Endings whose content type hosts do not know, or name in ways that have gone out of use."""

_FOLDERS = ("assets/runtime", "assets/frameworks", "assets/texts")
"""Folders of files that are all named by their content; `_headers` knows no other pattern."""


def nginx(path: str) -> str:
    """A file to include in the block `http`, with the server in it.

    Args:
        path: Path of the site on its host, with slashes at both ends.
    """
    always = "".join(f'    add_header {key} "{value}" always;\n' for key, value in ALWAYS.items())
    kinds = "".join(
        f"    location ~ \\{ending}$ {{ types {{ {KINDS[ending]} {ending[1:]}; }} }}\n"
        for ending in _NOT_KNOWN
    )
    return f"""\
map $uri $tumstock_policy {{
    default "{FILE_POLICY}";
    "~{PAGE.pattern}" "{UNFRAMED}";
}}
map $uri $tumstock_cache {{
    default "{ASKED}";
    "~^{re.escape(path)}{NAMED.pattern}$" "{KEPT}";
}}
server {{
    listen 80;
    root /var/www/guide;
    error_page 404 {path}404.html;
    charset utf-8;
{always}    add_header {POLICY} $tumstock_policy always;
    add_header {CACHE} $tumstock_cache always;
    gzip on;
    gzip_vary on;
    gzip_types {_listed(kind for kind in SHRUNK if kind != KINDS[".html"])};
{kinds}}}
"""


def apache(path: str) -> str:
    """A file `.htaccess` for the root of the site, or a part of a virtual host.

    Args:
        path: Path of the site on its host, with slashes at both ends.
    """
    always = "".join(f'Header always set {key} "{value}"\n' for key, value in ALWAYS.items())
    kinds = "".join(f"AddType {KINDS[ending]} {ending}\n" for ending in _NOT_KNOWN)
    return f"""\
ErrorDocument 404 {path}404.html
AddDefaultCharset utf-8
AddCharset utf-8 .css .js .json .svg .xml
{kinds}{always}Header always set {POLICY} "{FILE_POLICY}"
<FilesMatch "\\.html$">
    Header always set {POLICY} "{UNFRAMED}"
</FilesMatch>
SetEnvIf Request_URI "^{re.escape(path)}{NAMED.pattern}$" tumstock_named
Header always set {CACHE} "{ASKED}"
Header always set {CACHE} "{KEPT}" env=tumstock_named
AddOutputFilterByType DEFLATE {_listed(SHRUNK)}
"""


def headers_file(path: str) -> str:
    """A file `_headers`, as Netlify, Cloudflare Pages and hosts like them read it.

    Content types and compression are theirs, and they have pages asked for anew by themselves.
    Where several rules meet, both policies hold, or the last one alone, which is the stricter.

    Args:
        path: Path of the site on its host, with slashes at both ends.
    """
    rules: list[tuple[str, Mapping[str, str]]] = [
        ("*", {**ALWAYS, POLICY: UNFRAMED}),
        ("assets/*", {POLICY: FILE_POLICY}),
        (WORKER, {POLICY: FILE_POLICY, CACHE: ASKED}),
        *((f"{folder}/*", {CACHE: KEPT}) for folder in _FOLDERS),
    ]
    return "".join(
        f"{path}{place}\n" + "".join(f"  {key}: {value}\n" for key, value in said.items())
        for place, said in rules
    )


HOSTS: Mapping[str, Callable[[str], str]] = {
    "nginx": nginx,
    "apache": apache,
    "_headers": headers_file,
}
"""How a host is told, by the name that the command takes; each is given the site's path."""


def _listed(words: Iterable[str]) -> str:
    return " ".join(words)
