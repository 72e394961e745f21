"""Plain rows are read column by column: with the very result that reading cell by cell gives."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lembar_uji import make_buku, make_lembar

from reference.loader import muat_referensi
from usulan.layout import read_layout, tabel
from usulan.layout.rekaman import Rekaman, join_rekaman

REFERENSI = muat_referensi()
KEPALA = ("No", "Usulan Kegiatan", "Lokasi", "Volume", "Satuan", "Anggaran", "Bidang")
URAIAN = ("Drainase gang melati", "Pos", "idem", "Perbaikan jalan lingkungan RT 3", '"', None)
ISIAN = st.tuples(
    st.sampled_from(URAIAN),
    st.sampled_from(("RT 1", "sda", "Gg. Kenanga", None)),
    st.sampled_from((10, "20 m", None, "idem")),
    st.sampled_from(("m", "unit", None)),
    st.sampled_from((1_000_000, "Rp 2.500.000", None)),
    st.sampled_from(("Fisik", "sda", None)),
)
BARIS = st.lists(
    st.one_of(ISIAN.map(lambda i: ("usulan", *i)), st.just(("BIDANG EKONOMI",)), st.just(())),
    min_size=3,
    max_size=14,
)


def number_baris(baris: list[tuple]) -> list[tuple]:
    nomor, isi = 0, [KEPALA]
    for b in baris:
        if b and b[0] == "usulan":
            nomor += 1
            isi.append((nomor, *b[1:]))
        else:
            isi.append(b)
    return isi


def test_long_numbers_count_on_too():
    baris = [
        (n, f"Drainase gang melati {n}", "RT 1", 10, "m", 1_000_000, None)
        for n in range(9_990, 10_020)
    ]
    hasil = read_layout(make_buku(make_lembar([KEPALA, *baris])), REFERENSI)
    assert list(hasil.mentah["nomor"]) == [str(n) for n in range(9_990, 10_020)]


@settings(max_examples=60, deadline=None)
@given(BARIS)
def test_columns_give_what_cells_give(baris: list[tuple]):
    pertama = ("usulan", "Drainase gang melati", "RT 1", 1, "m", 5, "Fisik")
    buku = make_buku(make_lembar(number_baris([pertama, *baris])))
    cepat = read_layout(buku, REFERENSI)
    with pytest.MonkeyPatch.context() as ganti:
        ganti.setattr(tabel, "_find_polos", lambda _tabel, r, *_: range(r, r))
        lambat = read_layout(buku, REFERENSI)
    pd.testing.assert_frame_equal(cepat.mentah, lambat.mentah)
    pd.testing.assert_frame_equal(cepat.bukan_usulan, lambat.bukan_usulan)


def test_a_column_that_comes_later_is_empty_above():
    rekaman = Rekaman()
    rekaman.add({"uraian": "a"})
    rekaman.extend({"uraian": ["b", "c"], "bidang": ["x", None]}, 2)
    rekaman.replace_akhir({"uraian": "d", "lokasi": "y"})
    assert rekaman.read_akhir() == {"uraian": "d", "bidang": None, "lokasi": "y"}
    semua = join_rekaman([rekaman, Rekaman()])
    assert {k: [None if pd.isna(v) else v for v in semua[k]] for k in semua} == {
        "uraian": ["a", "b", "d"],
        "bidang": [None, "x", None],
        "lokasi": [None, None, "y"],
    }
