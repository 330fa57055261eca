"""Reads a PDF on stdin and writes its text to stdout; run as a process of its own."""

from __future__ import annotations

import io
import sys

ENCRYPTED, TOO_LONG, BROKEN = 3, 4, 5
_MOST_PAGES = 200
_MOST_CHARACTERS = 1_000_000
_MOST_MEMORY = 1_500_000_000


def _hold_memory() -> None:
    """Keep the process within bounds where the system can."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def main() -> int:
    """Read, write, and say by exit code why not."""
    import pypdf

    _hold_memory()
    try:
        pdf = pypdf.PdfReader(io.BytesIO(sys.stdin.buffer.read()))
        if pdf.is_encrypted:
            return ENCRYPTED
        if len(pdf.pages) > _MOST_PAGES:
            return TOO_LONG
        left = _MOST_CHARACTERS
        for page in pdf.pages:
            text = (page.extract_text() or "")[:left]
            left -= len(text)
            sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n\n")
    except (pypdf.errors.PyPdfError, ValueError, KeyError, TypeError, AttributeError):
        return BROKEN
    except (RuntimeError, MemoryError, OSError, IndexError):
        return BROKEN
    return 0


if __name__ == "__main__":
    sys.exit(main())
