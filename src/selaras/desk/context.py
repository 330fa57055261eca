"""What the frame of every page needs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.utils import timezone

from selaras.desk import _regions
from selaras.desk._menu import menu
from selaras.desk.accounts.access import Right
from selaras.desk.accounts.models import User
from selaras.desk.middleware import chosen
from selaras.desk.newsroom.models import Reading
from selaras.desk.notices import access as notices

if TYPE_CHECKING:
    from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    """Language, theme and keys; for who has signed in also office, regions and the data's age."""
    user = getattr(request, "user", None)
    return {
        "language": chosen(request, "bahasa"),
        "theme": chosen(request, "tema"),
        "keys": chosen(request, "tombol"),
        "today": timezone.localdate(),
        "home": _regions.NATION,
        **(_of(user, request.path) if isinstance(user, User) else {}),
    }


def _of(user: User, path: str) -> dict[str, object]:
    office = user.office
    home = _regions.NATION if office is None else office.region
    reads = user.rights.may(Right.READ, home)
    newest = Reading.objects.order_by("-pk").values_list("read_at", flat=True)
    return {
        "office": office,
        "home": home,
        "switch": (home, *_regions.children(home)) if reads else (),
        "may_read": reads,
        "audits": bool(user.rights.at(Right.ADMINISTER)),
        "menu": menu(user.rights, path),
        "emergencies": tuple(user.rights.emergencies.items()),
        "bell": partial(notices.unseen, user),
        "data_until": newest.first() if reads else None,
    }
