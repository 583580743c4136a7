"""A site's mkdocs.yml as YAML nodes: where its words stand, and what its form says otherwise.

MkDocs reads the file as YAML 1.1: an unquoted `no` is false, a bare `1` a number, and of a key
given twice the last one counts. Each is a mistake of the author and is told with its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from generator.errors import Place
from generator.messages import problem
from generator.paths import names_text, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.errors import Path, Problem

PLUGIN = "tumstock"
OPTIONS = ("frameworks", "locales", "prose", "offline", "guides", "shown", "workers")
"""Options of our plugin; what each is says its class in `generator/plugin.py`."""
LISTS = ("locales", "prose", "shown")
"""Those of them that are lists of words; `guides` holds a list by framework."""
PICTURES = ("theme.logo", "theme.favicon", "extra.social_image")
"""Keys of the configuration that name a picture of the site."""
CUSTOM_DIR = "theme.custom_dir"
"""Key that names the site's own folder of the theme."""
LOADED = ("extra_css", "extra_javascript")
"""Keys that list style sheets and scripts that every page loads."""

_STANDARD = "tag:yaml.org,2002:"
_SETTLED = {
    "nav": (
        "the order of pages under 'prose' and 'guides'",
        "take it out, and name pages there",
    ),
    "use_directory_urls": ("addresses that end with a slash, such as about/", "take it out"),
}
"""What stands for keys that have no effect, and what to do with them."""
_NORWEGIAN = "no"
_FALSE = ("false", "no", "off")
_READ_AS = {
    "bool": "'{}', which YAML reads as true or false",
    "int": "the number {}",
    "float": "the number {}",
    "timestamp": "the date {}",
}


def below(node: yaml.Node | None, *keys: str) -> yaml.Node | None:
    """What stands under keys, one below the other; None where nothing does.

    Of a key given twice the last one counts, as for MkDocs.
    """
    for key in keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for one, value in reversed(pairs) if one.value == key), None)
    return node


def said_under(root: yaml.Node | None, key: str) -> tuple[Place, str]:
    """Where the value of a key stands that is there, and what it is, as an author would name it."""
    node = next(value for one, value in reversed(_pairs(root)) if one.value == key)
    return _place(node), _found(node)


def options_node(root: yaml.Node | None) -> yaml.Node | None:
    """Options of our plugin, however the list of plugins is written; None where it has none."""
    plugins = below(root, "plugins")
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    found = (below(entry, PLUGIN) for entry in entries)
    return next((one for one in found if isinstance(one, yaml.MappingNode)), None)


def places_of(root: yaml.Node | None) -> Mapping[str, tuple[tuple[str, Place], ...]]:
    """Words of a configuration and where each stands.

    Returns:
        By the name of each list among our plugin's options; `guides` has the frameworks that
        pages stand under, `guides.<id>` the pages of one; by its keys for each picture, for the
        folder of the theme, and for what every page loads.
    """
    options = options_node(root)
    found = {name: _words(_entries(below(options, name))) for name in LISTS}
    guides = _pairs(below(options, "guides"))
    found["guides"] = _words([key for key, _ in guides])
    found |= {f"guides.{key.value}": _words(_entries(value)) for key, value in guides}
    for name in (*PICTURES, CUSTOM_DIR):
        node = below(root, *name.split("."))
        found[name] = _words([node] if node else [])
    for name in LOADED:
        entries = _entries(below(root, name))
        found[name] = _words([below(one, "path") or one for one in entries])
    return found


def form_problems(root: yaml.Node | None, file: str) -> Iterator[Problem]:
    """What the form of a configuration says otherwise than its author meant.

    Args:
        root: The whole file; None where it is empty.
        file: How it is called in messages.

    Yields:
        A file without keys; keys given twice anywhere, those that our plugin settles itself,
        options that it does not have, and what is no text in its lists.
    """
    if root is None:
        yield problem("empty_file", file, Place())
        return
    if not isinstance(root, yaml.MappingNode):
        yield problem("not_a_mapping", file, _place(root), found=_found(root))
    yield from _twice(root, file, (), set())
    yield from _settled(root, file)
    options = options_node(root)
    for key, _ in _pairs(options):
        name = str(key.value)
        if name not in OPTIONS:
            near = suggestion(name, OPTIONS, "take it out")
            keys = names_text(OPTIONS)
            path = (PLUGIN, name)
            yield problem("unknown_key", file, _place(key), path, keys=keys, key=name, near=near)
    for name in LISTS:
        yield from _list_problems(below(options, name), file, (name,))
    guides = below(options, "guides")
    if guides is not None and _standard(guides) and not isinstance(guides, yaml.MappingNode):
        found = _found(guides)
        yield problem("not_a_mapping", file, _place(guides), ("guides",), found=found)
    for key, value in _pairs(guides):
        yield from _text_problems(key, file, ("guides", str(key.value)))
        yield from _list_problems(value, file, ("guides", str(key.value)))


def _settled(root: yaml.Node, file: str) -> Iterator[Problem]:
    """Keys of MkDocs that have no effect, since our plugin settles what they say."""
    for key, value in _pairs(root):
        name = str(key.value)
        no = _kind(value) == "bool" and str(value.value).lower() in _FALSE
        says = {"nav": _standard(value) and _kind(value) != "null", "use_directory_urls": no}
        if says.get(name):
            wanted, mend = _SETTLED[name]
            yield problem("settled", file, _place(key), (name,), wanted=wanted, mend=mend, key=name)


def _list_problems(node: yaml.Node | None, file: str, path: Path) -> Iterator[Problem]:
    if node is None or not _standard(node):
        return
    if not isinstance(node, yaml.SequenceNode):
        yield problem("not_a_list", file, _place(node), path, found=_found(node))
        return
    for at, one in enumerate(node.value):
        yield from _text_problems(one, file, (*path, at))


def _text_problems(node: yaml.Node, file: str, path: Path) -> Iterator[Problem]:
    """That it is text, where YAML itself says what it is; `!ENV` is text later on."""
    if node.tag == f"{_STANDARD}str" or not _standard(node):
        return
    mend = "write text"
    if isinstance(node, yaml.ScalarNode) and _kind(node) in _READ_AS:
        mend = f'put it in quotes: "{node.value}"'
        if path[0] == "locales" and str(node.value).lower() == _NORWEGIAN:
            mend = f'write "{node.value}" in quotes, or nb'
    yield problem("not_text", file, _place(node), path, found=_found(node), mend=mend)


def _twice(node: yaml.Node, file: str, path: Path, seen: set[int]) -> Iterator[Problem]:
    """Keys that stand twice in a mapping, in a node and all below it."""
    if id(node) in seen:  # behind an alias
        return
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for at, one in enumerate(node.value):
            yield from _twice(one, file, (*path, at), seen)
    first: dict[str, int] = {}
    for key, value in _pairs(node):
        name = str(key.value)
        if name in first:
            values = {"key": name, "first": first[name]}
            yield problem("duplicate_key", file, _place(key), (*path, name), **values)
        first.setdefault(name, _place(key).line)
        yield from _twice(value, file, (*path, name), seen)


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    """Keys and values of a mapping, without merge keys; none for anything else."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    merge = f"{_STANDARD}merge"
    return [one for one in pairs if isinstance(one[0], yaml.ScalarNode) and one[0].tag != merge]


def _entries(node: yaml.Node | None) -> Sequence[yaml.Node]:
    return node.value if isinstance(node, yaml.SequenceNode) else ()


def _words(nodes: Sequence[yaml.Node]) -> tuple[tuple[str, Place], ...]:
    return tuple((str(one.value), _place(one)) for one in nodes)


def _standard(node: yaml.Node) -> bool:
    """Whether YAML itself says what a node is, and not a tag such as `!ENV`."""
    return str(node.tag).startswith(_STANDARD)


def _kind(node: yaml.Node) -> str:
    return str(node.tag).removeprefix(_STANDARD)


def _found(node: yaml.Node) -> str:
    """What stands there, as an author would name it."""
    if isinstance(node, yaml.ScalarNode):
        if _kind(node) == "null":
            return "nothing"
        return _READ_AS.get(_kind(node), "'{}'").format(node.value)
    return "a mapping" if isinstance(node, yaml.MappingNode) else "a list"


def _place(node: yaml.Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)
