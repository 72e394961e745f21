"""How a made-up sheet looks: columns, headings and all choices of layout, drawn by seed."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from pembangkit_judul import JAUH, JUDUL

SKALA = {
    "(Rp. 000)": 1_000,
    "(dalam ribuan)": 1_000,
    "(Rp ribu)": 1_000,
    "(x Rp 1.000)": 1_000,
    "(dalam ribuan rupiah)": 1_000,
    "(Rp. Juta)": 1_000_000,
    "(dalam juta rupiah)": 1_000_000,
    "(juta Rp)": 1_000_000,
    "(dalam jutaan)": 1_000_000,
}
UANG_BIASA = ("", "", " (Rp)", " (Rp.)", "\n(Rp)", " Rp", " (Rupiah)", " (dalam Rupiah)")
_TAMBAHAN = ("permasalahan", "harga_satuan", "prioritas", "opd_tujuan", "sumber_dana", "bidang")
_TAMBAHAN2 = (
    "pengusul",
    "penerima_manfaat",
    "keterangan",
    "kelurahan",
    "tanggal",
    "asing",
    "asing2",
)


@dataclass
class Kolom:
    """One column of a made-up table: its field and the parts of its heading, top to bottom."""

    field: str
    bagian: list[str]


@dataclass
class Gaya:
    """All choices of one workbook. `ciri` names them for the count of accuracy per variation."""

    ciri: dict[str, object] = field(default_factory=dict)

    def pilih(self, rng: Random, nama: str, pilihan: list[object] | tuple[object, ...]) -> object:
        self.ciri[nama] = rng.choice(pilihan)
        return self.ciri[nama]

    def __getattr__(self, nama: str) -> object:
        try:
            return self.__dict__["ciri"][nama]
        except KeyError:
            raise AttributeError(nama) from None


PILIHAN: dict[str, tuple[object, ...]] = {
    "format": ("xlsx",) * 7 + ("csv", "ods", "ods"),
    "judul": ("tanpa", "satu", "banyak", "pasangan", "bergabung", "banyak"),
    "baris_awal": (0, 0, 1, 2, 4, 9),
    "kolom_awal": (0, 0, 0, 1, 2, 4),
    "kosakata": ("lazim", "bebas", "jauh"),
    "dalam": (1, 1, 2, 2, 3),
    "gabung_kepala": (True, True, False),
    "tulis_kepala": ("biasa", "biasa", "besar", "kecil", "baris_baru", "titik_dua", "ketik"),
    "urutan": ("lazim", "lazim", "acak"),
    "nomor": ("ada", "ada", "ada", "prioritas", "tanpa"),
    "tempat": ("lokasi", "terpadu", "rt_rw", "rt_rw", "pisah", "lokasi_rt_rw", "rt_rw_saja"),
    "ukuran": ("pisah", "pisah", "terpadu", "volume_saja"),
    "baris_nomor": ("tanpa", "tanpa", "angka", "kurung", "huruf", "romawi", "teks"),
    "kepala_ulang": (False, False, False, True),
    "tabel": ("satu",) * 5 + ("bawah", "samping"),
    "lembar": ("satu", "satu", "satu", "bidang", "petunjuk", "tersembunyi", "kosong"),
    "bagian": ("tanpa", "tanpa", "romawi", "gabung", "huruf", "kolom_a", "polos", "kecil", "angka"),
    "subtotal": ("tanpa", "tanpa", "berlabel", "sub", "polos"),
    "total": ("tanpa", "jumlah", "total", "polos", "gabung", "terbilang", "bulat", "banyak"),
    "rumus": (False, True),
    "penutup": ("tanpa", "lurah", "dua", "lurah", "panitia", "kosong"),
    "catatan": ("tanpa", "tanpa", "atas", "bawah", "bintang"),
    "baris_kosong": (False, False, True),
    "tersembunyi": ("tanpa", "tanpa", "tanpa", "baris", "kolom"),
    "gabung_isi": ("tanpa", "tanpa", "lokasi", "pengusul", "bidang", "uang", "ditto"),
    "samping": (False, False, False, True),
    "skala": ("tanpa",) * 5 + ("kepala", "kepala", "judul"),
    "gaya_uang": ("angka", "angka", "rp", "titik", "campur", "campur", "singkat"),
    "huruf_isi": ("biasa", "biasa", "besar"),
}


def draw_gaya(rng: Random) -> Gaya:
    """Draw one workbook's choices; those that exclude each other are settled."""
    gaya = Gaya()
    for nama, pilihan in PILIHAN.items():
        gaya.pilih(rng, nama, pilihan)
    c = gaya.ciri
    if c["format"] == "csv":
        c.update(lembar="satu", gabung_kepala=False, tersembunyi="tanpa", rumus=False)
        c["gabung_isi"] = "ditto" if c["gabung_isi"] == "ditto" else "tanpa"
        c["tabel"] = "satu" if c["tabel"] == "samping" else c["tabel"]
    if c["format"] == "ods":
        c.update(tersembunyi="tanpa")
        c["lembar"] = "satu" if c["lembar"] == "tersembunyi" else c["lembar"]
    if c["tabel"] == "samping":
        c.update(bagian="tanpa", samping=False, subtotal="tanpa", kepala_ulang=False)
    if c["dalam"] == 1:
        c["gabung_kepala"] = False
    if c["gabung_isi"] == "bidang":
        c["bagian"] = "tanpa"
    return gaya


def draw_kolom(rng: Random, gaya: Gaya) -> list[Kolom]:
    """Draw the columns of a table and their headings (stacked when the header is deep)."""
    awal = {"ada": ["nomor"], "prioritas": ["nomor_prioritas"], "tanpa": []}[str(gaya.nomor)]
    tempat = {
        "lokasi": ["lokasi"],
        "terpadu": ["lokasi_rt_rw"],
        "rt_rw": ["lokasi", "rt_rw"],
        "pisah": ["lokasi", "rt", "rw"],
        "lokasi_rt_rw": ["lokasi", "rt_rw"],
        "rt_rw_saja": ["rt_rw"],
    }[str(gaya.tempat)]
    ukuran = {"pisah": ["volume", "satuan"], "terpadu": ["volume_satuan"]}.get(
        str(gaya.ukuran), ["volume"]
    )
    lain = [k for k in (*_TAMBAHAN, *_TAMBAHAN2) if rng.random() < 0.3]
    lain = [k for k in lain if not (k == "prioritas" and gaya.nomor == "prioritas")]
    lain = [k for k in lain if not (k == "bidang" and gaya.bagian != "tanpa")]
    lain += ["bidang"] if gaya.gabung_isi == "bidang" and "bidang" not in lain else []
    lain += ["pengusul"] if gaya.gabung_isi == "pengusul" and "pengusul" not in lain else []
    uang = [[], ["anggaran"], ["anggaran"], ["anggaran"]][rng.randrange(4)]
    if gaya.skala != "tanpa" or gaya.gabung_isi == "uang" or gaya.gaya_uang == "campur":
        uang = ["anggaran"]
    if not uang:
        gaya.ciri["subtotal"] = gaya.ciri["total"] = "tanpa"
    kelompok = [["uraian"], tempat, ukuran, uang, *([k] for k in lain)]
    if gaya.urutan == "acak":
        rng.shuffle(kelompok)
    return _beri_judul(rng, gaya, awal + [k for g in kelompok for k in g])


_INDUK = (
    (("lokasi", "rt_rw"), ("Lokasi", "Lokasi Kegiatan"), ("Alamat|Jalan|Nama Jalan", "RT/RW")),
    (("lokasi", "rt", "rw"), ("Lokasi", "Tempat"), ("Alamat|Jalan/Gang|Nama Jalan", "RT", "RW")),
    (("volume", "satuan"), ("Volume", "Sasaran"), ("Jumlah|Banyaknya|Vol.|Volume", "Satuan|Sat.")),
    (("rt", "rw"), ("Wilayah", "Lingkungan"), ("RT", "RW")),
    (
        ("anggaran", "sumber_dana"),
        ("Biaya dan Sumber Pembiayaan", "Pembiayaan", "Kebutuhan Biaya"),
        ("Jumlah (Rp)|Biaya (Rp)|Besarnya", "Sumber Biaya|Sumber Dana|Sumber"),
    ),
)


def _beri_judul(rng: Random, gaya: Gaya, fields: list[str]) -> list[Kolom]:
    kolom = [Kolom(f, [_judul(rng, f, str(gaya.kosakata))]) for f in fields]
    if gaya.dalam != 1:
        for anak, induk, judul in _INDUK:
            _pasang_induk(rng, kolom, anak, rng.choice(induk), judul)
    if gaya.dalam == 3:
        _pasang_puncak(rng, kolom)
    gaya.ciri["dalam"] = max(len(k.bagian) for k in kolom)
    _pasang_uang(rng, gaya, kolom)
    for k in kolom:
        k.bagian = [_hias(rng, str(gaya.tulis_kepala), b) for b in k.bagian]
    return kolom


def _judul(rng: Random, f: str, kosakata: str) -> str:
    if f == "nomor_prioritas":
        return rng.choice(["No Urut Prioritas", "No. Prioritas", "Prioritas", "No\nPrioritas"])
    f = "asing" if f == "asing2" else f
    daftar = (JAUH.get(f) if kosakata == "jauh" else None) or JUDUL[f]
    pilihan = daftar.split("|")
    return rng.choice(pilihan[:2] if kosakata == "lazim" else pilihan)


def _pasang_induk(
    rng: Random, kolom: list[Kolom], anak: tuple[str, ...], induk: str, judul: tuple[str, ...]
) -> None:
    urut = [k.field for k in kolom]
    for i in range(len(urut) - len(anak) + 1):
        if tuple(urut[i : i + len(anak)]) == anak and len(kolom[i].bagian) == 1:
            for k, j in zip(kolom[i:], judul, strict=False):
                k.bagian = [induk, rng.choice(j.split("|"))]


def _pasang_puncak(rng: Random, kolom: list[Kolom]) -> None:
    """Put one more line over neighbouring columns: the third row of the header."""
    mulai = [i for i, k in enumerate(kolom) if len(k.bagian) == 2]
    if not mulai:
        return
    akhir = mulai[0]
    while akhir + 1 < len(kolom) and kolom[akhir + 1].bagian[0] == kolom[akhir].bagian[0]:
        akhir += 1
    puncak = rng.choice(["Rencana Usulan", "Usulan Musrenbang Kelurahan", "Data Usulan", "Rincian"])
    for k in kolom[mulai[0] : akhir + 1]:
        k.bagian = [puncak, *k.bagian]


def _pasang_uang(rng: Random, gaya: Gaya, kolom: list[Kolom]) -> None:
    for k in kolom:
        if k.field in ("anggaran", "harga_satuan"):
            if gaya.skala == "kepala":
                gaya.ciri.setdefault("teks_skala", rng.choice(list(SKALA)))
                pokok = k.bagian[-1].replace(" (Rp)", "")
                k.bagian[-1] = f"{pokok}{rng.choice([' ', chr(10)])}{gaya.teks_skala}"
            elif "Rp" not in k.bagian[-1]:
                k.bagian[-1] += rng.choice(UANG_BIASA)
    if gaya.skala == "judul":
        gaya.ciri.setdefault(
            "teks_skala", rng.choice(["(dalam ribuan rupiah)", "(Dalam Jutaan Rupiah)"])
        )


def _hias(rng: Random, cara: str, teks: str) -> str:
    if cara == "besar":
        return teks.upper()
    if cara == "kecil":
        return teks.lower()
    if cara == "baris_baru":
        return teks.replace(" ", "\n", 1)
    if cara == "titik_dua":
        return f" {teks} :" if rng.random() < 0.3 else f"{teks}  "
    return _salah_ketik(rng, teks) if cara == "ketik" else teks


def _salah_ketik(rng: Random, teks: str) -> str:
    """Swap, drop or double one letter inside one long word of the heading."""
    if len(teks) < 7 or not teks.isalpha() or rng.random() < 0.5:
        return teks
    i = rng.randrange(2, len(teks) - 2)
    return rng.choice(
        [
            teks[:i] + teks[i + 1 :],
            teks[:i] + teks[i] + teks[i:],
            teks[:i] + teks[i + 1] + teks[i] + teks[i + 2 :],
        ]
    )
