"""Reports that people write in at the desk: typed, pasted or as a file; what fails is kept."""

__all__: list[str] = []
