"""What several reports say in the same words."""

from __future__ import annotations

from collections.abc import Iterator

from channelpick.formats.interface import Telling
from channelpick.formats.report import Json, Line
from channelpick.staff.cubes import Cube, Description
from channelpick.staff.space import Space
from channelpick.staff.spelling import spell_cube, spell_situation
from channelpick.words.words import ReportWords


def number(count: int) -> str:
    """A count as both languages write it: `11,340`."""
    return f"{count:,}"


def share(count: int, total: int) -> str:
    """A part of all situations, in percent; what is there is never shown as nothing."""
    percent = 100 * count / total if total else 0
    return f"{percent:.1f} %" if not count or percent >= 0.05 else "< 0.1 %"


def of_all(count: int, space: Space, words: ReportWords) -> str:
    """A count and its share of the situations."""
    return words.of_all.format(count=number(count), share=share(count, space.size))


def covered(space: Space, telling: Telling) -> Line:
    """Exactly which situations were looked at."""
    joint = telling.words.answer.names_joint
    text = telling.words.report.covered.format(
        total=number(space.size),
        criteria=joint.join(space.levels),
        facts=space.most_facts,
        states=len(space.states),
        languages=joint.join(space.languages),
    )
    words = telling.words.report
    if space.beyond:
        text += " " + words.covered_beyond.format(count=number(space.beyond))
    if space.left_out:
        text += " " + words.covered_left_out.format(answers=joint.join(space.left_out))
    return Line(text, style="dim")


def covered_data(space: Space) -> Json:
    """The same for scripts."""
    return {
        "situations": space.size,
        "criteria": list(space.levels),
        "facts": [name for name in space.defaults if len(space.dimensions[name]) > 1],
        "most_facts": space.most_facts,
        "beyond": space.beyond,
        "left_out": list(space.left_out),
        "opening_states": [
            {"at": state.at.isoformat(), "closed": sorted(state.closed[-1])}
            for state in space.states
        ],
        "languages": list(space.languages),
    }


def where(space: Space, description: Description, telling: Telling) -> Iterator[Line]:
    """A set of situations: what they share, how many more there are, and one of them."""
    words = telling.words.report
    for index, cube in enumerate(description.cubes):
        frame = words.or_when if index else words.when
        yield Line(frame.format(where=_cube(space, cube, words)), level=2)
    if description.others:
        yield Line(words.others.format(count=number(description.others)), style="dim", level=2)
    example = spell_situation(space, description.example)
    yield Line(words.example.format(example=example), style="dim", level=2)


def _cube(space: Space, cube: Cube, words: ReportWords) -> str:
    text = spell_cube(space, cube) or words.always
    return words.usual.format(where=text) if cube.usual else text


def where_data(space: Space, description: Description) -> Json:
    """The same for scripts."""
    return {
        "count": description.count,
        "when": [
            {
                "text": spell_cube(space, cube),
                "values": {
                    name: _opening(space, values) if name == "open" else list(values)
                    for name, values in cube.allowed.items()
                },
                "others_default": cube.usual,
            }
            for cube in description.cubes
        ],
        "others": description.others,
        "example": situation_data(space, description.example),
    }


def _opening(space: Space, values: tuple[str, ...]) -> list[Json]:
    states = [space.states[int(value)] for value in values]
    return [{"at": s.at.isoformat(), "closed": sorted(s.closed[-1])} for s in states]


def situation_data(space: Space, index: int) -> Json:
    """A situation as `recommend --input` takes it."""
    values = space.values(index)
    return {
        "answers": {
            name: values[name] for name in (*space.levels, *space.defaults) if name != "tried"
        },
        "at": space.states[int(values["open"])].at.isoformat(),
        "language": values["language"],
        "tried": [{"channel": channel} for channel in values["tried"].split()],
    }
