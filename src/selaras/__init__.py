"""Selaras: one shared, sourced picture of social harmony in Indonesia."""

__all__ = ["__version__"]

__version__ = "0.1.0"
