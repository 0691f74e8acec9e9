#!/usr/bin/env python3
"""Whole sites against what they were: tests/sites/ and what `budgetpress new`
writes. tests/golden/SITE holds a few files in full, a manifest of all, and what
`check` finds.

usage: test_golden.py [BUILD] [--write]

--write (make goldens) takes what is built now as right: look at the difference
before it is committed."""
import hashlib
import shutil
import sys

from _site import TOP, Tests, files, run, said, scratch

GOLDEN = TOP / "tests/golden"
# The files that stand in full: what a reader sees most, and the figures.
FULL = {"plain": ["departments/works/2024.html", "data/amounts.csv",
                  "data/indicators.csv", "sitemap.xml"],
        "gb18030": ["departments/shuiwu/2023.html", "data/amounts.csv",
                    "data/shuiwu/2023/income-expenditure.csv"],
        "new": ["index.html", "data/amounts.csv"]}
PACKED = (".sqlite", ".xlsx", ".zip",
          # These repeat the digests of the others.
          "/SHA256SUMS", "/manifest.json", "/catalog.jsonld", "/catalog.ttl")
write = "--write" in sys.argv
t = Tests()


def inputs(name):
    root = scratch() / name
    if name == "new":
        done = run("new", root, "--lang", "zh-CN")
        t.check("new", done.returncode == 0, said(done))
    else:
        shutil.copytree(TOP / "tests/sites" / name, root)
    return root


def manifest(site):
    """Digest, size and path of every file; the path alone where the bytes
    are those of a version of a library."""
    return "".join(
        f"{'-':12} {'-':>7} {path}\n" if path.endswith(PACKED) else
        f"{hashlib.sha256(data).hexdigest()[:12]} {len(data):7} {path}\n"
        for path, data in sorted(site.items()))


def lines_that_differ(wanted, got):
    old, new = wanted.splitlines(), got.splitlines()
    gone = [f"- {line}" for line in old if line not in new]
    come = [f"+ {line}" for line in new if line not in old]
    return "\n".join(gone[:12] + come[:12])


def compare(name, path, got):
    golden = GOLDEN / name / path
    if write:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(got)
    wanted = golden.read_bytes() if golden.exists() else b""
    t.check(f"{name}: {path} (make goldens, where it ought to differ)",
            got and wanted == got, lines_that_differ(
                wanted.decode(errors="replace"), got.decode(errors="replace")))


def findings(root):
    """The lines of `check`, without its closing counts, which name seconds."""
    done = run("check", "-C", root, "-v", "--lang", "zh-CN")
    return "".join(f"{line}\n" for line in done.stdout.splitlines()
                   if line.endswith("]")) or "nothing\n"


for name, paths in FULL.items():
    if write:
        shutil.rmtree(GOLDEN / name, ignore_errors=True)
    root = inputs(name)
    done = run("build", "-C", root, "-o", root / "public")
    if not t.check(f"{name}: it builds", done.returncode == 0, said(done)):
        continue
    site = files(root / "public")
    compare(name, "manifest", manifest(site).encode())
    compare(name, "check.txt", findings(root).encode())
    for path in paths:
        compare(name, path, site.get(path, b""))
t.end()
