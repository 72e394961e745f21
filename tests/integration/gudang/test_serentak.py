"""Many loads at once: different kelurahan side by side, the same kelurahan one whole winner."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from isi_gudang import read_baris
from pabrik import KELURAHAN, MARGODADI, TAHUN, make_alokasi, make_hasil_berkas, make_konteks
from sqlalchemy import Engine

from schemas.galat import GudangGagal
from schemas.hasil import HasilBerkas
from warehouse.kueri import read_rekap, read_sha_berlaku, read_terklasifikasi
from warehouse.mesin import open_gudang
from warehouse.muat import HasilMuat, load_alokasi, load_hasil

PEKERJA = 8


def _bersama(kerja: Sequence[Callable[[], object]]) -> list[object]:
    """Run all jobs in threads that start at the same moment."""
    gerbang = threading.Barrier(len(kerja))

    def jalankan(satu: Callable[[], object]) -> object:
        gerbang.wait()
        return satu()

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return list(kolam.map(jalankan, kerja))


def _pemuat(engine: Engine, hasil: HasilBerkas) -> Callable[[], HasilMuat]:
    return lambda: load_hasil(engine, hasil, make_konteks(hasil))


def test_eight_kelurahan_load_side_by_side(gudang: Engine) -> None:
    for putaran in (3, 5):
        semua = [make_hasil_berkas(k, n=putaran) for k in list(KELURAHAN)[:PEKERJA]]

        muat = _bersama([_pemuat(gudang, h) for h in semua])

        assert {m.keadaan for m in muat if isinstance(m, HasilMuat)} == {"berhasil"}
        sha = {h.identitas.kode_kelurahan: (h.sha256, "aturan-1") for h in semua}
        assert read_sha_berlaku(gudang, TAHUN) == sha
        assert len(read_terklasifikasi(gudang, TAHUN)) == PEKERJA * putaran


def test_of_eight_versions_of_one_kelurahan_one_wins_whole(gudang: Engine, url_gudang: str) -> None:
    versi = [make_hasil_berkas(n=n, geser=n, ditolak=n % 3) for n in range(1, PEKERJA + 1)]
    # An engine each, as separate processes have.
    mesin = [open_gudang(url_gudang) for _ in versi]

    muat = _bersama([_pemuat(m, h) for m, h in zip(mesin, versi, strict=True)])

    assert len({m.impor_id for m in muat if isinstance(m, HasilMuat)}) == PEKERJA
    [(sha, _)] = read_sha_berlaku(gudang, TAHUN).values()
    [menang] = [h for h in versi if h.sha256 == sha]
    assert read_terklasifikasi(gudang, TAHUN).equals(menang.diterima)
    banyak = len(menang.diterima) + len(menang.ditolak)
    assert read_baris(gudang, "SELECT COUNT(*) FROM usulan") == [(banyak,)]
    assert read_baris(gudang, "SELECT DISTINCT sha256 FROM sumber_sel") == [(sha,)]
    for m in mesin:
        m.dispose()


def test_the_same_file_eight_times_at_once_is_loaded_once(gudang: Engine) -> None:
    hasil = make_hasil_berkas()

    muat = _bersama([_pemuat(gudang, hasil)] * PEKERJA)

    keadaan = sorted(m.keadaan for m in muat if isinstance(m, HasilMuat))
    assert keadaan == ["berhasil", *["tidak_berubah"] * (PEKERJA - 1)]


def test_an_allocation_beside_loads_is_either_of_now_or_refused(gudang: Engine) -> None:
    versi = [make_hasil_berkas(n=6, ubah={1: {"anggaran_rupiah": 10 + i}}) for i in range(4)]
    load_hasil(gudang, versi[0], make_konteks(versi[0]))

    def muat_bergantian() -> None:
        for hasil in versi * 2:
            load_hasil(gudang, hasil, make_konteks(hasil))

    def alokasikan() -> list[str]:
        penolakan = []
        for _ in range(8):
            try:
                diterima = read_terklasifikasi(gudang, TAHUN)
                load_alokasi(gudang, TAHUN + 1, *make_alokasi(diterima))
            except GudangGagal as galat:
                penolakan.append(galat.pesan)
        return penolakan

    _, penolakan = _bersama([muat_bergantian, alokasikan])

    assert isinstance(penolakan, list)
    assert all("berubah di gudang" in p for p in penolakan)
    rekap = read_rekap(gudang, "rekap_kelurahan", TAHUN)
    diterima = read_terklasifikasi(gudang, TAHUN)
    assert rekap["kode_kelurahan"].tolist() == [MARGODADI]
    assert rekap["diminta_rupiah"].sum() == diterima["anggaran_rupiah"].sum()
