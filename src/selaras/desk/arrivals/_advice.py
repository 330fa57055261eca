"""What is wrong with a row, and what to do about it, in the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext as _


def advice(message: str) -> str:
    """Plain words for what the reader of files says; its own words where it says something new."""
    known = (
        ("has neither text nor html", _("Kolom text dan html kosong. Isi salah satunya.")),
        ("is no date", _("Tanggal terbit tidak terbaca dan dilewati. Tulis seperti 2023-04-12.")),
        ("this id was read before", _("Kode ini dipakai dua baris. Beri kode sendiri.")),
        ("is no JSON", _("Baris ini bukan objek JSON. Periksa kurung dan kutipnya.")),
        ("is no CSV", _("Mulai baris ini berkas bukan CSV yang utuh. Periksa tanda kutipnya.")),
        ("has no column", _("Baris pertama perlu kolom bernama text, html, atau file.")),
        ("which is no file beside", _("Kolom file tidak berlaku. Isikan teksnya di kolom text.")),
        ("is binary", _("Berkas ini bukan teks. Simpan sebagai teks UTF-8, lalu kirim lagi.")),
        ("is larger than", _("Terlalu besar. Bagi menjadi beberapa berkas.")),
        ("is a page larger", _("Halaman ini terlalu besar. Tempel teks beritanya saja.")),
        ("is longer than", _("Teks ini terlalu panjang. Bagi menjadi beberapa laporan.")),
        ("no article was found", _("Isi berita tidak ditemukan di halaman ini. Tempel teksnya.")),
        ("is no HTML page", _("Ini bukan halaman HTML. Tempel teksnya.")),
        ("cannot be read", _("Halaman ini rusak. Tempel teksnya.")),
        ("holds no text", _("Tidak ada teks di dalamnya. Tempel teks beritanya.")),
        ("cannot be opened", _("Berkas tidak dapat dibuka. Kirim lagi.")),
        ("could not be read here", _("Pembaca berhenti di sini. Baca ulang, atau tempel teksnya.")),
    )  # fmt: skip
    return next((words for part, words in known if part in message), message)


def where(place: str) -> str:
    """How the reader of files names a row, in the reader's language."""
    row = _(", baris ")
    return place.replace(", after row ", row).replace(", line ", row).replace(", row ", row)
