#!/usr/bin/env python3
"""Runs the R snippet of each data page of the sample, as a reader would: in the
folder of the downloads. `make snippets` installs R first; the snippets in
Python and SQL run in tests/site/test_data_pages.py.

usage: snippets.py [BUILD]
"""
import csv
import html
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "site"))
from _site import TOP, Tests, run, said, scratch  # noqa: E402

t = Tests()
site = scratch() / "public"
done = run("build", "--output", site, cwd=TOP)
if t.check("the sample is built", done.returncode == 0, said(done)):
    for page in sorted(site.glob("data/*.html")):
        found = re.search(r'<code class="r">(.*?)</code>',
                          page.read_text(encoding="utf-8"), re.S)
        if not found:
            continue
        with open(page.with_suffix(".csv"), encoding="utf-8",
                  newline="") as file:
            head, *rows = csv.reader(file)
        # What was read must be what stands there: the last cell of all.
        more = ('\nwriteLines(paste(nrow(rows), ncol(rows), '
                'all(sapply(rows, is.character))))\n'
                'writeLines(tail(rows, 1)[["%s"]])' % head[0])
        ran = subprocess.run(["Rscript", "-e", html.unescape(found[1]) + more],
                             cwd=site / "data", capture_output=True, text=True,
                             check=False)
        told = ran.stdout.splitlines()
        t.check(f"{page.name}: R reads all rows as texts", ran.returncode == 0
                and f"{len(rows)} {len(head)} TRUE" in told,
                ran.stdout[-300:] + ran.stderr)
        t.check(f"{page.name}: and the last row", not rows or
                told[-1] == rows[-1][0], told[-1:])
t.end()
