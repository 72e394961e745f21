"""Pairs of proposals that ask for one work: what is found, what is not, and that none is missed."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pandas as pd
import pytest

from reference.loader import muat_referensi
from schemas.duplikat import UsulanBanding
from tests.pabrik import MARGODADI, MARGOREJO
from usulan.classify.mesin import load_mesin
from usulan.duplikat import find_duplikat
from usulan.duplikat.calon import list_calon
from usulan.duplikat.ciri import measure_ciri
from usulan.duplikat.nilai import score_pasangan
from usulan.duplikat.temukan import AMBANG_MIRIP


@pytest.fixture(scope="module")
def referensi():
    return muat_referensi()


def make_banding(*baris: dict) -> pd.DataFrame:
    bawaan = {
        "sumber": "musrenbang",
        "tahun_musrenbang": 2023,
        "kode_kelurahan": MARGODADI,
        "lokasi": None,
        "rt": None,
        "rw": None,
        "kode_urusan": None,
    }
    return UsulanBanding.susun(
        [bawaan | {"usulan_id": f"U{nomor:02}"} | b for nomor, b in enumerate(baris)]
    )


DRAINASE = {"uraian": "Pembangunan drainase Jl. Melati RT 03 RW 02", "rt": "3", "rw": "2"}

SAMA = {
    "kata kerja lain dan singkatan": {"uraian": "Pemb. drainase gg. melati", "rt": "3", "rw": "2"},
    "salah ketik": {"uraian": "Pembangunan derainase jln melati", "rt": "3", "rw": "2"},
    "sebutan lain": {"uraian": "Rehab saluran air Gang Melati", "rt": "3", "rw": "2"},
    "jalan di kolom lokasi": {"uraian": "Drainase", "lokasi": "Jl. Melati", "rt": "3", "rw": "2"},
    "tanpa RT": {"uraian": "Drainase Jl. Melati"},
    "sebagian RT": {"uraian": "Drainase Jalan Melati", "rt": "2, 3", "rw": "2"},
    "RT saja": {"uraian": "Drainase", "rt": "3", "rw": "2"},
    "tahun lain": {**DRAINASE, "tahun_musrenbang": 2022},
    "pokir tanpa kelurahan": {
        "uraian": "Drainase Jl. Melati",
        "sumber": "pokir",
        "kode_kelurahan": None,
    },
    "jalan yang sama di kelurahan tetangga": {**DRAINASE, "kode_kelurahan": MARGOREJO},
}
BEDA = {
    "RT lain": {"uraian": "Pembangunan drainase", "rt": "7", "rw": "2"},
    "RT lain di jalan yang sama": {**DRAINASE, "rt": "5"},
    "RW lain": {"uraian": "Drainase", "rt": "3", "rw": "4"},
    "pekerjaan lain di tempat yang sama": {**DRAINASE, "uraian": "Lampu jalan Jl. Melati"},
    "kelurahan lain tanpa tempat": {"uraian": "Drainase", "kode_kelurahan": MARGOREJO},
    "RT yang sama di kelurahan lain": {
        "uraian": "Pembangunan drainase",
        "rt": "3",
        "rw": "2",
        "kode_kelurahan": MARGOREJO,
    },
    "kosong": {"uraian": None},
}
PENYULUHAN = {"uraian": "Penyuluhan PHBS di RT 03 RW 01", "lokasi": "di", "rt": "3", "rw": "1"}


@pytest.mark.parametrize("lain", SAMA.values(), ids=SAMA)
def test_the_same_work_at_the_same_place_is_a_pair(referensi, lain):
    pasangan = find_duplikat(make_banding(DRAINASE, lain), referensi)
    assert len(pasangan) == 1
    assert pasangan["alasan"].str.startswith("Pekerjaan yang sama (").all()
    assert pasangan["alasan"].str.contains("melati|RT 3").all()


@pytest.mark.parametrize("lain", BEDA.values(), ids=BEDA)
def test_another_work_or_another_place_is_no_pair(referensi, lain):
    assert find_duplikat(make_banding(DRAINASE, lain), referensi).empty


def test_a_word_that_names_no_place_makes_no_place_the_same(referensi):
    lain = {**PENYULUHAN, "rt": "31", "rw": "7", "kode_kelurahan": MARGOREJO}
    assert find_duplikat(make_banding(PENYULUHAN, lain), referensi).empty
    assert len(find_duplikat(make_banding(PENYULUHAN, PENYULUHAN), referensi)) == 1


def test_the_same_wish_of_two_kelurahan_is_no_pair(referensi):
    pelatihan = {"uraian": "Pelatihan menjahit untuk ibu PKK"}
    dua = make_banding(pelatihan, {**pelatihan, "kode_kelurahan": MARGOREJO})
    assert find_duplikat(dua, referensi).empty
    assert len(find_duplikat(make_banding(pelatihan, pelatihan), referensi)) == 1


def test_a_pair_tells_which_is_the_later_and_how_they_are_related(referensi):
    lama = {**DRAINASE, "tahun_musrenbang": 2021}
    pokir = {**DRAINASE, "sumber": "pokir"}
    pasangan = find_duplikat(make_banding(pokir, DRAINASE, lama), referensi)
    terbaca = {
        (b.usulan_id, b.usulan_id_asal): b.hubungan for b in pasangan.itertuples(index=False)
    }
    assert terbaca == {
        ("U00", "U01"): "pokir",
        ("U00", "U02"): "pokir",
        ("U01", "U02"): "antar_tahun",
    }
    assert (pasangan["tingkat"] == "sangat_mirip").all()


def test_nothing_or_one_proposal_has_no_pair(referensi):
    assert find_duplikat(make_banding(), referensi).empty
    assert find_duplikat(make_banding(DRAINASE), referensi).empty


def make_acak(banyak: int) -> pd.DataFrame:
    acak = random.Random(5)
    karya = ("drainase", "talud", "lampu jalan", "saluran air", "pos ronda", "pelatihan menjahit")
    return make_banding(
        *(
            {
                "uraian": f"{acak.choice(('Rehab', 'Usulan', ''))} {acak.choice(karya)}"
                f" {acak.choice(('Jl. Melati', 'Gg. Kenanga', ''))}",
                "rt": acak.choice((None, "1", "2", "1, 2")),
                "rw": acak.choice((None, "1")),
                "kode_kelurahan": acak.choice((MARGODADI, MARGOREJO)),
                "tahun_musrenbang": acak.choice((2022, 2023)),
            }
            for _ in range(banyak)
        )
    )


def test_no_pair_of_all_is_missed_by_looking_only_at_likely_ones(referensi):
    usulan = make_acak(60)
    ciri = measure_ciri(usulan, load_mesin(referensi))
    semua = np.array(list(itertools.combinations(range(len(usulan)), 2)))
    satu, dua = semua[:, 0], semua[:, 1]
    kode = usulan["kode_kelurahan"].to_numpy()
    skor = score_pasangan(ciri, satu, dua, kode[satu] != kode[dua]).gabungan
    wajib = {(int(i), int(j)) for i, j in semua[skor >= AMBANG_MIRIP]}
    calon = {(int(i), int(j)) for i, j in zip(*list_calon(usulan, ciri), strict=True)}
    assert wajib
    assert wajib <= calon


def test_the_order_of_the_proposals_does_not_matter(referensi):
    usulan = make_acak(60)
    pasangan = find_duplikat(usulan, referensi)
    diacak = find_duplikat(usulan.sample(frac=1, random_state=3), referensi)
    pd.testing.assert_frame_equal(pasangan, diacak)
    assert not pasangan.duplicated(["usulan_id", "usulan_id_asal"]).any()


def test_the_score_of_a_pair_does_not_move_when_others_come_in(referensi):
    dua = make_banding(DRAINASE, SAMA["sebutan lain"])
    sendiri = find_duplikat(dua, referensi)
    ramai = pd.concat([dua, make_acak(40).assign(usulan_id=[f"X{i}" for i in range(40)])])
    bersama = find_duplikat(ramai, referensi)
    kunci = ["usulan_id", "usulan_id_asal"]
    gabung = sendiri.merge(bersama, on=kunci, suffixes=("", "_ramai"))
    assert len(gabung) == 1
    assert gabung["skor"].equals(gabung["skor_ramai"])
