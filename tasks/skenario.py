"""The scenarios of a year side by side, and the reconciliation, as small tables for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from schemas.referensi import SKENARIO_UTAMA
from tasks.gudang import open_mesin
from tasks.lingkup import Lingkup
from tasks.rekap.isi import NAMA_HASIL, NAMA_SUMBU
from tasks.ringkasan import Baris
from usulan.budget import list_rekonsiliasi, list_skenario, reconcile_pagu
from warehouse.kueri import read_alokasi, read_pemakaian, read_status
from warehouse.kueri_anggaran import read_rekap_skenario


def list_rekap_skenario(lingkup: Lingkup) -> list[Baris]:
    """Return one line per scenario, the main one first, with the difference to the main one."""
    rekap = read_rekap_skenario(open_mesin(lingkup.url_gudang), lingkup.tahun_rencana)
    arti = {s.nama: s.keterangan for s in list_skenario(lingkup.referensi.skenario)}
    baris = rekap.to_dict("records")
    utama = next((b for b in baris if b["skenario"] == SKENARIO_UTAMA), None)
    return [
        {
            "Skenario": b["skenario"],
            "Didanai": int(b["jumlah_didanai"]),
            "Rupiah": int(b["didanai_rupiah"]),
            "Tidak didanai": int(b["jumlah_tidak_didanai"]),
            "Selisih": _selisih(b["jumlah_didanai"], utama, "jumlah_didanai"),
            "Selisih rupiah": _selisih(b["didanai_rupiah"], utama, "didanai_rupiah"),
            "Keterangan": arti.get(b["skenario"], "Tidak ada lagi di skenario.csv"),
        }
        for b in baris
    ]


def list_hasil(lingkup: Lingkup) -> list[Baris]:
    """Return one line per outcome, then their sum, then what the imported files amount to."""
    mesin = open_mesin(lingkup.url_gudang)
    berpagu = read_alokasi(mesin, lingkup.tahun_rencana)
    anggaran = berpagu["anggaran_rupiah"].fillna(0).groupby(berpagu["hasil"])
    banyak, rupiah = anggaran.size(), anggaran.sum()
    baris: list[Baris] = [
        {"Hasil": nama, "Usulan": int(banyak.get(h, 0)), "Rupiah": int(rupiah.get(h, 0))}
        for h, nama in NAMA_HASIL.items()
    ]
    status = read_status(mesin, lingkup.tahun, lingkup.tanggal_terima)
    impor: Baris = {
        "Usulan": int(status["usulan_diterima"].sum()),
        "Rupiah": int(status["anggaran_diterima_rupiah"].sum()),
    }
    jumlah = {k: sum(b[k] for b in baris) for k in impor}
    return [*baris, {"Hasil": "Jumlah"} | jumlah, {"Hasil": "Diterima menurut impor"} | impor]


def list_rekonsiliasi_tahun(lingkup: Lingkup) -> list[Baris]:
    """Return one line per axis: pagu = used + left, funded = used + funded without a ceiling.

    What the warehouse holds is reconciled anew, so a table is shown only when every sum agrees.

    Raises:
        RekonsiliasiGagal: a sum differs by a rupiah.
        GudangGagal: the warehouse failed.
    """
    mesin, tahun = open_mesin(lingkup.url_gudang), lingkup.tahun_rencana
    berpagu, pemakaian = read_alokasi(mesin, tahun), read_pemakaian(mesin, tahun)
    reconcile_pagu(berpagu, pemakaian)
    return [_baris_sumbu(b) for b in list_rekonsiliasi(berpagu, pemakaian).to_dict("records")]


def _baris_sumbu(baris: Mapping[Any, Any]) -> Baris:
    kolom = {
        "Pagu": "pagu",
        "Terpakai": "terpakai",
        "Sisa": "sisa",
        "Tanpa pagu": "tanpa_pagu",
    }
    angka = {judul: baris[f"{k}_rupiah"] for judul, k in kolom.items()}
    return {"Sumbu": NAMA_SUMBU[str(baris["sumbu"])]} | angka


def _selisih(nilai: int, utama: Mapping[Any, Any] | None, kolom: str) -> int | None:
    return None if utama is None else int(nilai) - int(utama[kolom])
