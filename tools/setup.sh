#!/bin/sh
# Make the virtual environment and install what is pinned: setup.sh PYTHON VENV REQUIREMENTS
# On Debian-like systems the few system packages that are missing are installed too; elsewhere they are named.
set -eu
python=$1 venv=$2 requirements=$3

. tools/system_packages.sh

if ! command -v "$python" >/dev/null 2>&1; then
    say "There is no $python. Python 3.11 or newer is needed: https://www.python.org/downloads/"
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    say "Python 3.11 or newer is needed; $python is $("$python" -V). Use another: make PYTHON=python3.12 run"
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    install_packages python3-venv
fi

if [ ! -x "$venv/bin/python" ]; then
    "$python" -m venv "$venv"
fi
"$venv/bin/python" -m pip install --quiet --require-hashes --only-binary :all: --no-deps -r "$requirements"

if [ "$(uname -s)" = Linux ]; then
    missing=$("$venv/bin/python" tools/missing_libraries.py)
    if [ -n "$missing" ]; then
        # shellcheck disable=SC2086
        install_packages $missing || say "Without them the window may not open; the command line works."
    fi
fi
"$venv/bin/python" -m tools.texts compile
"$venv/bin/python" -m tools.kernel
