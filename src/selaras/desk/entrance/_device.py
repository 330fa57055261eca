"""What to call a browser and its machine."""

from __future__ import annotations

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
_UNKNOWN = "?"


def name(agent: str) -> str:
    """The browser and the machine that a User-Agent header tells of, such as Firefox · Windows.

    Only known words are taken from the header, never its own text.
    """
    told = [next((name for mark, name in marks if mark in agent), "") for marks in _MARKS]
    return " · ".join(word for word in told if word) or _UNKNOWN


_MARKS = (_BROWSERS, _SYSTEMS)
