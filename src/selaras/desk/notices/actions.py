"""Every write on notices: telling, reading the trail for news, sending, and what people choose."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from selaras.desk import _regions
from selaras.desk._ids import new_id
from selaras.desk.audit.actions import record
from selaras.desk.audit.models import Entry
from selaras.desk.notices import _choose, _clock, _message, _news, _reminders, _trail, _webhook
from selaras.desk.notices._reminders import Reminder
from selaras.desk.notices._secret import headers
from selaras.desk.notices._trail import Subject
from selaras.desk.notices.access import Crowd, people, sees, ways_of
from selaras.desk.notices.acts import Act
from selaras.desk.notices.models import Channel, Choice, Cursor, Delivery, Notice, Pace, Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from zoneinfo import ZoneInfo

    from django.db.models import Model

    from selaras.desk.accounts.models import User

_ENTRIES = 500
_BATCH = 200
_LOST_AFTER = dt.timedelta(minutes=15)
_RETRIES = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 12 * 60))
_OUTSIDE = (Channel.EMAIL, Channel.WEBHOOK)
_OPEN = (Delivery.State.WAITING, Delivery.State.SENDING)


def tell(
    kind: str,
    thing: Model,
    region: str,
    urgency: int,
    text_key: str,
    values: Mapping[str, str],
    *,
    once: str,
    to: str = "",
    body: str = "",
    by: User | None = None,
) -> Notice:
    """Tell whoever it concerns of something, each as they chose; telling it again tells nobody.

    Args:
        kind: The kind of news that people choose by.
        thing: What it is about; its page is the link.
        region: Where it is.
        urgency: How soon it should be known.
        text_key: Which of the closed texts says it.
        values: What fills the text: ids and days that the desk knows, never anybody's words.
        once: Names what happened, so that it is told once.
        to: The region it goes to, beside its own.
        body: The body it goes to.
        by: The person who did it, who knows already.

    Raises:
        ValueError: There is no such text, or a value is nothing that the desk knows.
    """
    find_path: Callable[[], str] = getattr(thing, "get_absolute_url", str)
    name = thing._meta.model_name or ""  # noqa: SLF001  # Django's documented door
    subject = Subject(name, str(thing.pk), find_path(), region, values, to, body)
    _news.check(text_key, region, values)
    reminder = Reminder(_news.Kind(kind), _news.Urgency(urgency), text_key, subject, once)
    return _tell(reminder, Crowd(), but=None if by is None else by.pk)[0]


@transaction.atomic
def _tell(news: Reminder, crowd: Crowd, *, but: int | None = None) -> tuple[Notice, bool]:
    thing = news.subject
    values = {name: thing.values[name] for name in _news.holes(news.text_key)}
    _news.check(news.text_key, thing.region, values)
    notice, made = Notice.objects.get_or_create(
        once=news.once,
        defaults={
            "kind": news.kind,
            "urgency": news.urgency,
            "region": thing.region,
            "to": thing.to or thing.region,
            "body": thing.body,
            "thing": thing.thing,
            "thing_id": thing.id,
            "path": thing.path,
            "text_key": news.text_key,
            "values": values,
        },
    )
    if made:
        for user in crowd.around(notice):
            if user.pk != but:
                _queue(notice, user)
    return notice, made


def _queue(notice: Notice, user: User) -> None:
    """What this person chose for this notice, as rows: the desk's own at once, others waiting."""
    now, ways = notice.made_at, ways_of(user)
    paces = {channel: _pace(notice, user, ways, channel) for channel in Channel}
    wanted = {channel: pace for channel, pace in paces.items() if pace != Pace.NEVER}
    if not wanted or not sees(user, notice):
        return
    for channel, pace in wanted.items():
        row = Delivery(notice=notice, user=user, channel=channel)
        if channel == Channel.DESK:
            row.state, row.due_at, row.sent_at = Delivery.State.SENT, now, now
        else:
            urgent = notice.urgency == _news.Urgency.URGENT
            row.due_at = _clock.due(now, pace, ways, _zone(user), urgent=urgent)
        row.save(force_insert=True)


def _pace(notice: Notice, user: User, ways: Ways, channel: Channel) -> Pace:
    named = {Channel.EMAIL: ways.email, Channel.WEBHOOK: ways.webhook}
    reached = channel == Channel.DESK or bool(named[channel])
    if not reached or (channel == Channel.EMAIL and not settings.EMAIL_ON):
        return Pace.NEVER
    return _choose.pace(notice, channel, user.notice_choices.all(), user.office)


def _zone(user: User) -> ZoneInfo:
    region = _regions.NATION if user.office is None else user.office.region
    return _regions.zone(region)[1]


def gather(now: dt.datetime) -> int:
    """Read the trail since the last time, and what is due, for news; how many were told."""
    crowd, told = Crowd(), 0
    while (read := _read_trail(crowd)) is not None:
        told += read
    return told + _remind(crowd, now)


@transaction.atomic
def _remind(crowd: Crowd, now: dt.datetime) -> int:
    """Tell what became due since the day of the last time."""
    cursor = _cursor()
    due = _reminders.due(now, cursor.reminded_on)
    told = sum(_tell(news, crowd)[1] for news in due)
    cursor.reminded_on = _reminders.today(now)
    cursor.save(update_fields=["reminded_on"])
    return told


def _cursor() -> Cursor:
    Cursor.objects.get_or_create(pk=1)
    return Cursor.objects.select_for_update().get(pk=1)


@transaction.atomic
def _read_trail(crowd: Crowd) -> int | None:
    """Tell the news of the next entries and move on past them, or neither; None at the end."""
    cursor = _cursor()
    new = Entry.objects.filter(seq__gt=cursor.seq).order_by("seq").select_related("values")
    entries = list(new[:_ENTRIES])
    if not entries:
        return None
    told = sum(_tell_entry(entry, crowd) for entry in entries)
    cursor.seq = entries[-1].seq
    cursor.save(update_fields=["seq"])
    return told


def _tell_entry(entry: Entry, crowd: Crowd) -> int:
    told = 0
    for says, subject, name in _trail.news(entry):
        once = f"trail:{entry.seq}{name}"
        news = Reminder(says.kind, says.urgency, says.text_key, subject, once)
        told += _tell(news, crowd, but=entry.user_id)[1]
    return told


def deliver(now: dt.datetime, *, post: Callable[..., None] = _webhook.post) -> int:
    """Send what is due, one message for each person and way; how many notices went out.

    Killed half-way it sends what it was sending once more; nothing is lost.
    """
    return sum(_deliver_to(user, channel, now, post) for user, channel in _due(now))


def _ready(now: dt.datetime) -> Q:
    waiting = Q(state=Delivery.State.WAITING, due_at__lte=now)
    return waiting | Q(state=Delivery.State.SENDING, claimed_at__lt=now - _LOST_AFTER)


def _due(now: dt.datetime) -> list[tuple[int, str]]:
    rows = Delivery.objects.filter(_ready(now), channel__in=_OUTSIDE).order_by("user", "channel")
    return list(rows.values_list("user", "channel").distinct())


def _deliver_to(user_id: int, channel: str, now: dt.datetime, post: Callable[..., None]) -> int:
    rows = _claim(user_id, channel, now)
    user = people([user_id]).first()
    going = [row for row in rows if user is not None and _may_go(row, user, now)]
    for row in rows:
        if user is None:
            _end(row, Delivery.State.WITHHELD, now)
    if user is None or not going:
        return 0
    try:
        _send(going, user, Channel(channel), post)
    except _webhook.Refused as error:
        _fail(going, str(error), now, final=True)
    except (OSError, ValueError, _webhook.NotTaken) as error:
        told = str(error) if isinstance(error, _webhook.NotTaken) else type(error).__name__
        _fail(going, told, now, final=False)
    else:
        for row in going:
            _end(row, Delivery.State.SENT, now)
        return len(going)
    return 0


@transaction.atomic
def _claim(user_id: int, channel: str, now: dt.datetime) -> list[Delivery]:
    """Take what is due for one person by one way, so that no other process sends it too."""
    mine = Delivery.objects.filter(_ready(now), user=user_id, channel=channel)
    first = list(mine.order_by("pk").values_list("pk", flat=True)[:_BATCH])
    token = new_id()
    Delivery.objects.filter(_ready(now), pk__in=first).update(
        state=Delivery.State.SENDING, claim=token, claimed_at=now
    )
    return list(Delivery.objects.filter(claim=token).select_related("notice").order_by("pk"))


def _may_go(row: Delivery, user: User, now: dt.datetime) -> bool:
    """Whether it goes now: rights and quiet hours as they are at this moment, not when queued."""
    if not sees(user, row.notice):
        _end(row, Delivery.State.WITHHELD, now)
        return False
    ways = ways_of(user)
    urgent = row.notice.urgency == _news.Urgency.URGENT
    at = _clock.due(now, Pace.AT_ONCE, ways, _zone(user), urgent=urgent)
    if at > now:
        row.state, row.due_at = Delivery.State.WAITING, at
        row.save(update_fields=["state", "due_at"])
        return False
    return True


def _end(row: Delivery, state: Delivery.State, now: dt.datetime) -> None:
    row.state, row.tries, row.error = state, row.tries + 1, ""
    row.sent_at = now if state == Delivery.State.SENT else None
    row.save(update_fields=["state", "tries", "error", "sent_at"])


def _fail(rows: list[Delivery], told: str, now: dt.datetime, *, final: bool) -> None:
    """Write down why it failed; it is tried again later, at growing distances, unless final."""
    for row in rows:
        spent = final or row.tries >= len(_RETRIES)
        row.state = Delivery.State.FAILED if spent else Delivery.State.WAITING
        row.due_at = now if spent else now + _RETRIES[row.tries]
        row.tries, row.error = row.tries + 1, told[:120]
        row.save(update_fields=["state", "due_at", "tries", "error"])


def _send(rows: list[Delivery], user: User, channel: Channel, post: Callable[..., None]) -> None:
    notices, ways = [row.notice for row in rows], ways_of(user)
    if channel == Channel.EMAIL:
        _mail(notices, ways)
        return
    body = _message.payload(notices, ways.language)
    post(ways.webhook, body, headers(ways, body, id_=rows[0].claim))


def _mail(notices: list[Notice], ways: Ways) -> None:
    if not settings.EMAIL_ON:
        raise _webhook.Refused("mail is off")
    message = _message.compose(notices, ways.language)
    EmailMessage(message.subject, message.text, settings.DEFAULT_FROM_EMAIL, [ways.email]).send()


@transaction.atomic
def mark_seen(user: User, notices: Sequence[str] | None = None) -> int:
    """Mark what this person was told in the desk as seen: these notices, or all."""
    rows = Delivery.objects.filter(user=user, channel=Channel.DESK, seen_at=None)
    wanted = rows if notices is None else rows.filter(notice__in=notices)
    return wanted.update(seen_at=timezone.now())


def forget(until: dt.datetime) -> int:
    """Forget notices told before then, and to whom; one that still waits to be sent stays.

    Returns:
        How many notices went.
    """
    open_ = Delivery.objects.filter(notice=OuterRef("pk"), state__in=_OPEN)
    old = Notice.objects.filter(~Exists(open_), made_at__lt=until).order_by("made_at")
    gone = 0
    while some := list(old.values_list("pk", flat=True)[:_ENTRIES]):
        with transaction.atomic():
            Delivery.objects.filter(notice__in=some).delete()
            gone += Notice.objects.filter(pk__in=some).delete()[0]
    return gone


@dataclass(frozen=True)
class Wish:
    """What somebody wants to hear, how, and how soon."""

    kind: str
    region: str
    urgency: int
    channel: str
    pace: str


@transaction.atomic
def choose(wish: Wish, *, by: User) -> Choice:
    """Add a choice; the same question asked again changes the answer."""
    asked = {
        "kind": wish.kind,
        "region": wish.region,
        "urgency": wish.urgency,
        "channel": wish.channel,
    }
    choice, made = Choice.objects.get_or_create(user=by, **asked, defaults={"pace": wish.pace})
    if made or choice.pace != wish.pace:
        before = None if made else {"pace": choice.pace}
        choice.pace = wish.pace
        choice.save(update_fields=["pace"])
        after = {**asked, "pace": wish.pace}
        record(Act.CHOICE_ADDED, choice, by=by, region=_own(by), before=before, after=after)
    return choice


@transaction.atomic
def drop_choice(choice: Choice, *, by: User) -> None:
    """Take a choice away."""
    before = {"kind": choice.kind, "region": choice.region, "channel": choice.channel}
    record(Act.CHOICE_DROPPED, choice, by=by, region=_own(by), before=before)
    choice.delete()


@transaction.atomic
def set_ways(told: Mapping[str, object], *, by: User) -> Ways:
    """Set where and when this person is reached; the trail says what changed, never to what."""
    Ways.objects.get_or_create(user=by)
    ways = Ways.objects.select_for_update().get(user=by)
    changed = [name for name, value in told.items() if getattr(ways, name) != value]
    if changed:
        for name in changed:
            setattr(ways, name, told[name])
        ways.save(update_fields=changed)
        record(Act.WAYS_SET, ways, by=by, region=_own(by), after={"changed": changed})
    return ways


def renew_secret(user: User) -> Ways:
    """Give this person's webhook a new secret; the old one signs nothing any more."""
    return set_ways({"salt": new_id()}, by=user)


def _own(user: User) -> str:
    return _regions.NATION if user.office is None else user.office.region
