"""Files that people keep with a case, checked when they come and never shown in the page."""

__all__: list[str] = []
