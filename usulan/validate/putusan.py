"""From parsed rows to accepted and refused ones, with all findings of the file."""

from __future__ import annotations

from typing import Any

import pandas as pd
from pandera.typing import DataFrame

from reference.ambang import read_ambang
from reference.loader import Referensi
from schemas.hasil import HasilLayout, HasilParse, HasilValidasi
from schemas.temuan import CatatanTemuan
from schemas.usulan import UsulanBersih
from usulan.findings import concat_catatan
from usulan.identity import build_nama_kelurahan
from usulan.validate.aturan import check_aturan
from usulan.validate.jumlah import check_jumlah
from usulan.validate.lembar import check_lembar
from usulan.validate.pekerjaan import assess_pekerjaan
from usulan.validate.penilaian import assess_usulan, find_kelurahan_asing
from usulan.validate.register import assess_rt_rw


def validate_usulan(
    layout: HasilLayout, parse: HasilParse, kode_kelurahan: str | None, referensi: Referensi
) -> HasilValidasi:
    """Part the rows into accepted and refused: a row is refused when any of its notes says `tolak`.

    Which code refuses is the city's choice (column `tingkat` of reference/temuan.csv).
    """
    catatan = note_validasi(layout, parse, kode_kelurahan, referensi)
    penolak = referensi.temuan.loc[referensi.temuan["tingkat"] == "tolak", "kode"]
    menolak = catatan.loc[catatan["kode"].isin(penolak), "usulan_id"]
    ditolak = parse.bersih["usulan_id"].isin(menolak)
    return HasilValidasi(
        diterima=UsulanBersih.susun(parse.bersih[~ditolak].reset_index(drop=True)),
        ditolak=UsulanBersih.susun(parse.bersih[ditolak].reset_index(drop=True)),
        catatan=catatan,
    )


def note_validasi(
    layout: HasilLayout, parse: HasilParse, kode_kelurahan: str | None, referensi: Referensi
) -> DataFrame[CatatanTemuan]:
    """Judge every row and every stated sum; return the notes of layout, parsing and rules."""
    bersih = parse.bersih
    asing = find_kelurahan_asing(
        layout.mentah["kelurahan"],
        bersih["lokasi"],
        kode_kelurahan,
        build_nama_kelurahan(referensi.wilayah),
    )
    ambang = read_ambang(referensi.ambang)
    penilaian = assess_pekerjaan(assess_usulan(bersih, asing), referensi, ambang)
    penilaian = assess_rt_rw(penilaian, referensi.rt_rw, kode_kelurahan)
    penilaian = _forget_baris_kosong(penilaian, layout)
    pelanggaran = check_aturan(_keep_satu_temuan(penilaian, parse.catatan), ambang)
    return concat_catatan(
        [
            _beri_usulan_id(layout.catatan, bersih),
            parse.catatan,
            _to_catatan(pelanggaran, _with_kelurahan(bersih, layout)),
            check_jumlah(layout.jumlah_tertulis, bersih),
            check_lembar(bersih, ambang),
        ]
    )


def _forget_baris_kosong(penilaian: pd.DataFrame, layout: HasilLayout) -> pd.DataFrame:
    """A number that stands on the sheet in a row left blank is not missing: no row was lost."""
    kosong = layout.bukan_usulan[layout.bukan_usulan["jenis"] == "kosong"]
    angka = kosong["teks"].str.extract(r"^\(?(\d{1,6})\s*[.)]?$", expand=False)
    ada = set(zip(kosong["lembar"], pd.to_numeric(angka), strict=True))
    hilang = penilaian["nomor_hilang"]
    tampak = [k in ada for k in zip(penilaian["lembar"], hilang, strict=True)]
    return penilaian.assign(nomor_hilang=hilang.mask(pd.Series(tampak, index=penilaian.index)))


def _keep_satu_temuan(penilaian: pd.DataFrame, catatan: DataFrame[CatatanTemuan]) -> pd.DataFrame:
    """Leave out what another finding of the row tells already: one fault, one finding.

    "Empty" is said only of cells that are there: a table without the column at all is one finding
    of the layout. No price is made of a number that was hard to read.
    """

    def bercatatan(*awal: str) -> pd.Series:
        milik = catatan.loc[catatan["kolom"].str.startswith(awal), "usulan_id"]
        return penilaian["usulan_id"].isin(milik)

    def kosong(kolom: str, awal: str) -> pd.Series:
        ada = penilaian[f"sel_{kolom}"].notna()
        return penilaian[kolom].isna() & ada & ~bercatatan(awal)

    sekali = penilaian["baris_mirip"].isna()
    ragu = bercatatan("volume", "satuan", "anggaran", "harga")
    return penilaian.assign(
        anggaran_kosong=kosong("anggaran_rupiah", "anggaran"),
        volume_kosong=kosong("volume", "volume"),
        baris_mirip_saja=penilaian["baris_mirip"].where(penilaian["baris_kembar"].isna()),
        nomor_hilang_saja=penilaian["nomor_hilang"].where(penilaian["prioritas_hilang"].isna()),
        nomor_ganda_saja=penilaian["nomor_ganda"].where(
            penilaian["prioritas_ganda"].isna() & sekali
        ),
        simpangan_harga_persen=penilaian["simpangan_harga_persen"].mask(ragu),
    )


def _beri_usulan_id(
    catatan: DataFrame[CatatanTemuan], bersih: DataFrame[UsulanBersih]
) -> pd.DataFrame:
    """Tie notes of the layout to the proposal in whose row they stand."""
    kunci = dict(
        zip(
            zip(bersih["lembar"], bersih["nomor_baris"], strict=True),
            bersih["usulan_id"],
            strict=True,
        )
    )
    id_baris = [
        kunci.get((lembar, nomor))
        for lembar, nomor in zip(catatan["lembar"], catatan["nomor_baris"], strict=True)
    ]
    return catatan.assign(usulan_id=pd.Series(id_baris, index=catatan.index, dtype="str"))


def _with_kelurahan(bersih: DataFrame[UsulanBersih], layout: HasilLayout) -> pd.DataFrame:
    """Add what findings point at but a proposal does not keep: its kelurahan, its number's cell."""
    tertulis = layout.mentah["kelurahan"]
    return bersih.assign(
        sel_nomor=layout.mentah["sel_nomor"],
        kelurahan=tertulis.where(tertulis.notna(), bersih["lokasi"]),
        sel_kelurahan=layout.mentah["sel_kelurahan"].where(tertulis.notna(), bersih["sel_lokasi"]),
    )


def _to_catatan(pelanggaran: pd.DataFrame, bersih: pd.DataFrame) -> DataFrame[CatatanTemuan]:
    baris = bersih.loc[sorted(set(pelanggaran["indeks"]))].to_dict("index")
    return CatatanTemuan.susun(
        [_satu(p, baris[p["indeks"]]) for p in pelanggaran.to_dict("records")]
    )


def _satu(pelanggaran: dict[Any, Any], baris: dict[Any, Any]) -> dict[str, Any]:
    kolom = pelanggaran["kolom"]
    nilai, sel = baris.get(kolom), baris.get(f"sel_{kolom}")
    return {
        "kode": pelanggaran["kode"],
        "lembar": baris["lembar"],
        # A sheet without such a column has no cell for it: the title's cell stands in.
        "sel": baris["sel_uraian"] if sel is None or pd.isna(sel) else sel,
        "nomor_baris": baris["nomor_baris"],
        "kolom": kolom,
        "nilai": None if nilai is None or pd.isna(nilai) else str(nilai),
        "usulan_id": baris["usulan_id"],
        "isi": pelanggaran["isi"],
    }
