"""What the strict reader makes of YAML, and what it refuses."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.paths import value_at
from generator.strict_yaml import MOST_BYTES, Document, read_yaml


def read(folder: Path, text: str | bytes) -> Document:
    """Read text that has no problems."""
    path = folder / "file.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    document, problems = read_yaml(path, "file.yaml")
    assert problems == []
    assert document is not None
    return document


def problems(folder: Path, text: str | bytes) -> list[str]:
    """The problems of a text, as printed."""
    path = folder / "file.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [str(problem) for problem in read_yaml(path, "file.yaml")[1]]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("Off", "Off"),
        ("True", "True"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("", None),
        ("~", "~"),
        ("2026-01-09", "2026-01-09"),
        ("12:30", "12:30"),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".5", ".5"),
        ("5.", "5."),
        ("+5", "+5"),
        ("0", 0),
        ("-12", -12),
        ("74.50", Decimal("74.50")),
        ("9" * 5000, "9" * 5000),
        ('"5"', "5"),
        ("'true'", "true"),
        ("5.1(A)", "5.1(A)"),
        ("=", "="),
    ],
)
def test_a_plain_word_means_what_it_looks_like(tmp_path: Path, written: str, value: object) -> None:
    read_value = read(tmp_path, f"key: {written}\n").data["key"]  # type: ignore[index, call-overload]  # it is a mapping
    assert read_value == value
    assert type(read_value) is type(value)


def test_keys_are_always_text(tmp_path: Path) -> None:
    assert read(tmp_path, "{1: a, true: b, no: c, 2026-01-09: d}").data == {
        "1": "a",
        "true": "b",
        "no": "c",
        "2026-01-09": "d",
    }


def test_every_value_and_key_knows_its_place(tmp_path: Path) -> None:
    document = read(tmp_path, "items:\n  - id: a\n    rows: [x, {y: z}]\n")
    place = document.place(("items", 0, "rows", 1, "y"))
    assert (place.line, place.column) == (3, 19)
    key = document.place(("items", 0, "rows"), key=True)
    assert (key.line, key.column) == (3, 5)


def test_what_is_not_there_is_placed_at_what_would_hold_it(tmp_path: Path) -> None:
    document = read(tmp_path, "total:\n  kind: sum\nitems: [a]\n")
    assert document.place(("total", "unit")).line == 1
    assert document.place(("items", 0, "rows", 3)).line == 3
    assert document.place(("nowhere",)).line == 1


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbftitle: \xc3\x85").data == {"title": "Å"}


@pytest.mark.parametrize("style", [">-", ">", "|-", ""])
def test_a_blank_line_parts_paragraphs_however_the_text_is_written(
    tmp_path: Path, style: str
) -> None:
    document = read(tmp_path, f"a: {style}\n  One.\n\n  Two.\nb: x\n")
    assert value_at(document.data, ("a",)) in ("One.\n\nTwo.", "One.\n\nTwo.\n")


def test_an_alias_repeats_its_anchor(tmp_path: Path) -> None:
    document = read(tmp_path, "a: &a [1, 2]\nb: *a\n")
    assert document.data == {"a": [1, 2], "b": [1, 2]}
    assert document.place(("b", 1)).line == 1


def test_all_slips_of_one_file_are_told_together(tmp_path: Path) -> None:
    text = "a: 1\na: !!int 2\nb: !odd 3\na: 4\n"
    duplicate, tag, again = problems(tmp_path, text)
    assert duplicate == (
        "file.yaml:2:1: a: expected each key once, found 'a' once more (first on line 1)"
        " -> remove or rename one of the two"
    )
    assert tag == (
        "file.yaml:3:4: b: expected plain YAML, found the tag '!odd'"
        " -> remove the tag; put text in quotes"
    )
    assert again == duplicate.replace(":2:", ":4:")


def test_two_documents_in_one_file_are_refused(tmp_path: Path) -> None:
    [told] = problems(tmp_path, "a: 1\n---\nb: 2\n")
    assert told.startswith("file.yaml:2:1: expected readable YAML")


def test_a_file_that_is_too_big_is_not_read(tmp_path: Path) -> None:
    [told] = problems(tmp_path, b"#" * (MOST_BYTES + 1))
    assert told == (
        "file.yaml:1:1: expected at most 2000000 bytes, found 2000001 bytes -> split the file"
    )


@pytest.mark.parametrize("brackets", ["[" * 200_000, "- " * 200_000, "{a: " * 100_000])
def test_endless_brackets_are_refused_before_the_stack_ends(tmp_path: Path, brackets: str) -> None:
    [told] = problems(tmp_path, brackets)
    assert "at most 40 levels of nesting" in told


def test_billions_of_laughs_are_cut_short(tmp_path: Path) -> None:
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    [told] = problems(tmp_path, "\n".join(["a0: &a0 [x]", *lines]))
    assert "at most 100000 values in a file" in told


@given(st.text(max_size=60) | st.text("ab:-[]{}&*!|>\"'#,\n \t%@`?\x00\x85", max_size=60))
def test_any_text_is_read_or_refused_but_never_a_crash(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    document, told = read_yaml(path, "any.yaml")
    assert document is not None or told


LEAVES = st.text(max_size=8) | st.integers(-(10**9), 10**9) | st.booleans() | st.none()


@given(
    st.dictionaries(
        st.text(max_size=5),
        st.recursive(
            LEAVES,
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=5), inner, max_size=3)
            ),
            max_leaves=8,
        ),
        min_size=1,
    )
)
def test_data_written_as_yaml_is_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]
) -> None:
    path = tmp_path_factory.getbasetemp() / "round.yaml"
    path.write_text(yaml.dump(data, Dumper=Quoting, allow_unicode=True), encoding="utf-8")
    document, told = read_yaml(path, "round.yaml")
    assert told == []
    assert document is not None
    assert document.data == data


class Quoting(yaml.SafeDumper):
    """Writes all text in quotes and repeats instead of using aliases."""

    def ignore_aliases(self, _data: object) -> bool:
        """Write values out."""
        return True


Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)
