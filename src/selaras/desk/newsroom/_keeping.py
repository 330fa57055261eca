"""What a row holds of a record: plain JSON, digests, an article's address, a fear's last day."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec
from django.db.models import Count

from selaras.desk import _regions
from selaras.desk.newsroom.models import LONGEST_KEY, Story

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selaras import records
    from selaras.desk.newsroom.models import Report

FEAR_LASTS = dt.timedelta(days=90)
_SAME_HOSTS = ("www.", "m.", "amp.", "mobile.")
_TRACKING = frozenset(
    "fbclid gclid dclid igshid ref source from single page amp mc_cid mc_eid _ga".split()
)


def check_ids(ids: Iterable[str]) -> None:
    """See that every id fits its column.

    Raises:
        ValueError: An id is longer than 2,000 characters.
    """
    for id_ in ids:
        if len(id_) > LONGEST_KEY:
            raise ValueError(f"an id has {len(id_)} characters; {LONGEST_KEY} at most: {id_[:40]}")


def plain(value: msgspec.Struct) -> object:
    """The record as JSON that every database can hold."""
    return _without_nul(msgspec.json.decode(msgspec.json.encode(value)))


def plain_text(text: str | None) -> str:
    """The text without NUL, which PostgreSQL cannot hold; offsets stay."""
    return (text or "").replace("\x00", "\ufffd")


def _without_nul(value: object) -> object:
    if isinstance(value, str):
        return plain_text(value)
    if isinstance(value, list):
        return [_without_nul(one) for one in value]
    if isinstance(value, dict):
        return {key: _without_nul(one) for key, one in value.items()}
    return value


def digest(text: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def address(url: str | None) -> str:
    """A digest of an article's address, the same for its mobile and its shared links.

    Returns:
        Empty for what is no address of an article: none given, no host, or a bare host.
    """
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "").removesuffix(".")
    except ValueError:
        return ""
    if parts.scheme.lower() not in {"http", "https"} or "." not in host:
        return ""
    for prefix in _SAME_HOSTS:
        host = host.removeprefix(prefix)
    path = parts.path.rstrip("/").removesuffix("/amp")
    query = sorted(one for one in parse_qsl(parts.query) if not _tracks(one[0]))
    return digest(f"{host}{path}?{urlencode(query)}") if path or query else ""


def _tracks(name: str) -> bool:
    return name.startswith("utm_") or name.lower() in _TRACKING


def home_of(region: str) -> str:
    """Where a story is listed: a regency, a province, or the nation."""
    return _regions.home(region)


def last_day(story: records.Story, days: Iterable[dt.date]) -> dt.date | None:
    """The day on which what is only feared ends; None for any other story."""
    return max(days) + FEAR_LASTS if story.phase == "feared" else None


def day_of(published: str, received: dt.datetime) -> dt.date:
    """The day of publication, or that on which the report came in."""
    try:
        return min(dt.date.fromisoformat(published[:10]), received.date())
    except ValueError:
        return received.date()


def date(value: str) -> dt.date:
    """The day that a decision's value names."""
    return dt.date.fromisoformat(value)


def is_same(row: Story, data: object, members: Sequence[Report]) -> bool:
    """Whether a row tells this already, of the same reports."""
    if row.data != data or row.merged_into_id is not None:
        return False
    told = set(row.storymember_set.values_list("report_id", flat=True))
    return told == {report.pk for report in members}


def written_at(members: Sequence[Report]) -> str:
    """The home at which all these reports were written; empty when there is no one such."""
    homes = {report.home for report in members}
    return homes.pop() if len(homes) == 1 else ""


def nearest(members: Sequence[Report]) -> Story | None:
    """The row that tells this story already: the one with most reports in common."""
    keys = {report.key for report in members}
    near = Story.objects.filter(members__key__in=keys).annotate(common=Count("members"))
    return near.order_by("-common", "first_seen").first()
