"""Languages are found as folders; what a site asks of them is there, or it is told what is not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.theme import Theme

from generator.library import Library, open_library
from generator.locale_choice import LocaleError, settled_locales, theme_folders
from generator.locales import LOCALES, SITE_FOLDER, SOURCE, UI, Locale, read_locales, site_locales
from generator.texts import Texts
from tests.generator.demo import demo

THEME = Path(__file__).parent / "frameworks"
"""Any folder without the theme's files."""

FAROESE = """
name: Føroyskt
theme_language: da
search_language: da
decimal_mark: ","
day: "{day}.{month}.{year}"
last_letters: æø
fallback: sv-FI
"""


def site(folder: Path, code: str = "fo", text: str = FAROESE) -> Path:
    """A site's folder with one language of its own."""
    home = folder / SITE_FOLDER / code
    home.mkdir(parents=True)
    (home / "locale.yaml").write_text(text, "utf-8")
    return folder


def theme(folder: Path, language: str = "da", stemmer: str = "da") -> list[str]:
    """A theme that has the languages of the package and one more."""
    words, search = folder / "partials/languages", folder / "assets/javascripts/lunr/min"
    words.mkdir(parents=True)
    search.mkdir(parents=True)
    for name in ("sv", "nb", language):
        (words / f"{name}.html").touch()
    for name in ("sv", "no", stemmer, "multi", "stemmer.support"):
        (search / f"lunr.{name}.min.js").touch()
    return [str(folder)]


def test_every_folder_of_the_package_is_a_language_and_the_source_comes_first() -> None:
    assert set(LOCALES) == {entry.name for entry in UI.iterdir()}
    assert next(iter(LOCALES)) == SOURCE
    assert LOCALES["sv-FI"].fallback == ("sv",)


def test_a_language_of_a_site_needs_a_folder_and_no_code(tmp_path: Path) -> None:
    found = site_locales(site(tmp_path))
    assert list(found) == ["sv", "fo", "nb", "sv-FI"]
    assert found["fo"] == Locale(
        code="fo",
        name="Føroyskt",
        search_language="da",
        decimal_mark=",",
        day="{day}.{month}.{year}",
        theme_language="da",
        last_letters="æø",
        fallback=("sv-FI", "sv"),
        file="content/languages/fo/locale.yaml",
    )


def test_a_missing_word_is_looked_for_along_the_fallbacks() -> None:
    trees = {"sv": {"one": "ett", "two": "två"}, "sv-FI": {"one": "en"}, "nb": {"three": "tre"}}
    texts = Texts("fo", "nb", trees, ("sv-FI", "sv"))
    assert [texts.get(key).lang for key in ("one", "two", "three")] == ["sv-FI", "sv", "nb"]
    assert all(texts.get(key).fallback for key in ("one", "two", "three"))


def test_a_folder_of_the_site_says_words_of_a_known_language_otherwise(tmp_path: Path) -> None:
    own = tmp_path / SITE_FOLDER / "nb"
    own.mkdir(parents=True)
    (own / "words.yaml").write_text("form: {nav_title: Vårt skjema}\n", "utf-8")
    (tmp_path / "frameworks").symlink_to(THEME)
    t = open_library(tmp_path / "frameworks").t(LOCALES["nb"])
    assert t.plain("form.nav_title") == "Vårt skjema"
    assert t.plain("form.sections") == "Deler"


def test_hidden_folders_and_files_are_no_languages(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "README.md").touch()
    assert read_locales(tmp_path, "languages") == ({}, [])


def opened(**changed: object) -> Library:
    return replace(Library((demo(),), {}), **changed)  # type: ignore[arg-type]  # fields by name


def test_the_locales_of_a_site_come_in_its_order(tmp_path: Path) -> None:
    found = settled_locales(["nb", "sv"], opened(), theme(tmp_path))
    assert [one.code for one in found] == ["nb", "sv"]


def test_a_locale_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LocaleError) as caught:
        settled_locales(["sv", "fi"], opened(), theme(tmp_path))
    assert str(caught.value) == (
        "locales: expected one of sv, nb, sv-FI, found 'fi' -> "
        "make content/languages/fi/locale.yaml and the words of the site beside it, or take it out"
    )


def test_a_locale_that_is_listed_twice_is_told(tmp_path: Path) -> None:
    with pytest.raises(LocaleError, match="found 'sv' again -> remove one of the two"):
        settled_locales(["sv", "sv"], opened(), theme(tmp_path))


def test_the_theme_is_looked_for_where_mkdocs_takes_it_from(tmp_path: Path) -> None:
    theme_of_site = Theme("tumstock", custom_dir=str(tmp_path))
    assert list(map(str, theme_folders(tmp_path))) == theme_of_site.dirs[:3]
    assert theme_folders() == theme_folders(tmp_path)[1:]


def test_a_locale_that_no_framework_has_words_in_is_told(tmp_path: Path) -> None:
    da = replace(LOCALES["nb"], code="da")
    library = opened(locales={**LOCALES, "da": da})
    with pytest.raises(LocaleError) as caught:
        settled_locales(["sv", "da"], library, theme(tmp_path))
    assert str(caught.value) == (
        "locales: expected locales that a framework has words in, found 'da' -> "
        "write frameworks/demo/text/da, or take it out"
    )


@pytest.mark.parametrize(
    ("key", "known"),
    [("theme_language", "da, nb, sv"), ("search_language", "da, en, no, sv")],
)
def test_a_locale_without_the_support_of_the_theme_is_told(
    tmp_path: Path, key: str, known: str
) -> None:
    nb = replace(LOCALES["nb"], **{key: "kv"})  # type: ignore[arg-type]  # fields by name
    with pytest.raises(LocaleError) as caught:
        settled_locales(["nb"], opened(locales={"nb": nb}), theme(tmp_path))
    assert str(caught.value) == (
        f"generator/ui/nb/locale.yaml: {key}: expected a language that the theme has ({known}), "
        "found 'kv' -> use the nearest of them"
    )


def test_a_framework_without_words_in_a_locale_is_not_shown_there() -> None:
    da = replace(LOCALES["nb"], code="da")
    library = opened(locales={**LOCALES, "da": da})
    assert library.read_in(LOCALES["nb"]) is library
    left = library.read_in(da)
    assert left.frameworks == ()
    assert [one.id for one in left.unread] == ["demo"]
    assert not demo().speaks("da")
    assert demo().with_texts({"nb": {}}, {"da": ("nb",)}).speaks("da")
