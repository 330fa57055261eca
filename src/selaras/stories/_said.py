"""What each report says on one field, and which of these sayings go together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from selaras.records import Fact, FactEvidence, Rival, Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from selaras.records import Span

__all__ = ["Camp", "Said", "camps", "fact", "standing_of"]


class Said(NamedTuple):
    """One report's value for a field and the passages that prove it."""

    report: str
    value: Any
    spans: tuple[Span, ...]


class Camp(NamedTuple):
    """Reports whose values go together; `value` is the fullest of them."""

    value: Any
    said: tuple[Said, ...]
    superseded: bool = False

    @property
    def by(self) -> tuple[str, ...]:
        """The reports, each once."""
        return tuple(dict.fromkeys(said.report for said in self.said))

    @property
    def evidence(self) -> tuple[FactEvidence, ...]:
        """The passages, one entry per saying that has any."""
        return tuple(FactEvidence(said.report, said.spans) for said in self.said if said.spans)


def camps(
    said: Iterable[Said],
    *,
    fits: Callable[[Any, Any], bool],
    fullness: Callable[[Any], Any],
) -> list[Camp]:
    """Part sayings into camps whose values fit each other.

    The fullest value comes first and leads its camp. A vaguer value that fits several camps
    takes no side and contradicts nobody.
    """
    found: list[list[Said]] = []
    for one in sorted(said, key=lambda one: fullness(one.value), reverse=True):
        homes = [camp for camp in found if fits(camp[0].value, one.value)]
        if len(homes) == 1:
            homes[0].append(one)
        elif not homes:
            found.append([one])
    return [Camp(camp[0].value, tuple(camp)) for camp in found]


def standing_of(by: Sequence[str]) -> Standing:
    """How a value that nobody contradicts stands."""
    return "agreed" if len(set(by)) > 1 else "sole"


def fact(
    field: str, found: Sequence[Camp], origin_of: Mapping[str, int], *, note: str | None = None
) -> Fact:
    """One fact from its camps: agreed or sole when there is one, else disputed."""
    by = tuple(dict.fromkeys(report for camp in found for report in camp.by))
    alone = found[0] if len(found) == 1 else None
    rivals = tuple(
        Rival(value=camp.value, by=camp.by, evidence=camp.evidence, superseded=camp.superseded)
        for camp in found
    )
    return Fact(
        field=field,
        value=rivals if alone is None else alone.value,
        standing="disputed" if alone is None else standing_of(by),
        by=by,
        origins=len({origin_of[report] for report in by}),
        evidence=tuple(entry for camp in found for entry in camp.evidence),
        note=note,
    )
