"""Section headings that several kelurahan share."""

from __future__ import annotations

from pembuat.gaya import Bagian

TIGA_BIDANG = (
    Bagian(("fisik",), "I. BIDANG FISIK DAN PRASARANA"),
    Bagian(("ekonomi",), "II. BIDANG EKONOMI"),
    Bagian(("sosbud", "pemerintahan"), "III. BIDANG SOSIAL BUDAYA DAN PEMERINTAHAN"),
)
TIGA_HURUF = (
    Bagian(("fisik",), "A. FISIK DAN PRASARANA"),
    Bagian(("ekonomi",), "B. EKONOMI"),
    Bagian(("sosbud", "pemerintahan"), "C. SOSIAL BUDAYA"),
)
