"""The desk: a newsroom for harmony, from a report to a deed, on one laptop or for a nation."""

from selaras.desk._doors import (
    Account,
    IssuedOutlook,
    create_administrator,
    issue_outlook,
    known_region,
    load_demo,
)
from selaras.desk._doors_labels import ExportRefused, export_labels
from selaras.desk._doors_upkeep import (
    Fault,
    TrailVerdict,
    UpkeepRefused,
    backup,
    data_folder,
    faults,
    is_new,
    restore,
    upgrade,
    verify_trail,
)
from selaras.desk._start import Server, free_port, keep_language, migrate, prepare, work

__all__ = [
    "Account",
    "ExportRefused",
    "Fault",
    "IssuedOutlook",
    "Server",
    "TrailVerdict",
    "UpkeepRefused",
    "backup",
    "create_administrator",
    "data_folder",
    "export_labels",
    "faults",
    "free_port",
    "is_new",
    "issue_outlook",
    "keep_language",
    "known_region",
    "load_demo",
    "migrate",
    "prepare",
    "restore",
    "upgrade",
    "verify_trail",
    "work",
]
