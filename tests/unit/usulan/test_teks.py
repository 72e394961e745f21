from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usulan.teks import clean_teks, fold_lebar, is_galat, is_tanda_kosong, normalise_kunci


@pytest.mark.parametrize(
    ("kotor", "bersih"),
    [
        ("  Perbaikan   jalan ", "Perbaikan jalan"),
        ("Perbaikan\u00a0jalan\u200b", "Perbaikan jalan"),
        ("Perbaikan\r\njalan", "Perbaikan jalan"),
        ("Perbaikan_x000D_\njalan", "Perbaikan jalan"),
        ("Perbaikan &amp; rehab", "Perbaikan & rehab"),
        ("R&D kelurahan", "R&D kelurahan"),
        ("'Perbaikan jalan", "Perbaikan jalan"),
        ("'Aisyiyah' Metro", "'Aisyiyah' Metro"),
        ("jalan\x00 rusak\x07", "jalan rusak"),
        ("200 mÂ²", "200 m²"),
        ("Â± 200 m", "± 200 m"),
        ("RT 1 â€“ RT 3", "RT 1 – RT 3"),
        ("â€œPosyanduâ€\x9d", "“Posyandu”"),
        ("Â Jalan", "Jalan"),
        ("“Posyandu” Melati’s", "“Posyandu” Melati’s"),
        ("Café", "Café"),
        ("\u200b", None),
        ("   ", None),
        ("", None),
        (None, None),
    ],
)
def test_clean_teks_mends_what_cannot_be_seen(kotor: str | None, bersih: str | None) -> None:
    assert clean_teks(kotor) == bersih


@given(st.text(alphabet=st.characters(min_codepoint=0xA1, max_codepoint=0x2FFF), max_size=20))
def test_mojibake_of_any_text_is_undone(teks: str) -> None:
    bersih = clean_teks(teks)
    if bersih is None:
        return
    try:
        rusak = bersih.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return
    if clean_teks(bersih) == bersih:
        assert clean_teks(f"a {rusak} b") == clean_teks(f"a {bersih} b")


@given(st.text())
def test_cleaning_twice_changes_nothing_more(teks: str) -> None:
    # Mojibake of mojibake may unfold further; everything else is done the first time.
    sekali = clean_teks(clean_teks(clean_teks(teks)))
    assert clean_teks(sekali) == sekali


@given(st.text())
def test_folding_never_raises_and_keeps_no_outer_space(teks: str) -> None:
    lipat = fold_lebar(teks)
    assert lipat == lipat.strip()
    assert normalise_kunci(teks) == normalise_kunci(teks).strip()


def test_fold_lebar_keeps_whole_and_fraction_apart() -> None:
    assert fold_lebar("2½ km") == "2 1/2 km"
    assert fold_lebar("１５０ m²") == "150 m2"


def test_normalise_kunci_ignores_case_and_punctuation() -> None:
    assert normalise_kunci("Perbaikan Jalan, (RT.03)") == normalise_kunci("perbaikan jalan RT 03")
    assert normalise_kunci(None) == ""


@pytest.mark.parametrize("teks", ["#REF!", " #n/a ", "#DIV/0!", "#NAME?"])
def test_error_values_are_recognised(teks: str) -> None:
    assert is_galat(teks)


@pytest.mark.parametrize("teks", ["#", "#1", "REF!", "", None])
def test_other_texts_are_no_error_values(teks: str | None) -> None:
    assert not is_galat(teks)


def test_dashes_and_dots_mean_nothing() -> None:
    assert all(is_tanda_kosong(t) for t in ("", "-", "--", "—", "....", "…"))
    assert not is_tanda_kosong("?")
