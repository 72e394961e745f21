"""The parts of a small OpenDocument spreadsheet: values, merged cells, hidden sheets."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from pembuat.model import LembarTulis, NilaiSel

_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_RUANG = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.2">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
_GARIS = "0.5pt solid #808080"
_TANPA_GARIS = {"judul", "identitas", "catatan", "ttd", "polos"}
_PERAN = ("judul", "kepala", "teks", "tengah", "angka", "jumlah", "ttd", "identitas", "catatan")


def susun_ods(lembar: list[LembarTulis]) -> dict[str, bytes]:
    """Return the entries of an .ods file with these sheets."""
    tabel = "".join(_susun_tabel(satu) for satu in lembar)
    lebar = {nilai for satu in lembar for nilai in satu.lebar.values()}
    isi = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document-content {_RUANG} office:version="1.2">'
        f"<office:automatic-styles>{_susun_gaya(lebar)}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tabel}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return {
        "mimetype": _MIME.encode(),
        "content.xml": isi.encode(),
        "META-INF/manifest.xml": _MANIFEST.encode(),
    }


def _susun_gaya(lebar: set[float]) -> str:
    kolom = "".join(
        f'<style:style style:name="k{n:g}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{n * 0.19:.2f}cm"/></style:style>'
        for n in sorted(lebar)
    )
    return kolom + "".join(_susun_gaya_sel(peran) for peran in _PERAN)


def _susun_gaya_sel(peran: str) -> str:
    tebal = ' fo:font-weight="bold"' if peran in {"judul", "kepala", "jumlah"} else ""
    garis = "" if peran in _TANPA_GARIS else f' fo:border="{_GARIS}"'
    rata = "center" if peran in {"judul", "kepala", "tengah", "ttd"} else "start"
    datar = (
        ""
        if peran in {"angka", "jumlah"}
        else f'<style:paragraph-properties fo:text-align="{rata}"/>'
    )
    return (
        f'<style:style style:name="s{peran}" style:family="table-cell">'
        f'<style:table-cell-properties fo:wrap-option="wrap"{garis}/>{datar}'
        f'<style:text-properties style:font-name="Liberation Sans" fo:font-size="10pt"{tebal}/>'
        "</style:style>"
    )


def _susun_tabel(lembar: LembarTulis) -> str:
    tinggi = max(r for r, _ in lembar.sel)
    lebar = max(c for _, c in lembar.sel)
    kolom = "".join(
        f'<table:table-column table:style-name="k{lembar.lebar[c]:g}"/>'
        if c in lembar.lebar
        else "<table:table-column/>"
        for c in range(1, lebar + 1)
    )
    baris = "".join(_susun_baris(lembar, r, lebar) for r in range(1, tinggi + 1))
    return f"<table:table table:name={quoteattr(lembar.nama)}>{kolom}{baris}</table:table>"


def _susun_baris(lembar: LembarTulis, r: int, lebar: int) -> str:
    sel = "".join(_susun_sel(lembar, r, c) for c in range(1, lebar + 1))
    return f"<table:table-row>{sel}</table:table-row>"


def _susun_sel(lembar: LembarTulis, r: int, c: int) -> str:
    for r1, c1, r2, c2 in lembar.gabungan:
        if (r1, c1) == (r, c) and (r1, c1) != (r2, c2):
            bentang = (
                f' table:number-rows-spanned="{r2 - r1 + 1}"'
                f' table:number-columns-spanned="{c2 - c1 + 1}"'
            )
            return _tulis_sel(lembar, r, c, bentang)
        if r1 <= r <= r2 and c1 <= c <= c2 and (r1, c1) != (r, c):
            return "<table:covered-table-cell/>"
    return _tulis_sel(lembar, r, c, "")


def _tulis_sel(lembar: LembarTulis, r: int, c: int, bentang: str) -> str:
    sel = lembar.sel.get((r, c))
    if sel is None:
        return "<table:table-cell/>"
    gaya = f' table:style-name="s{sel.peran}"' if sel.peran in _PERAN else ""
    return f"<table:table-cell{gaya}{bentang}{_tulis_nilai(sel.nilai)}</table:table-cell>"


def _tulis_nilai(nilai: NilaiSel) -> str:
    if nilai is None:
        return ">"
    if isinstance(nilai, int | float):
        tampil = f"{nilai:,}".replace(",", ".") if isinstance(nilai, int) else str(nilai)
        return f' office:value-type="float" office:value="{nilai}"><text:p>{tampil}</text:p>'
    return f' office:value-type="string"><text:p>{escape(str(nilai))}</text:p>'
