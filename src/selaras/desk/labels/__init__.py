"""What people set right in the machine's reading, kept as labelled data."""

__all__: list[str] = []
