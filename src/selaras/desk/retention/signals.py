"""What retention tells the apps that keep words of their own about a report or a case."""

from __future__ import annotations

from django.dispatch import Signal

GONE = "–"
"""What stands where a person's words stood."""
OVER = "masa simpan habis"
"""Why values on the trail are erased."""

removed = Signal()
"""The words of things are gone, in the transaction that removed them; remove yours too.

`sort` is `page`, `report`, `field_report`, `case` or `meeting`; `ids` are their ids.
"""
