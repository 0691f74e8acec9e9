#!/usr/bin/env python3
"""Files that libraries write, on a disk that is full or lets no file grow: the
message names the file, the old site stays, nothing is left behind.

Mounts a small file system, which only root may; says so where it cannot."""
import contextlib
import re
import resource
import signal
import subprocess

from _site import TOP, Tests, environment, files, program, run, said, scratch

t = Tests()
small = scratch() / "small"
done = run("new", small, "--lang", "zh-CN")
t.check("a small site", done.returncode == 0, said(done))


def build(root, out, **more):
    return subprocess.run(
        [program(), "build", "-C", root, "-o", out, "--lang", "en"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        env=environment(), **more)


def no_file_over(size):
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


@contextlib.contextmanager
def disk(size):
    where = scratch() / "disk"
    where.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k",
                           "tmpfs", where], capture_output=True, check=False)
    try:
        yield where if made.returncode == 0 else None
    finally:
        if made.returncode == 0:
            subprocess.run(["umount", "-l", where], check=False)
        where.rmdir()


def refused(name, done, out, old, stage):
    t.check(f"{name}: refused", done.returncode == 3, said(done))
    t.check(f"{name}: the old site stays", files(out) == old)
    left = [p.name for p in stage.rglob("*") if p.is_file()
            and not re.match(r"(lock|manifest|state)", p.name)]
    t.check(f"{name}: nothing is left", not left, left)


# One file is too large: the database, the largest of the sample.
out = scratch() / "public"
build(small, out)
old = files(out)
whole = scratch() / "whole"
t.check("the sample", build(TOP, whole).returncode == 0)
sizes = sorted(((len(data), name) for name, data in files(whole).items()),
               reverse=True)
t.check("the largest file", sizes[0][1] == "data/budgetpress.sqlite", sizes[:3])
done = build(TOP, out, restore_signals=False,
             preexec_fn=no_file_over(sizes[0][0] - 8192))
refused("too large", done, out, old, scratch() / ".public.budgetpress")
t.check("too large: it is named", "data/budgetpress.sqlite" in done.stderr,
        said(done))

# A full disk, at whatever file it becomes full.
need = sum(-(-size // 4096) * 4 for size, _ in sizes) + 4096
named = set()
for size in range(need - 9000, need, 400):
    with disk(max(size, 2048)) as where:
        if not where:
            print("NOT RUN: this user may not mount a tmpfs")
            break
        out = where / "public"
        build(small, out)
        old = files(out)
        done = build(TOP, out)
        if done.returncode == 0:
            continue
        refused(f"{size} KB", done, out, old, where / ".public.budgetpress")
        found = re.search(r"disk is full: cannot write \"\S*?/(data/\S+?)\"",
                          done.stderr)
        if "disk is full" not in done.stderr:
            t.check(f"{size} KB: says so", False, said(done))
        named.add(found[1] if found else "")
else:
    t.check("the database is named when it does not fit",
            "data/budgetpress.sqlite" in named, named)
    t.check("full at several files", len(named) > 3, named)
t.end()
