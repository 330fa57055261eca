"""A backup's file: a zip of the database and the data folder's files, each with its digest."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FORMAT = 1
_ABOUT = "about.json"
_FILES = "files/"
Sort = Literal["sqlite", "pg_dump", "tables"]


class Broken(Exception):
    """The file is no backup, or not whole; the words say what is wrong."""


class About(msgspec.Struct, frozen=True):
    """What a backup says of itself; `digests` are SHA-256 by the name of each part."""

    format: int
    version: str
    made_at: str
    sort: Sort
    database: str
    migrations: dict[str, list[str]]
    seq: int
    link: str
    digests: dict[str, str]


def write(path: Path, about: About, parts: Mapping[str, Path]) -> About:
    """Write a backup; the file is there whole, or not at all.

    Args:
        path: Where; its folder is there.
        about: What it says of itself, digests apart.
        parts: The files that go in, by their names in the backup.
    """
    about = msgspec.structs.replace(
        about, digests={name: _digest(source) for name, source in parts.items()}
    )
    with _whole(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(_ABOUT, msgspec.json.format(msgspec.json.encode(about)))
        for name, source in parts.items():
            file.write(source, name)
    return about


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A file beside `path`, for its owner alone, that takes its place when all is written."""
    part = path.with_name(path.name + ".part")
    try:
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def files_of(folder: Path, *, without: frozenset[str]) -> dict[str, Path]:
    """The files of a data folder by their names in a backup, but what is hidden or `without`.

    What is still being written (`.part`) is left out.
    """
    named = {path.relative_to(folder): path for path in sorted(folder.rglob("*"))}
    return {
        _FILES + name.as_posix(): path
        for name, path in named.items()
        if path.is_file() and not path.is_symlink() and path.name not in without
        and path.suffix != ".part"
        and not any(part.startswith(".") for part in name.parts)
    }  # fmt: skip


def left_over(folder: Path, under: str, about: About) -> list[Path]:
    """The files under a folder of the data folder that a backup does not hold."""
    return [
        path
        for path in sorted((folder / under).rglob("*"))
        if (path.is_file() or path.is_symlink())
        and _FILES + path.relative_to(folder).as_posix() not in about.digests
    ]


def unpack(path: Path, folder: Path) -> About:
    """Unpack a backup into a folder and see that every part is as it was.

    Raises:
        Broken: It is no backup, of a later format, cut off, or changed.
    """
    try:
        with zipfile.ZipFile(path) as file:
            about = _about(file)
            for name in about.digests:
                _unpack_part(file, name, folder)
    except (zipfile.BadZipFile, KeyError, EOFError, json.JSONDecodeError) as error:
        raise Broken(f"{path} is not a whole backup: {error}") from error
    for name, digest in about.digests.items():
        if _digest(folder / name) != digest:
            raise Broken(f"{path} is not whole: {name} was changed")
    return about


def _about(file: zipfile.ZipFile) -> About:
    said: Any = json.loads(file.read(_ABOUT))
    if said.get("format") != FORMAT:
        raise Broken(f"the backup is of format {said.get('format')}; this version reads {FORMAT}")
    try:
        return msgspec.convert(said, About)
    except msgspec.ValidationError as error:
        raise Broken(f"the backup does not say what it is: {error}") from error


def _unpack_part(file: zipfile.ZipFile, name: str, folder: Path) -> None:
    target = (folder / name).resolve()
    if not target.is_relative_to(folder.resolve()):
        raise Broken(f"the backup has a part outside its folder: {name}")
    target.parent.mkdir(parents=True, exist_ok=True)
    with file.open(name) as source, target.open("wb") as sink:
        shutil.copyfileobj(source, sink)
    target.chmod(0o600)


def files_in(folder: Path) -> dict[str, Path]:
    """The data folder's files of an unpacked backup, by their names in the data folder."""
    files = folder / _FILES
    return {path.relative_to(files).as_posix(): path for path in files.rglob("*") if path.is_file()}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
