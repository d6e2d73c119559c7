#!/bin/sh
# Open the window on the sample audit; without a display do the same job in the terminal: run.sh PYTHON
set -eu
if [ "$(uname -s)" != Linux ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec "$1" main.py --sample
fi
echo "There is no display: the sample audit is ranked here, and its report is written to build/demo." >&2
exec "$1" main.py demo -o build/demo
