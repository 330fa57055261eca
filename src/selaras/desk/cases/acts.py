"""What the trail remembers of cases and actions."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from selaras.desk.audit.acts import known


@known
class Act(models.TextChoices):
    """What was done."""

    CASE_OPENED = "case.opened", _("kasus dibuka")
    CASE_STORY_ADDED = "case.story_added", _("cerita ditambahkan ke kasus")
    CASE_STORY_REMOVED = "case.story_removed", _("cerita dilepas dari kasus")
    CASE_CHANGED = "case.changed", _("keterangan kasus diubah")
    CASE_SOURCED = "case.sourced", _("sumber konflik ditetapkan")
    CASE_STAGED = "case.staged", _("tahap kasus diubah")
    CASE_HANDED = "case.handed", _("penanggung jawab kasus berpindah")
    CASE_READ = "case.read_by", _("kasus dibagikan ke wilayah lain")
    CASE_RENEWED = "case.renewed", _("kasus diperpanjang")
    CASE_EXPIRED = "case.expired", _("kasus berakhir tanpa diperpanjang")
    CASE_FOLLOWED = "case.followed", _("kelanjutan kasus dicatat")
    CASE_CLOSED = "case.closed", _("kasus ditutup")
    ACTION_PLANNED = "action.planned", _("tindakan ditetapkan")
    ACTION_ANSWERED = "action.answered", _("tindakan dijawab lembaga")
    ACTION_BLOCKED = "action.blocked", _("tindakan terhambat")
    ACTION_FREED = "action.freed", _("tindakan berjalan lagi")
    ACTION_MOVED = "action.moved", _("tindakan beralih lembaga")
    ACTION_DONE = "action.done", _("tindakan dilaporkan selesai")
