"""What followed from cases, with the doubt of small numbers, never a rank."""

__all__: list[str] = []
