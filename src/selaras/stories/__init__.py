"""Stories: which reports tell one real event, what they share, agree on and dispute."""

from selaras.stories._candidates import WINDOW_DAYS, Candidates, Member, MemoryCandidates
from selaras.stories._compare import Comparison, compare
from selaras.stories._decisions import Decision
from selaras.stories._group import Untold, arrange, group
from selaras.stories._grouper import Grouper, story_id
from selaras.stories._origins import Origin, origins, owner
from selaras.stories._shared import Pair, passages, shared_pairs
from selaras.stories._signature import Signature, sign
from selaras.stories._story import tell
from selaras.stories._vector import Vector
from selaras.stories._weighing import Edge, Places, weigh, weigh_all

__all__ = [
    "WINDOW_DAYS",
    "Candidates",
    "Comparison",
    "Decision",
    "Edge",
    "Grouper",
    "Member",
    "MemoryCandidates",
    "Origin",
    "Pair",
    "Places",
    "Signature",
    "Untold",
    "Vector",
    "arrange",
    "compare",
    "group",
    "origins",
    "owner",
    "passages",
    "shared_pairs",
    "sign",
    "story_id",
    "tell",
    "weigh",
    "weigh_all",
]
