"""How links are made: digests over canonical JSON."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selaras.desk.audit.models import Entry, Values


def digest(values: Values) -> str:
    """The digest of an entry's values with their salt."""
    return _sha([values.salt, values.before, values.after, values.reason])


def link(entry: Entry, previous: str) -> str:
    """The link of an entry to the one before it."""
    return _sha(
        [
            previous,
            entry.seq,
            entry.at.isoformat(),
            entry.user_id,
            entry.office_id,
            entry.act,
            entry.thing,
            entry.thing_id,
            entry.region,
            entry.digest,
        ]
    )


def _sha(parts: list[object]) -> str:
    text = json.dumps(parts, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()
