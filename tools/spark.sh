#!/bin/sh
# Put PySpark (450 MB to fetch) into a folder of its own, and Java where it is missing: spark.sh PYTHON FOLDER
# Where either can't be had, that is said here, and the tests that need it are skipped with the reason.
set -eu
python=$1 folder=$2

say() { printf '%s\n' "$*" >&2; }

install_java() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Java is missing; please install a Java runtime, 17 or newer."
        return
    fi
    if [ "$(id -u)" = 0 ]; then as_root=""
    elif command -v sudo >/dev/null 2>&1; then as_root="sudo -n"
    else
        say "Java is missing. Please ask your administrator to run: apt-get install default-jre-headless"
        return
    fi
    say "Installing: default-jre-headless"
    { $as_root apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null
    } || say "Java could not be installed."
}

if ! command -v java >/dev/null 2>&1 && [ -z "${JAVA_HOME:-}" ]; then
    install_java
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
