"""Bodies: ministries, agencies, regional offices and forums, their names, mandates and seats."""

from selaras.bodies._find import BodyMention, find
from selaras.bodies._forum import Seat, forum
from selaras.bodies._mandates import Mandate, Term, mandates
from selaras.bodies._register import BodyEntry, get

__all__ = [
    "BodyEntry",
    "BodyMention",
    "Mandate",
    "Seat",
    "Term",
    "find",
    "forum",
    "get",
    "mandates",
]
