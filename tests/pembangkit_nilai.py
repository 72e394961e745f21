"""Values as clerks write them, each with what it means: money, volumes, RT/RW, ranks, titles."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random

NBSP = "\u00a0"
KERJA = (
    "Pembangunan|Rehabilitasi|Peningkatan|Perbaikan|Pengadaan|Pemeliharaan|Normalisasi|Pembuatan"
)
BENDA = (
    "drainase|talud|jalan lingkungan|gorong-gorong|paving blok|posyandu|lampu jalan|sumur bor|"
    "jembatan kecil|pos ronda|MCK umum|saluran irigasi|balai RW|lapangan voli|tempat sampah"
)
LAIN = (
    "Pelatihan menjahit|Bantuan alat hadroh|Sosialisasi stunting|Penyuluhan KB|Bantuan bibit lele|"
    "Pelatihan komputer pemuda|Pemberdayaan UMKM|Ekonomi kreatif warga|Sarana air bersih|"
    "Prasarana olahraga|Bantuan modal pedagang|Pengadaan tenda|Kegiatan sosial lansia|Kelompok tani"
)
SATUAN: dict[str, tuple[str, ...]] = {
    "m": ("m", "M", "meter", "Mtr", "m'", "m1"),
    "m2": ("m2", "M2", "m²", "meter persegi"),
    "m3": ("m3", "M3", "m³"),
    "unit": ("unit", "Unit", "UNIT", "unt"),
    "paket": ("paket", "Paket", "pkt"),
    "titik": ("titik", "Titik", "ttk"),
    "orang": ("orang", "Orang", "org"),
    "buah": ("buah", "bh", "Buah"),
    "kelompok": ("kelompok", "klp", "Kelompok"),
    "ls": ("ls", "LS", "Ls"),
    "km": ("km", "KM"),
}
CACAH = ("unit", "paket", "titik", "orang", "buah", "kelompok")


@dataclass
class Nilai:
    """Cells by column field, truth by clean field, and codes planted at a column's cell."""

    sel: dict[str, object] = field(default_factory=dict)
    benar: dict[str, object] = field(default_factory=dict)
    kode: list[tuple[str, str]] = field(default_factory=list)
    ciri: str = ""
    warisan: dict[str, str] = field(default_factory=dict)
    """Fields that a merged cell above gives, with its address."""


def ribuan(n: int, pemisah: str = ".") -> str:
    return f"{n:,}".replace(",", pemisah)


def koma(x: float) -> str:
    return f"{x:g}".replace(".", ",")


def draw_rupiah(rng: Random) -> int:
    return rng.choice(
        [
            rng.randint(2, 40) * 500_000,
            rng.randint(20, 900) * 1_000_000,
            1_500_000_000,
            rng.randint(1500, 90_000) * 1_000 + 500,
            rng.randint(12, 99) * 100_000,
        ]
    )


EJAAN_UANG = {
    "rp_koma": lambda n: f"Rp {ribuan(n)},-",
    "rp_titik": lambda n: f"Rp. {ribuan(n)}",
    "rp_rapat": lambda n: f"Rp{ribuan(n)},00",
    "titik": lambda n: ribuan(n),
    "spasi_luar": lambda n: f" {ribuan(n)} ",
    "inggris": lambda n: ribuan(n, ","),
    "inggris_desimal": lambda n: ribuan(n, ",") + ".00",
    "spasi": lambda n: ribuan(n, " "),
    "polos": lambda n: str(n),
    "polos_koma": lambda n: f"{n},-",
    "idr": lambda n: f"IDR {ribuan(n)}",
    "rupiah": lambda n: f"{ribuan(n)} rupiah",
    "nbsp": lambda n: f"Rp.{NBSP}{ribuan(n)},-",
    "hiasan": lambda n: f"Rp. {ribuan(n)}.-",
    "strip": lambda n: f"Rp. {ribuan(n)} ,-",
    "besar": lambda n: f"RP. {ribuan(n)},-",
    "titik_dua": lambda n: f"Rp : {ribuan(n)}",
    "sama": lambda n: f"= Rp {ribuan(n)}",
    "apostrof": lambda n: f"'{ribuan(n)}",
    "ganda": lambda n: f"{ribuan(n)} (Rp {ribuan(n)},-)",
    "catatan": lambda n: f"Rp {ribuan(n)} (perkiraan)",
    "kira": lambda n: f"± Rp {ribuan(n)}",
    "kali_ribu": lambda n: f"Rp{ribuan(n)},00-",
}
_SINGKAT = (
    (
        "jt",
        10**6,
        (
            "Rp.{} jt",
            "{} jt",
            "{}jt",
            "Rp {} Juta",
            "{} juta rupiah",
            "Rp. {} Jt,-",
            "±{} jt",
            "{} JT",
        ),
    ),
    ("M", 10**9, ("{} M", "Rp {} M", "{} Milyar", "{} miliar", "Rp. {} Milyard")),
    ("rb", 10**3, ("{} rb", "Rp {} ribu", "{}rb")),
)


def tulis_uang(rng: Random, n: int, gaya: str) -> tuple[object, str]:
    """Return a money cell and the name of its spelling."""
    if gaya == "campur":
        gaya = rng.choice(["angka", "rp", "titik", "singkat", "bebas", "bebas", "kata"])
    if gaya == "angka":
        return (n if rng.random() < 0.8 else float(n)), "angka"
    if gaya == "kata":
        kata = {50: "lima puluh juta rupiah", 100: "Seratus juta rupiah", 25: "dua puluh lima juta"}
        if n % 10**6 == 0 and n // 10**6 in kata:
            return kata[n // 10**6], "kata"
        gaya = "bebas"
    if gaya == "singkat":
        for nama, faktor, pola in _SINGKAT:
            if n >= faktor and n * 100 % faktor == 0 and (nama != "rb" or n < 10**6):
                if nama == "M" and n % (faktor // 10):
                    continue
                return rng.choice(pola).format(koma(n / faktor)), f"singkat_{nama}"
        gaya = "rp"
    pilihan = {"rp": ["rp_koma", "rp_titik", "rp_rapat"], "titik": ["titik"]}.get(gaya)
    nama = rng.choice(pilihan or list(EJAAN_UANG))
    return EJAAN_UANG[nama](n), nama


def uang(rng: Random, gaya: str, skala: int) -> Nilai:
    n = draw_rupiah(rng)
    if skala == 1:
        sel, nama = tulis_uang(rng, n, gaya)
        return Nilai({"anggaran": sel}, {"anggaran_rupiah": n}, ciri=nama)
    n = max(n // (skala // 10) * (skala // 10), skala)
    bagi = n / skala
    cara = rng.choice(["angka", "titik", "koma"])
    teks = ribuan(n // skala) if n % skala == 0 else koma(bagi)
    sel = bagi if cara == "angka" and n % skala else n // skala if cara == "angka" else teks
    return Nilai({"anggaran": sel}, {"anggaran_rupiah": n}, ciri=f"skala_{skala}_{cara}")


UANG_SALAH: tuple[tuple[str, object, str], ...] = (
    ("rentang", "50-75 juta", "ANGGARAN_RENTANG"),
    ("rentang2", "Rp 50.000.000 s/d Rp 75.000.000", "ANGGARAN_RENTANG"),
    ("per_satuan", "Rp 500.000/unit", "ANGGARAN_PER_SATUAN"),
    ("huruf", "15O.000.000", "ANGGARAN_TIDAK_TERBACA"),
    ("kata", "belum dihitung", "ANGGARAN_TIDAK_TERBACA"),
    ("negatif", -5_000_000, "ANGGARAN_NEGATIF"),
    ("kurung", "(5.000.000)", "ANGGARAN_NEGATIF"),
    ("tanggal", dt.date(2023, 5, 3), "ANGGARAN_JADI_TANGGAL"),
    ("galat", "#REF!", "SEL_GALAT"),
    ("kosong", None, "ANGGARAN_KOSONG"),
    ("strip", "-", "ANGGARAN_KOSONG"),
    ("campur", "77.764,122", "ANGGARAN_AMBIGU"),
    ("dua", "100 jt + 50 jt", "ANGGARAN_GANDA"),
    ("setengah", "1,5", "ANGGARAN_AMBIGU"),
)
_NILAI_TETAP = (
    ("nol", 0, 0, "ANGGARAN_NOL"),
    ("besar", 5 * 10**12, 5 * 10**12, "ANGGARAN_TIDAK_WAJAR"),
)


def uang_salah(rng: Random) -> Nilai:
    if rng.random() < 0.15:
        nama, sel, n, kode = rng.choice(_NILAI_TETAP)
        return Nilai(
            {"anggaran": sel}, {"anggaran_rupiah": n}, [("anggaran", kode)], f"salah_{nama}"
        )
    nama, sel, kode = rng.choice(UANG_SALAH)
    return Nilai(
        {"anggaran": sel}, {"anggaran_rupiah": None}, [("anggaran", kode)], f"salah_{nama}"
    )


def volume(rng: Random, cara: str) -> Nilai:
    """Draw a volume. `cara` is pisah (two columns), terpadu (one) or volume_saja."""
    jenis = rng.choice(["cacah", "cacah", "panjang", "kali", "kali3", "orang", "desimal", "besar"])
    angka, satuan, teks = _ukuran(rng, jenis)
    benar = {"volume": float(angka), "satuan": satuan}
    tulis = rng.choice(SATUAN[satuan])
    kolom = "volume_satuan" if cara == "terpadu" else "volume"
    if cara != "pisah":
        polos = ribuan(int(angka)) if float(angka).is_integer() else koma(angka)
        isi = teks or rng.choice(["{} {}", "{} {}", "{}  {}", "± {} {}", "{}{}"]).format(
            polos, tulis
        )
        return Nilai({kolom: isi}, benar, ciri=f"vol_{jenis}")
    if teks:
        return Nilai({"volume": teks, "satuan": tulis}, benar, ciri=f"vol_{jenis}")
    isi = angka if rng.random() < 0.6 else koma(angka) if angka < 1000 else ribuan(int(angka))
    if jenis == "desimal" and not isinstance(isi, str):
        isi = float(angka)
    return Nilai({"volume": isi, "satuan": tulis}, benar, ciri=f"vol_{jenis}_polos")


def _ukuran(rng: Random, jenis: str) -> tuple[float, str, str | None]:
    if jenis == "cacah":
        n, s = rng.randint(1, 30), rng.choice(CACAH)
        return n, s, rng.choice([None, None, f"{n} ({_KATA.get(n, str(n))}) {s}", f"{n} {s}"])
    p, ll = rng.randint(5, 40) * 10, rng.choice([1.5, 2, 3, 2.5])
    x = rng.choice([" x ", "x", " X ", " × ", " * "])
    if jenis == "panjang":
        return (
            p,
            "m",
            rng.choice([None, f"± {p} m", f"{p} meter", f"P = {p} m", f"{p} m'", f"+/- {p} m"]),
        )
    if jenis == "kali":
        teks = rng.choice(
            [
                f"{p} m{x}{koma(ll)} m",
                f"{p}m{x}{koma(ll)}m",
                f"P {p} m L {koma(ll)} m",
                f"{p} m (P){x}{koma(ll)} m (L)",
                f"panjang {p} m, lebar {koma(ll)} m",
            ]
        )
        return round(p * ll, 4), "m2", teks
    if jenis == "kali3":
        return round(p * ll * 0.1, 4), "m3", f"{p} m{x}{koma(ll)} m{x}0,1{rng.choice([' m', ''])}"
    if jenis == "orang":
        a, b = rng.randint(5, 40), rng.randint(2, 20)
        return a * b, "orang", f"{a} orang x {b} {rng.choice(['posyandu', 'RT', 'kelompok'])}"
    if jenis == "desimal":
        return rng.choice([1.5, 0.75, 2.25]), "km", None
    return rng.choice([1250, 1500, 2400]), "m", None


_KATA = {1: "satu", 2: "dua", 3: "tiga", 4: "empat", 5: "lima", 10: "sepuluh", 12: "dua belas"}


def volume_salah(rng: Random, cara: str) -> Nilai:
    kolom = "volume_satuan" if cara == "terpadu" else "volume"
    pilihan: list[tuple[object, object, str]] = [
        ("80 dan 60 m", "m", "VOLUME_GANDA"),
        ("5 - 7 unit", "unit", "VOLUME_RENTANG"),
        ("secukupnya", "unit", "VOLUME_TIDAK_TERBACA"),
        (None, None, "VOLUME_KOSONG"),
        (dt.date(2023, 3, 2), "unit", "VOLUME_JADI_TANGGAL"),
        ("#VALUE!", "unit", "SEL_GALAT"),
    ]
    if cara == "pisah":
        pilihan += [
            ("100 x 3", "buah", "VOLUME_TIDAK_COCOK_SATUAN"),
            (-3, "unit", "VOLUME_NEGATIF"),
        ]
    isi, satuan, kode = rng.choice(pilihan)
    sel = {kolom: isi} | ({"satuan": satuan} if cara == "pisah" else {})
    benar = {"volume": None, "satuan": ...}
    return Nilai(sel, benar, [(kolom, kode)], f"salah_{kode}")
