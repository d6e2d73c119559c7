# Read by setup.sh and spark.sh: packages of the system, which are installed on Debian-like ones and named elsewhere.

say() { printf '%s\n' "$*" >&2; }

# The command that works as root where we are not; AS_ROOT="sudo -n" asks for no password.
install_packages() {
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Missing on this system: $*"
        say "These are Debian's names; please install the same with your system's package manager, then run this again."
        return 1
    fi
    if [ "$(id -u)" = 0 ]; then as_root=""
    elif command -v sudo >/dev/null 2>&1; then as_root=${AS_ROOT:-sudo}
    else
        say "Missing: $*"
        say "Please ask your administrator to run: apt-get install $*"
        return 1
    fi
    say "Installing: $*"
    $as_root apt-get update -qq
    DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
