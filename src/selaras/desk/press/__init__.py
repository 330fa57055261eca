"""What the press says of a meeting beside what its minutes say."""

__all__: list[str] = []
