"""Words are put into a YAML file, and nothing else in it changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.strict_yaml import parsed, read_yaml
from generator.yaml_edit import Keys, UnwritableError, with_texts, with_what_fits

ROOT = Path(__file__).resolve().parents[2]

FILE = """\
# Words of a form, by meaning.
form:
  title: "Formulär: {title}"   # {title} is filled in
  nav: Formulär

  # what stands above
  intro: >-
    En rad som är lång
    och går vidare.
  # after it

  steps:
    "1": {label: Ett, hint: Till exempel}
    "yes": Ja
  text: |-
    Ett stycke.

    Ett till.

# the end
"""


def read(tmp_path: Path, text: str) -> object:
    path = tmp_path / "a.yaml"
    path.write_bytes(text.encode())
    document, problems = read_yaml(path, "a.yaml")
    assert problems == []
    assert document is not None
    return document.data


@pytest.mark.parametrize(
    ("keys", "text", "was", "now"),
    [
        (("form", "nav"), "Lomake", "nav: Formulär\n", "nav: Lomake\n"),
        (("form", "nav"), "Lomake: uusi", "nav: Formulär\n", 'nav: "Lomake: uusi"\n'),
        (("form", "nav"), "no", "nav: Formulär\n", 'nav: "no"\n'),
        (("form", "nav"), "12", "nav: Formulär\n", 'nav: "12"\n'),
        (("form", "nav"), "tre # fyra", "nav: Formulär\n", 'nav: "tre # fyra"\n'),
        (("form", "nav"), "ett\n\ntvå", "nav: Formulär\n", "nav: |-\n    ett\n\n    två\n"),
        (
            ("form", "title"),
            "Lomake: {title}",
            '"Formulär: {title}"   # {title}',
            '"Lomake: {title}"   # {title}',
        ),
        (
            ("form", "intro"),
            "Yksi rivi.",
            ">-\n    En rad som är lång\n    och går vidare.\n  # after",
            ">-\n    Yksi rivi.\n  # after",
        ),
        (
            ("form", "text"),
            "Yksi.\n\nKaksi.",
            "    Ett stycke.\n\n    Ett till.\n\n# the end",
            "    Yksi.\n\n    Kaksi.\n\n# the end",
        ),
        (("form", "steps", "1", "hint"), "Näin", "hint: Till exempel}", "hint: Näin}"),
        (("form", "steps", "1", "unit"), "h", "Till exempel}", 'Till exempel, unit: "h"}'),
        (("form", "steps", "no"), "Nej", '"yes": Ja\n', '"yes": Ja\n    "no": Nej\n'),
        (
            ("form", "more", "deep"),
            "Djupt",
            "    Ett till.\n",
            "    Ett till.\n  more:\n    deep: Djupt\n",
        ),
    ],
)
def test_one_text_is_changed_and_all_else_stays(
    tmp_path: Path, keys: Keys, text: str, was: str, now: str
) -> None:
    changed = with_texts(FILE, {keys: text})
    assert FILE.count(was) == 1
    assert changed == FILE.replace(was, now)
    data = read(tmp_path, changed)
    for key in keys:
        assert isinstance(data, dict)
        data = data[key]
    assert data == text


def test_a_new_file_holds_the_texts_in_order(tmp_path: Path) -> None:
    long = "sana " * 30 + "loppu"
    texts = {("a", "yes"): "Kyllä", ("a", "5.1(A)"): long, ("b",): "yksi\n\nkaksi"}
    file = with_texts("", texts)
    assert file.startswith('a:\n  "yes": Kyllä\n  "5.1(A)": >-\n    sana')
    assert max(map(len, file.splitlines())) <= 100
    assert read(tmp_path, file) == {
        "a": {"yes": "Kyllä", "5.1(A)": long},
        "b": "yksi\n\nkaksi",
    }


def test_a_file_without_a_last_line_break_gets_one_before_a_new_text() -> None:
    assert with_texts("a: ett", {("b",): "två"}) == "a: ett\nb: två\n"


@pytest.mark.parametrize("keys", [("form",), ("form", "nav", "more")])
def test_a_text_has_no_place_where_a_mapping_or_another_text_is(keys: Keys) -> None:
    with pytest.raises(ValueError, match="form"):
        with_texts(FILE, {keys: "x"})


TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), min_size=1
).filter(lambda text: text.strip() == text and "\ufeff" not in text)


@given(st.dictionaries(st.sampled_from(("nav", "title", "text", "intro", "new")), TEXTS))
def test_any_text_is_read_as_it_was_put_in(texts: dict[str, str]) -> None:
    changed = with_texts(FILE, {("form", key): text for key, text in texts.items()})
    data = yaml.safe_load(changed)["form"]
    assert {key: data[key] for key in texts} == texts


COMMENTED = """\
# c01 before all
title: Rubrik # c02 behind a value
short: "Kort" # c03 behind quotes
single: 'Enkelt'   # c04 behind single ones

# c05 between entries
about: # c06 behind a key
  # c07 before an entry
  purpose: >- # c08 behind the sign of a folded text
    En rad som går
    vidare på nästa.
  # c09 after a folded text

  scope: |- # c10 behind the sign of a literal text
    Ett stycke.

    Ett till, # inte en kommentar.

  # c11 before an entry
  kept: |+ # c12 line ends are kept
    Ett.

  below:
    # c13 before a value of its own line
    Ett värde # c14 behind it
  deep: >2
    Med tal.
  long: Ett värde
    på två rader # c15 behind the second
steps: {a: Ett, b: 'Två', # c16 in braces
  # c17 on its own line in braces
  c: Tre # c18 before the end of braces
} # c19 behind braces
nested: {one: {two: Fyra}} # c20
empty: {} # c21 behind empty braces
hollow: { # c22 in empty braces
}
last: # c23
  text: |
    Sist.

  # c24 at the depth of the last

# c25 the end"""
LEAVES: tuple[Keys, ...] = (
    ("title",), ("short",), ("single",), ("about", "purpose"), ("about", "scope"),
    ("about", "kept"), ("about", "below"), ("about", "deep"), ("about", "long"), ("steps", "a"),
    ("steps", "b"), ("steps", "c"), ("nested", "one", "two"), ("last", "text"),
)  # fmt: skip
NEW: tuple[Keys, ...] = (
    ("new",), ("about", "new"), ("steps", "new"), ("nested", "one", "new"), ("nested", "new", "x"),
    ("empty", "new"), ("empty", "more", "new"), ("hollow", "new"), ("last", "new"),
)  # fmt: skip
WORDS = (
    "Nytt",
    "Nytt: ord, [fler] # och {fler}",
    "Ett stycke.\n\nEtt till # inte en kommentar.",
    " med mellanrum ",
    "två  mellanrum " * 12 + "slut",
    "en rad\n",
    "# ett stycke\n\n\n",
    "rad\u2028skild\x85\ufeff\u200b😀",
)
COMMENT = re.compile(r"#[ ]c\d\d[^\n\r]*")


def flat(data: object, keys: Keys = ()) -> dict[Keys, object]:
    if not isinstance(data, dict):
        return {keys: data}
    return {k: v for key, one in data.items() for k, v in flat(one, (*keys, key)).items()}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("text", WORDS, ids=range(len(WORDS)))
@pytest.mark.parametrize("keys", [*LEAVES, *NEW], ids=".".join)
def test_no_comment_is_lost_and_no_other_line_is_changed(
    tmp_path: Path, keys: Keys, text: str, line_end: str
) -> None:
    file = COMMENTED.replace("\n", line_end)
    before = flat(read(tmp_path, file))
    assert set(before) == {*LEAVES}
    changed = with_texts(file, {keys: text})
    assert flat(read(tmp_path, changed)) == {**before, keys: text}
    assert COMMENT.findall(changed) == COMMENT.findall(file)
    assert "\n" not in changed.replace(line_end, "")
    same = [line for line in changed.split(line_end) if line in file.split(line_end)]
    assert len(file.split(line_end)) - len(same) <= 5  # lines of the longest text
    start = 0
    while file[start] == changed[start]:
        start += 1
    assert start >= file.index(line_end)
    if keys != ("new",) and keys[0] != "last":
        assert changed.rstrip().endswith(file[file.index("last:") :].rstrip())


@given(st.dictionaries(st.sampled_from((*LEAVES, *NEW)), TEXTS | st.sampled_from(WORDS)))
def test_any_texts_at_once_are_read_as_they_were_put_in(texts: dict[Keys, str]) -> None:
    changed = with_texts(COMMENTED, texts)
    document, problems = parsed(changed, "a.yaml")
    assert (problems, COMMENT.findall(changed)) == ([], COMMENT.findall(COMMENTED))
    assert document is not None
    assert {keys: flat(document.data).get(keys) for keys in texts} == texts


@pytest.mark.parametrize(
    "file", ["a: ett\n    # djupt\nb: x\n", "a: |\n     ett\n   # djupt\nb: x\n"]
)
def test_a_comment_that_stands_deeper_does_not_become_words(file: str) -> None:
    changed = with_texts(file, {("a",): "ett\n\ntvå"})
    assert changed.splitlines()[0] == 'a: "ett\\n\\ntvå"'
    assert changed.splitlines()[1:] == file.splitlines()[-2:]


def test_texts_of_several_depths_at_one_place_come_deepest_first() -> None:
    texts = {("a", "c", "e"): "tre", ("a", "f"): "fyra", ("g",): "fem"}
    wanted = "a:\n  c:\n    d: ett\n    e: tre\n  f: fyra\ng: fem\n"
    for order in (texts, dict(reversed(texts.items()))):
        assert with_texts("a:\n  c:\n    d: ett\n", order) == wanted


@pytest.mark.parametrize("file", ["# ours", "# ours\n", "\ufeff# ours\r\n"])
def test_a_file_of_comments_alone_keeps_them(file: str) -> None:
    line_end = "\r\n" if "\r" in file else "\n"
    assert with_texts(file, {("a",): "två"}) == f"{file.rstrip()}{line_end}a: två{line_end}"


@pytest.mark.parametrize(
    ("file", "keys"),
    [
        ("title: &t X\nshort: *t\n", ("short",)),
        ("title: &t X\nshort: *t\n", ("title",)),
        ("a: &a {b: x}\nc: *a\n", ("c", "b")),
        ("a: &a {b: x}\nc: *a\n", ("a", "new")),
    ],
)
def test_what_would_change_another_text_is_refused_and_the_others_are_put_in(
    file: str, keys: Keys
) -> None:
    with pytest.raises(UnwritableError, match=r"\.".join(keys)):
        with_texts(file, {keys: "Y"})
    texts = {("one",): "ett", keys: "Y", ("two",): "två", ("three",): "tre"}
    rest = "one: ett\ntwo: två\nthree: tre\n"
    assert with_what_fits(file, texts) == (file + rest, (keys,))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "frameworks" / "ips" / "text" / "sv-FI").glob("*.yaml")), ids=str
)
def test_a_real_file_keeps_every_line_but_those_of_the_changed_text(path: Path) -> None:
    file = path.read_text("utf-8")
    changed = with_texts(
        file, {("compare", "purpose"): "Något annat."} if "compare" in path.name else {}
    )
    lines = set(file.splitlines()) - set(changed.splitlines())
    assert len(lines) <= 1
    assert {line for line in file.splitlines() if line.lstrip().startswith("#")} <= set(
        changed.splitlines()
    )
