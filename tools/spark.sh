#!/bin/sh
# Put PySpark (450 MB to fetch) into a folder of its own, and Java where it is missing: spark.sh PYTHON FOLDER
# Where either can't be had, that is said here, and the tests that need it are skipped with the reason.
set -eu
python=$1 folder=$2

. tools/system_packages.sh

if ! command -v java >/dev/null 2>&1 && [ -z "${JAVA_HOME:-}" ]; then
    say "Java 17 or newer is needed."
    AS_ROOT="sudo -n" install_packages default-jre-headless || say "Java could not be installed."
fi
if [ ! -f "$folder/stamp" ] || [ requirements/spark.txt -nt "$folder/stamp" ]; then
    rm -rf "$folder"
    if "$python" -m pip install --quiet --require-hashes --no-deps --target "$folder" -r requirements/spark.txt; then
        touch "$folder/stamp"
    else
        say "PySpark could not be installed."
        rm -rf "$folder"
    fi
fi
