"""Write the notice of what the site carries of others: name, licence, holder, source, text.

The licences ask that it travels with the files. Packages that were bundled bring their own text;
what comes inside other files is listed in `licences/parts.yaml`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import yaml

from generator.toolchain.places import BUNDLES, PYODIDE, SITE_JS
from generator.toolchain.report import StepError

TEXTS = Path(__file__).with_name("licences")
NAME = "licences.txt"
_LINE = "-" * 80
_TYPES_ONLY = ("@types/", "undici-types")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that the site carries.

    Attributes:
        name: As its authors call it.
        version: None where it comes inside something else.
        within: What it is a part of.
        licence: Short name.
        source: Where its source is had.
        text: Notice of its holders, and the licence where that has to travel along; a name of a
            file in `licences/` stands for a text that several share.
    """

    name: str
    version: str | None
    within: str
    licence: str
    source: str
    text: str


def bundled(bundles: Path = BUNDLES) -> set[str]:
    """Names of the Node packages in the bundles, and of those that they hold ready-made.

    Those that `licences/parts.yaml` names for themselves are left out, with what they need.
    """
    made = json.loads((bundles / "meta.json").read_text("utf-8"))["outputs"]
    paths = (path for output in made.values() for path in output["inputs"])
    found = {_package(path) for path in paths if "node_modules/" in path}
    found |= set(json.loads((SITE_JS / "package.json").read_text("utf-8"))["dependencies"])
    found -= {"pyodide"}  # listed with its parts
    found -= {one["name"].lower() for one in _listed()}
    waiting = list(found)
    while waiting:
        needs = _about(waiting.pop()).get("dependencies", {})
        more = {name for name in needs if not name.startswith(_TYPES_ONLY)} - found
        found |= more
        waiting += more
    return found


def parts(bundles: Path = BUNDLES) -> Iterator[Part]:
    """Everything that the site carries of others.

    Raises:
        StepError: A package brings no licence.
    """
    for name in sorted(bundled(bundles)):
        about = _about(name)
        yield Part(
            name=name,
            version=about["version"],
            within="the scripts",
            licence=about["license"],
            source=_address(about),
            text=_own_text(name),
        )
    theme = distribution("mkdocs-material")
    yield Part(
        name="Material for MkDocs",
        version=theme.version,
        within="the theme",
        licence="MIT",
        source="https://github.com/squidfunk/mkdocs-material",
        text=(theme.read_text("licenses/LICENSE") or "").strip(),
    )
    pyodide = json.loads((PYODIDE / "package.json").read_text("utf-8"))["version"]
    for one in _listed():
        yield Part(
            name=one["name"],
            version=pyodide if one["name"] == "Pyodide" else None,
            within=one["in"],
            licence=one["licence"],
            source=one["source"],
            text="\n".join(one["copyright"]),
        )


def _listed() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = yaml.safe_load((TEXTS / "parts.yaml").read_text("utf-8"))
    return listed


def notice(found: list[Part]) -> str:
    """The notice as text: a list, then the licences that several share."""
    lead = (
        "This site carries the following software of others. Tumstock itself is under the MIT\n"
        "licence. Where a licence gives a right to the source, it is at the address named.\n"
    )
    blocks = [lead]
    for part in found:
        title = f"{part.name} {part.version}" if part.version else part.name
        head = f"{title} (in {part.within})\nLicence: {part.licence}\nSource: {part.source}"
        blocks.append(f"{head}\n\n{part.text}\n")
    shared = sorted({part.licence for part in found if _shared(part).is_file()})
    blocks += [
        f"Text of the licence {name}\n\n{(TEXTS / f'{name}.txt').read_text('utf-8').rstrip()}\n"
        for name in shared
    ]
    return f"{_LINE}\n".join(blocks)


def write_notice(folder: Path) -> None:
    """Write the notice into the folder of the assets."""
    (folder / NAME).write_text(notice(list(parts())), "utf-8")


def _shared(part: Part) -> Path:
    return TEXTS / f"{part.licence}.txt"


def _package(path: str) -> str:
    first, *rest = path.rpartition("node_modules/")[2].split("/")
    return f"{first}/{rest[0]}" if first.startswith("@") else first


def _about(name: str) -> dict[str, Any]:
    path = SITE_JS / "node_modules" / name / "package.json"
    about: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return about


def _address(about: dict[str, Any]) -> str:
    given = about.get("repository", "")
    address = given["url"] if isinstance(given, dict) else given
    plain = address.removeprefix("git+").removesuffix(".git").replace("git://", "https://")
    return plain if "://" in plain else f"https://github.com/{plain.removeprefix('github:')}"


def _own_text(name: str) -> str:
    folder = SITE_JS / "node_modules" / name
    found = sorted(p for p in folder.iterdir() if p.stem.lower() in {"license", "licence"})
    if not found:
        raise StepError(f"{name} brings no licence: name it in {TEXTS.name}/parts.yaml")
    return found[0].read_text("utf-8").strip()
