#!/usr/bin/env python3
"""Full, small and read-only disks, and disks that cannot swap.

usage: test_disk.py DRIVER

Mounts small file systems, which only root may; says so where it cannot.
"""
import shutil
import subprocess

from _publish import check, finish, folder, leftovers, publish, tmpfs, tree


def said(run, kind):
    return f"[publish-{kind}]".encode() in run.stderr


def fill(path):
    try:
        with open(path, "wb", buffering=0) as f:
            while f.write(b"x" * 4096):
                pass
    except OSError:
        pass


def full(top):
    """Too much for the disk, at every amount of free room."""
    with tmpfs(top, "size=4m") as disk:
        if not disk:
            return
        publish(disk, 1, 100, 5)
        old = tree(disk / "out")
        run = publish(disk, 2, 300, 300, "big")
        check("a site larger than the disk is refused", run.returncode == 3
              and said(run, "disk-full") and tree(disk / "out") == old, run)
        check("its stage is gone", not leftovers(disk), leftovers(disk))
        check("the next one fits", publish(disk, 2, 100, 5).returncode == 0)
        bad, refused, published = [], 0, 0
        old = tree(disk / "out")
        publish(top, 3, 100, 60)
        new = tree(top / "out")
        fill(disk / "filler")
        size = (disk / "filler").stat().st_size
        for free in range(0, 140):
            with open(disk / "filler", "r+b") as f:
                f.truncate(size - free * 4096)
            run = publish(disk, 3, 100, 60)
            now = tree(disk / "out")
            refused += run.returncode == 3
            published += run.returncode == 0
            if now != (new if run.returncode == 0 else old):
                bad.append((free, run))
            if run.returncode and not said(run, "disk-full"):
                bad.append((free, run))
            if run.returncode == 0:
                break
            fill(disk / "filler")
        check(f"disk full: {refused} refused, then published",
              refused > 5 and published == 1 and not bad, bad[:2])


def inodes(top):
    with tmpfs(top, "size=64m,nr_inodes=200") as disk:
        if not disk:
            return
        publish(disk, 1, 60, 5)
        old = tree(disk / "out")
        check("60 pages fit in 200 inodes", old and len(old) == 63)
        for files in range(61, 400, 13):
            run = publish(disk, 2, files, files)
            if run.returncode:
                break
            old = tree(disk / "out")
        check("no inodes left: said, old site there", run.returncode == 3
              and said(run, "disk-full") and tree(disk / "out") == old, run)
        check("fewer pages fit again",
              publish(disk, 3, 40, 5).returncode == 0)


def read_only(top):
    with tmpfs(top, "size=4m") as disk:
        if not disk:
            return
        publish(disk, 1, 60, 5)
        old = tree(disk / "out")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        run = publish(disk, 2, 60, 5)
        check("read-only: said, status 3, old site there", run.returncode == 3
              and said(run, "read-only") and tree(disk / "out") == old, run)


def mounted_output(top):
    """The output itself is a file system: it cannot be swapped."""
    with tmpfs(top, "size=4m") as disk:
        if not disk:
            return
        (disk / "source").rmdir()
        run = publish(top, 1, 60, 5, output="mounted")
        check("an output that is a mount point is refused in words",
              run.returncode == 3 and said(run, "file-system")
              and not list(disk.iterdir()), run)
        (disk / "source").mkdir()


def no_swap(top):
    """A disk without RENAME_EXCHANGE, or without hard links."""
    publish(top, 1, 60, 5)
    old = tree(top / "out")
    for call, error in (("renameat2", "EINVAL"), ("link", "EPERM"),
                        ("renameat2", "EXDEV"), ("link", "EOPNOTSUPP")):
        run = publish(top, 2, 60, 5, wrapper=[
            "strace", "-f", "-o", "/dev/null", "-e", f"trace={call}",
            "-e", f"inject={call}:error={error}"])
        check(f"{call} gives {error}: said, old site there",
              run.returncode == 3 and said(run, "file-system")
              and tree(top / "out") == old, run)
    for call, error, kind in (("write", "EIO:when=1", "failed"),
                              ("syncfs", "EIO", "failed"),
                              ("write", "EDQUOT:when=1", "disk-full"),
                              ("mkdir", "EMFILE", "failed")):
        run = publish(top, 2, 60, 5, wrapper=[
            "strace", "-f", "-o", "/dev/null", "-e", f"trace={call}",
            "-e", f"inject={call}:error={error}"])
        check(f"{call} gives {error}: said, old site there",
              run.returncode == 3 and said(run, kind)
              and tree(top / "out") == old, run)
    run = publish(top, 2, 60, 5, wrapper=[
        "strace", "-f", "-o", "/dev/null", "-e", "trace=write",
        "-e", "inject=write:error=EINTR:when=1..9"])
    check("interrupted writes are done again", run.returncode == 0, run)


def main():
    for test in (full, inodes, read_only, mounted_output, no_swap):
        if test is no_swap and not shutil.which("strace"):
            check("there is strace", False)
            continue
        with folder() as top:
            test(top)
    finish()


main()
