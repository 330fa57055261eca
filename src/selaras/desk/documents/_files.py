"""What a file is by its first bytes, a name that is safe to give back, and where it lies."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import IO

LARGEST_BYTES = 10_000_000
TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jpg": "image/jpeg",
    "png": "image/png",
}
_STARTS = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
_PARTS = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))
_LONGEST_STEM = 100
_UNSAFE = re.compile(r"[^\w .()-]+")


def kind_of(file: IO[bytes]) -> str | None:
    """The ending that the file's content proves, None for whatever is not taken.

    A document with macros is not taken.
    """
    file.seek(0)
    start = file.read(8)
    file.seek(0)
    for mark, ending in _STARTS:
        if start.startswith(mark):
            return ending
    return _in_zip(file) if start.startswith(b"PK\x03\x04") else None


def _in_zip(file: IO[bytes]) -> str | None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return None
    finally:
        file.seek(0)
    if any(name.endswith("vbaProject.bin") for name in names):
        return None
    return next((ending for part, ending in _PARTS if part in names), None)


def clean_name(name: str, ending: str) -> str:
    """The sender's name without paths, controls and marks, with the proven ending."""
    flat = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    stem = _UNSAFE.sub(" ", flat.rsplit(".", 1)[0] if "." in flat else flat)
    words = " ".join(stem.split()).strip(". ")[:_LONGEST_STEM].strip()
    return f"{words or 'dokumen'}.{ending}"


def place(id_: str) -> Path:
    """Where the bytes of a document lie."""
    return Path(settings.DATA) / "documents" / id_[:2] / id_
