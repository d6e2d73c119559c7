"""A Debian of its own in a folder, with what a desktop brings and nothing else, and no network: what a user's computer is at first."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

#: What every desktop of Debian has: the libraries that the package names, and what knows files and menus.
_OF_A_DESKTOP = (
    "desktop-file-utils", "hicolor-icon-theme", "libdbus-1-3", "libegl1", "libfontconfig1", "libfreetype6", "libgl1",
    "libglib2.0-0", "libglib2.0-bin", "libstdc++6", "libx11-6", "libx11-xcb1", "libxcb1", "shared-mime-info", "tzdata",
    "xdg-utils",
)  # fmt: skip
_RELEASE = "bookworm"
USERS = ("ann", "ben")


def why_not() -> str:
    """What is missing for it; "" where it can be made."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "an empty Debian can be made on Linux by root alone"
    missing = [tool for tool in ("debootstrap", "dpkg-deb", "unshare", "chroot") if shutil.which(tool) is None]
    return f"missing: {', '.join(missing)} (apt-get install debootstrap)" if missing else ""


def made_root(kept: Path, folder: Path) -> Path:
    """A fresh Debian.

    Args:
        kept: where the one that all are copies of is kept; made where it is not there, from the system's archive.
        folder: where the copy goes.

    Raises:
        subprocess.CalledProcessError: it can't be made, for want of an archive.
    """
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one makes it, the others wait
        if not (kept / "complete").exists():
            shutil.rmtree(kept, ignore_errors=True)
            words = ["debootstrap", "--variant=minbase", f"--include={','.join(_OF_A_DESKTOP)}", _RELEASE, str(kept)]
            # What it mounts is gone with it.
            subprocess.run(["unshare", "--mount", *words], check=True, stdout=subprocess.DEVNULL)
            (kept / "complete").touch()
    subprocess.run(["cp", "-a", kept, folder], check=True)
    for user in USERS:
        subprocess.run(["chroot", folder, "useradd", "--create-home", user], check=True)
    return folder


def command(root: Path, script: str, user: str = "root", screens: Path | None = None) -> list[str]:
    """A command that runs a script in a Debian, without a network; what it starts ends with it.

    Args:
        root: the Debian.
        script: of the shell.
        user: who runs it.
        screens: folder of X's sockets that it may use.
    """
    home = "/root" if user == "root" else f"/home/{user}"
    places = [f"mount -t proc proc {root}/proc"]
    if screens is not None:
        places.append(f"mkdir -p {root}/tmp/.X11-unix && mount --bind {screens} {root}/tmp/.X11-unix")
    clean = f"env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME={home} LANG=C.UTF-8 XDG_CURRENT_DESKTOP=X-Generic"
    inner = f'{" && ".join(places)} && cd {root} && exec chroot --userspec={user} {root} {clean} /bin/sh -c "$0"'
    apart = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child"]
    return [*apart, "sh", "-c", inner, f"cd {home} && {script}"]


def told(root: Path, script: str, user: str = "root") -> str:
    """What a script writes that does not fail.

    Args:
        root: the Debian.
        script: of the shell.
        user: who runs it.
    """
    done = subprocess.run(command(root, script, user), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{script}: {done.stdout}{done.stderr}"
    return done.stdout
