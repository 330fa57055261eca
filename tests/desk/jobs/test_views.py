"""Administrators see their region's jobs and set right what stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.urls import reverse

from selaras.desk.accounts import actions as accounts
from selaras.desk.accounts.models import User
from selaras.desk.audit.models import Entry
from selaras.desk.jobs.models import Job

if TYPE_CHECKING:
    from django.test import Client

    from tests.desk.conftest import House


@pytest.fixture
def admin(house: House) -> Client:
    accounts.create_administrator("admin", name="Admin", region="74.71", password="x" * 12)
    house.people = {one.username: one for one in User.objects.all()}
    return house.client("admin")


def failed(region: str = "74.71", error: str = "OSError: disk is full") -> Job:
    return Job.objects.create(name="audit.verify", region=region, state="failed", error=error)


def test_what_stopped_comes_first_with_its_cause(admin: Client) -> None:
    failed(), failed("73.17", "elsewhere")
    page = admin.get(reverse("jobs")).content.decode()
    assert "OSError: disk is full" in page
    assert "memeriksa seluruh jejak" in page
    assert "elsewhere" not in page
    assert "Tidak ada pekerja yang bertugas" in page


def test_retrying_queues_the_job_and_is_on_the_trail(admin: Client) -> None:
    job = failed()
    assert admin.post(reverse("job-retry", args=[job.pk])).status_code == 302
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("queued", 0)
    assert Entry.objects.latest("seq").act == "job.retried"


def test_a_second_press_changes_nothing(admin: Client) -> None:
    job = failed()
    for _ in range(2):
        assert admin.post(reverse("job-retry", args=[job.pk])).status_code == 302
    assert Entry.objects.filter(act="job.retried").count() == 1


def test_deleting_is_on_the_trail_and_only_for_what_stopped(admin: Client) -> None:
    job, waiting = failed(), Job.objects.create(name="audit.verify", region="74.71")
    admin.post(reverse("job-delete", args=[waiting.pk]))
    admin.post(reverse("job-delete", args=[job.pk]))
    assert list(Job.objects.all()) == [waiting]
    assert Entry.objects.get(act="job.deleted").thing_id == job.pk


@pytest.mark.parametrize("state", ["menunggu", "berjalan", "selesai", "bukan-keadaan"])
def test_every_state_has_its_list(admin: Client, state: str) -> None:
    assert admin.get(reverse("jobs"), {"keadaan": state}).status_code == 200
