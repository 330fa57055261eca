"""A backup brings everything back; whatever goes wrong leaves the desk as it was."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desk.upkeep.conftest import STATE, WHOLE

if TYPE_CHECKING:
    from tests.desk._own import OwnDesk


def back_up(own: OwnDesk, path: Path, *options: str) -> None:
    done = own.run("backup", str(path), *options)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("options", [(), ("--tables",)], ids=["own-format", "tables"])
def test_a_backup_brings_all_of_it_into_an_empty_desk(
    own: OwnDesk, other: OwnDesk, tmp_path: Path, options: tuple[str, ...]
) -> None:
    path = tmp_path / "kept.selaras"
    back_up(own, path, *options)
    done = other.run("restore", str(path))
    assert done.returncode == 0, done.stderr
    assert other.python(STATE) == WHOLE
    assert (other.data / "secret-key").read_text() == (own.data / "secret-key").read_text()
    again = other.run("init", "--region", "74.71", "--name", "Lain", "--username", "lain")
    assert again.returncode == 0, again.stderr


def test_a_backup_is_for_its_owner_alone_and_never_overwrites(own: OwnDesk, tmp_path: Path) -> None:
    path = tmp_path / "kept.selaras"
    back_up(own, path)
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
    kept = path.read_bytes()
    again = own.run("backup", str(path))
    assert (again.returncode, path.read_bytes() == kept) == (1, True)
    assert "is there already" in again.stderr


def test_a_backup_in_the_data_folder_holds_no_backup(own: OwnDesk) -> None:
    back_up(own, own.data / "first.selaras")
    back_up(own, own.data / "second.selaras")
    with zipfile.ZipFile(own.data / "second.selaras") as file:
        assert sorted(file.namelist()) == ["about.json", "database", "files/secret-key"]


def test_a_desk_with_people_in_it_is_replaced_only_when_told(own: OwnDesk, kept: Path) -> None:
    path = kept
    own.python("from selaras.desk.newsroom.models import Report; Report.objects.update(title='x')")
    refused = own.run("restore", str(path))
    assert (refused.returncode, "--replace" in refused.stderr) == (1, True)
    done = own.run("restore", str(path), "--replace")
    assert done.returncode == 0, done.stderr
    assert own.python(STATE) == WHOLE


def _rewrite(path: Path, name: str, change: bytes) -> None:
    with zipfile.ZipFile(path) as file:
        parts = {one: file.read(one) for one in file.namelist()}
    parts[name] = change
    with zipfile.ZipFile(path, "w") as file:
        for one, held in parts.items():
            file.writestr(one, held)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-2_000])


def _change_a_part(path: Path) -> None:
    _rewrite(path, "files/secret-key", b"another key")


def _later(path: Path) -> None:
    with zipfile.ZipFile(path) as file:
        about = json.loads(file.read("about.json"))
    about["migrations"]["newsroom"].append("9999_from_the_future")
    _rewrite(path, "about.json", json.dumps(about).encode())


def _another_end(path: Path) -> None:
    with zipfile.ZipFile(path) as file:
        about = json.loads(file.read("about.json"))
    about["link"] = "0" * 64
    _rewrite(path, "about.json", json.dumps(about).encode())


def _no_backup(path: Path) -> None:
    path.write_bytes(b"\x00" * 5_000)


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        pytest.param(_cut, "not a whole backup", id="cut-off"),
        pytest.param(_change_a_part, "was changed", id="changed"),
        pytest.param(_later, "later version", id="later-version"),
        pytest.param(_another_end, "does not end as it says", id="another-trail"),
        pytest.param(_no_backup, "not a whole backup", id="no-backup"),
    ],
)
def test_a_backup_that_does_not_hold_changes_nothing(
    own: OwnDesk, kept: Path, spoil: object, why: str
) -> None:
    assert callable(spoil)
    spoil(kept)
    done = own.run("restore", str(kept), "--replace")
    assert (done.returncode, why in done.stderr) == (1, True), done.stderr
    assert own.python(STATE) == WHOLE


def test_a_desk_that_is_served_is_not_restored(own: OwnDesk, kept: Path) -> None:
    own.python("from selaras.desk.jobs.actions import sign_on; sign_on('here', 1)")
    done = own.run("restore", str(kept), "--replace")
    assert (done.returncode, "being served" in done.stderr) == (1, True)


def test_an_upgrade_asks_for_new_readings_and_keeps_decisions(own: OwnDesk) -> None:
    done = own.run("upgrade")
    assert done.returncode == 0, done.stderr
    asked = "from selaras.desk.jobs.models import Job; print(Job.objects.get().name)"
    assert own.python(asked) == "upkeep.reread"
    drained = own.python(
        "from selaras.desk.jobs.crew import drain; drain()\n"
        "from selaras.desk.jobs.models import Job\n"
        "from selaras.desk.newsroom.models import Reading\n"
        "print(Job.objects.get().state, Reading.objects.count())"
    )
    assert drained == "done 4"
    assert own.python(STATE) == WHOLE


_BREAKS = """
from selaras.desk.upkeep import actions
from django.core import management
from django.db import connection
def migrate(*_, **__):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE newsroom_storydecision")
    raise RuntimeError("the step broke")
actions.call_command = migrate
from pathlib import Path
try:
    actions.upgrade(Path({path!r}))
except actions.Refused as error:
    print(error)
"""


@pytest.mark.parametrize("tools", [True, False], ids=["tools", "no-tools"])
def test_a_failing_step_takes_the_upgrade_back(
    own: OwnDesk, tmp_path: Path, *, tools: bool
) -> None:
    without = "" if tools else "\nactions._postgres.has_tools = lambda: False\n"
    code = _BREAKS.replace("def migrate", without + "def migrate")
    said = own.python(code.format(path=str(tmp_path / "before.selaras")))
    assert said == "the upgrade was taken back, the desk is as it was: the step broke"
    assert own.python(STATE) == WHOLE


def test_what_a_killed_restore_left_is_put_back(own: OwnDesk) -> None:
    if own.is_postgres:
        pytest.skip("one file that takes another's place is SQLite's way")
    database = own.data / "desk.sqlite3"
    own.python(
        "from selaras.desk.upkeep import actions; actions._settle_sqlite("
        f"__import__('pathlib').Path({str(database)!r}))"
    )
    database.rename(own.data / "desk.sqlite3.before_restore")
    database.write_bytes(b"half")
    own.run("init", "--region", "74.71", "--name", "Siti")
    assert own.python(STATE) == WHOLE


_KEEP = """
from tests.desk.documents.files import pdf
from selaras.desk.accounts.models import User
from selaras.desk.cases import actions
from selaras.desk.documents.actions import keep
by = User.objects.get(username="analis.kendari")
draft = actions.Draft("Batas", "happened", "land_dispute", "74.71", grounds="uji")
case = actions.open_by_hand(draft, by=by)
file = pdf("berita acara.pdf")
file.content_type = "pdf"
print(keep(file, case=case, by=by).pk)
"""


def test_documents_come_back_with_a_backup(own: OwnDesk, other: OwnDesk, tmp_path: Path) -> None:
    name = own.python(_KEEP)
    place = Path("documents") / name[:2] / name
    (own.data / place).with_suffix(".part").write_bytes(b"half an upload")
    path = tmp_path / "kept.selaras"
    back_up(own, path)
    done = other.run("restore", str(path))
    assert done.returncode == 0, done.stderr
    assert (other.data / place).read_bytes() == (own.data / place).read_bytes()
    held = [one.name for one in (other.data / "documents").rglob("*") if one.is_file()]
    assert held == [name]


def test_documents_that_the_backup_lacks_go_with_what_was_replaced(
    own: OwnDesk, tmp_path: Path
) -> None:
    kept = own.python(_KEEP)
    path = tmp_path / "kept.selaras"
    back_up(own, path)
    later = own.python(_KEEP.replace("Batas", "Pasar"))
    folder = own.data / "documents"
    (folder / "zz").mkdir()
    (folder / "zz" / "half.part").write_bytes(b"half an upload")
    (own.data / "catatan.txt").write_text("milik kantor")
    done = own.run("restore", str(path), "--replace")
    assert done.returncode == 0, done.stderr
    assert later != kept
    assert [one.name for one in folder.rglob("*") if one.is_file()] == [kept]
    assert (own.data / "catatan.txt").read_text() == "milik kantor"
    assert own.python(STATE) == WHOLE


def test_a_restore_that_is_refused_leaves_the_documents(own: OwnDesk, kept: Path) -> None:
    name = own.python(_KEEP)
    _another_end(kept)
    assert own.run("restore", str(kept), "--replace").returncode == 1
    assert (own.data / "documents" / name[:2] / name).exists()


def test_a_restore_cut_off_on_postgresql_is_said_with_the_way_out(own: OwnDesk) -> None:
    if not own.is_postgres:
        pytest.skip("on SQLite the next start puts back what was")
    own.python("from selaras.desk.upkeep.actions import _sql; _sql('CREATE SCHEMA before_restore')")
    told = json.loads(own.run("check", "--json").stdout)
    assert [one["check"] for one in told["faults"]] == ["restore"]
    assert "ALTER SCHEMA before_restore RENAME TO public" in told["faults"][0]["words"]
    for command in (("upgrade",), ("init", "--region", "74.71", "--name", "Siti")):
        refused = own.run(*command)
        assert refused.returncode == 1
        assert "ALTER SCHEMA before_restore" in refused.stderr
    own.python("from selaras.desk.upkeep.actions import _sql; _sql('DROP SCHEMA before_restore')")
    assert own.python(STATE) == WHOLE
