"""Letters and minutes on paper: templates an office changes in Word, filled as DOCX and PDF."""

from selaras.desk.papers._files import UnreadablePaper, passages
from selaras.desk.papers._fill import Row, Values
from selaras.desk.papers._pdf import to_pdf
from selaras.desk.papers._template import (
    Kind,
    Template,
    built_in,
    example,
    packed_built_in,
    read_template,
    to_docx,
)

__all__ = [
    "Kind",
    "Row",
    "Template",
    "UnreadablePaper",
    "Values",
    "built_in",
    "example",
    "packed_built_in",
    "passages",
    "read_template",
    "to_docx",
    "to_pdf",
]
