# Two commands do all the set-up: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What packages the program, and nothing that only its developers need: what is packed is taken from here.
PACKING := build/packing
PO := $(wildcard resources/locale/*/LC_MESSAGES/*.po)
SETUP := tools/setup.sh tools/system_packages.sh
# The compiled loop of the simulation.
KERNEL := $(wildcard auditor/simulate/kernel/*.[ch]) tools/kernel.py
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test soak spark lint bench protections fuzz shots translations lock wheelhouse package package-test clean

run: $(VENV)/run.stamp
	@sh tools/run.sh $(BIN)/python

test: $(VENV)/dev.stamp
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2

# The long rounds: kills, power cuts, damaged files, generated input. tests/rounds.py says how many.
soak: $(VENV)/dev.stamp
	AUDITOR_ROUNDS=many QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 -m soak

# The region on Spark, which takes 450 MB and Java: neither is asked of those who run `make test`.
spark: $(VENV)/dev.stamp
	@sh tools/spark.sh $(BIN)/python build/spark
	PYTHONPATH=build/spark QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -rs tests/region/test_spark.py

lint: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.docstrings

bench: $(VENV)/dev.stamp
	@mkdir -p build
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.bench

# Takes each protection of tests/protections.toml away in a copy of the program, to see that its tests notice.
protections: $(VENV)/dev.stamp
	$(BIN)/python -m tests.protections

# Looks for ways to break what reads files, a minute a door; Linux and macOS only.
fuzz: $(VENV)/dev.stamp
	$(BIN)/pip install -q --require-hashes -r requirements/fuzz.txt
	@mkdir -p build
	for door in steplist eventlog xlsx sheet json quantity picture audit; do \
		$(BIN)/python -m tests.fuzz $$door -max_total_time=60 -artifact_prefix=build/ || exit 1; done

shots: $(VENV)/dev.stamp
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tools.shots build/shots

# Texts: take new ones from the code into the .po files (translate them there), then compile.
translations: $(VENV)/dev.stamp
	$(BIN)/python -m tools.texts extract
	$(BIN)/python -m tools.texts compile

# One folder to install from where there is no network: pip install --no-index --find-links dist/wheelhouse automation-auditor
wheelhouse: $(PACKING)/stamp
	rm -rf dist/wheelhouse
	AUDITOR_WITH_KERNEL=yes $(PACKING)/bin/python -m build --no-isolation --wheel --outdir dist/wheelhouse .
	$(PACKING)/bin/pip download -q --require-hashes --only-binary :all: --no-deps -r requirements/run.txt -d dist/wheelhouse

# What a user downloads, into dist/, for the system that this runs on.
package: $(PACKING)/stamp
	$(PACKING)/bin/python -m tools.package

# The folder alone, which takes a minute, and what holds of it: packing it takes three more, and changes nothing in it.
package-test: $(PACKING)/stamp $(VENV)/dev.stamp
	$(PACKING)/bin/python -m tools.package folder
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist loadfile tests/package

# The pinned packages, with hashes and without addresses.
lock:
	uv pip compile --universal --python-version 3.11 pyproject.toml --generate-hashes --no-header --no-annotate -q -U -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 pyproject.toml --extra dev --generate-hashes --no-header --no-annotate -q -U -o requirements/dev.txt
	printf 'build\ncyclonedx-python-lib[json-validation]\nhatchling\npyinstaller\nziglang==0.13.0\n' | \
		uv pip compile --universal --python-version 3.11 - -c requirements/run.txt --generate-hashes --no-header --no-annotate -q -U -o requirements/package.txt
	echo 'pyspark>=4.3.0,<5' | uv pip compile --universal --python-version 3.11 - --generate-hashes --no-header --no-annotate -q -U -o requirements/spark.txt
	echo atheris | uv pip compile --universal --python-version 3.11 - --generate-hashes --no-header --no-annotate -q -U -o requirements/fuzz.txt

$(VENV)/run.stamp: requirements/run.txt $(PO) $(KERNEL) $(SETUP)
	@sh tools/setup.sh $(PYTHON) $(VENV) requirements/run.txt
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(PO) $(KERNEL) $(SETUP)
	@sh tools/setup.sh $(PYTHON) $(VENV) requirements/dev.txt
	@touch $@ $(VENV)/run.stamp

$(PACKING)/stamp: requirements/run.txt requirements/package.txt $(PO) $(KERNEL) $(SETUP)
	@sh tools/setup.sh $(PYTHON) $(PACKING) requirements/run.txt
	@sh tools/setup.sh $(PYTHON) $(PACKING) requirements/package.txt
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
