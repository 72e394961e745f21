"""From the frames of a year to the frames of the sheets: names for codes, words for outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from schemas.rekap import KOLOM_JUMLAH, RekapTahun
from schemas.temuan import TINGKAT
from usulan.samarkan import TEKS_TEMUAN, TEKS_USULAN, mask_bingkai

NAMA_HASIL = {
    "didanai": "Didanai",
    "tidak_didanai": "Tidak didanai",
    "tanpa_anggaran": "Tanpa anggaran",
    "menunggu_tinjauan": "Menunggu tinjauan",
    "luar_kewenangan": "Di luar kewenangan kota",
    "digabung": "Digabung dengan usulan lain",
    "ditolak": "Ditolak oleh keputusan",
}
BELUM_DIALOKASIKAN = "Belum dialokasikan"
NAMA_STATUS = {
    "masuk": "Masuk",
    "masuk_terlambat": "Masuk, terlambat",
    "belum_masuk": "Belum masuk",
    "terlambat": "Belum masuk, lewat batas",
    "gagal": "Gagal dibaca",
}
NAMA_SUMBU = {
    "opd": "Perangkat daerah",
    "kelurahan": "Kelurahan",
    "kecamatan": "Kecamatan",
    "bidang_urusan": "Bidang urusan",
    "program": "Program",
    "sumber_dana": "Sumber dana",
}
TANPA_KODE = "(belum ditentukan)"


def samarkan_rekap(rekap: RekapTahun) -> RekapTahun:
    """Return the year with personal data in every typed text hidden.

    The warehouse holds them masked already, unless something else wrote into it.
    """
    return replace(
        rekap,
        usulan=mask_bingkai(rekap.usulan, (*TEKS_USULAN, "alasan_hasil")),
        temuan=mask_bingkai(rekap.temuan, TEKS_TEMUAN),
        status=mask_bingkai(rekap.status, ("galat_pesan", "galat_saran")),
    )


AWALAN_URUSAN = "URUSAN PEMERINTAHAN BIDANG "
"""What the nomenclature says before every name: left out, so that a chart shows the name itself."""


def susun_per_urusan(urusan: pd.DataFrame) -> pd.DataFrame:
    """Return the rekap per bidang urusan (see `susun_per_kode`) with names without their prefix."""
    rekap = susun_per_kode(urusan, "urusan")
    return rekap.assign(nama_urusan=rekap["nama_urusan"].str.removeprefix(AWALAN_URUSAN))


def susun_per_kode(rekap: pd.DataFrame, sumbu: str) -> pd.DataFrame:
    """Return a rekap view with `jumlah_lain`, and words where the code is missing."""
    lain = rekap["jumlah_usulan"] - rekap["jumlah_didanai"] - rekap["jumlah_tidak_didanai"]
    nama = rekap[f"nama_{sumbu}"].fillna(rekap[f"kode_{sumbu}"]).fillna(TANPA_KODE)
    return rekap.assign(jumlah_lain=lain, **{f"nama_{sumbu}": nama})


def tambah_pagu(
    rekap: pd.DataFrame, pemakaian: pd.DataFrame, sumbu: str, nama: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return a rekap with the ceiling of each code beside it, NA where it has none.

    A code with a ceiling but without any usulan gets a row of zeros, so that the ceilings are
    complete; `nama` (indexed by code) gives such codes their names.
    """
    kode = f"kode_{sumbu}"
    kolom = ["kode", "pagu_rupiah", "terpakai_rupiah", "sisa_rupiah"]
    milik = pemakaian.loc[pemakaian["sumbu"].eq(sumbu), kolom].rename(columns={"kode": kode})
    lengkap = rekap.merge(milik, on=kode, how="outer")
    angka = {k: lengkap[k].fillna(0) for k in (*KOLOM_JUMLAH, "jumlah_lain")}
    bernama = lengkap.assign(**angka)
    if nama is not None:
        isian = {str(k): bernama[k].fillna(bernama[kode].map(nama[k])) for k in nama.columns}
        bernama = bernama.assign(**isian)
    return bernama.assign(**{f"nama_{sumbu}": bernama[f"nama_{sumbu}"].fillna(bernama[kode])})


def susun_daftar_usulan(rekap: RekapTahun) -> pd.DataFrame:
    """Return the accepted proposals with outcome in words and the file they came from."""
    terima = rekap.usulan[rekap.usulan["status"].eq("diterima")]
    berkas = rekap.status[["kode_kelurahan", "jalur_relatif"]]
    return terima.merge(berkas, on="kode_kelurahan", how="left").assign(
        no=lambda d: range(1, len(d) + 1),
        hasil_teks=lambda d: d["hasil"].map(_nama_hasil),
        penghalang=lambda d: d["pagu_penghalang"].map(lambda p: _nama_pagu(p, rekap.nama_kode)),
    )


def susun_didanai(rekap: RekapTahun) -> pd.DataFrame:
    """Return the funded proposals, those of an agency together, in the order of allocation."""
    usulan = susun_daftar_usulan(rekap)
    return _nomori(usulan[usulan["hasil"].eq("didanai")], ["nama_opd", "urutan"])


def susun_belum_didanai(rekap: RekapTahun) -> pd.DataFrame:
    """Return the accepted proposals that got no money, by outcome, agency and order."""
    usulan = susun_daftar_usulan(rekap)
    lain = usulan[~usulan["hasil"].eq("didanai").fillna(value=False)]
    tempat = {hasil: nomor for nomor, hasil in enumerate(NAMA_HASIL)}
    urut = lain.assign(_hasil=lain["hasil"].map(tempat).astype("Int64"))
    return _nomori(urut, ["_hasil", "nama_opd", "urutan"]).drop(columns="_hasil")


def _nomori(usulan: pd.DataFrame, urutan: list[str]) -> pd.DataFrame:
    """Return the proposals sorted, what is missing last, and numbered from 1."""
    urut = usulan.sort_values(urutan, kind="stable", na_position="last")
    return urut.assign(no=range(1, len(urut) + 1))


def susun_perlu_ditinjau(rekap: RekapTahun) -> pd.DataFrame:
    """Return the accepted proposals that a person should look at, the costliest first."""
    periksa = rekap.temuan[rekap.temuan["tingkat"].eq("periksa")]
    keraguan = periksa.groupby("usulan_id")["pesan"].agg("\n".join).rename("keraguan")
    usulan = susun_daftar_usulan(rekap).join(keraguan, on="usulan_id")
    ragu = usulan["status_klasifikasi"].eq("periksa") | usulan["keraguan"].notna()
    return usulan[ragu].sort_values(
        "anggaran_rupiah", ascending=False, kind="stable", na_position="last"
    )


def susun_temuan_kelurahan(
    temuan: pd.DataFrame, nama_kode: Mapping[tuple[str, str], str]
) -> pd.DataFrame:
    """Return how often each kelurahan made each mistake, by its title, with one example.

    A code that the catalogue has no more stands for itself.
    """
    kelompok = ["kode_kelurahan", "nama_kelurahan", "tingkat", "kode"]
    hitung = (
        temuan.groupby(kelompok, sort=False)
        .agg(jumlah=("temuan_id", "size"), contoh=("pesan", "first"))
        .reset_index()
    )
    urutan = hitung.assign(
        _tingkat=hitung["tingkat"].map(TINGKAT.index),
        temuan_teks=hitung["kode"].map(lambda k: nama_kode.get(("temuan", k), k)),
    )
    return urutan.sort_values(
        ["kode_kelurahan", "_tingkat", "jumlah", "kode"], ascending=[True, True, False, True]
    ).drop(columns="_tingkat")


def susun_status(status: pd.DataFrame) -> pd.DataFrame:
    """Return the state of each kelurahan in words, with the reason where its file failed."""
    alasan = status["galat_pesan"].fillna("") + " " + status["galat_saran"].fillna("")
    return status.assign(
        keadaan=status["status"].map(lambda s: NAMA_STATUS.get(s, s)),
        keterangan=alasan.str.strip().where(status["status"].eq("gagal")),
    )


def susun_pemakaian(
    pemakaian: pd.DataFrame, nama_kode: Mapping[tuple[str, str], str]
) -> pd.DataFrame:
    """Return the ceilings with the names of their axis and of their code."""
    pasangan = zip(pemakaian["sumbu"], pemakaian["kode"], strict=True)
    return pemakaian.assign(
        sumbu_teks=pemakaian["sumbu"].map(lambda s: NAMA_SUMBU.get(s, s)),
        nama=[nama_kode.get(p, "") for p in pasangan],
    )


def _nama_hasil(hasil: object) -> str:
    if hasil is None or pd.isna(hasil):  # type: ignore[call-overload]
        return BELUM_DIALOKASIKAN
    return NAMA_HASIL.get(str(hasil), str(hasil))


def _nama_pagu(pagu: object, nama_kode: Mapping[tuple[str, str], str]) -> str | None:
    if pagu is None or pd.isna(pagu):  # type: ignore[call-overload]
        return None
    sumbu, _, kode = str(pagu).partition(":")
    return f"{NAMA_SUMBU.get(sumbu, sumbu)} {nama_kode.get((sumbu, kode), kode)}".strip()
