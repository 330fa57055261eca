"""The line forms of page furniture: what a line looks like that is no part of the report."""

from __future__ import annotations

import re

import ahocorasick_rs

from selaras.reading._case import lower

__all__ = [
    "HEADING",
    "LABEL",
    "SMALL_WORDS",
    "hints",
    "is_headline",
    "is_prose",
    "shape_of",
    "why_of",
]

PROSE_CHARACTERS = 90
HEADLINE_CHARACTERS = 170
_LONGEST_FURNITURE = 420
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]{0,3}\s*(?:[(\[][\w*/. \-]{1,24}[)\]]\s*)?\Z")

LABEL = re.compile(
    r"""(?:
      (?:berita|artikel|konten|topik|video|foto|tulisan|kabar|tag|news)\s+
      (?:terkait|lainnya|lain|terkini|terbaru|populer|terpopuler|pilihan|utama|sebelumnya
      |berikutnya|hari\s+ini|serupa)
    | (?:(?:ter|paling\s+)(?:populer|banyak\s+(?:dibaca|dicari)))(?:\s+(?:lainnya|hari\s+ini
    |minggu\s+ini|di\s+\S+))?
    | (?:banyak|paling\s+sering|sering)\s+dibaca | populer | terkini | terbaru | terlaris
    | terfavorit | terhangat
    | (?:artikel|berita)\s+(?:ini\s+)?(?:menarik|pilihan)(?:\s+\w+){0,2}
    | pilihan(?:\s+(?:editor|redaksi|untuk\s+anda))?
    | rekomendasi\s+(?:untuk\s+anda|artikel|berita|lainnya)
    | trending(?:\s+(?:topic|now|hari\s+ini))? | hot\s+(?:topic|issue|news)s?
    | headline\s*news? | live\s+report
    | (?:most\s+)?popular(?:\s+news)? | latest(?:\s+news)? | you\s+may\s+also\s+like | must\s*read
    | (?:related|recommended)(?:\s+(?:posts?|articles?|news))? | indeks\s+berita
    | editors?['’]?s?\s+(?:pick|choice)s?
    | (?:baca|simak|lihat)\s+(?:juga|lainnya|pula) | jangan\s+lewatkan(?:\s+.{0,20})?
    | bacaan\s+lainnya
    | (?:mungkin\s+anda|anda\s+mungkin)(?:\s+juga)?\s+(?:suka|menyukai|tertarik)
    | tinggalkan\s+(?:balasan|komentar) | (?:tulis|beri|kirim)\s+komentar
    | komentar(?:\s+(?:pembaca|anda))? | leave\s+a\s+(?:reply|comment)
    | (?:\d+\s+)?komentar | faq | tanya\s+jawab | pertanyaan\s+(?:yang\s+)?(?:sering
    |umum)\s+(?:diajukan|ditanyakan)
    )\s*(?:[:»>.]|\(\d+\))?""",
    re.I | re.X,
)
HEADING = re.compile(
    r"(?:rekomendasi|sorotan|terkait|topik|informasi\s+(?:lain|lainnya|terkait)|fokus"
    r"|pilihan|komentar|tanya\s+jawab|"
    r"terbaru|terkini|populer|lihat\s+juga|foto\s+lain(?:nya)?)\s*:?",
    re.I,
)

_SHARE_WORD = (
    r"bagikan|sebarkan|share[sd]?|facebook|fb|twitter|tweet|x|whats\s*app|wa|telegram|line"
    r"|copy\s+link|salin(?:\s+(?:tautan|link))?|"
    r"tautan|link|e-?mail|surel|linkedin|pinterest|pin\s+it|google\s*\+|print|cetak"
    r"|instagram|tiktok|threads|messenger|"
    r"this|on|to|ke|di|via|dan|artikel|berita|ini|and"
)
_IMPERATIVE = (
    r"ikuti|dapatkan|gabung|bergabung|join|follow|download|unduh|update|cek|simak|baca"
    r"|temukan|pastikan|silah?kan|klik|mari|"
    r"jangan|install|pasang|subscribe|langganan|berlangganan|pantau|nikmati|stay|yuk|ayo"
    r"|kunjungi|tonton|saksikan|jika|anda|sila"
)
_CHANNEL = (
    r"google\s*news|whats\s*app|saluran|channel|kanal\s+(?:telegram|youtube)|telegram|grup"
    r"|instagram|aplikasi|news\s*letter|media\s+sosial|"
    r"update(?:s)?\s+(?:berita|artikel|informasi)|breaking\s+news|berita\s+(?:dan"
    r"|&)\s+artikel|artikel\s+lainnya|youtube|lonceng|notifikasi"
)
_BYLINE_ROLE = (
    r"penulis|editor|reporter|laporan|redaktur|pewarta|kontributor|wartawan|jurnalis"
    r"|pengunggah|uploader|penyunting|"
    r"peliput|fotografer|photographer|pengirim|publisher|penerbit|author|naskah|oleh|by"
    r"|redaksi|sumber(?:\s+berita)?"
)
_DAYS = r"(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)"

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (why, re.compile(form, re.I))
    for why, form in (
        (
            "advertisement",
            r"\W*(?:advertisements?|iklan|adv|ads?\s*[-–].*|scroll\s+(?:to|untuk|ke)\s+.*"
            r"|space\s+iklan|pasang\s+iklan.*|"
            r"(?:lanjutkan\s+membaca|artikel\s+ini\s+berlanjut|gulir\s+untuk).*|advertising"
            r"|advertisement\s+scroll.*|"
            r"(?:promoted|sponsored)(?:\s+(?:by|content|post).*)?|mgid|powered\s+by\s+\S+"
            r"|informasi\s+pemasangan\s+iklan.*)\W*",
        ),
        ("share bar", rf"\W*(?:\d+\s*)?(?:(?:{_SHARE_WORD})(?![^\W_])[\s:|,/•·+]*){{1,16}}\W*"),
        (
            "follow us",
            rf"\W*(?:{_IMPERATIVE})\b.{{0,240}}\b(?:{_CHANNEL})\b.{{0,240}}",
        ),
        (
            "republished from",
            r"\W*(?:artikel|berita|tulisan)\s+(?:ini\s+)?(?:telah|sudah|pernah)\s+(?:tayang"
            r"|terbit|dimuat).{0,300}",
        ),
        (
            "view counter",
            r"\W*(?:[\d.,]+\s*(?:x\s+)?(?:dilihat|kali\s+dibaca|kali\s+dilihat|views?"
            r"|pembaca|dibaca|komentar|comments?|shares?|likes?|suka)"
            r"|(?:dilihat|dibaca|views?|hits?|pembaca)\s*:?\s*[\d.,]+(?:\s*(?:kali|x))?"
            r"|(?:waktu|lama)\s+baca.{0,24}|dibaca\s+normal.{0,20}|"
            r"[\d.,]+\s*(?:menit|min)\s+(?:baca|read|membaca).{0,12})\W*",
        ),
        (
            "byline",
            rf"\W*(?:{_BYLINE_ROLE})(?:\s*[/|&]\s*(?:{_BYLINE_ROLE}))*\s*(?::|\(c\)|ant\b).{{0,120}}|\W*(?:copyright"
            rf"|hak\s+cipta|©).{{0,120}}|"
            r"\W*(?:penulis|editor|reporter|redaktur|pewarta"
            r"|penyunting)(?:\s+[A-Z][\w.'’-]*){1,4}",
        ),
        (
            "caption",
            r"\W*(?:foto|photo|ilustrasi|gambar|caption|keterangan\s+(?:foto|gambar)"
            r"|dok(?:umentasi)?\.?)\s*[:/].{0,240}|"
            r"\W*ilustrasi\b.{0,120}(?<![.!?])|"
            r".{0,240}[(\[](?:foto|photo|dok(?:umentasi)?|ist(?:imewa)?|sumber\s+foto"
            r"|sumber\s+gambar|antara\s+foto|getty|reuters|freepik|shutterstock)"
            r"\b[^()]{0,80}[)\]]\W*",
        ),
        (
            "page navigation",
            r"\W*(?:halaman\s*(?:selanjutnya|berikutnya|sebelumnya|[\d\s:|/]+"
            r"|\d+\s+dari\s+\d+)|selanjutnya|berikutnya|sebelumnya|next|prev(?:ious)?|"
            r"show\s+all|lihat\s+semua|tampilkan\s+semua|view\s+all|selengkapnya"
            r"|read\s+more|load\s+more|muat\s+lainnya|home|beranda|kembali\s+ke\s+atas"
            r"|index|indeks|close|menu|login|masuk|daftar)"
            r"\W*(?:[\d\s|»›>]*)|\W*(?:home|beranda)\s*(?:[>»/›|]\s*[\w &]{2,30}\s*){1,6}",
        ),
        (
            "tags",
            r"\W*(?:tags?|topik(?:\s+terkait)?|kata\s+kunci|label|kategori)\s*[:#].{0,240}"
            r"|(?:#\w+[\s,]*){2,}|tags",
        ),
        (
            "cookies",
            r".{0,120}\b(?:cookies?|kebijakan\s+privasi|syarat\s+(?:dan"
            r"|&)\s+ketentuan)\b.{0,160}|disclaimer\s*:.{0,400}",
        ),
        (
            "audio player",
            r"\W*(?:dengarkan|putar|listen)\s+(?:artikel|berita|to\b).{0,40}"
            r"|\W*ukuran\s+(?:huruf|font).{0,20}",
        ),
    )
)
_LINK = re.compile(
    r"[^\w“\"‘]{0,4}(?:(?:baca|simak|lihat|tonton|cek|saksikan)\s+(?:juga|pula|selengkapnya|video"
    r"|berita\s+lainnya|artikel\s+lainnya)\b"
    r"|(?:baca|simak|tonton)\s*:|bacakan\s*:?\s*\Z|\[?gambas\s*:|video\s*:|pilihan\s+editor\s*:|"
    r"klik\s+di\s*sini|selengkapnya\s*(?:baca|di|:)|(?:berita|artikel)\s+terkait\s*:"
    r"|jangan\s+lewatkan\b|"
    r"(?:related|read\s+also|also\s+read|see\s+also)\s*:)",
    re.I,
)
_BULLET = re.compile(r"[-–—•·*▪►▶>|●○◦‣\s]+|\d{1,2}[.)]?")
_STAMP = re.compile(
    rf"(?:{_DAYS}\s*,?\s*)?(?:\d{{1,2}}[/.\- ](?:\d{{1,2}}|\w{{3,9}})[/.\- ]\d{{4}})\s*(?:["
    rf"|,\-–•pukul ]+)*\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}})?\s*(?:wib|wita|wit)?",
    re.I,
)
_SIGN_OFF = re.compile(
    r"[(\[](?:\*+|[a-z]{2,5}(?:\s*/\s*[\w.]{2,12}){0,3}|red|adv|hms|humas|puspen|rls|rilis"
    r"|release)[)\]]\s*\.?|\*{3,}|#{2,}|-adv-",
    re.I,
)
SMALL_WORDS = frozenset(
    """di ke dan dari yang untuk dengan pada ini itu oleh atau agar tak soal saat usai jadi akan
    bisa juga dalam hingga vs the of to""".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_PROTECTED = frozenset({"caption", "cookies", "follow us", "advertisement", "byline"})

_HINT_WORDS = """
    baca juga|baca pula|baca lain|baca:|baca :|baca berita|baca artikel|baca selengkap|bacakan
    |simak juga|simak pula|simak video|simak:|simak :|simak lain|simak berita|simak artikel
    lihat juga|lihat pula|lihat video|lihat semua|lihat selengkap|cek juga|cek berita|tonton:
    |tonton juga|tonton video|saksikan|gambas|video:|video :|pilihan editor|klik di
    |jangan lewatkan|selengkapnya
    advert|iklan|ads -|ads –|ad -|scroll|lanjutkan membaca|berlanjut|gulir untuk|promoted
    |sponsored|mgid|powered by|adv
    bagikan|sebarkan|share|facebook|twitter|whatsapp|telegram|copy link|salin|linkedin
    |pinterest|e-mail|email|instagram|tiktok|print|cetak
    google news|googlenews|channel|saluran|grup |newsletter|news letter|aplikasi|media sosial
    |breaking news|berita dan artikel|artikel lainnya|youtube|notifikasi|lonceng
    telah tayang|telah terbit|telah dimuat|sudah tayang|sudah terbit
    dilihat|dibaca|views|view|komentar|comment
    |likes|pembaca|waktu baca|menit baca|min read|hits
    penulis|editor|reporter|laporan|redaktur|pewarta|kontributor|wartawan|jurnalis|uploader
    |penyunting|pengunggah|copyright|hak cipta|©|peliput|fotografer|photographer|publisher
    |author|naskah|oleh:|oleh :|by:|redaksi:|redaksi :|sumber|pengirim
    foto|photo|ilustrasi|gambar|caption|dok|(ist|istimewa|getty|freepik|shutterstock
    halaman|selanjutnya|berikutnya|sebelumnya|next|prev|show all|view all|read more|load more
    |muat lain|home|beranda|kembali ke|indeks|index|close|menu|login|masuk|daftar|related
    |also read|read also|see also
    tag|topik|kata kunci|label|kategori|#|cookie|kebijakan privasi|syarat dan|disclaimer
    |dengarkan|listen|ukuran huruf|ukuran font
    berita terkait|artikel terkait|terpopuler|berita lainnya|stay connect|silahkan tekan
    |silakan tekan
"""
_HINTS = ahocorasick_rs.AhoCorasick(
    [word for raw in re.split(r"[|\n]", _HINT_WORDS) if (word := raw.strip())],
    implementation=ahocorasick_rs.Implementation.DFA,
)


def hints(text: str) -> list[int]:
    """Where words stand that furniture is known by, in order; empty for most plain texts."""
    return [start for _, start, _ in _HINTS.find_matches_as_indexes(lower(text))]


def why_of(line: str) -> str | None:
    """Why a line that bears a hint is furniture, None for content."""
    if len(line) > _LONGEST_FURNITURE:
        return None
    long_prose = _reads_on(line)
    if _LINK.match(line) and not long_prose:
        return "link to another report"
    for why, form in _FORMS:
        if not (long_prose and why in _PROTECTED) and form.fullmatch(line):
            return why
    return None


def shape_of(line: str) -> str | None:
    """Why a short line is furniture by its shape alone, None for content."""
    if _BULLET.fullmatch(line):
        return "bullet"
    if _SIGN_OFF.fullmatch(line):
        return "sign-off"
    if _STAMP.fullmatch(line):
        return "time stamp"
    return None


def is_prose(line: str) -> bool:
    """Whether a line reads like a paragraph of a report rather than a headline."""
    return len(line) >= PROSE_CHARACTERS and (
        _SENTENCE_END.search(line[-40:]) is not None or len(line) > HEADLINE_CHARACTERS
    )


def is_headline(line: str) -> bool:
    """Whether a line is set like a headline: most of its words with a capital, no full stop."""
    if len(line) > HEADLINE_CHARACTERS or line[-1:] in ".,;:":
        return False
    words = [w for w in _WORD.findall(line) if w not in SMALL_WORDS]
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


def _reads_on(line: str) -> bool:
    """Whether a line is two sentences or more, so that one word of furniture does not damn it."""
    if len(line) > 2 * HEADLINE_CHARACTERS and _SENTENCE_END.search(line[-40:]):
        return True
    return (
        len(line) > PROSE_CHARACTERS
        and re.search(r"[.!?][\"”’)]{0,2}\s+[A-Z\"“]", line) is not None
    )
