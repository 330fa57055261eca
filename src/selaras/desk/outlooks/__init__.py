"""Outlooks: odds per region as they were issued, their reasons, and what came of them."""

__all__: list[str] = []
