"""Speech: quotes and statements, whose they are, who passed them on, and the proof of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selaras.reading._document import open_document
from selaras.reading._speech import find_speech
from selaras.records import Body, Evidence, Person, Release, Report, Span, Speech, normalise

ARMAN = ("Arman Saputra", "Camat Wakorumba")
DEWI = ("Dewi Lestaluhu", "Kapolsek")
YOGA = ("Yoga Pranata", "Menteri Dalam Negeri")


def person(text: str, name: str, office: str | None) -> Person:
    forms = [name, name.split()[0]]
    spans: list[Span] = []
    for form in forms:
        at = text.find(form)
        while at >= 0:
            if not any(s.start <= at < s.end for s in spans):
                spans.append(Span(at, at + len(form)))
            at = text.find(form, at + 1)
    at = -1 if office is None else text.find(office)
    evidence = {}
    if office is not None and at >= 0:
        proof = (Span(at, at + len(office)),)
        evidence["office"] = Evidence(spans=proof, rule="test.office")
    return Person(name=name, office=office, spans=tuple(sorted(spans)), evidence=evidence)


def speech(
    text: str, *known: tuple[str, str | None]
) -> tuple[tuple[Speech, ...], tuple[Speech, ...], Release | None]:
    people = [person(text, *who) for who in known or (ARMAN, DEWI, YOGA)]
    named = [p for p in people if p.spans]
    return find_speech(open_document(Report(id="r", text=text)), named, ())


def quotes(text: str, *known: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [(text[q.start : q.end], q.speaker) for q in speech(text, *known)[0]]


def statements(text: str, *known: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    return [(text[s.start : s.end], s.speaker) for s in speech(text, *known)[1]]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Batasnya jelas,” kata Arman Saputra.", id="said-after"),
        pytest.param("“Batasnya jelas,” Tegas Camat Wakorumba, Arman Saputra.", id="capital-verb"),
        pytest.param("“Batasnya jelas,” demikian Arman Saputra mengatakan.", id="told-after"),
        pytest.param("Arman Saputra mengatakan, “Batasnya jelas.”", id="told-before"),
        pytest.param("Ujar Arman Saputra, “Batasnya jelas.”", id="said-before"),
        pytest.param("Camat Wakorumba, Arman Saputra: “Batasnya jelas.”", id="colon"),
        pytest.param("Arman Saputra datang. “Batasnya jelas,” ujarnya.", id="nya"),
        pytest.param("Arman Saputra datang.\n“Batasnya jelas,” kata dia.", id="pronoun"),
        pytest.param("Arman Saputra berdiri. “Batasnya jelas.”", id="no-verb"),
        pytest.param("“Batasnya jelas.” Hal itu disampaikan Arman Saputra.", id="said-later"),
        pytest.param(
            "Camat Wakorumba Arman Saputra hadir. Rapat usai.\n“Batasnya jelas,” kata Camat.",
            id="office",
        ),
    ],
)
def test_a_quote_goes_to_the_one_who_says_it(text: str) -> None:
    assert [speaker for _, speaker in quotes(text)] == ["Arman Saputra"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            "Arman Saputra menemui Dewi Lestaluhu. “Tolong dijaga,” ujarnya.",
            ["Arman Saputra"],
            id="the-one-met-does-not-speak",
        ),
        pytest.param(
            "“Aman,” kata Arman Saputra.\nSementara itu, Dewi Lestaluhu berjaga.\n“Siap,” ujarnya.",
            ["Arman Saputra", "Dewi Lestaluhu"],
            id="a-new-subject-takes-over",
        ),
        pytest.param(
            "“Tolong,” kata Arman Saputra saat menemui Dewi Lestaluhu.",
            ["Arman Saputra"],
            id="a-name-past-the-verb-of-time-is-not-the-speaker",
        ),
        pytest.param(
            "“Sudah?” tanya Arman Saputra.\n“Sudah,” jawab Dewi Lestaluhu.\n“Kapan?”",
            ["Arman Saputra", "Dewi Lestaluhu", "Arman Saputra"],
            id="lines-of-a-dialogue-alternate",
        ),
        pytest.param(
            "“Dengar,” kata Arman Saputra, “kita pulang,” ia menoleh, “sekarang juga.”",
            ["Arman Saputra"] * 3,
            id="parts-of-a-split-quote",
        ),
        pytest.param(
            "“Aman,” kata Arman Saputra.\n“Tetap tenang,” ujar mantan guru itu.",
            ["Arman Saputra", "Arman Saputra"],
            id="a-description-is-the-last-speaker",
        ),
        pytest.param(
            "“Aman,” kata Arman Saputra. Dewi Lestaluhu ditemui warga.\n“Siap,” ujarnya.",
            ["Arman Saputra", "Dewi Lestaluhu"],
            id="who-is-met-may-speak",
        ),
        pytest.param(
            "“Aman,” kata Arman Saputra. Dewi Lestaluhu ditembak.\n“Kami usut,” ujarnya.",
            ["Arman Saputra", "Arman Saputra"],
            id="whom-something-befalls-does-not-take-over",
        ),
        pytest.param("“Turun! Turun!” teriak massa.", [None], id="a-crowd-has-no-name"),
    ],
)
def test_speakers_among_several_people(text: str, speakers: list[str | None]) -> None:
    assert [speaker for _, speaker in quotes(text)] == speakers


def test_a_nameless_voice_is_given_as_printed() -> None:
    (quote,), _, _ = speech("“Turun! Turun!” teriak massa di jalan.")
    assert (quote.speaker, quote.voice) == (None, "massa")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Rapat bertema “Rukun Itu Indah” dibuka Arman Saputra.", id="theme"),
        pytest.param("Spanduk bertuliskan “Tolak Tambang!” dipasang.", id="banner"),
        pytest.param("Pungutan “uang lelah” masih ditarik.", id="scare-quotes"),
        pytest.param("Film “Pulang” diputar. Arman Saputra menonton.", id="film"),
        pytest.param("Pepatah “diam itu emas” berlaku di sini.", id="proverb"),
    ],
)
def test_words_in_marks_that_nobody_says_are_no_quote(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "Arman Saputra mengatakan bahwa batas desa jelas.", "batas desa jelas", id="bahwa"
        ),
        pytest.param("Arman Saputra menilai batas desa jelas.", "batas desa jelas", id="bare"),
        pytest.param(
            "Arman Saputra menyampaikan, batas desa jelas.", "batas desa jelas", id="comma"
        ),
        pytest.param(
            "Arman Saputra, Senin (1/7), juga menegaskan batas desa jelas.",
            "batas desa jelas",
            id="a-day-between",
        ),
        pytest.param(
            "Menurut Camat Wakorumba, Arman Saputra, batas desa jelas.",
            "batas desa jelas",
            id="according",
        ),
        pytest.param(
            "Arman Saputra hadir. Menurutnya, batas desa jelas.", "batas desa jelas", id="nya"
        ),
        pytest.param(
            "Arman Saputra hadir. Dikatakannya, batas desa jelas.", "batas desa jelas", id="passive"
        ),
        pytest.param(
            "Batas desa sudah jelas, ungkap Arman Saputra.", "Batas desa sudah jelas", id="after"
        ),
        pytest.param(
            "Arman Saputra hadir. Batas itu, kata dia, lahir dari kesepakatan lama.",
            "Batas itu, kata dia, lahir dari kesepakatan lama",
            id="in-the-middle",
        ),
        pytest.param(
            "Didampingi Dewi Lestaluhu, Arman Saputra menjelaskan bahwa batas desa jelas.",
            "batas desa jelas",
            id="the-companion-does-not-speak",
        ),
    ],
)
def test_a_statement_is_the_clause_and_its_speaker(text: str, said: str) -> None:
    assert statements(text) == [(said, "Arman Saputra")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Arman Saputra menyampaikan apresiasi.", id="a-mere-object"),
        pytest.param("Menurut data, batas desa jelas.", id="data-do-not-speak"),
        pytest.param("Kata sepakat belum tercapai di desa itu.", id="kata-the-noun"),
        pytest.param("Konon, batu itu batas dua kerajaan.", id="hearsay"),
        pytest.param("“Aman,” kata Arman Saputra, camat yang baru.", id="a-quote-is-no-statement"),
    ],
)
def test_what_is_not_told_is_no_statement(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "chain"),
    [
        pytest.param(
            "Arman Saputra melalui Dewi Lestaluhu mengatakan batas desa jelas.",
            "Arman Saputra",
            ("Dewi Lestaluhu",),
            id="melalui",
        ),
        pytest.param(
            "Arman Saputra dalam sambutan yang dibacakan Dewi Lestaluhu menyebut desa aman.",
            "Arman Saputra",
            ("Dewi Lestaluhu",),
            id="read-out",
        ),
        pytest.param(
            "Dikutip dari Warta Buton, Arman Saputra mengatakan batas desa jelas.",
            "Arman Saputra",
            ("Warta Buton",),
            id="another-outlet",
        ),
        pytest.param(
            "Arman Saputra menyampaikan bahwa rapat dibuka Menteri Dalam Negeri Yoga Pranata. "
            "Dalam arahannya, Mendagri menekankan pentingnya rukun.",
            "Yoga Pranata",
            ("Arman Saputra",),
            id="told-of-by-the-one-before",
        ),
        pytest.param(
            "Menurut Arman Saputra, Dewi Lestaluhu memperingatkan bahwa desa itu rawan.",
            "Dewi Lestaluhu",
            ("Arman Saputra",),
            id="a-warning-retold",
        ),
    ],
)
def test_the_chain_names_who_passed_it_on(text: str, speaker: str, chain: tuple[str, ...]) -> None:
    last = speech(text)[1][-1]
    assert (last.speaker, last.chain) == (speaker, chain)


def test_a_chain_runs_from_the_source_outwards() -> None:
    text = (
        "Mengutip tayangan Kanal Selat, Arman Saputra menirukan pesan Dewi Lestaluhu. "
        "“Putar balik,” begitu pesan Dewi lewat radio."
    )
    (quote,), _, _ = speech(text)
    assert (quote.speaker, quote.chain) == ("Dewi Lestaluhu", ("Arman Saputra", "Kanal Selat"))


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        pytest.param("“Batasnya jelas,” kata Arman Saputra.", ["kata Arman Saputra"], id="verb"),
        pytest.param(
            "Arman Saputra datang. “Batasnya jelas,” ujarnya.",
            ["Arman Saputra", "ujarnya"],
            id="nya-and-the-name-it-goes-back-to",
        ),
    ],
)
def test_the_proof_of_a_speaker_is_the_shortest_passage(text: str, proof: list[str]) -> None:
    (quote,), _, _ = speech(text)
    assert [text[s.start : s.end] for s in quote.evidence["speaker"].spans] == proof


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        pytest.param("Dikutip dari Warta Buton, rapat usai.", "Warta Buton", "outlet", id="outlet"),
        pytest.param("Dilansir detikcom, rapat usai.", "detikcom", "outlet", id="site"),
        pytest.param(
            "Dalam siaran persnya, Kemendagri menyatakan rapat usai.",
            "Kementerian Dalam Negeri",
            "release",
            id="release",
        ),
    ],
)
def test_the_source_that_a_text_names_is_its_release(text: str, name: str, kind: str) -> None:
    at = text.find("Kemendagri")
    spans = () if at < 0 else (Span(at, at + len("Kemendagri")),)
    body = Body(id="kemendagri", name="Kementerian Dalam Negeri", spans=spans)
    _, _, release = find_speech(open_document(Report(id="r", text=text)), (), (body,))
    assert release is not None
    assert (release.name, release.kind) == (name, kind)


def test_no_source_is_no_release() -> None:
    assert speech("Rapat usai.")[2] is None


_PIECES = st.sampled_from(
    [
        *"“ ” \" ' ‘ ’ `` '' , . ? : ( ) … kata ujarnya menurut Menurutnya,".split(),
        *"mengatakan bahwa".split(),
        *"Arman Saputra Dewi dia yang dibacakan melalui Dikutip dari Kata Pertama, \n".split(" "),
        *", kata|“Aman,|menyampaikan dua hal.|siaran pers|Dikatakannya,|İstanbul".split("|"),
    ]
)


@given(st.lists(_PIECES | st.text(max_size=5), max_size=60))
def test_any_text_gives_speech_whose_spans_and_proofs_hold(pieces: list[str]) -> None:
    text = normalise(" ".join(pieces))
    quoted, told, _ = speech(text)
    for said in (*quoted, *told):
        assert text[said.start : said.end].strip()
        for field in ("speaker", "voice", "verb", "chain"):
            if getattr(said, field):
                assert said.evidence[field].spans
        assert all(s.end <= len(text) for e in said.evidence.values() for s in e.spans)
