#!/usr/bin/env python3
"""The same inputs give the same bytes whatever the number of workers, the
time zone, the language and the order of folders; a build with nothing changed
touches nothing; a changed file changes what depends on it and no more."""
import os

from _site import Tests, environment, files, run, said, sample_copy, scratch

t = Tests()
root = sample_copy("bytes")


def build(name, *words, **env):
    out = scratch() / name
    done = run("build", "-C", root, "-o", out, *words, env=environment(**env))
    t.check(f"build {name}", done.returncode == 0, said(done))
    return files(out) if out.exists() else {}


def differing(a, b):
    names = sorted(n for n in a.keys() | b.keys() if a.get(n) != b.get(n))
    return ", ".join(names[:8])


first = build("one", "--jobs", "1")
t.check("there are pages", len(first) > 20, f"{len(first)} files")
for name, words, env in (
        ("two", ("--jobs", "2"), {}), ("seven", ("--jobs", "7"), {}),
        ("zone", (), {"TZ": "Pacific/Kiritimati"}),
        ("english", ("--lang", "en"), {"LANG": "en_US.UTF-8"}),
        ("chinese", ("--lang", "zh-CN"), {"LANG": "zh_CN.UTF-8"})):
    other = build(name, *words, **env)
    t.check(f"same bytes: {name}", first and first == other,
            differing(first, other))

# The order in which a folder lists its files is that of their making.
content = root / "content"
for folder in sorted(content.glob("*/*"), reverse=True):
    if folder.is_dir():
        for path in sorted(folder.iterdir(), reverse=True):
            data = path.read_bytes()
            path.unlink()
            path.write_bytes(data)
other = build("order")
t.check("same bytes: order of folders", first and first == other,
        differing(first, other))


def inodes(out):
    return {p.relative_to(out).as_posix(): (s.st_ino, s.st_mtime_ns, s.st_size)
            for p in sorted(out.rglob("*")) if p.is_file()
            for s in [os.stat(p)]}


out = scratch() / "one"
if first:
    before = inodes(out)
    build("one", "--jobs", "1")
    after = inodes(out)
    kept = {n for n in before if before[n] == after.get(n)}
    t.check("nothing changed: same inodes and times", before == after,
            ", ".join(sorted(before.keys() - kept)[:8]))
    page = next(content.glob("*/[0-9]*/10-overview.md"))
    with open(page, "a", encoding="utf-8") as file:
        file.write("\n补记一句。\n")
    changed = build("one", "--jobs", "1")
    again = inodes(out)
    moved = {n for n in again if before.get(n) != again[n]}
    t.check("one commentary changed: a page changed",
            any(n.endswith(".html") for n in moved), sorted(moved)[:8])
    t.check("one commentary changed: other files keep their inodes",
            len(moved) < len(again) / 2, f"{len(moved)} of {len(again)}")
    t.check("one commentary changed: what changed has other bytes",
            all(first.get(n) != changed[n] for n in moved
                if n.endswith(".html")), sorted(moved)[:8])
t.end()
