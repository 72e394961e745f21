"""What goes into the warehouse comes out the same, and every value has its address."""

from __future__ import annotations

import pandas as pd
import pytest
from isi_gudang import read_baris
from pabrik import KELURAHAN, TAHUN, make_hasil_berkas, make_konteks
from sqlalchemy import Engine

from schemas.kolom import KOLOM_BERSIH
from schemas.usulan import UsulanTerklasifikasi
from warehouse.kueri import read_terklasifikasi
from warehouse.muat import load_hasil

TEKS = [
    "Rehab \"gorong-gorong\" 'Pak RT' \\ %s :nama ; DROP TABLE usulan; --",
    '=HYPERLINK("http://x")',
    "baris satu\nbaris dua\r\n\ttakuk",
    "1,5 m² – “kutip” × 3 🏗️",
    "18.72.05.1004",
    "NA",
    "nan",
    "None",
    " ",
    "x" * 20_000,
]
ANGKA = [
    {"anggaran_rupiah": 2**62},
    {"anggaran_rupiah": 0},
    {"harga_satuan_rupiah": 99_999_999_999},
    {"prioritas": 2**40},
    {"volume": 0.1 + 0.2},
    {"volume": 1e-300},
    {"volume": 0.0, "keyakinan": 1 / 3},
]


def test_accepted_proposals_of_many_kelurahan_come_back_just_as_they_were(gudang: Engine) -> None:
    semua = [make_hasil_berkas(k, n=7 + i) for i, k in enumerate(sorted(KELURAHAN)[:4])]
    for hasil in reversed(semua):
        load_hasil(gudang, hasil, make_konteks(hasil))

    kembali = read_terklasifikasi(gudang, TAHUN)

    harapan = pd.concat([h.diterima for h in semua], ignore_index=True)
    pd.testing.assert_frame_equal(kembali, harapan)


def test_awkward_texts_and_numbers_survive(gudang: Engine) -> None:
    ubah = dict(enumerate([{"uraian": t, "keterangan": t} for t in TEKS] + ANGKA))
    hasil = make_hasil_berkas(n=len(ubah), ubah=ubah)

    load_hasil(gudang, hasil, make_konteks(hasil))

    pd.testing.assert_frame_equal(read_terklasifikasi(gudang, TAHUN), hasil.diterima)


def test_a_year_without_proposals_is_an_empty_valid_frame(gudang: Engine) -> None:
    kosong = read_terklasifikasi(gudang, 2031)

    assert kosong.empty
    pd.testing.assert_frame_equal(kosong, UsulanTerklasifikasi.susun([]))


@pytest.mark.parametrize("geser", [0, 7])
def test_every_value_of_every_proposal_leads_back_to_its_cell(gudang: Engine, geser: int) -> None:
    hasil = make_hasil_berkas(n=8, ditolak=3)
    load_hasil(gudang, hasil, make_konteks(hasil))
    kini = make_hasil_berkas(n=8, ditolak=3, geser=geser)
    load_hasil(gudang, kini, make_konteks(kini))

    asal = {
        (b[0], b[1]): b[2:]
        for b in read_baris(gudang, "SELECT usulan_id, field, sha256, lembar, sel FROM sumber_sel")
    }

    harapan = {}
    for bingkai in (kini.diterima, kini.ditolak):
        for baris in bingkai.to_dict("records"):
            for field in KOLOM_BERSIH:
                if not pd.isna(baris[field]):
                    tempat = (kini.sha256, baris["lembar"], baris[f"sel_{field}"])
                    harapan[baris["usulan_id"], field] = tempat
    assert len(harapan) > 8 * 8
    assert asal == harapan
