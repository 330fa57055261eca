"""What is kept beside the rows so that searching and counting millions stays quick.

Triggers of the database write both tables; `_index.py` tells how.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """The words of one thing that can be found, and where and when it is; later ones count up."""

    rowid = models.BigAutoField(primary_key=True)
    thing = models.CharField(max_length=10)

    class Meta:
        """A full-text table, which each database makes in its own way."""

        managed = False
        db_table = "home_entry"
        ordering: ClassVar = ["-rowid"]

    def __str__(self) -> str:
        return self.thing


class Tally(models.Model):
    """How many stories a region has, and how many of them wait; its rows are added up."""

    region = models.CharField(max_length=13)
    stories = models.IntegerField()
    waiting = models.IntegerField()

    class Meta:
        """Rows that only triggers write and `actions.fold` adds together."""

        managed = False
        db_table = "home_tally"

    def __str__(self) -> str:
        return f"{self.region}: {self.stories}, {self.waiting}"
