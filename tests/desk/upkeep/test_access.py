"""`check` says in plain words what is wrong, and nothing when nothing is."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from django.db.models.functions import Now
from django.db.utils import OperationalError
from django.utils import timezone

from selaras.desk.audit.access import verify
from selaras.desk.audit.actions import keep_checkpoint, record_upkeep
from selaras.desk.audit.models import Head
from selaras.desk.jobs.models import Job, Worker
from selaras.desk.upkeep import access, views
from selaras.desk.upkeep.acts import Act

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_django.fixtures import Settings

    from tests.desk._own import OwnDesk

WEEKS = dt.timedelta(days=30)


@pytest.fixture
def data(tmp_path: Path, settings: Settings) -> Path:
    """A data folder that its owner alone can enter."""
    tmp_path.chmod(0o700)
    settings.DATA = tmp_path
    settings.SECRET_KEY = "k" * 60
    settings.ALLOWED_HOSTS = ["localhost"]
    return tmp_path


def found() -> dict[str, str]:
    return {one.check: one.words for one in access.faults()}


def job(state: str, *, late: bool = False) -> None:
    lease = Now() - WEEKS if state == "running" else None
    Job.objects.create(
        name="audit.verify", region="ID", state=state, leased_until=lease,
        worker="gone" if lease else "", run_at=Now() - WEEKS if late else Now(),
    )  # fmt: skip


def later(monkeypatch: pytest.MonkeyPatch, by: dt.timedelta) -> None:
    """The clock goes to another moment."""
    then = timezone.now() + by
    monkeypatch.setattr(timezone, "now", lambda: then)


@pytest.mark.usefixtures("house", "data")
def test_a_desk_in_order_has_no_faults() -> None:
    assert found() == {}


def _failed_job(_: Path, __: Settings, ___: pytest.MonkeyPatch) -> None:
    job("failed")


def _late_job(_: Path, __: Settings, ___: pytest.MonkeyPatch) -> None:
    job("queued", late=True)


def _stuck_worker(_: Path, __: Settings, ___: pytest.MonkeyPatch) -> None:
    Worker.objects.create(machine="here", process=1)
    job("running")


def _open_key(data: Path, _: Settings, __: pytest.MonkeyPatch) -> None:
    (data / "secret-key").write_text("x" * 60)
    (data / "secret-key").chmod(0o644)


def _open_folder(data: Path, _: Settings, __: pytest.MonkeyPatch) -> None:
    data.chmod(0o755)


def _short_key(_: Path, settings: Settings, __: pytest.MonkeyPatch) -> None:
    settings.SECRET_KEY = "short"


def _debug(_: Path, settings: Settings, __: pytest.MonkeyPatch) -> None:
    settings.DEBUG = True


def _any_host(_: Path, settings: Settings, __: pytest.MonkeyPatch) -> None:
    settings.ALLOWED_HOSTS, settings.HTTPS = ["*"], True


def _no_https(_: Path, settings: Settings, __: pytest.MonkeyPatch) -> None:
    settings.ALLOWED_HOSTS, settings.HTTPS = ["selaras.example"], False


def _full_disk(_: Path, __: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: type("Disk", (), {"free": 5_000_000}))


def _clock_back(_: Path, __: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch, -WEEKS)


def _no_backup(_: Path, __: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch, WEEKS)


def _cut_trail(_: Path, __: Settings, ___: pytest.MonkeyPatch) -> None:
    Head.objects.update(link="0" * 64)


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize(
    ("harm", "check", "words"),
    [
        pytest.param(_failed_job, "jobs", "1 jobs have stopped", id="failed-job"),
        pytest.param(_late_job, "workers", "nobody works", id="no-worker"),
        pytest.param(_stuck_worker, "workers", "is stuck", id="stuck-worker"),
        pytest.param(_open_key, "key", "chmod 600", id="key-file-for-all"),
        pytest.param(_open_folder, "key", "chmod 700", id="folder-for-all"),
        pytest.param(_short_key, "key", "is short", id="short-key"),
        pytest.param(_debug, "debug", "DEBUG is on", id="debug"),
        pytest.param(_any_host, "hosts", "any name", id="any-host"),
        pytest.param(_no_https, "https", "without HTTPS", id="no-https"),
        pytest.param(_full_disk, "disk", "Only 5 MB", id="disk"),
        pytest.param(_clock_back, "clock", "went back", id="clock-went-back"),
        pytest.param(_no_backup, "backup", "No backup was ever made", id="no-backup"),
        pytest.param(_no_backup, "trail", "not walked", id="trail-not-walked"),
        pytest.param(_cut_trail, "trail", "not whole", id="trail-cut"),
    ],
)
def test_each_fault_is_found_and_named(
    data: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    harm: Callable[[Path, Settings, pytest.MonkeyPatch], None],
    check: str,
    words: str,
) -> None:
    harm(data, settings, monkeypatch)
    assert words in found().get(check, "")


@pytest.mark.usefixtures("house", "data")
def test_a_fresh_backup_and_a_walked_trail_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    later(monkeypatch, dt.timedelta(days=2))
    record_upkeep(Act.BACKED_UP, region="ID")
    keep_checkpoint(verify())
    assert {"backup", "trail"} & set(found()) == set()


def test_nobody_to_sign_in_is_a_fault(db: None, data: Path) -> None:  # noqa: ARG001
    assert "Nobody can sign in" in found()["accounts"]


def test_it_is_told_to_machines_too(own: OwnDesk) -> None:
    own.python("from selaras.desk.audit.models import Head; Head.objects.update(link='0' * 64)")
    done = own.run("check", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"]) == (1, False)
    assert [one["check"] for one in told["faults"]] == ["trail"]


def test_verifying_prints_a_link_that_can_be_kept_elsewhere(own: OwnDesk) -> None:
    first = own.run("audit", "verify")
    assert first.returncode == 0, first.stderr
    anchor = first.stdout.splitlines()[-1]
    assert own.run("audit", "verify", "--anchor", anchor).returncode == 0
    forged = f"{anchor.partition(':')[0]}:{'0' * 64}"
    refused = own.run("audit", "verify", "--anchor", forged)
    assert (refused.returncode, "not the one" in refused.stdout) == (1, True)


@pytest.mark.parametrize(
    ("error", "full"),
    [
        pytest.param(OperationalError("database or disk is full"), True, id="sqlite"),
        pytest.param(OperationalError("could not extend: No space left on device"), True, id="pg"),
        pytest.param(OSError(28, "No space left on device"), True, id="system"),
        pytest.param(OperationalError("server closed the connection"), False, id="away"),
        pytest.param(ValueError("disk is full"), False, id="another-error"),
        pytest.param(None, False, id="none"),
    ],
)
def test_a_full_disk_is_told_from_other_errors(error: Exception | None, *, full: bool) -> None:
    assert views.is_full(error) is full
