from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pabrik import MARGODADI, make_hasil_berkas, make_konteks

from schemas.hasil import HasilBerkas
from warehouse.baris import hitung_impor, susun_baris, susun_sumber_sel, susun_usulan
from warehouse.dasar import WaktuUtc


def _hash(hasil: HasilBerkas, versi: str = "2023") -> list[str]:
    konteks = make_konteks(hasil, versi_nomenklatur=versi)
    return [str(b["isi_hash"]) for b in susun_usulan(hasil, konteks, 1)]


@given(
    st.lists(
        st.tuples(
            st.none() | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
            st.none() | st.integers(-(2**63), 2**63 - 1),
            st.none() | st.floats(allow_nan=False),
        )
    )
)
def test_rows_hold_plain_values_and_none_for_na(
    isi: list[tuple[str | None, int | None, float | None]],
) -> None:
    teks, angka, pecahan = ([b[i] for b in isi] for i in range(3))
    bingkai = pd.DataFrame(
        {
            "teks": pd.Series(teks, dtype="str"),
            "angka": pd.array(angka, dtype="Int64"),
            "pecahan": pd.Series(pecahan, dtype="float64"),
        }
    )

    baris = susun_baris(bingkai, bingkai.columns)

    assert [tuple(b.values()) for b in baris] == isi
    jenis = {type(n) for b in baris for n in b.values()}
    assert jenis <= {str, int, float, type(None)}


def test_the_hash_ignores_where_a_row_stands() -> None:
    assert _hash(make_hasil_berkas(geser=9)) == _hash(make_hasil_berkas())


@pytest.mark.parametrize(
    "ubah",
    [
        {"uraian": "Lain"},
        {"anggaran_rupiah": 1},
        {"volume": 7.0},
        {"prioritas": 99},
        {"anggaran_teks": "Rp 1"},
        {"kode_urusan": "1.03"},
        {"keyakinan": 0.5},
        {"status_klasifikasi": "periksa"},
    ],
)
def test_the_hash_follows_what_the_proposal_says_and_how_it_was_judged(
    ubah: dict[str, object],
) -> None:
    asal, kini = _hash(make_hasil_berkas()), _hash(make_hasil_berkas(ubah={0: ubah}))

    assert kini[0] != asal[0]
    assert kini[1:] == asal[1:]


def test_the_hash_tells_versions_of_the_nomenclature_apart_for_accepted_ones_only() -> None:
    hasil = make_hasil_berkas(n=1, ditolak=1)
    diterima, ditolak = _hash(hasil)

    assert _hash(hasil, "2024")[0] != diterima
    assert _hash(hasil, "2024")[1] == ditolak


def test_counts_of_an_empty_file_are_zero() -> None:
    cacah = hitung_impor(make_hasil_berkas(n=0, ditolak=0))

    assert cacah["baris_dilihat"] == cacah["baris_bukan_usulan"] == 2
    assert cacah["anggaran_diterima_rupiah"] == cacah["usulan_diterima"] == 0


def test_addresses_carry_the_file_and_leave_empty_fields_out() -> None:
    hasil = make_hasil_berkas(n=1, ditolak=0)

    asal = susun_sumber_sel(hasil)

    assert {b["sha256"] for b in asal} == {hasil.sha256}
    assert {b["field"]: b["sel"] for b in asal}["uraian"] == "A3"
    assert "permasalahan" not in {b["field"] for b in asal}


def test_a_context_needs_a_moment_with_its_zone() -> None:
    with pytest.raises(ValueError, match="tanpa zona"):
        make_konteks(make_hasil_berkas(MARGODADI), mulai=dt.datetime(2023, 2, 1))


def test_moments_are_kept_in_utc_whatever_their_zone() -> None:
    jakarta = dt.timezone(dt.timedelta(hours=7))
    jenis, dialek = WaktuUtc(), None
    siang = dt.datetime(2023, 2, 1, 12, tzinfo=jakarta)

    tersimpan = jenis.process_bind_param(siang, dialek)  # type: ignore[arg-type]

    assert tersimpan == siang
    assert tersimpan is not None
    assert tersimpan.hour == 5
    polos = tersimpan.replace(tzinfo=None)
    assert jenis.process_result_value(polos, dialek) == siang  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="tanpa zona"):
        jenis.process_bind_param(polos, dialek)  # type: ignore[arg-type]
