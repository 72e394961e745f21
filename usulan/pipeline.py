"""One file from grids to judged and classified proposals: the core's table of contents."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from reference.loader import Referensi
from schemas.berkas import Identitas
from schemas.galat import TidakAdaUsulan
from schemas.hasil import HasilBerkas
from schemas.lembar import BukuKerja
from schemas.temuan import CatatanTemuan
from schemas.tinjauan import KeputusanKlasifikasi
from schemas.usulan import UsulanBersih, UsulanTerklasifikasi
from usulan.classify import classify_usulan, note_klasifikasi
from usulan.findings import complete_temuan, concat_catatan
from usulan.identity import identify_berkas
from usulan.layout import read_layout
from usulan.parse import parse_usulan
from usulan.tinjauan import apply_keputusan, teach_referensi
from usulan.validate import validate_usulan


def process_buku(
    buku: BukuKerja,
    jalur_relatif: str,
    referensi: Referensi,
    *,
    tahun_bawaan: int | None = None,
    kode_kelurahan: str | None = None,
    keputusan: DataFrame[KeputusanKlasifikasi] | None = None,
) -> HasilBerkas:
    """Understand one workbook.

    `keputusan` are the decisions of people so far, of any kelurahan and year: what they decided
    outweighs the classifier (see `usulan.tinjauan.apply_keputusan`).
    `kode_kelurahan` and `tahun_bawaan` are what the caller knows (a choice in the UI, the folder);
    a chosen kelurahan outweighs what file name and title say, and a difference is a finding.

    Raises:
        LayoutTidakDikenal, KolomWajibHilang: there is no table of usulan to read.
    """
    layout = read_layout(buku, referensi, jalur_relatif, kode_kelurahan)
    tertulis = identify_berkas(jalur_relatif, layout.judul, referensi.wilayah, tahun_bawaan)
    identitas = _choose_identitas(tertulis, kode_kelurahan)
    parse = parse_usulan(layout.mentah, identitas, referensi)
    validasi = validate_usulan(layout, parse, identitas.kode_kelurahan, referensi)
    terklasifikasi = _classify(validasi.diterima, referensi, keputusan)
    catatan = concat_catatan(
        [
            note_identitas(tertulis, identitas),
            validasi.catatan,
            note_klasifikasi(terklasifikasi, referensi),
        ]
    )
    diterima, ditolak = refuse_terklasifikasi(
        terklasifikasi, validasi.ditolak, catatan, referensi.temuan
    )
    return HasilBerkas(
        nama_berkas=buku.nama,
        sha256=buku.sha256,
        identitas=identitas,
        diterima=diterima,
        ditolak=ditolak,
        temuan=complete_temuan(catatan, buku.nama, referensi.temuan),
        bukan_usulan=layout.bukan_usulan,
        jumlah_tertulis=layout.jumlah_tertulis,
        pemetaan=layout.pemetaan,
        profil_cocok=layout.profil_cocok,
    )


def _classify(
    diterima: DataFrame[UsulanBersih],
    referensi: Referensi,
    keputusan: DataFrame[KeputusanKlasifikasi] | None,
) -> DataFrame[UsulanTerklasifikasi]:
    terklasifikasi = classify_usulan(diterima, teach_referensi(referensi, keputusan))
    if keputusan is None:
        return terklasifikasi
    return apply_keputusan(terklasifikasi, keputusan, referensi)


def refuse_terklasifikasi(
    terklasifikasi: DataFrame[UsulanTerklasifikasi],
    ditolak: DataFrame[UsulanBersih],
    catatan: DataFrame[CatatanTemuan],
    katalog: pd.DataFrame,
) -> tuple[DataFrame[UsulanTerklasifikasi], DataFrame[UsulanBersih]]:
    """Refuse what only classifying shows, where the city gave such a code the level `tolak`.

    Accepted + refused stay all rows; the shipped catalogue refuses nothing here.
    """
    penolak = katalog.loc[katalog["tingkat"] == "tolak", "kode"]
    kena = catatan.loc[catatan["kode"].isin(penolak), "usulan_id"]
    tolak = terklasifikasi["usulan_id"].isin(kena)
    if not tolak.any():
        return terklasifikasi, ditolak
    baru = terklasifikasi.loc[tolak, UsulanBersih.nama_kolom()]
    semua = pd.concat([ditolak, baru]).sort_values(["lembar", "nomor_baris"], ignore_index=True)
    sisa = terklasifikasi[~tolak].reset_index(drop=True)
    return UsulanTerklasifikasi.susun(sisa), UsulanBersih.susun(semua)


def require_usulan(hasil: HasilBerkas) -> HasilBerkas:
    """Return the result as it is when it holds at least one proposal, accepted or refused.

    Raises:
        TidakAdaUsulan: every row is something else. A blank form must never replace good data.
    """
    if len(hasil.diterima) or len(hasil.ditolak):
        return hasil
    raise TidakAdaUsulan(
        "Tabel usulan ditemukan, tetapi tidak ada satu pun baris usulan di dalamnya.",
        saran="Isi usulan di bawah judul kolom, lalu kirim ulang. Bila memang tidak ada usulan, "
        "beri tahu Bappeda.",
        berkas=hasil.nama_berkas,
        tempat="lembar " + ", ".join(hasil.pemetaan["lembar"].unique()),
    )


def _choose_identitas(tertulis: Identitas, kode_kelurahan: str | None) -> Identitas:
    if kode_kelurahan is None:
        return tertulis
    return Identitas(
        kode_kelurahan,
        tertulis.tahun_musrenbang,
        ("pilihan pengguna", *tertulis.bukti),
        tertulis.bertentangan,
        tertulis.tahun_bertentangan,
    )


def note_identitas(tertulis: Identitas, dipakai: Identitas) -> DataFrame[CatatanTemuan]:
    """Note where folder, file name, title and choice disagree about kelurahan or year."""
    catatan: list[dict[str, Any]] = []
    beda_pilihan = tertulis.kode_kelurahan not in (None, dipakai.kode_kelurahan)
    if tertulis.bertentangan or beda_pilihan:
        sumber = "; ".join(tertulis.bertentangan or tertulis.bukti)
        catatan.append(_catat("KELURAHAN_BERTENTANGAN", sumber))
    if tertulis.tahun_bertentangan:
        catatan.append(_catat("TAHUN_BERTENTANGAN", "; ".join(tertulis.tahun_bertentangan)))
    return CatatanTemuan.susun(catatan)


def _catat(kode: str, sumber: str) -> dict[str, Any]:
    return {"kode": kode, "nilai": sumber, "isi": json.dumps({"sumber": sumber})}
