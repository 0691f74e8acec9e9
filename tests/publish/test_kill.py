#!/usr/bin/env python3
"""Kill a builder before each system call that changes the disk.

usage: test_kill.py DRIVER

After each kill the output is the old site or the new one, byte for byte; the
next run succeeds, leaves nothing behind and keeps the inodes of the files that
did not change. The same for a call that says that the disk is full.
"""
import os
import shutil
import subprocess

from _publish import check, facts, finish, folder, leftovers, publish, tree

CALLS = ("openat write close mkdir link rename renameat2 unlink rmdir fsync "
         "syncfs fstat flock").split()
FILES = 12
# Name, runs before, the run under attack.
SCENES = [
    ("first publication", [], (1, FILES, 3)),
    ("second, everything linked", [(1, FILES, 3)], (2, FILES, 3)),
    ("third, by the spare tree", [(1, FILES, 3), (2, FILES, 3)],
     (3, FILES, 3)),
    ("all changed, spare dropped", [(1, FILES, 3), (2, FILES, 3)],
     (3, FILES, FILES)),
    ("kept groups", [(1, FILES, 3), (2, FILES, 3)], (3, FILES, 3, "keep")),
    ("the site before comes back", [(1, FILES, 3), (2, FILES, 3)],
     (1, FILES, 3)),
]
POINTS_MAX = 300


def copy(start, top):
    """top/out and what is beside it as they were, hard links too."""
    names = ["out", ".out.budgetpress"]
    for name in names:
        shutil.rmtree(top / name, ignore_errors=True)
    there = [start / name for name in names if (start / name).exists()]
    if there:
        subprocess.run(["cp", "-a", *there, top], check=True)


def strace(call, number, what):
    return ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
            "-e", f"inject={call}:{what}:when={number}"]


def count_calls(top, start, run):
    """How often the run makes each call."""
    copy(start, top)
    log = top / "calls"
    publish(top, *run, wrapper=["strace", "-f", "-qq", "-o", log, "-e",
                                "trace=" + ",".join(CALLS)])
    counts = dict.fromkeys(CALLS, 0)
    for line in log.read_text().splitlines():
        name = line.split()[1].split("(")[0]
        if name in counts:
            counts[name] += 1
    return counts


def points_of(counts):
    every = [(call, n) for call in CALLS for n in range(1, counts[call] + 1)]
    step = -(-len(every) // POINTS_MAX)
    return every[::step]


def stable(before, after, old, new):
    """Did files that are the same in both sites keep inode and time?"""
    return all(before[path] == after[path] for path in before
               if old[path] == new.get(path))


def attack(name, top, start, run, what):
    """All points of one scene; problems found, runs that broke off."""
    bad, stopped = [], 0
    counts = count_calls(top, start, run)
    new = tree(top / "out")
    points = points_of(counts)
    old = tree(start / "out")
    for call, number in points:
        copy(start, top)
        before = facts(top / "out")
        ran = publish(top, *run, wrapper=strace(call, number, what))
        now = tree(top / "out")
        stopped += ran.returncode != 0
        if now not in (old, new) or (ran.returncode == 0 and now != new):
            bad.append((call, number, "neither old nor new"))
        # 127: the system could not even load the program.
        if what.startswith("error") and ran.returncode not in (0, 3, 127):
            bad.append((call, number, ran.returncode, ran.stderr))
        again = publish(top, *run)
        if again.returncode or tree(top / "out") != new or leftovers(top):
            bad.append((call, number, "next run", again.stderr,
                        leftovers(top)))
        elif old and not stable(before, facts(top / "out"), old, new):
            bad.append((call, number, "inodes changed"))
    check(f"{name}, {what}: {len(points)} points, {stopped} broke off",
          stopped > 10 and not bad, bad[:3])


def main():
    with folder() as top:
        for name, runs, last in SCENES:
            start = top / "start"
            start.mkdir()
            for run in runs:
                publish(start, *run, source="../source")
            attack(name, top, start, last, "signal=KILL")
            attack(name, top, start, last, "error=ENOSPC")
            shutil.rmtree(start)
        os.sync()
    finish()


if shutil.which("strace"):
    main()
print("NOT RUN: there is no strace")
raise SystemExit(1)
