"""Reading rules JSON key by key, with errors that name the place.

`JsonObject` is one object of the rules together with its path, such as `rules.items.15.rows[2]`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

from scoring.errors import SpecError
from scoring.exact import Number, read_number, tidy

__all__ = ["JsonObject"]

_REQUIRED = object()


class JsonObject:
    """One object of the rules JSON and where it stands."""

    __slots__ = ("_values", "place")

    def __init__(self, values: object, place: str) -> None:
        """Wrap `values`, which stands at `place`.

        Raises:
            SpecError: `values` is not an object.
        """
        if not isinstance(values, Mapping):
            raise SpecError(f"{place}: expected an object, found {type(values).__name__}")
        self._values = values
        self.place = place

    def wrong(self, key: str, expected: str) -> SpecError:
        """The error that `key` is not what was expected."""
        return SpecError(
            f"{self.place}.{key}: expected {expected}, found {self._values.get(key)!r}"
        )

    def __contains__(self, key: str) -> bool:
        return self._values.get(key) is not None

    def keys(self) -> Sequence[str]:
        """The keys of the object, in order."""
        return tuple(self._values)

    def raw(self, key: str, default: object = _REQUIRED) -> object:
        """The value of a key as it stands; null counts as absent."""
        found = self._values.get(key)
        if found is None:
            if default is _REQUIRED:
                raise self.wrong(key, "a value")
            return default
        return found

    def text(self, key: str) -> str:
        """A text."""
        found = self.raw(key)
        if not isinstance(found, str):
            raise self.wrong(key, "text")
        return found

    def one_of(self, key: str, allowed: Collection[str]) -> str:
        """A text out of a fixed list."""
        found = self.text(key)
        if found not in allowed:
            raise self.wrong(key, " or ".join(allowed) or "nothing")
        return found

    def flag(self, key: str, *, default: bool = False) -> bool:
        """True or false."""
        found = self.raw(key, default)
        if not isinstance(found, bool):
            raise self.wrong(key, "true or false")
        return found

    def whole(self, key: str, default: int | None = None, *, least: int = 0) -> int:
        """A whole number, `least` or more."""
        found = self.raw(key, _REQUIRED if default is None else default)
        if type(found) is not int or found < least:
            raise self.wrong(key, f"a whole number, {least} or more")
        return found

    def number(self, key: str) -> Number:
        """An exact number."""
        found = read_number(self.raw(key))
        if found is None:
            raise self.wrong(key, "a number")
        return found

    def number_or_none(self, key: str) -> Number | None:
        """An exact number; None when the key is absent."""
        return self.number(key) if key in self else None

    def fraction(self, key: str, default: object = _REQUIRED) -> Number:
        """An exact number that may be written as a fraction, `2/3`."""
        found = self.raw(key, default)
        over, _, under = found.partition("/") if isinstance(found, str) else (found, "", "")
        top, bottom = read_number(over), read_number(under or 1)
        if top is None or not bottom:
            raise self.wrong(key, "an exact number such as 1, 1/2 or 2/3")
        return tidy(Fraction(top) / Fraction(bottom))

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; absent is empty, a single text is a list of one."""
        found = self.raw(key, ())
        entries = (found,) if isinstance(found, str) else found
        if not isinstance(entries, list | tuple) or not all(isinstance(e, str) for e in entries):
            raise self.wrong(key, "a list of texts")
        return tuple(entries)

    def object(self, key: str) -> JsonObject:
        """An object."""
        return JsonObject(self.raw(key), f"{self.place}.{key}")

    def objects(self, key: str) -> list[JsonObject]:
        """A list of objects; absent is empty."""
        found = self.raw(key, ())
        if not isinstance(found, list | tuple):
            raise self.wrong(key, "a list")
        return [JsonObject(entry, f"{self.place}.{key}[{n}]") for n, entry in enumerate(found)]

    def numbers(self, key: str) -> dict[str, Number]:
        """An object of exact numbers by name; absent is empty."""
        if key not in self:
            return {}
        entries = self.object(key)
        return {name: entries.number(name) for name in entries.keys()}  # noqa: SIM118  (it is no dict)
