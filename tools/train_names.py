"""Train the names model: `python tools/train_names.py TRAIN.conll MODEL.bin`.

TRAIN is the train part of idner-news-2k (MIT): token, part of speech and IOB tag per line. The
word lists are those of this repository: regions, bodies, offices and `names_words.csv`. The run
is deterministic. docs/adr/0004-names-model.md tells what the model is and how it is judged.
"""

from __future__ import annotations

import csv
import sys
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pycrfsuite

from selaras import regions
from selaras.bodies._forms import PREFIXES
from selaras.bodies._register import ENTRIES, UNITS, BodyEntry, Unit
from selaras.reading import _names_features as seen
from selaras.reading._names_model import HALF
from selaras.regions._tables import rows as region_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
WINDOW = (-2, -1, 0, 1, 2)
BRACKETS = frozenset('()[]"“”')
NO_SPACE_BEFORE, NO_SPACE_AFTER = frozenset(".,;:!?)]}%…/"), frozenset("([{/")


TITLES = """
    H Hj KH Ustaz Ustad Prof Dr Drs Dra Ir Pak Bapak Ibu Bu Mayor Kapten Kolonel Letkol Letjen
    Mayjen Brigjen Jenderal Marsekal Laksamana Irjen Komjen Kombes Kompol AKP AKBP Iptu Ipda
    Gus Haji Almarhum Pol Inf Purn
    """


def lexicon() -> dict[str, int]:
    """Flags per word from all word lists."""
    found: dict[str, int] = {}
    for kind, word in _listed():
        if len(word) > 1 and (word[0].isupper() or kind == "common"):
            found[word] = found.get(word, 0) | 1 << seen.FLAGS.index(kind)
    office = 1 << seen.FLAGS.index("office")
    for word in [word for word, flags in found.items() if flags & office]:
        found.setdefault(word.lower(), office)
    for word in TITLES.split():
        found[word] = found.get(word, 0) | 1 << seen.FLAGS.index("title")
    return found


def _listed() -> Iterator[tuple[str, str]]:
    """Every (kind, word) of the lists."""
    for row in _table(ROOT / "names_words.csv"):
        yield row["kind"], row["word"]
    for row in _table(ROOT.parent / "src/selaras/reading/_data/offices.csv"):
        yield "office", row["form"].split()[0]
    yield from (("given", name) for name, *_ in region_rows("given_names"))
    yield from (("abroad", w) for name, *_ in region_rows("abroad") for w in name.split())
    yield from (("region", w) for name, *_ in region_rows("aliases") for w in name.split())
    for region in (*regions.provinces(), *regions.regencies()):
        yield from (("region", word) for word in region.short.split())
        if region.level == "regency":
            below = regions.children(region.code)
            yield from (("district", w) for one in below for w in one.short.split())
    items: list[BodyEntry | Unit] = [*ENTRIES.values(), *UNITS.values()]
    for item in items:
        for name in (item.short or "", item.name, *item.aliases):
            if " " not in name:
                yield "body", name
            yield from (("bodyword", word.strip("(),/")) for word in name.split())
    yield from (("prefix", word) for prefix in PREFIXES for word in prefix.split())


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as table:
        return list(csv.DictReader(table))


def sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The sentences of a column file as (token, tag)."""
    row: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            parts = line.split(" ")
            row.append((parts[0], parts[-1]))
        elif row:
            yield row
            row = []


def as_text(tokens: list[tuple[str, str]]) -> tuple[str, list[tuple[int, int, str]]]:
    """A sentence's text, and the (start, end, tag) of each token."""
    text, spans, opened = "", [], False
    for token, tag in tokens:
        quote = token in {'"', "''", "``", "”"}
        joins = not text or text[-1] in NO_SPACE_AFTER or token in NO_SPACE_BEFORE
        text += ("" if joins or (quote and opened) else " ") + token
        opened ^= quote
        spans.append((len(text) - len(token), len(text), tag))
    return text, spans


def labelled(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    """Words and labels of each sentence, in the reader's own tokens."""
    for tokens in sentences(path):
        text, spans = as_text(tokens)
        words, labels, at, last = [], [], 0, ""
        for match in seen.TOKEN.finditer(text):
            while at < len(spans) and spans[at][1] <= match.start():
                at += 1
            start, _, tag = spans[at] if at < len(spans) else (0, 0, "O")
            if match[0] in BRACKETS:
                tag = "O"
            elif tag != "O":
                goes_on = match.start() > start or tag.startswith("I-")
                tag = ("I-" if goes_on and last[2:] == tag[2:] else "B-") + tag[2:]
            words.append(match[0])
            labels.append(tag)
            last = tag
        yield words, labels


def features(words: list[str], lex: dict[str, int]) -> list[list[str]]:
    """All features of each word of a sentence."""
    row = [seen.EDGE, seen.EDGE, *words, seen.EDGE, seen.EDGE]
    flags = [seen.flags_of(w, lex) for w in row]
    own = [seen.word_features(w, f) for w, f in zip(row, flags, strict=True)]
    kinds = [seen.class_of(w, f) for w, f in zip(row, flags, strict=True)]
    found = []
    for i in range(2, len(row) - 2):
        here = [f"{p}|{x}" for p in WINDOW for x in own[i + p] if abs(p) < 2 or x[0] in "lcfe"]
        here.append(f"-1,0|{kinds[i - 1]},{kinds[i]}")
        here.append(f"0,1|{kinds[i]},{kinds[i + 1]}")
        here.append(f"-1,0,1|{kinds[i - 1]},{kinds[i]},{kinds[i + 1]}")
        here.append(f"-2,-1,0|{kinds[i - 2]},{kinds[i - 1]},{kinds[i]}")
        here.append(f"0,1,2|{kinds[i]},{kinds[i + 1]},{kinds[i + 2]}")
        found.append(here)
    return found


def train(path: Path, lex: dict[str, int]) -> Any:  # noqa: ANN401 - an untyped package
    """Train the chain and return its tagger, which gives out the weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.05, "c2": 0.05, "max_iterations": 200})
    for words, labels in labelled(path):
        trainer.append(features(words, lex), labels)
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "names.crfsuite")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
    return tagger


def store(tagger: Any, lex: dict[str, int], path: Path) -> None:  # noqa: ANN401 - as above
    """Write the model in the reader's form."""
    info = tagger.info()
    singles: dict[str, list[tuple[int, int]]] = {}
    tables: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for (feature, label), weight in sorted(info.state_features.items()):
        value, number = round(weight * 1000), LABELS.index(label)
        offsets, _, name = feature.partition("|")
        if "," in offsets:
            tables.setdefault(offsets, {}).setdefault(name, []).append((number, value))
        else:
            at = (int(offsets) + HALF) * len(LABELS) + number
            singles.setdefault(name, []).append((at, value))
    steps = [[round(info.transitions.get((a, b), 0.0) * 1000) for b in LABELS] for a in LABELS]
    model = {
        "labels": LABELS,
        "lexicon": dict(sorted(lex.items())),
        "singles": singles,
        "tables": tables,
        "steps": steps,
    }
    path.write_bytes(zlib.compress(msgspec.msgpack.encode(model), 9))


def main() -> None:
    """Train on the first path, write to the second."""
    source, target = map(Path, sys.argv[1:3])
    lex = lexicon()
    tagger = train(source, lex)
    store(tagger, lex, target)
    weights = len(tagger.info().state_features)
    print(f"{len(lex)} words, {weights} weights, {target.stat().st_size} bytes")


if __name__ == "__main__":
    main()
