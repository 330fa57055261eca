"""The desk: a newsroom for harmony, from a report to a deed, on one laptop or for a nation."""

from selaras.desk._doors import (
    Account,
    IssuedOutlook,
    create_administrator,
    faults,
    issue_outlook,
    known_region,
    load_demo,
)
from selaras.desk._start import Server, free_port, migrate, prepare

__all__ = [
    "Account",
    "IssuedOutlook",
    "Server",
    "create_administrator",
    "faults",
    "free_port",
    "issue_outlook",
    "known_region",
    "load_demo",
    "migrate",
    "prepare",
]
