"""Keeping a desk in order: what is wrong with it, backup, restore, upgrade."""

__all__: list[str] = []
