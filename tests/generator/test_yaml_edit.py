"""Words are put into a YAML file, and nothing else in it changes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.strict_yaml import read_yaml
from generator.yaml_edit import Keys, with_texts

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
    path.write_text(text, "utf-8")
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
    for key, text in texts.items():
        folded = key == "intro" or (key == "new" and len(text) > 90)
        assert (" ".join(data[key].split()) if folded else data[key]) == (
            " ".join(text.split()) if folded else text
        )


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
