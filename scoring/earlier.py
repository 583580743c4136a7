"""An assessment of an earlier version, scored by the loaded one through the framework's own maps.

The result is that of the loaded version, which its `framework` names, and says in `given` what it
was made from:

    "given": {"version": "2026-01-09", "not_mapped": [{"path", "item", "reason"}, ...]}

"not_mapped" is what was answered and has no place in the loaded version, see `scoring.id_maps`;
it is left out of the score, and nothing is put in its place. A result without `given` is of an
assessment of the very version that it was scored by.
"""

from __future__ import annotations

from scoring.assess import assess
from scoring.errors import RefusedError
from scoring.id_maps import move, read_maps
from scoring.json_text import written
from scoring.spec import Framework

__all__ = ["assess_earlier"]


def assess_earlier(framework: Framework, assessment: object, maps: object) -> str:
    """Score an assessment of any version from which the maps lead to the loaded one.

    Args:
        framework: The rules.
        assessment: An assessment file as read from JSON.
        maps: The framework's maps as they stand in its rules.

    Returns:
        The result as JSON text.

    Raises:
        RefusedError: With every problem of the assessment, told by the ids that it uses, or of
            the maps.
    """
    moved = move(framework, assessment, read_maps(maps, framework))
    try:
        result = assess(framework, moved.assessment)
    except RefusedError as error:
        raise RefusedError(tuple(moved.as_given(each) for each in error.problems)) from None
    if moved.former is None:
        return result
    given = written({"version": moved.version, "not_mapped": list(moved.lost)})
    return f'{result.removesuffix("}")},"given":{given}}}'
