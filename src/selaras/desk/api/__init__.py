"""Programs at the desk: tokens, addresses for them, and rows to take away."""

__all__: list[str] = []
