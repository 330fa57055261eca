"""Every write on invitations: letters, the list, deliveries, answers, delegations."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from selaras.desk.audit.actions import erase_about, record
from selaras.desk.audit.models import Entry
from selaras.desk.invitations import _rule, access
from selaras.desk.invitations.acts import Act
from selaras.desk.invitations.models import Delegate, Delivery, Guest, Letter
from selaras.desk.meetings.actions import freeze_agenda
from selaras.desk.retention.models import Sort
from selaras.desk.retention.signals import GONE, OVER

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from django.db.models import QuerySet

    from selaras.desk.accounts.models import User
    from selaras.desk.meetings.models import Meeting


@dataclass(frozen=True)
class LetterText:
    """What all letters of a meeting say."""

    number: str
    nature: str
    attachment: str
    subject: str
    signed_on: dt.date | None
    copies: str


@transaction.atomic
def write_letter(meeting: Meeting, text: LetterText, *, by: User) -> Letter:
    """Set what the letters say; what has gone out stays."""
    letter, _made = Letter.objects.get_or_create(meeting=meeting)
    if letter.is_issued:
        return letter
    for name, value in asdict(text).items():
        setattr(letter, name, value)
    letter.save()
    after = {**asdict(text), "signed_on": str(text.signed_on)}
    record(Act.LETTER_WRITTEN, letter, by=by, region=meeting.forum.region, after=after)
    return letter


@transaction.atomic
def choose_guests(meeting: Meeting, rule: str, *, by: User) -> access.Change:
    """Keep the rule and bring the list to what it names now; what people changed stays.

    An added addressee stays, a dropped one stays dropped; nothing changes once letters are out.
    """
    letter, _made = Letter.objects.get_or_create(meeting=meeting)
    change = access.change(by, meeting, rule)
    if letter.is_issued:
        return change
    letter.rule = rule
    letter.save(update_fields=["rule"])
    Guest.objects.filter(pk__in=[one.pk for one in change.gone]).delete()
    Guest.objects.bulk_create(_guest(meeting, one) for one in change.added)
    _retell(meeting, change.found)
    after = {"rule": rule, "added": len(change.added), "gone": len(change.gone)}
    record(Act.GUESTS_CHOSEN, letter, by=by, region=meeting.forum.region, after=after)
    return change


def _guest(meeting: Meeting, named: _rule.Named) -> Guest:
    return Guest(
        meeting=meeting,
        key=named.key,
        body=named.body,
        region=named.region,
        addressee=named.addressee[:240],
        why=named.why[:300],
    )


def _retell(meeting: Meeting, found: _rule.Found) -> None:
    """Bring each one's reason up to date."""
    changed = []
    for one in Guest.objects.filter(meeting=meeting).exclude(why=""):
        named = found.named.get(one.key)
        if named is not None and named.why[:300] != one.why:
            one.why = named.why[:300]
            changed.append(one)
    Guest.objects.bulk_update(changed, ["why"], batch_size=200)


@transaction.atomic
def add_guest(meeting: Meeting, *, name: str, by: User) -> Guest:
    """Invite a body, a region, or somebody in words; the same one is invited once."""
    code, body = _rule.region_named(name), _rule.body_named(name)
    if body is None and code is not None and code != "ID":
        named = _rule.of_region(code, "")
    else:
        named = _rule.of_body(body or name, "")
    if body is None and code is None:
        named = _rule.Named(f"n:{name.casefold()[:200]}", name, "", body="")
    guest, made = Guest.objects.get_or_create(
        meeting=meeting,
        key=named.key,
        defaults={"body": named.body, "region": named.region, "addressee": named.addressee},
    )
    if made:
        after = {"addressee": guest.addressee}
        record(Act.GUEST_ADDED, guest, by=by, region=meeting.forum.region, after=after)
        if access.letter(meeting).is_issued:
            _seat(Guest.objects.filter(pk=guest.pk))
    return guest


@transaction.atomic
def drop_guest(guest: Guest, *, reason: str, by: User) -> None:
    """Take an addressee off the list for a reason, or put it back with none."""
    before, region = {"dropped": guest.dropped}, guest.meeting.forum.region
    if Guest.objects.filter(pk=guest.pk).exclude(dropped=reason).update(dropped=reason):
        act = Act.GUEST_DROPPED if reason else Act.GUEST_RESTORED
        record(act, guest, by=by, region=region, before=before, reason=reason)


@transaction.atomic
def issue(meeting: Meeting, *, by: User) -> bool:
    """Send the invitations out: the letters and the agenda stand from now on.

    Returns:
        False when something is still missing, or they had gone out before.
    """
    letter = Letter.objects.select_for_update().filter(meeting=meeting, issued_at=None).first()
    guests = access.invited(meeting)
    if letter is None or lacking(letter) or not guests.exists():
        return False
    letter.issued_at, letter.issued_by = timezone.now(), by
    letter.save(update_fields=["issued_at", "issued_by"])
    _seat(guests)
    freeze_agenda(meeting, by=by)
    after = {"number": letter.number, "guests": guests.count()}
    record(Act.INVITED, letter, by=by, region=meeting.forum.region, after=after)
    return True


def lacking(letter: Letter) -> bool:
    """Whether a letter still lacks its number, subject or day."""
    return not (letter.number and letter.subject and letter.signed_on)


def _seat(guests: Iterable[Guest]) -> None:
    """Keep a seat for each of the invited that has none yet."""
    Delegate.objects.bulk_create(
        Delegate(guest=one, office=one.addressee) for one in guests if not one.delegates.exists()
    )


@transaction.atomic
def log_delivery(guests: Sequence[Guest], *, how: str, note: str, by: User) -> int:
    """Remember that letters went out, how and by whom."""
    made = [Delivery(guest=one, how=how, note=note, by=by) for one in guests]
    Delivery.objects.bulk_create(made)
    if guests:
        meeting = guests[0].meeting
        after = {"how": how, "letters": len(made), "note": note}
        record(Act.DELIVERED, meeting, by=by, region=meeting.forum.region, after=after)
    return len(made)


@transaction.atomic
def answer(guest: Guest, *, said: str, speaker: str, note: str, by: User) -> None:
    """Keep what the invited said, and who said it; a later answer replaces an earlier one."""
    before = {"answer": guest.answer, "answered_for": guest.answered_for}
    Guest.objects.filter(pk=guest.pk).update(
        answer=said,
        answered_for=speaker,
        answer_note=note,
        answered_at=timezone.now(),
        answered_by=by,
    )
    after = {"answer": said, "answered_for": speaker, "note": note}
    region = guest.meeting.forum.region
    record(Act.ANSWERED, guest, by=by, region=region, before=before, after=after)


@transaction.atomic
def name_delegates(guest: Guest, people: Iterable[tuple[str, str]], *, by: User) -> int:
    """Name who comes for the invited, each with an office; the nameless seat makes way.

    Returns:
        How many were new.
    """
    new = 0
    for name, office in people:
        _row, made = Delegate.objects.get_or_create(guest=guest, name=name, office=office)
        new += made
    if new:
        Delegate.objects.filter(guest=guest, name="", state="").delete()
        region = guest.meeting.forum.region
        record(Act.DELEGATE_NAMED, guest, by=by, region=region, after={"people": new})
    return new


@transaction.atomic
def drop_delegate(delegate: Delegate, *, by: User) -> None:
    """Take a name off that nobody has marked; the last one leaves a nameless seat."""
    guest = delegate.guest
    dropped, _counts = Delegate.objects.filter(pk=delegate.pk, state="").delete()
    if dropped:
        record(Act.DELEGATE_DROPPED, guest, by=by, region=guest.meeting.forum.region)
        _seat([guest])


def forget_words(
    sender: object,  # noqa: ARG001  # a signal's receiver is told
    *,
    sort: str,
    ids: Sequence[str],
    **_signal: object,
) -> None:
    """Names, answers and notes go with their meeting; which body was invited and came stays."""
    if sort != Sort.MEETING:
        return
    guests = Guest.objects.filter(meeting__in=ids)
    _forget_trail(ids, list(guests.values_list("pk", flat=True)))
    _forget_people(guests)
    Delivery.objects.filter(guest__in=guests).exclude(note="").update(note=GONE)
    for column in ("why", "dropped", "answered_for", "answer_note"):
        guests.exclude(**{column: ""}).update(**{column: GONE})
    letters = Letter.objects.filter(meeting__in=ids)
    letters.exclude(subject="").update(subject=GONE)
    letters.update(rule="", attachment="", copies="")


def _forget_trail(meetings: Sequence[str], guests: Sequence[str]) -> None:
    """Also of people who were marked in the room and taken off the list afterwards."""
    letters = Letter.objects.filter(meeting__in=meetings).values_list("pk", flat=True)
    listed = Delegate.objects.filter(guest__in=guests).values_list("pk", flat=True)
    marked = Entry.objects.filter(thing="delegate", values__after__guest__in=guests)
    people = {str(pk) for pk in listed} | set(marked.values_list("thing_id", flat=True))
    erase_about("letter", [str(pk) for pk in letters], reason=OVER)
    erase_about("guest", guests, reason=OVER)
    erase_about("delegate", sorted(people), reason=OVER)


def _forget_people(guests: QuerySet[Guest]) -> None:
    """Number the people of each addressee; one invited in words alone is nameless too."""
    for guest in guests:
        if not (guest.body or guest.region):
            guest.key, guest.addressee = f"n:{guest.pk}", GONE
            guest.save(update_fields=["key", "addressee"])
        for turn, row in enumerate(guest.delegates.order_by("pk"), start=1):
            row.name = f"{GONE} {turn}" if row.name else ""
            row.office = guest.addressee
            row.proxy = GONE if row.proxy else ""
            row.save(update_fields=["name", "office", "proxy"])
