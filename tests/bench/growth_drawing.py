"""A drawing of growth: both axes logarithmic, so that what is linear rises at 45 degrees."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

_WIDTH, _HEIGHT, _EDGE = 720, 480, 60
_COLOURS = ("#1b4f72", "#9c4a00", "#2e6b3f")
_DASHES = ("", "8 4", "2 4")
_HEADING = "times as much as with {:g} frameworks; the thin line is linear"


def drawing(rows: Sequence[Mapping[str, float]], measured: Mapping[str, str]) -> str:
    """Draw each measure relative to its value at the fewest frameworks, as SVG.

    Args:
        rows: `frameworks` and each measure, by the number of frameworks.
        measured: What each measure is called, by its key.
    """
    fewest, most = rows[0]["frameworks"], rows[-1]["frameworks"]
    reach = math.log(most / fewest)

    def at(count: float, times: float) -> tuple[float, float]:
        across = _EDGE + math.log(count / fewest) / reach * (_WIDTH - 2 * _EDGE)
        down = _HEIGHT - _EDGE - math.log(max(times, 1)) / reach * (_HEIGHT - 2 * _EDGE)
        return round(across, 1), round(down, 1)

    def line(points: Sequence[tuple[float, float]], style: str) -> str:
        listed = " ".join(f"{across},{down}" for across, down in points)
        return f'<polyline points="{listed}" fill="none" {style}/>'

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        "<style>text { font: 14px system-ui, sans-serif }</style>",
        f"<title>Growth from {fewest:g} to {most:g} frameworks</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#fff"/>',
        line([at(fewest, 1), at(most, most / fewest)], 'stroke="#999" stroke-width="1"'),
        f'<text x="{_EDGE}" y="24" fill="#555">{_HEADING.format(fewest)}</text>',
    ]
    for row in rows:
        across, _ = at(row["frameworks"], 1)
        parts.append(
            f'<text x="{across}" y="{_HEIGHT - 30}" text-anchor="middle">'
            f"{row['frameworks']:g}</text>"
        )
    for number, (key, title) in enumerate(measured.items()):
        points = [at(row["frameworks"], row[key] / rows[0][key]) for row in rows]
        dash = f' stroke-dasharray="{_DASHES[number]}"' if _DASHES[number] else ""
        colour = _COLOURS[number]
        parts.append(line(points, f'stroke="{colour}" stroke-width="3"{dash}'))
        last = rows[-1][key] / rows[0][key]
        parts.append(
            f'<text x="{_EDGE + 10}" y="{60 + 22 * number}" fill="{colour}">'
            f"{escape(title)}: {last:.1f} times</text>"
        )
    return "\n".join([*parts, "</svg>", ""])
