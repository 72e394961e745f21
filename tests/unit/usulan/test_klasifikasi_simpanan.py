"""A trained model as bytes: the same answers, and nothing taken on trust."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from reference.loader import Referensi, muat_referensi
from usulan.classify import classify_teks, keep_model_in
from usulan.classify.mesin import hash_referensi, load_mesin
from usulan.classify.simpanan import pack_model, unpack_model

TEKS = ["Drainase Jl. Jeruk", "drainse & gorong2", "Posyandu balita", "qwx zzkv", "Jalan dan lampu"]


class SimpananMemori:
    """Keeps models in memory and counts what is asked of it."""

    def __init__(self) -> None:
        self.isi: dict[str, bytes] = {}
        self.ditulis = 0

    def read(self, sidik: str) -> bytes | None:
        return self.isi.get(sidik)

    def write(self, sidik: str, isi: bytes) -> None:
        self.isi[sidik] = isi
        self.ditulis += 1


@pytest.fixture(scope="module")
def referensi() -> Referensi:
    return muat_referensi()


@pytest.fixture(scope="module")
def isi(referensi: Referensi) -> bytes:
    return pack_model(load_mesin(referensi).model, "abc")


@pytest.fixture
def simpanan() -> Iterator[SimpananMemori]:
    tempat = SimpananMemori()
    keep_model_in(tempat)
    yield tempat
    keep_model_in(None)


def test_unpacked_model_answers_to_the_bit_alike(referensi: Referensi, isi: bytes) -> None:
    mesin = load_mesin(referensi)
    kembali = unpack_model(isi, "abc")
    assert kembali is not None
    kata = [s.inti or s.tempat for s in mesin.cut(TEKS)]
    assert np.array_equal(kembali.predict_log(kata), mesin.model.predict_log(kata))
    assert pack_model(kembali, "abc") == isi


@pytest.mark.parametrize("rusak", [b"", b"PK", b"bukan arsip"])
def test_damaged_bytes_are_no_model(rusak: bytes) -> None:
    assert unpack_model(rusak, "abc") is None


def test_cut_off_or_foreign_bytes_are_no_model(isi: bytes) -> None:
    assert unpack_model(isi[: len(isi) // 2], "abc") is None
    assert unpack_model(isi, "lain") is None


def test_an_archive_that_could_run_code_is_refused(isi: bytes) -> None:
    import io

    berkas = io.BytesIO()
    np.savez(berkas, sidik=np.array([{"a": 1}], dtype=object))
    assert unpack_model(berkas.getvalue(), "abc") is None


def test_a_model_is_trained_once_and_then_read(
    referensi: Referensi, simpanan: SimpananMemori
) -> None:
    def ubah(berat: float) -> Referensi:
        contoh = referensi.contoh_berlabel
        satu = contoh.iloc[[0]].assign(
            contoh_id="C9999", teks="zumbuk warga", kode_urusan="2.22", bagian="latih"
        )
        ambang = referensi.ambang.assign(
            nilai=referensi.ambang["nilai"].where(
                referensi.ambang["nama"] != "keyakinan_otomatis_persen", berat
            )
        )
        baru = pd.concat([contoh, satu], ignore_index=True)
        return dataclasses.replace(referensi, contoh_berlabel=baru, ambang=ambang)

    pertama = ubah(61)
    assert hash_referensi(pertama) != hash_referensi(referensi)
    hasil = classify_teks(TEKS, pertama)
    assert simpanan.ditulis == 1
    rusak = ubah(62)
    simpanan.isi[hash_referensi(rusak)] = b"rusak"
    assert classify_teks(TEKS, rusak)["kandidat"].equals(hasil["kandidat"])
    assert simpanan.ditulis == 2


def test_examples_that_only_measure_teach_nothing(referensi: Referensi) -> None:
    contoh = referensi.contoh_berlabel
    tanpa_uji = dataclasses.replace(
        referensi, contoh_berlabel=contoh[contoh["bagian"] == "latih"].reset_index(drop=True)
    )
    assert hash_referensi(tanpa_uji) == hash_referensi(referensi)


def test_a_single_flipped_bit_is_noticed(isi: bytes) -> None:
    for tempat in range(0, len(isi), max(len(isi) // 50, 1)):
        rusak = bytearray(isi)
        rusak[tempat] ^= 1
        assert unpack_model(bytes(rusak), "abc") is None
