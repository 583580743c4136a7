"""What keeps a site from being built, as a page for the person who is writing it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.errors import FrameworkErrors
from generator.jinja_env import environment

if TYPE_CHECKING:
    from generator.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why there is no site.

    Attributes:
        problems: What an author can mend, in order; empty where it is something else.
        text: All of it as text.
    """

    problems: tuple[Problem, ...]
    text: str

    @classmethod
    def of(cls, error: BaseException) -> Trouble:
        """The trouble behind an error; one that nobody foresaw is named by its kind."""
        if isinstance(error, FrameworkErrors):
            return cls(problems=error.problems, text=str(error))
        told = str(error).strip()
        foreseen = type(error).__module__.partition(".")[0] in ("mkdocs", "generator")
        kind = "" if foreseen and told else f"{type(error).__name__}: "
        return cls(problems=(), text=f"{kind}{told}".removesuffix(": "))


def trouble_page(trouble: Trouble) -> str:
    """A whole page that needs nothing else, since nothing else may be there."""
    return environment().get_template("trouble.html.jinja").render(trouble=trouble)
