"""What the environment says: the data folder, the database, the secret key, the hosts."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY_FILE = "secret-key"
LANGUAGE_FILE = "language"
LANGUAGES = ("id", "en")
LARGEST_BODY = 25_000_000
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})

_WAL = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA secure_delete=ON;"
)


def data_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder that holds database and secret key: SELARAS_DATA, else the user's own."""
    named = environ.get("SELARAS_DATA")
    return Path(named) if named else Path.home() / ".local" / "share" / "selaras"


def secret_key(folder: Path, environ: Mapping[str, str] = os.environ) -> str:
    """The key from SELARAS_SECRET_KEY or the data folder; a passing one when there is neither."""
    named = environ.get("SELARAS_SECRET_KEY")
    if named:
        return named
    kept = folder / KEY_FILE
    return kept.read_text(encoding="ascii").strip() if kept.is_file() else secrets.token_urlsafe(64)


def keep_secret_key(folder: Path) -> None:
    """Write a new secret key into the folder unless it has one; readable by its owner alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = folder / KEY_FILE
    try:
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))


def language(folder: Path, environ: Mapping[str, str] = os.environ) -> str:
    """The desk's own language: from SELARAS_LANGUAGE or the data folder, else Indonesian."""
    kept = folder / LANGUAGE_FILE
    named = environ.get("SELARAS_LANGUAGE") or (
        kept.read_text(encoding="ascii", errors="replace").strip() if kept.is_file() else ""
    )
    return named if named in LANGUAGES else LANGUAGES[0]


def keep_language(folder: Path, language: str) -> None:
    """Write the desk's own language into the folder."""
    (folder / LANGUAGE_FILE).write_text(language, encoding="ascii")


def database(folder: Path, environ: Mapping[str, str] = os.environ) -> dict[str, object]:
    """Django's settings for the database.

    Returns:
        PostgreSQL when SELARAS_DATABASE_URL names one, else SQLite in the data folder.

    Raises:
        ValueError: The address is of neither kind.
    """
    url = environ.get("SELARAS_DATABASE_URL", "")
    return _postgres(url) if url else _sqlite(folder / "desk.sqlite3")


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": _WAL, "timeout": 20},
    }


def _postgres(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"SELARAS_DATABASE_URL: write postgresql://..., not {parts.scheme}://...")
    options: dict[str, object] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def hosts(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The host names that the desk answers to: SELARAS_HOSTS and this machine's own."""
    named = [host.strip() for host in environ.get("SELARAS_HOSTS", "").split(",")]
    return [*(host for host in named if host), *sorted(LOOPBACK)]


def secure(allowed: list[str], environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the desk is served over HTTPS: always, except on this machine alone."""
    named = environ.get("SELARAS_HTTPS")
    return named == "1" if named else not LOOPBACK.issuperset(allowed)
