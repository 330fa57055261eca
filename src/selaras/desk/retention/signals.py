"""What retention tells the apps that keep words of their own about a report or a case."""

from __future__ import annotations

from django.dispatch import Signal

from selaras.desk._gone import GONE, OVER

__all__ = ["GONE", "OVER", "removed"]

removed = Signal()
"""The words of things are gone, in the transaction that removed them; remove yours too.

`sort` is `page`, `report`, `field_report`, `case` or `meeting`; `ids` are their ids, or those of
uploads and papers sent in as long ago.
"""
