"""Who is in the room: present, represented, online or absent, by list or by code."""

__all__: list[str] = []
