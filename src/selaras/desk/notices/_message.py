"""How notices read outside the desk: short sentences with a link, plain text, nothing else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from selaras.desk.notices import _news
from selaras.desk.notices._news import Urgency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selaras.desk.notices.models import Notice

_LONGEST_SUBJECT = 140
_MOST_LINES = 50


@dataclass(frozen=True)
class Message:
    """A subject of one line, and lines of plain text."""

    subject: str
    text: str


def sentence(notice: Notice) -> str:
    """What the notice says, in the language that is on."""
    return _news.say(notice.text_key, notice.region, notice.values)


def link(path: str) -> str:
    """A page's whole address."""
    return f"{settings.DESK_URL}{path}"


def compose(notices: Sequence[Notice], language: str) -> Message:
    """One message of one or more notices, the most urgent first."""
    with override(language):
        ordered = sorted(notices, key=lambda one: (-one.urgency, one.made_at))
        lines = [_lines(one) for one in ordered[:_MOST_LINES]]
        more = len(ordered) - len(lines)
        if more:
            lines.append(_("dan %(n)s lainnya: %(link)s") % {"n": more, "link": _inbox()})
        lines.append(_("Ubah pilihan: %(link)s") % {"link": link(reverse("notice-choices"))})
        return Message(_subject(ordered), "\n\n".join(lines) + "\n")


def _lines(notice: Notice) -> str:
    said = sentence(notice)
    if notice.urgency == Urgency.URGENT:
        said = f"[{Urgency.URGENT.label}] {said}"
    return f"{said}\n{link(notice.path)}" if notice.path else said


def _inbox() -> str:
    return link(reverse("notices"))


def _subject(notices: Sequence[Notice]) -> str:
    many = ngettext("%(n)s pemberitahuan", "%(n)s pemberitahuan", len(notices))
    said = sentence(notices[0]) if len(notices) == 1 else many % {"n": len(notices)}
    return "".join(sign for sign in f"Selaras: {said}" if sign.isprintable())[:_LONGEST_SUBJECT]


def payload(notices: Sequence[Notice], language: str) -> bytes:
    """The same as JSON, for a webhook."""
    with override(language):
        told = [
            {
                "id": one.pk,
                "kind": one.kind,
                "urgency": one.urgency,
                "region": one.region,
                "text": sentence(one),
                "url": link(one.path) if one.path else None,
                "made_at": one.made_at.isoformat(),
            }
            for one in notices
        ]
    return json.dumps({"notices": told}, ensure_ascii=True).encode("ascii")
