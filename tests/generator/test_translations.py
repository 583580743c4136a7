"""Texts go to translators and come back: nothing is lost, not even a comment."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from click.testing import CliRunner, Result

from generator.cli import app
from generator.errors import FrameworkErrors
from generator.locales import LOCALES, SITE_FOLDER
from generator.text_files import read_texts
from generator.translation_units import INTERFACE, Unit, open_project
from generator.whole_files import write_files

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow


def site(folder: Path) -> Path:
    """A site of its own: one framework and a language that the package does not have."""
    shutil.copytree(ROOT / "frameworks" / "ips", folder / "frameworks" / "ips")
    shutil.copytree(ROOT / SITE_FOLDER, folder / SITE_FOLDER)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return site(tmp_path)


def run(home: Path, *arguments: str) -> Result:
    at = ("translations", "--frameworks", str(home / "frameworks"))
    return CliRunner().invoke(app, [*at, *arguments])


def made(home: Path, code: str) -> Result:
    at = ("--frameworks", str(home / "frameworks"))
    return CliRunner().invoke(app, ["new", "locale", code, *at])


def exported(home: Path, *more: str, locale: str = "fi") -> Path:
    """The catalogue of the untouched site; it takes a second, so it is made once."""
    file = home / f"{locale}.po"
    file.write_bytes(_exported(locale, more))
    return file


@cache
def _exported(locale: str, more: tuple[str, ...]) -> bytes:
    with TemporaryDirectory() as folder:
        home = site(Path(folder))
        file = home / "all.po"
        assert run(home, "export", locale, str(file), *more).exit_code == 0
        return file.read_bytes()


def catalogue(file: Path) -> Catalog:
    return read_po(BytesIO(file.read_bytes()))


def changed(file: Path, change: Callable[[Catalog], None]) -> None:
    """The catalogue as a translator's tool leaves it: read, changed, written."""
    given = catalogue(file)
    change(given)
    written = BytesIO()
    write_po(written, given, width=70)
    file.write_bytes(written.getvalue())


def said(name: str, text: str) -> Callable[[Catalog], None]:
    def change(given: Catalog) -> None:
        next(one for one in given if one.context == name).string = text

    return change


def files(home: Path) -> dict[str, bytes]:
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*.yaml")}


def tree(home: Path) -> object:
    known = ("sv", "nb", "sv-FI", "fi")
    folders = (home / SITE_FOLDER, home / "frameworks" / "ips" / "text")
    return [read_texts(folder, folder.name, known)[0]["fi"].tree for folder in folders]


def test_the_room_for_a_label_is_that_of_the_longest_and_some_more(home: Path) -> None:
    units = {unit.name: unit for unit in open_project(home / "frameworks").units("fi")}
    assert units["interface:form.print_date"].most == len("Päivämäärä") + 8
    assert units["interface:assessments.title"].most == round(len("Mina utvärderingar") * 1.5)
    assert units["interface:form.intro"].most is None


def test_a_catalogue_that_comes_back_unchanged_changes_no_byte(home: Path) -> None:
    before = files(home)
    result = run(home, "import", "fi", str(exported(home)))
    assert result.exit_code == 0
    assert result.output.startswith("0 changed in 0 files, ")
    assert files(home) == before


@pytest.mark.parametrize("locale", LOCALES)
def test_the_packages_own_languages_come_back_byte_for_byte_too(home: Path, locale: str) -> None:
    before = files(home)
    file = exported(home, locale=locale)
    assert run(home, "import", locale, str(file)).exit_code == 0
    assert files(home) == before


@pytest.mark.parametrize(
    ("name", "text", "file"),
    [
        ("interface:form.nav_title", "Kaavake", "content/languages/fi/pages.yaml"),
        ("interface:js.summary.band", "Taso: {band}", "content/languages/fi/form.yaml"),
        ("ips:items.4.ideal", "Lyhyesti: näin.", "frameworks/ips/text/fi/ordnandet.yaml"),
        ("ips:items.9.levels.5", "Yksi.\n\nKaksi.", "frameworks/ips/text/fi/ordnandet.yaml"),
        ("ips:items.2.inputs.share.unit", "prosenttia", "frameworks/ips/text/fi/personal.yaml"),
    ],
)
def test_one_changed_text_changes_its_own_lines_alone(
    home: Path, name: str, text: str, file: str
) -> None:
    path = home / file
    path.write_text("# of ours\n" + path.read_text("utf-8") + "# the end\n", "utf-8")
    before, lines = files(home), path.read_text("utf-8").splitlines()
    po = exported(home)
    changed(po, said(name, text))
    result = run(home, "import", "fi", str(po))
    assert result.output.splitlines()[-1] == f"wrote {path}"
    after = files(home)
    assert {one for one in after if after[one] != before[one]} == {file}
    now = path.read_text("utf-8").splitlines()
    assert [now[0], now[-1]] == ["# of ours", "# the end"]
    same = sum(1 for line in lines if line in now)
    assert len(lines) - same <= 12
    units = open_project(home / "frameworks").units("fi")
    assert next(unit.text for unit in units if unit.name == name) == text


def test_a_language_is_made_of_a_catalogue_alone(home: Path) -> None:
    """From no folder at all to every text: start, export, translate, import."""
    po, wanted = exported(home), tree(home)
    shutil.rmtree(home / SITE_FOLDER / "fi")
    shutil.rmtree(home / "frameworks" / "ips" / "text" / "fi")
    assert made(home, "fi").exit_code == 0
    assert "name: Suomi" in (home / "content/languages/fi/locale.yaml").read_text("utf-8")
    assert " 0 of them translated" in run(home, "export", "fi", str(home / "empty.po")).output
    result = run(home, "import", "fi", str(po))
    assert result.exit_code == 0, result.output
    assert tree(home) == wanted
    assert {path.name for path in (home / "frameworks/ips/text/fi").iterdir()} == {
        path.name for path in (ROOT / "frameworks/ips/text/sv-FI").iterdir()
    }
    for path in (home / "frameworks/ips/text/fi").iterdir():
        beside = path.parent.with_name("sv-FI") / path.name
        first = path.read_text("utf-8").partition("\n")[0]
        assert first == beside.read_text("utf-8").partition("\n")[0]
        assert first.endswith("/static/schema/text.json")


def test_the_catalogue_says_what_a_translator_should_know(home: Path) -> None:
    given = catalogue(exported(home, "--from", "sv-FI"))
    by_name = {one.context: one for one in given if one.id}
    band = by_name["interface:js.summary.band"]
    assert band.auto_comments == [
        "Keep as they are: {band}",
        "Length: 14 letters. Short: it stands where there is little room.",
        "at most 32 letters",
    ]
    assert band.flags == {"python-brace-format"}
    assert band.locations[0][0] == "generator/ui/sv/form.yaml"
    hint = by_name["ips:items.1.inputs.fte.hint"]
    assert hint.auto_comments[0] == "Item 1: Antalet klienter"
    title = by_name["interface:assessments.title"]
    assert title.id == "Mina utvärderingar"
    assert title.auto_comments[0] == "From Svenska (Finland)"


def test_only_what_is_missing_or_one_room_may_be_exported(home: Path) -> None:
    assert len(catalogue(exported(home, "--missing"))) == 0
    names = [one.context for one in catalogue(exported(home, "--only", "ips")) if one.id]
    assert names
    assert all(str(name).startswith("ips:") for name in names)
    result = run(home, "export", "fi", str(home / "x.po"), "--only", "ipss")
    assert result.exit_code == 2
    assert "--only: no room 'ipss' -> did you mean 'ips'?" in result.output


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (said("interface:js.summary.band", "Taso"), "expected {band}, found none -> write the"),
        (said("ips:title", "Yksi\tkaksi"), "there is a tab in it -> put a space instead"),
    ],
)
def test_a_wrong_translation_is_told_and_nothing_is_written(
    home: Path, change: Callable[[Catalog], None], words: str
) -> None:
    po, before = exported(home), files(home)
    changed(po, said("interface:form.nav_title", "Kaavake"))
    changed(po, change)
    result = run(home, "import", "fi", str(po))
    assert result.exit_code == 1
    assert words in result.output
    assert "1 to mend; nothing is written" in result.output
    assert files(home) == before
    skipped = run(home, "import", "fi", str(po), "--skip")
    assert skipped.exit_code == 1
    assert "1 changed in 1 files" in skipped.output
    assert b"nav_title: Kaavake" in files(home)["content/languages/fi/pages.yaml"]


def test_a_source_that_has_changed_since_is_told(home: Path) -> None:
    po = exported(home)
    changed(po, said("ips:tagline", "Uusi."))
    path = home / "frameworks/ips/text/sv-FI/overview.yaml"
    path.write_text(path.read_text("utf-8").replace("25 kriterier som visar", "25 som säger"))
    result = run(home, "import", "fi", str(po))
    assert result.exit_code == 1
    assert "ips:tagline: the source now says “25 som säger" in result.output


def test_a_text_that_is_not_there_is_told(home: Path) -> None:
    po = exported(home)
    po.write_text(po.read_text("utf-8").replace('"ips:tagline"', '"ips:taglines"'), "utf-8")
    result = run(home, "import", "fi", str(po))
    assert "ips:taglines: there is no such text -> did you mean ips:tagline?" in result.output


def test_a_long_translation_of_a_label_is_warned_of_and_taken(home: Path) -> None:
    po = exported(home)
    changed(po, said("interface:form.nav_title", "Kovin pitkä nimi lomakkeelle"))
    result = run(home, "import", "fi", str(po), "--dry-run")
    assert result.exit_code == 0
    assert "28 letters, with room for 16 -> say it shorter" in result.output
    assert "would write" in result.output
    assert "nav_title: Lomake" in (home / "content/languages/fi/pages.yaml").read_text("utf-8")


def test_what_a_translator_is_not_sure_of_is_not_taken(home: Path) -> None:
    po = exported(home)
    changed(po, lambda given: next(one for one in given if one.id).flags.add("fuzzy"))
    assert "1 without a translation" in run(home, "import", "fi", str(po)).output


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'msgid "a"\nmsgstr "\xff"\n', "expected UTF-8"),
        (b"hello\n", "expected a gettext catalogue"),
        (b'msgid "a"\nmsgstr "b"\n', "line 1: expected msgctxt with the name of a text"),
    ],
)
def test_a_file_that_is_no_catalogue_is_told(home: Path, data: bytes, words: str) -> None:
    po = home / "a.po"
    po.write_bytes(data)
    result = run(home, "import", "fi", str(po))
    assert result.exit_code == 1
    assert words in result.output


def test_an_unknown_language_is_told_with_what_to_do(home: Path) -> None:
    for command in ("export", "import"):
        (home / "x.po").touch()
        result = run(home, command, "da", str(home / "x.po"))
        assert result.exit_code == 2
        assert "tumstock new locale da" in " ".join(result.output.split())


@pytest.mark.parametrize(("code", "words"), [("fi", "is there already"), ("xx", "expected a")])
def test_a_language_is_started_once_and_under_its_tag(home: Path, code: str, words: str) -> None:
    result = made(home, code)
    assert result.exit_code == 1
    assert words in result.output


@pytest.mark.parametrize(
    ("code", "twin"), [("FI", "fi"), ("Sv", "sv"), ("sv-fi", "sv-FI"), ("nB", "nb")]
)
def test_a_language_whose_folder_is_that_of_another_is_refused(
    home: Path, code: str, twin: str
) -> None:
    before = files(home)
    result = made(home, code)
    assert result.exit_code == 1
    assert f"{code}: the language is there already, as {twin} -> write {twin}" in result.output
    assert files(home) == before


def test_words_of_the_package_said_otherwise_lie_with_the_site(home: Path) -> None:
    po = exported(home, locale="nb")
    changed(po, said("interface:form.nav_title", "Vårt skjema"))
    result = run(home, "import", "nb", str(po))
    assert result.output.splitlines()[-1] == f"wrote {home / 'content/languages/nb/pages.yaml'}"
    assert (home / "content/languages/nb/pages.yaml").read_text("utf-8") == (
        "form:\n  nav_title: Vårt skjema\n"
    )


def test_words_that_the_site_says_otherwise_are_those_that_are_translated(home: Path) -> None:
    own = home / SITE_FOLDER / "nb"
    own.mkdir(parents=True)
    (own / "words.yaml").write_text("form:\n  nav_title: Vårt skjema\n", "utf-8")
    units = open_project(home / "frameworks").units("nb", rooms=[INTERFACE])
    found = {unit.name: unit.text for unit in units}
    assert found["interface:form.nav_title"] == "Vårt skjema"
    assert found["interface:form.sections"]
    (own / "words.yaml").write_text("form: [\n", "utf-8")
    with pytest.raises(FrameworkErrors, match=r"content/languages/nb/words\.yaml"):
        open_project(home / "frameworks")


def test_of_several_files_all_are_written_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "missing" / "b.yaml"
    first.write_text("old", "utf-8")
    monkeypatch.setattr(Path, "mkdir", _refuse_missing)
    with pytest.raises(OSError, match="no room"):
        write_files({first: "new", second: "new"})
    assert first.read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def _refuse_missing(path: Path, **_options: object) -> None:
    if path.name == "missing":
        raise OSError("no room")


def test_a_unit_names_what_is_filled_in_for_the_interface_alone() -> None:
    def unit(room: str) -> Unit:
        return Unit(
            room=room, keys=("a",), source="{x} y", text="", file="", line=1, about=(), most=None
        )  # fmt: skip

    assert unit(INTERFACE).placeholders == {"{x}"}
    assert unit("ips").placeholders == frozenset()


def test_a_text_that_shares_its_words_is_refused_at_its_place_and_others_are_taken(
    home: Path,
) -> None:
    name = "frameworks/ips/text/fi/ordnandet.yaml"
    path, po = home / name, exported(home)
    lines = path.read_text("utf-8").splitlines()
    lines[3] = lines[3].replace("title: ", "title: &shared ")
    lines[9] = "    title: *shared"
    path.write_bytes("\r\n".join([*lines, ""]).encode())
    before = files(home)
    result = run(home, "import", "fi", str(po))
    assert result.exit_code == 1
    refused = f"{name}:10: ips:items.4.title: it cannot be put in there so that all else keeps its"
    assert result.stderr.splitlines()[0].startswith(refused)
    assert files(home) == before
    changed(po, said("ips:items.4.ideal", "Lyhyesti: näin."))
    result = run(home, "import", "fi", str(po), "--skip")
    assert (result.exit_code, "1 changed in 1 files" in result.output) == (1, True)
    now = path.read_bytes().decode().split("\r\n")
    assert now[:10] == lines[:10]
    assert not any("\n" in line for line in now)
    assert "      Lyhyesti: näin." in now


def test_a_new_text_that_has_no_place_is_told_with_its_file(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    po, name = exported(home), "frameworks/ips/text/fi/overview.yaml"
    (home / name).unlink()
    before = files(home)
    monkeypatch.setattr(
        "generator.translation_import.with_what_fits", lambda file, texts: (file, tuple(texts))
    )
    result = run(home, "import", "fi", str(po))
    assert result.exit_code == 1
    assert f"{name}: ips:title: it cannot be put in there" in result.stderr
    assert files(home) == before
