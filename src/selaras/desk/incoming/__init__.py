"""Letters and minutes that come in as files and become meetings by hand."""

__all__: list[str] = []
