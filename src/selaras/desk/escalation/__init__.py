"""Asking the next level by a clock that offices set; sharing one case with a region."""

__all__: list[str] = []
