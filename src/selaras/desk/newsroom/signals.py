"""What the newsroom tells the apps that build on it."""

from __future__ import annotations

from django.dispatch import Signal

stories_loaded = Signal()
"""Readings were kept with their stories.

`readings` are the records by report key, `stories` the keys of their stories by report key.
"""
