"""What hosts are told: each in its own words gives every file the headers of the one list."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from generator.host_files import HOSTS
from generator.host_headers import ALWAYS, ASKED, CACHE, KEPT, KIND, POLICY, headers_of
from generator.policy import FILE_POLICY, UNFRAMED
from generator.toolchain.reference import DOCS

NAMED = (
    "assets/form-OARGBEQF.js",
    "assets/site-429c48ce.css",
    "assets/frameworks/ips-1a2b3c4d.json",
    "assets/texts/ips.sv-FI-1a2b3c4d.json",
    "assets/runtime/0.29.5-c1037760de/pyodide.asm.wasm",
    "assets/runtime/0.29.5-c1037760de/python_stdlib.packed",
)
PAGES = ("", "sv/", "sv/ips/form/", "404.html", "sv/ips/index.html")
PLAIN = (
    "sw.js",
    "assets/logo.svg",
    "assets/schema/text.json",
    "sv/search/search_index.json",
    "sv/assets/javascripts/bundle.a5f9d56c.min.js",
    "robots.txt",
    "sitemap.xml",
)

type Told = dict[str, str]


def of_nginx(text: str, uri: str) -> Told:
    """What the settings give an address: `map` takes the first pattern that fits."""
    maps = {}
    for name, body in re.findall(r"map \$uri (\$\w+) \{\n(.*?)\n\}", text, re.DOTALL):
        lines = re.findall(r'^    (?:"~(.+)"|(default)) "(.+)";$', body, re.MULTILINE)
        fits = [value for pattern, _, value in lines if pattern and re.search(pattern, uri)]
        maps[name] = (fits or [value for _, default, value in lines if default])[0]
    said = re.findall(r'add_header (\S+) (?:"(.+)"|(\$\w+)) always;', text)
    found = {key: value or maps[variable] for key, value, variable in said}
    for pattern, kind in re.findall(r"location ~ (\S+) \{ types \{ (\S+) \w+; \} \}", text):
        if re.search(pattern, uri):
            found[KIND] = kind
    return found


def of_apache(text: str, uri: str) -> Told:
    """What the settings give an address: the last line that concerns it."""
    file = uri if not uri.endswith("/") else f"{uri}index.html"
    text, [(pattern, body)] = (
        re.sub(r"<FilesMatch.*?</FilesMatch>\n", "", text, flags=re.DOTALL),
        re.findall(r'<FilesMatch "(.+)">\n(.*?)</FilesMatch>', text, re.DOTALL),
    )
    [named] = re.findall(r'SetEnvIf Request_URI "(.+)" tumstock_named', text)
    if re.search(pattern, file):
        text += body
    lines = re.findall(r'Header always set (\S+) "(.+)"(?: env=(tumstock_named))?', text)
    found = {key: said for key, said, when in lines if not when or re.search(named, uri)}
    kinds = re.findall(r"^AddType (\S+) (\S+)$", text, re.MULTILINE)
    for kind, ending in kinds:
        if file.endswith(ending):
            found[KIND] = kind
    return found


def of_headers_file(text: str, uri: str) -> Told:
    """What the rules give an address: those of all that fit, joined."""
    found: Told = {}
    for rule, body in re.findall(r"^(/\S*)\n((?:  .+\n)+)", text, re.MULTILINE):
        if uri == rule or (rule.endswith("*") and uri.startswith(rule[:-1])):
            for key, value in re.findall(r"  (\S+): (.+)", body):
                found[key] = f"{found[key]}, {value}" if key in found else value
    return found


READ: Mapping[str, Callable[[str, str], Told]] = {"nginx": of_nginx, "apache": of_apache}


@pytest.mark.parametrize("path", ["/", "/guide/"])
@pytest.mark.parametrize("host", READ)
def test_settings_give_every_file_the_headers_of_the_list(host: str, path: str) -> None:
    text = HOSTS[host](path)
    for place in (*NAMED, *PAGES, *PLAIN):
        told = READ[host](text, path + place)
        wanted = headers_of(place)
        kind, named = wanted.pop(KIND, None), told.pop(KIND, None)
        assert told == wanted, place
        assert named in (kind, None)
        assert named or not place.endswith((".js", ".packed", ".wasm"))


@pytest.mark.parametrize("path", ["/", "/guide/"])
def test_a_headers_file_keeps_no_file_for_good_that_may_change(path: str) -> None:
    text = HOSTS["_headers"](path)
    for place in (*NAMED, *PAGES, *PLAIN):
        told, wanted = of_headers_file(text, path + place), headers_of(place)
        assert ALWAYS.items() <= told.items()
        assert told.get(CACHE, ASKED) in {wanted[CACHE], ASKED}, place
        assert UNFRAMED in told[POLICY]
        assert (FILE_POLICY in told[POLICY]) == place.startswith(("assets/", "sw.js")), place
    assert of_headers_file(text, f"{path}{NAMED[-1]}")[CACHE] == KEPT


def test_files_that_may_change_under_their_name_are_asked_for_and_no_others() -> None:
    assert {headers_of(place)[CACHE] for place in NAMED} == {KEPT}
    assert {headers_of(place)[CACHE] for place in (*PAGES, *PLAIN)} == {ASKED}


def test_the_kind_of_a_file_is_left_to_the_host_where_its_name_does_not_tell() -> None:
    assert KIND not in headers_of("CNAME")


def test_the_policy_of_a_page_is_left_to_the_page_but_for_who_may_frame_it() -> None:
    assert {headers_of(place)[POLICY] for place in PAGES} == {"frame-ancestors 'none'"}
    assert {headers_of(place)[POLICY] for place in (*NAMED, *PLAIN)} == {FILE_POLICY}
    assert FILE_POLICY.endswith("frame-ancestors 'none'")


def test_the_guide_shows_what_the_command_prints() -> None:
    text = (DOCS / "publishing.md").read_text("utf-8")
    for host, printed in HOSTS.items():
        assert f"\n{printed('/')}```" in text, f"run `tumstock headers {host}`"
    for key, value in headers_of(NAMED[0]).items():
        assert f"`{key}`" in text, key
        assert value in text, value
