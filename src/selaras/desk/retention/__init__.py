"""How long texts are kept: an office's days per class, what is held longer, and what went."""

__all__: list[str] = []
