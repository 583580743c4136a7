"""A site's mkdocs.yml as MkDocs takes it: with the files that it inherits and with `!ENV`.

MkDocs merges the mappings of a file and of the one under `INHERIT`, all the way down; any other
value of the file takes the place of the inherited one. Each place is in the file that it stands in.
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import yaml

from generator.config_nodes import form_problems, places_of, said_under
from generator.messages import problem
from generator.strict_yaml import Shallow, decoded, syntax_problem

if TYPE_CHECKING:
    from pathlib import Path

    from generator.errors import Place, Problem

INHERIT = "INHERIT"

type Places = Mapping[str, tuple[tuple[str, str, Place], ...]]
"""Words by what names them, as `places_of`, each with its file and its place there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigFile:
    """What stands in a configuration and in those that it inherits.

    Attributes:
        data: The values; empty where a file cannot be read.
        places: Where words stand, those of the file itself first.
        problems: What cannot be read, or is of a form that says otherwise than meant.
        whole: Whether every file could be read, so that what is not there is left out.
        files: The files, the first one first.
    """

    data: Mapping[str, Any] = field(default_factory=dict)
    places: Places = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    whole: bool = True
    files: tuple[Path, ...] = ()


class _Loader(Shallow, yaml.SafeLoader):
    """Reads a configuration; of its tags it acts on `!ENV` alone."""


def _of_environment(loader: _Loader, node: yaml.Node) -> object:
    """What `!ENV NAME` or `!ENV [NAME, OTHER, otherwise]` stands for, as MkDocs reads it."""
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    names = parts[:-1] if len(parts) > 1 else parts
    for one in names:
        value = os.environ.get(str(one.value))
        if value is not None:
            tag = loader.resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]  # PyYAML's types lack it
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return loader.construct_object(parts[-1]) if len(parts) > 1 else None


_Loader.add_multi_constructor("", lambda *_: None)
_Loader.add_constructor("!ENV", _of_environment)


def read_config(path: Path, shown: str, above: tuple[Path, ...] = ()) -> ConfigFile:
    """Read a configuration and those that it inherits.

    Args:
        path: The file.
        shown: How it is called in messages.
        above: Files that inherit it, the nearest last.
    """
    text, problems = decoded(path, shown)
    if text is None:
        return ConfigFile(problems=tuple(problems), whole=False, files=(path,))
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is not None or not above:  # one that is inherited may say nothing
            problems = list(form_problems(root, shown))
        places = places_of(root)  # before merge keys are put in their places
        data = loader.construct_document(root) if root else {}
    except yaml.YAMLError as error:
        problems = [syntax_problem(error, shown)]
        return ConfigFile(problems=tuple(problems), whole=False, files=(path,))
    own = ConfigFile(
        data=data if isinstance(data, Mapping) else {},
        places={
            key: tuple((word, shown, at) for word, at in found) for key, found in places.items()
        },
        problems=tuple(problems),
        whole=isinstance(data, Mapping) and (root is not None or bool(above)),
        files=(path,),
    )
    return _with_base(own, shown, (*above, path), root) if INHERIT in own.data else own


def _with_base(
    own: ConfigFile, shown: str, chain: tuple[Path, ...], root: yaml.Node | None
) -> ConfigFile:
    """A configuration over the one that it inherits."""
    name = own.data[INHERIT]
    told = _not_inherited(name, shown, chain, root)
    if told is not None:
        return replace(own, problems=(*own.problems, told), whole=False)
    base = read_config(
        chain[-1].parent / name, posixpath.join(posixpath.dirname(shown), name), chain
    )
    both = _merged(base.data, own.data)
    del both[INHERIT]
    return ConfigFile(
        data=both,
        places={key: (*found, *base.places.get(key, ())) for key, found in own.places.items()}
        | {key: found for key, found in base.places.items() if key not in own.places},
        problems=(*own.problems, *base.problems),
        whole=base.whole,
        files=(*own.files, *base.files),
    )


def _not_inherited(
    name: object, shown: str, chain: tuple[Path, ...], root: yaml.Node | None
) -> Problem | None:
    """Why a file cannot be inherited; None where it can."""
    place, found = said_under(root, INHERIT)
    if not isinstance(name, str):
        mend = "name a file, or take it out"
        return problem("not_text", shown, place, (INHERIT,), found=found, mend=mend)
    path = chain[-1].parent / name
    if path.resolve() in {one.resolve() for one in chain}:
        return problem("inherits_itself", shown, place, (INHERIT,), name=name)
    if not path.is_file():
        near = "write it, or take it out"
        return problem("named_file", shown, place, (INHERIT,), name=name, near=near)
    return None


def _merged(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings as one, those below them too; of any other value the second counts."""
    both = dict(base)
    for key, value in over.items():
        below = both.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            both[key] = _merged(below, value)
        else:
            both[key] = value
    return both
