# `make` shows the targets. PYTHON=python3.12 chooses the interpreter for a new .venv.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := bantuan
.PHONY: bantuan demo test lint serve constraints contoh dokumen bench bersih

bantuan:
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | sort | while IFS="$$(printf '\t')" read -r t k; do printf '  make %-12s %s\n' "$$t" "$$k"; done

demo: .venv/.terpasang ## pasang ke .venv, lalu jalankan pekerjaan utama atas berkas contoh
	@$(BIN)/musrenbang contoh

test: .venv/.terpasang-dev ## jalankan semua uji, juga yang lambat
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: .venv/.terpasang-dev ## ruff, mypy, arah impor, dan kecocokan migrasi
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	PYTHON=$(BIN)/python sh .ci/periksa-migrasi

serve: .venv/.terpasang ## server Prefect, jadwal, dan pekerja di komputer ini; Ctrl-C menghentikan
	@$(BIN)/musrenbang layani

constraints: .venv/.terpasang-dev ## susun ulang constraints.txt dari pyproject.toml
	sh .ci/pasang uv
	UV_CUSTOM_COMPILE_COMMAND="make constraints" PATH="$(CURDIR)/$(BIN):$$PATH" uv pip compile \
		--universal --extra dev --no-header --no-annotate --quiet pyproject.toml -o constraints.txt

contoh: .venv/.terpasang-dev ## buat ulang berkas contoh di contoh/masuk
	$(BIN)/python contoh/buat_contoh.py

dokumen: .venv/.terpasang-dev ## susun ulang docs/temuan.md dan docs/kamus-data.md
	$(BIN)/python -m cli.dokumen_temuan
	$(BIN)/python -m cli.dokumen_kamus

bench: .venv/.terpasang-dev ## ukur kecepatan dan memori
	$(BIN)/python benchmarks/bench_buku.py
	$(BIN)/python benchmarks/bench_baris.py
	$(BIN)/python benchmarks/bench_duplikat.py
	$(BIN)/python benchmarks/bench_alokasi.py
	$(BIN)/python benchmarks/bench_muat.py

bersih: ## hapus .venv dan cache (bukan masuk/, data/, keluaran/)
	rm -rf .venv *.egg-info build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/.terpasang: pyproject.toml constraints.txt
	@PYTHON="$(PYTHON)" sh .ci/pasang .
	@touch $@

.venv/.terpasang-dev: pyproject.toml constraints.txt
	@PYTHON="$(PYTHON)" sh .ci/pasang '.[dev]'
	@touch $@ .venv/.terpasang
