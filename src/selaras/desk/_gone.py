"""What stands where words stood whose time is over, and why they went."""

from __future__ import annotations

GONE = "–"
"""What stands where a person's words stood."""
OVER = "masa simpan habis"
"""Why values on the trail are erased."""
