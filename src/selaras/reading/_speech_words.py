"""The words with which Indonesian news gives speech to a mouth."""

from __future__ import annotations

import re

__all__ = [
    "ADJUNCT",
    "ADVERB",
    "AFTER_QUOTE",
    "BARE_TELLING",
    "BEFORE_CLAUSE",
    "COMPANIONS",
    "DEGREE",
    "EPITHET",
    "FIRST_POINT",
    "FRAGMENT_BEFORE",
    "LINK",
    "LINKED_TELLING",
    "LISTED",
    "NOT_A_PREDICATE",
    "NOT_A_SPEAKER",
    "NO_CLAUSE",
    "ORDINAL",
    "OUTLET",
    "PASSED_BY",
    "PASSIVES",
    "PRONOUN",
    "RELAY",
    "RELEASES",
    "SAYING",
    "SOURCES",
    "SPOKESMAN",
    "STOP",
    "TITLE_BEFORE",
    "TOLD_AFTER",
    "TO_WHOM",
]

SAYING = frozenset(
    """
    kata ujar ucap jelas terang tutur ungkap imbuh pungkas lanjut tambah sebut papar tegas tandas
    urai beber pinta harap tukas tutup seru nilai cetus kisah kenang keluh cerita tanya jawab balas
    timpal sergah seloroh teriak perintah pesan ajak imbau himbau kilah dalih klaim sambung simpul
    gerutu bisik sanggah bantah protes canda kelakar puji tulis cuit kecam singgung ingat janji
    saran usul desak tuntut duga kritik sahut celetuk gumam lapor ulas jabar rinci elak tampik
    sindir tantang ancam ketus tuding tekan anjur sesal aku sambut pekik bentak bujuk rayu sapa
    yakin batin cibir
    """.split()
)
"""Bare verbs that stand after a quote or a clause: "kata", "ujar"."""

BARE_TELLING = frozenset(
    """
    mengatakan menyatakan menegaskan menuturkan menambahkan mengaku mengklaim menilai menyebut
    menyebutkan berharap berpendapat berkukuh bersikukuh menekankan membenarkan membantah
    mempertanyakan mengungkapkan menerangkan memaparkan meminta mengimbau menghimbau mengajak
    meyakini memastikan menduga mengingatkan berjanji berpesan mengakui mengeluhkan berdalih
    menandaskan menuding menyarankan mengusulkan mendesak menyimpulkan memperkirakan menjanjikan
    mengharapkan memperingatkan menganjurkan berargumen berkeyakinan berpandangan beralasan
    menceritakan mengumumkan menampik menyangkal menganggap memandang mengisahkan menguraikan
    mengutarakan melaporkan mengabarkan mewanti-wanti bersikeras menyanggah memprediksi
    """.split()
)
"""Telling verbs whose clause may follow with nothing between."""

LINKED_TELLING = frozenset(
    """
    menyampaikan menjelaskan mengungkap membeberkan memberitahukan mengemukakan menyerukan
    memerintahkan menginstruksikan menulis menuliskan menimpali menjawab bertanya membalas merespons
    menanggapi memohon menyayangkan menyesalkan mengapresiasi melanjutkan menggarisbawahi menyoroti
    memuji mengkritik menyindir mengarahkan berseru berteriak menirukan menyambung merinci
    menggambarkan melontarkan mengomentari berkata berujar bercerita bertutur membacakan meneruskan
    """.split()
)
"""Telling verbs that need "bahwa", "agar", a comma or a colon before their clause."""

PASSIVES = (
    "kata ungkap sampai tegas jelas tutur tambah sebut terang papar cerita ujar kemuka lontar ucap"
).split()
"""Stems of "dikatakan", "diungkapkan"."""

SOURCES = (
    "dikutip",
    "mengutip",
    "dilansir",
    "melansir",
    *(
        f"kepada {m}"
        for m in "kanal media harian koran portal redaksi stasiun majalah radio".split()
    ),
)
RELEASES = tuple(
    f"{cue}{own}"
    for cue in (
        "siaran pers",
        "keterangan tertulis",
        "keterangan resmi",
        "keterangan pers",
        "pernyataan tertulis",
        "press release",
        "rilis",
    )
    for own in ("", "nya")
)

_SAYING = "|".join(sorted(SAYING, key=len, reverse=True))
_PASSIVE = "|".join(PASSIVES)
_DAY = r"(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|hari\s+ini|kemarin)"

PRONOUN = re.compile(r"\s*(?:dia|ia|beliau|dirinya|pihaknya|yang\s+bersangkutan)\b")
EPITHET = re.compile(
    r"(?:mantan|eks|pria|perempuan|wanita|lelaki|laki-laki|politikus|politisi|purnawirawan|alumnus|"
    r"alumni|ayah|ibu|bapak|putra|putri|jenderal|perwira|legislator|senator|dosen|guru\s+besar|"
    r"pengacara|advokat|aktivis|orang\s+nomor|ketua|kepala|wakil|anggota|menteri|doktor|profesor)\b"
    r"[^,.;:\x01]{0,70}\s(?:ini|itu|tersebut)"
)
"""A description that stands for the person who spoke last."""

AFTER_QUOTE = re.compile(
    r"[\s,.]{0,3}(?:(?:demikian(?:lah)?|begitu(?:lah)?|itulah|seperti)\s+)?"
    rf"(?:(?P<verb>{_SAYING}|sambutan|pernyataan|bunyi|komentar|arahan|amanat)(?P<nya>nya)?|"
    rf"(?P<di>di(?:{_PASSIVE})kan|ditulis|dikutip)(?P<dinya>nya)?)\b"
)
TOLD_AFTER = re.compile(
    r"(?:(?:hal|pernyataan|ungkapan|perintah|seruan|ucapan|kalimat|suara|kata-kata|pesan|imbauan)\s+"
    r"(?:itu|ini|tersebut|senada|serupa)|demikian|itu)\s+"
    r"(?:di\w{4,14}kan|di(?:tulis|ucap|lontar)\w*|datang|keluar|berasal|merupakan)\s*"
    r"(?:oleh|dari|langsung)?\s*"
)
NOT_A_SPEAKER = re.compile(
    r"\s*(?:data|hasil|undang-undang|uu|pasal|catatan|rencana|informasi|aturan|peraturan|agama|adat|"
    r"hukum|kabar|jadwal|survei|laporan|studi|penelitian|riset|kamus|sejarah|ketentuan|keputusan|"
    r"statistik|versi|perkiraan|situs|laman|dakwaan|putusan|keterangan|rumor|cerita|mitos|"
    r"kepercayaan|tradisi|dokumen|surat|google|kesaksian|skenario|prakiraan|analisis|kalender|"
    r"jenis|jenisnya|tingkat|kelompok|umur|usia|wilayah)\b"
)
"""What "menurut" may name that does not speak."""

STOP = re.compile(
    r"\s(?:saat|ketika|kepada|dalam|di|pada|usai|seusai|sambil|seraya|setelah|sebelum|"
    r"menirukan|menjawab|menanggapi|mengutip|terkait|soal|tentang|mengenai|seperti|dikutip|melalui|"
    r"lewat|sembari|merujuk|karena|agar|bahwa|sesaat|menyusul|ihwal|dengan|mengacu|didampingi|"
    r"bersama|menambahkan|mengatakan|selepas|selesai|perihal)(?![\w-])"
)
"""Where the naming of a speaker after a verb ends."""

COMPANIONS = frozenset(
    """
    didampingi bersama kepada menemui dengan tentang terhadap oleh menirukan mendampingi bertemu
    menyambut memanggil mengenai mewakili menanggapi menerima disaksikan disambut soal memeriksa
    menangkap terkait antara pasca usai setelah pernyataan menjenguk mengunjungi menggantikan
    diperiksa dibuka dihadiri
    """.split()
)
"""What stands before the name of somebody who does not speak."""

PASSED_BY = re.compile(
    r"\b(?:melalui|lewat|(?:yang\s+)?(?:dibacakan|diwakili|disampaikan)(?:\s+oleh)?)\s"
)
SPOKESMAN = re.compile(
    r"\s*(?:lewat|melalui)\s+(juru\s+bicara|jubir|kuasa\s+hukum|humas|pengacara)(?:nya)?\b"
)
ADVERB = re.compile(
    r"(?:\s+(?:juga|pun|lalu|kemudian|kembali|sempat|akan|telah|sudah|sepakat|justru|hanya|pernah|"
    r"turut|ikut|langsung|terus|tetap|masih|lantas|selanjutnya|sendiri|kompak|sama-sama|sebelumnya|"
    r"secara\s\w+|dengan\s\w+|hari\sini|sontak|bahkan|memang|tak|tidak|enggan)){1,6}$"
)
ADJUNCT = re.compile(
    r"\s*(?:[,(]\s*)?(?:(?:saat|usai|di|pada|dalam|kepada|melalui|lewat|yang|selaku|sebagai|dari|"
    rf"seperti|hari|{_DAY}|sambil|seraya|ketika|seusai|setelah|lagi|pula|singkat|lirih|melanjutkan|"
    r"via|sebelum|sesaat|dengan|tadi|menambahkan|menutup|menjawab|menanggapi|dikutip|dilansir|"
    r"kemudian)\b|\(|\d)"
)
"""A time, place or manner, which is no subject."""

DEGREE = re.compile(
    r"(?:(?:[A-Z]\w{0,3}\.){1,3}\w{0,4}\.?|[SM]\.?[A-Z]\w{0,4}\.?|Ph\.?D\.?)(?:\s[A-Z][\w.]{1,6})?"
)
TITLE_BEFORE = re.compile(
    r"\b(?:ber)?(?:tema|tajuk|judul|tulisan)(?:kan|nya)?\s*:?\s*$|"
    r"\b(?:bertuliskan|bertulis|berbunyi|spanduk|film|lagu|buku|novel|puisi|lakon|sinetron|acara|"
    r"program|pepatah|peribahasa|istilah|slogan|moto|semboyan|julukan|dijuluki|berjuluk|bernama|"
    r"dinamai|dinamakan|sebutan|gelar|kata|frasa|tagar|tanda|album|drama|kolom|rubrik|label|cap|"
    r"sandi|operasi|gerakan|yel-yel|akun|grup|webinar|seminar|diskusi|pameran|lokakarya|konferensi|"
    r"artikel|diberi\s+nama|baris|topik|subtema|merek|kode|dikenal\s+(?:dengan|sebagai)|"
    r"disebut\s+dengan)\s*:?\s*$"
)
"""What makes words in marks a title, a name or a banner."""

FRAGMENT_BEFORE = re.compile(
    r"\b(?:menyebut(?:nya)?(?:\s+\w+){0,4}(?:\s+sebagai)?|disebut(?:\s+\w+){0,3}\s+sebagai|menjuluki|"
    r"(?:mengibaratkan|menilai)(?:nya)?(?:\s+\w+){0,4}\s+sebagai)\s+$"
)
"""What makes a few words in marks a fragment of speech."""

BEFORE_CLAUSE = re.compile(
    r"(?:\s*(?:kepada|dalam|di|saat|usai|pada|melalui|lewat)\s[^.;:\x01]{1,110}?)?"
    rf"(?:\s*,\s*{_DAY}[^,.;:\x01]{{0,24}})?(?:\s*,)?\s+bahwa\s+"
)
TO_WHOM = re.compile(r"\s+kepada\s[^,.;:\x01]{1,70},\s*")
LINK = re.compile(r"\s*(?:,\s*(?:bahwa\s+)?|:\s*|\s(?=(?:agar|supaya|bila|jika|kalau)\s))")
NO_CLAUSE = re.compile(
    r"(?:meminta|memohon)\s+(?:maaf|izin|bantuan|waktu|doa)\b|"
    r"\w+\s+hal\s+(?:itu|ini|tersebut|senada|serupa)\b"
)
"""A mere object of a telling verb."""

NOT_A_PREDICATE = re.compile(
    r"\b(?:yang|untuk|dengan|agar|tanpa|sambil|seraya|guna|dalam|bisa|dapat|harus|saling|jangan|"
    r"tidak|belum|enggan|sembari|supaya|berani|mau|perlu|ingin)\s+$"
)
_MEDIUM = (
    r"(?:laman|situs|kanal|tayangan|siaran|kantor\s+berita|media|harian|koran|web|website|portal|"
    r"berita|resmi|akun|majalah|surat\s+kabar)"
)
OUTLET = re.compile(
    rf"(?:(?P<cue>(?i:dikutip|dilansir|mengutip|melansir))(?:\s+(?:dari|oleh|melalui|lewat|laporan))*"
    rf"(?:\s+{_MEDIUM})*|(?i:kepada)(?:\s+(?:{_MEDIUM}|redaksi|stasiun|radio))+)\s+"
    r"(?P<name>[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}|[\w-]+\.(?:com|co\.id|id|tv|net)\b|detik[\w.]{3,8})",
)
RELAY = re.compile(
    r"(?:menyampaikan|menirukan|membacakan|meneruskan|mengutip)\s+(?:kembali\s+)?(?:keterangan|"
    r"amanat|pesan|perintah|pernyataan|ucapan|sambutan|kesaksian|pengakuan|cerita|imbauan|kata-kata)\b"
)
LISTED = re.compile(
    r"\b(?:dua|tiga|empat|lima|beberapa|sejumlah)\s+"
    r"(?:hal|poin|pesan|catatan|alasan|permintaan|tuntutan|usulan)\b"
)
FIRST_POINT = re.compile(r"[.:;]\s+pertama\s*,\s*")
ORDINAL = re.compile(r"(?:pertama|kedua|ketiga|keempat|kelima|keenam)\s*,\s*")
