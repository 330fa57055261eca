"""What programs may change: send a report in, confirm or reject a story."""

from django.http import HttpRequest
from ninja import Path, Router
from ninja.responses import Status

from selaras.desk._ids import new_id
from selaras.desk.accounts.access import Right, require
from selaras.desk.api import _shapes
from selaras.desk.api._reading import PROBLEMS, Row, user_of
from selaras.desk.api._schemas import (
    ArrivalOut,
    ConfirmIn,
    DecidedOut,
    Id,
    Problem,
    RejectIn,
    ReportIn,
)
from selaras.desk.arrivals import access as arrivals
from selaras.desk.arrivals import actions as sending
from selaras.desk.newsroom import access, actions

_TAGS = ["Tulis"]
_SENT = {201: ArrivalOut, PROBLEMS: Problem}
_DECIDED = {200: DecidedOut, PROBLEMS | {409}: Problem}


def send(request: HttpRequest, sent: ReportIn) -> Status[Row]:
    """Write a report in at one of the token's homes; sending it again under `once` is safe."""
    user = user_of(request)
    region = sent.region or arrivals.homes(user)[0]
    require(user, Right.REPORT, region, thing="arrival", id_="")
    day = "" if sent.published is None else sent.published.isoformat()
    told = {"title": sent.title, "outlet": sent.outlet, "url": sent.url, "published": day}
    made = sending.send(
        [sent.text.encode()],
        suffix=".txt",
        region=region,
        by=user,
        once=sent.once or new_id(),
        head={name: value for name, value in told.items() if value},
    )
    return Status(201, _shapes.arrival(made))


def confirm(request: HttpRequest, pk: Path[Id], sent: ConfirmIn) -> Row:
    """Confirm a whole story; 409 when somebody decided after what you saw."""
    user = user_of(request)
    row = access.story_to_verify(user, pk)
    actions.confirm_story(row, by=user, reason=sent.reason, on=actions.Basis(seen=sent.seen))
    return _shapes.decided(row)


def reject(request: HttpRequest, pk: Path[Id], sent: RejectIn) -> Row:
    """Reject a whole story, for a reason; 409 when somebody decided after what you saw."""
    user = user_of(request)
    row = access.story_to_verify(user, pk)
    actions.reject_story(row, by=user, reason=sent.reason, on=actions.Basis(seen=sent.seen))
    return _shapes.decided(row)


def add_to(router: Router) -> None:
    """Add these to the router of what is read: ninja keeps the verbs of an address together."""
    router.post("/reports", response=_SENT, summary="Kirim laporan", tags=_TAGS)(send)
    for verb, summary, view in (
        ("confirm", "Konfirmasi cerita", confirm),
        ("reject", "Tolak cerita", reject),
    ):
        address = f"/stories/{{pk}}/{verb}"
        router.post(address, response=_DECIDED, summary=summary, tags=_TAGS)(view)
