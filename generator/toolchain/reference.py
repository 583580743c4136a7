"""The reference for authors and the drawing of imports, written from the model and the code.

python -m generator.toolchain.reference     writes both anew
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.schemas import schema
from generator.toolchain.drawing import browser, packages
from generator.toolchain.imports import layers, module_edges
from generator.toolchain.places import ROOT

DOCS = ROOT / "content" / "en-dev"
REFERENCE, ARCHITECTURE = DOCS / "reference.md", DOCS / "architecture.md"
BEGIN, END = "<!-- imports: begin -->", "<!-- imports: end -->"

FILES = {
    "framework": ("framework.yaml", "Framework"),
    "text": ("text/&lt;locale&gt;/*.yaml", "TextFile"),
    "case": ("cases/*.yaml", "A list, each entry a `ScoredCase` or a `RefusedCase`."),
    "answers": ("cases/answers/*.yaml", "By item id, each an `Answer` as in `cases/*.yaml`."),
    "glossary": ("content/&lt;locale&gt;/glossary.yaml", "Glossary"),
    "locale": ("content/languages/&lt;locale&gt;/locale.yaml", "LocaleFile"),
}
"""Files by schema: how each is called, and the part at its top or what stands in its place."""

_HEAD = """\
# Reference

Every key of every file that an author writes: of a framework, its texts and cases, a glossary, a
language. Written from the model by `python -m generator.toolchain.reference`; a test fails where it
is not current. The same stands in the JSON Schemas, which `tumstock new` puts beside a site's
frameworks. What `mkdocs.yml` takes is in [Make a site your own](look.md), the words of the site in
[Adding a language](languages.md).
"""


def reference() -> str:
    """The reference as Markdown."""
    return "\n".join([_HEAD, *(line for name in FILES for line in _file(name))]) + "\n"


def _file(name: str) -> Iterator[str]:
    title, top = FILES[name]
    made = schema(name)
    parts: dict[str, Any] = dict(made["$defs"])
    yield f"## {title}\n"
    if "properties" in made:
        parts = {top: made, **parts}
    else:
        yield f"{top}\n"
    if name == "answers":  # all of its parts stand under the cases
        return
    for part, shape in parts.items():
        if "properties" in shape:
            yield from _part(part, shape)
    yield from _values(made["$defs"])


def _values(parts: Mapping[str, Any]) -> Iterator[str]:
    """Names that stand for a kind of value, and what they may be."""
    named = {
        name: shape
        for name, shape in parts.items()
        if "properties" not in shape and not name.startswith("FrozenMap")
    }
    if named:
        yield "### Values\n"
        yield "| name | is |"
        yield "|---|---|"
    for name, shape in named.items():
        yield f"| `{name}` | {_cell(_value(shape))} |"
    if named:
        yield ""


def _value(shape: Mapping[str, Any]) -> str:
    if "pattern" in shape:
        return f"text like `{shape['pattern']}`"
    if "anyOf" in shape:
        return " or ".join(_value(one) for one in shape["anyOf"])
    least = f" from {shape['minimum']}" if "minimum" in shape else ""
    most = f" to {shape['maximum']}" if "maximum" in shape else ""
    return _kind(shape) + least + most


def _part(name: str, shape: Mapping[str, Any]) -> Iterator[str]:
    yield f"### {name}\n"
    if said := shape.get("description"):
        yield f"{said}\n"
    yield "| key | value | |"
    yield "|---|---|---|"
    required = shape.get("required", ())
    for key, value in shape["properties"].items():
        needed = "**required** " if key in required else ""
        said = _cell(needed + value.get("description", ""))
        yield f"| `{key}` | {_cell(_kind(value))} | {said} |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").strip()


def _kind(value: Mapping[str, Any]) -> str:  # noqa: PLR0911 - one a shape
    """What may stand there, in words."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"`{_map(name)}`"
    if "const" in value:
        return f"`{value['const']}`"
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"])
    for key in ("anyOf", "oneOf"):
        if key in value:
            kinds = dict.fromkeys(_kind(one) for one in value[key] if one.get("type") != "null")
            return " or ".join(kinds)
    match value.get("type"):
        case "array":
            return f"list of {_kind(value.get('items', {}))}"
        case "object":
            inner = value.get("additionalProperties")
            return f"by name: {_kind(inner)}" if isinstance(inner, Mapping) else "mapping"
        case "string":
            return "text"
        case "boolean":
            return "true or false"
        case "integer":
            return "whole number"
        case "number":
            return "number"
        case _:
            return "anything"


def _map(name: str) -> str:
    """A name of the schema as a person reads it: `FrozenMap_Levels_` is Levels by name."""
    inner = name.removeprefix("FrozenMap_").rstrip("_")
    return (
        f"{inner.replace('Union_', '').replace('__NoneType', '')} by name"
        if inner != name
        else name
    )


def drawing() -> str:
    """Packages, then the modules of each in layers: each imports only from layers below its own."""
    lines = [*packages(), "", "```text"]
    for package in ("generator", "scoring"):
        lines.append(f"{package}: what stands higher imports from below, never the other way")
        found, _ = layers(module_edges(package))  # a circle is for tests/test_architecture.py
        for number, layer in reversed(list(enumerate(found))):
            names = sorted(name.removeprefix(f"{package}.") for name in layer)
            lines.append(f"  {number:>2}  {'  '.join(names)}")
        lines.append("")
    return "\n".join([*lines, *browser(), "```"])


def drawn(text: str) -> str:
    """The page about the architecture with the drawing of now."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{drawing()}\n\n{END}{rest.partition(END)[2]}"


def main() -> None:
    """Write both."""
    REFERENCE.write_text(reference(), "utf-8")
    ARCHITECTURE.write_text(drawn(ARCHITECTURE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
