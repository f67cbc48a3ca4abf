"""Says which process holds the lock of the packages; takes nothing itself."""

import fcntl
import os
import struct

LOCK = "/var/lib/dpkg/lock-frontend"
FIELDS = "hhlli"  # struct flock: type, whence, start, length, process

if os.path.exists(LOCK):
    with open(LOCK, "rb") as lock:
        wish = struct.pack(FIELDS, fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0)
        kind, _, _, _, holder = struct.unpack(FIELDS, fcntl.fcntl(lock, fcntl.F_GETLK, wish))
    if kind != fcntl.F_UNLCK:
        with open(f"/proc/{holder}/comm", encoding="utf-8") as comm:
            print(f"process {holder} ({comm.read().strip()})")
