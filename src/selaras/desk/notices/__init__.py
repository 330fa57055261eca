"""News of the desk to the people it concerns: who is told what, by which way, and when."""

__all__: list[str] = []
