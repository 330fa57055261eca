"""The desk: a newsroom for harmony, from a report to a deed, on one laptop or for a nation."""

from selaras.desk._doors import Account, create_administrator, faults, known_region, load_demo
from selaras.desk._start import Server, free_port, migrate, prepare

__all__ = [
    "Account",
    "Server",
    "create_administrator",
    "faults",
    "free_port",
    "known_region",
    "load_demo",
    "migrate",
    "prepare",
]
