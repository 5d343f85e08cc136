"""PostgreSQL refuses to run as root. These two ways let root start it all the same, without a copy of anything.

1. A user namespace in which root is called `nobody`: the files stay root's. Containers often forbid it.
2. Becoming `nobody` for real, keeping the one capability to walk through folders that are closed to it.

Each is a function to call in the new process between fork and exec.
"""

import ctypes
import functools
import os
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

NOBODY = 65534
CLONE_NEWUSER = 0x10000000
PR_SET_SECUREBITS = 28
SECBIT_NO_SETUID_FIXUP = 1 << 2
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAP_DAC_OVERRIDE = 1
CAPABILITY_VERSION_3 = 0x20080522

libc = ctypes.CDLL(None, use_errno=True)


def rename_root_to_nobody() -> None:
    """Enter a user namespace in which this process is `nobody`."""
    _check(libc.unshare(CLONE_NEWUSER))
    for name, text in (("setgroups", "deny"), ("uid_map", f"{NOBODY} 0 1"), ("gid_map", f"{NOBODY} 0 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def become_nobody() -> None:
    """Turn into `nobody` for good, still able to reach this repository when it lies in root's own folder."""
    libc.prctl(PR_SET_SECUREBITS, SECBIT_NO_SETUID_FIXUP, 0, 0, 0)  # else access(2) forgets the capability
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    keep = 1 << CAP_DAC_OVERRIDE
    header = struct.pack("=Ii", CAPABILITY_VERSION_3, 0)
    if libc.capset(header, struct.pack("=6I", keep, keep, keep, 0, 0, 0)) == 0:
        libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0)


@functools.cache
def way_out_of_root() -> Callable[[], None] | None:
    """Return what a process must call to be no longer root, or None when we are not root anyway."""
    if os.geteuid() != 0:
        return None
    try:
        subprocess.run(["/bin/sh", "-c", "exit 0"], preexec_fn=rename_root_to_nobody, check=True)
    except (subprocess.SubprocessError, OSError):
        return become_nobody
    return rename_root_to_nobody


def give_to_server_user(folder: Path) -> None:
    """Let the files belong to whom the server will run as: an earlier run may have gone the other way."""
    if os.geteuid() != 0:
        return
    owner = NOBODY if way_out_of_root() is become_nobody else 0
    if folder.lstat().st_uid == owner:
        return
    for parent, folders, files in os.walk(folder):
        for name in (".", *folders, *files):
            os.lchown(os.path.join(parent, name), owner, owner)


def _check(result: int) -> None:
    if result != 0:
        raise OSError(ctypes.get_errno(), "not allowed here")
