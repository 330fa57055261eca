"""Settings that vary come from the environment, and say what is wrong with them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import get_resolver

from selaras.desk import _environment


def test_the_data_folder_is_the_named_one_else_the_users_own(tmp_path: Path) -> None:
    assert _environment.data_folder({"SELARAS_DATA": str(tmp_path)}) == tmp_path
    assert _environment.data_folder({}) == Path.home() / ".local" / "share" / "selaras"


def test_the_secret_key_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    _environment.keep_secret_key(folder)
    first = _environment.secret_key(folder, {})
    _environment.keep_secret_key(folder)
    assert _environment.secret_key(folder, {}) == first
    assert len(first) > 50
    if os.name == "posix":
        assert (folder / _environment.KEY_FILE).stat().st_mode & 0o077 == 0


def test_the_desks_own_language_is_named_or_kept_else_indonesian(tmp_path: Path) -> None:
    assert _environment.language(tmp_path, {}) == "id"
    _environment.keep_language(tmp_path, "en")
    assert _environment.language(tmp_path, {}) == "en"
    assert _environment.language(tmp_path, {"SELARAS_LANGUAGE": "id"}) == "id"
    (tmp_path / _environment.LANGUAGE_FILE).write_bytes(b"\xff\x00")
    assert _environment.language(tmp_path, {}) == "id"


def test_sqlite_writes_ahead_and_locks_at_once(tmp_path: Path) -> None:
    made = _environment.database(tmp_path, {})
    options = made["OPTIONS"]
    assert isinstance(options, dict)
    assert options["transaction_mode"] == "IMMEDIATE"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        assert pragma in options["init_command"]


def test_a_postgres_address_is_read_whole(tmp_path: Path) -> None:
    url = "postgresql://pe%40ng:s%2Fandi@db.example:5433/selaras?sslmode=require"
    made = _environment.database(tmp_path, {"SELARAS_DATABASE_URL": url})
    assert {name: made[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "selaras",
        "USER": "pe@ng",
        "PASSWORD": "s/andi",
        "HOST": "db.example",
        "PORT": "5433",
    }
    assert made["OPTIONS"] == {"sslmode": "require"}


def test_a_postgres_address_may_name_a_socket_folder(tmp_path: Path) -> None:
    url = "postgresql://selaras@%2Frun%2Fpostgresql/selaras"
    made = _environment.database(tmp_path, {"SELARAS_DATABASE_URL": url})
    assert made["HOST"] == "/run/postgresql"


def test_another_database_is_refused_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="write postgresql://"):
        _environment.database(tmp_path, {"SELARAS_DATABASE_URL": "mysql://x/y"})


@pytest.mark.parametrize(
    ("environ", "secure"),
    [
        pytest.param({}, False, id="this-machine-alone"),
        pytest.param({"SELARAS_HOSTS": "selaras.example"}, True, id="a-name-of-its-own"),
        pytest.param({"SELARAS_HOSTS": "a.example", "SELARAS_HTTPS": "0"}, False, id="said-not"),
        pytest.param({"SELARAS_HTTPS": "1"}, True, id="said-so"),
    ],
)
def test_a_desk_that_others_reach_is_served_securely(
    environ: dict[str, str],
    secure: bool,  # noqa: FBT001  # the expected value
) -> None:
    assert _environment.secure(_environment.hosts(environ), environ) is secure


def _django(tmp_path: Path, *command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    source = Path(_environment.__file__).parents[2]
    known = {
        "DJANGO_SETTINGS_MODULE": "selaras.desk.settings",
        "PYTHONPATH": str(source),
        "SELARAS_DATA": str(tmp_path),
    }
    return subprocess.run(
        [sys.executable, "-m", "django", *command],
        env={**os.environ, **known, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_djangos_own_check_finds_nothing_to_say_about_a_public_desk(tmp_path: Path) -> None:
    _environment.keep_secret_key(tmp_path)
    command = ("check", "--deploy", "--fail-level", "WARNING")
    done = _django(tmp_path, *command, SELARAS_HOSTS="selaras.example")
    assert done.returncode == 0, done.stderr


def test_the_tables_match_the_models(tmp_path: Path) -> None:
    done = _django(tmp_path, "makemigrations", "--check", "--dry-run")
    assert done.returncode == 0, done.stdout


def test_every_variable_and_address_is_in_the_manual() -> None:
    desk = Path(_environment.__file__).parent
    manual = (desk.parents[2] / "docs" / "desk.md").read_text(encoding="utf-8")
    sources = "".join(path.read_text(encoding="utf-8") for path in desk.glob("_*.py"))
    assert set(re.findall(r"SELARAS_[A-Z_]+", sources)) <= set(
        re.findall(r"`(SELARAS_[A-Z_]+)`", manual)
    )
    paths = {
        "/" + re.sub(r"<[^>]+>", "ID", str(one.pattern))
        for one in get_resolver().url_patterns
        if not str(one.pattern).startswith(("masuk/", "keluar/", "akun/"))
    }
    assert {path for path in paths if f"`{path}`" not in manual} == set()
