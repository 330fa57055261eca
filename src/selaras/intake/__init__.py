"""Intake: files, folders, tables, pages and archives become reports; what cannot is named."""

from selaras.intake._inputs import Problem, open_inputs
from selaras.intake._pages import report_of_page
from selaras.intake._texts import report_of_text

__all__ = ["Problem", "open_inputs", "report_of_page", "report_of_text"]
