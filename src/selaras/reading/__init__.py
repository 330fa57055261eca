"""Reading: one report in, what it says out, each value with its evidence."""

from selaras.reading._masks import mask
from selaras.reading._read import VERSION, UnreadableReport, read, read_together

__all__ = ["VERSION", "UnreadableReport", "mask", "read", "read_together"]
