#!/usr/bin/env python3
"""The sample's open data as other people's programs read them: built for an
address and for none, by the validators of metadata.mjs; the links of all pages
by linkinator (their fragments are held by tests/site/test_sample.py)."""
import json
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "site"))
from _site import TOP, Tests, run, said, sample_copy, scratch  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
LINKINATOR = TOP / "tests/node/node_modules/linkinator/build/src/cli.js"
ADDRESS = "https://budget.example/open"
t = Tests()


def build(name, address):
    root = sample_copy(name)
    settings = (root / "site.toml").read_text(encoding="utf-8")
    (root / "site.toml").write_text(
        re.sub(r'^base_url = .*$', f'base_url = "{address}"', settings,
               flags=re.M), encoding="utf-8")
    done = run("build", "-C", root, "-o", scratch() / name / "public")
    t.check(f"build {name}", done.returncode == 0, said(done))
    return scratch() / name / "public"


def build_bare():
    """One department without tables, which took up an old name again."""
    root = scratch() / "bare"
    year = root / "content/d/2199"
    year.mkdir(parents=True)
    (root / "site.toml").write_text(
        f'title = "一"\nbase_url = "{ADDRESS}"\n', encoding="utf-8")
    (root / "content/organizations.csv").write_text(
        "id,name,name_en,parent,kind,district,aliases,valid_from,valid_to,"
        "successor\nd,甲局,,,department,,,,2020,\n"
        "d,\"=1+1, 乙\",,,department,,,2021,2022,\n"
        "d,甲局,,,department,,,2023,,\n", encoding="utf-8")
    (year / "document.json").write_text(json.dumps(
        {"title": "预算", "fiscal_year": 2199, "stage": "draft",
         "currency_unit": "元", "sources": [], "tables": {},
         "unit_corrections": [], "explanations": [], "facts": []}),
        encoding="utf-8")
    done = run("build", "-C", root)
    t.check("build bare", done.returncode == 0, said(done))
    return root / "public"


def node(*words):
    return subprocess.run(["node", *map(str, words)], capture_output=True,
                          text=True, check=False, timeout=300)


def broken_links(site):
    """None when it did not run."""
    done = node(LINKINATOR, site, "--recurse", "--format", "csv",
                "--skip", "^https?://(?!localhost)")
    lines = done.stdout.splitlines()
    return [x for x in lines[1:] if ",BROKEN," in x] \
        if "state" in "".join(lines[:1]) else None


with_address, without = build("with", ADDRESS), build("without", "")
done = node(HERE / "metadata.mjs", with_address, ADDRESS, without, "",
            build_bare(), ADDRESS)
counts = re.findall(r"(\d+) passed, (\d+) failed", done.stdout)
if t.check("the validators ran", counts, done.stdout + done.stderr):
    t.passed += int(counts[-1][0])
    t.failed += int(counts[-1][1])
    print("\n".join(done.stdout.splitlines()[:-1]))

found = broken_links(without)
t.check("linkinator: no broken link", found == [], found)
copy = scratch() / "broken"
shutil.copytree(without, copy)
# A page of its own: of two links to one page linkinator may look at one only.
page = copy / "data/index.html"
text = page.read_text(encoding="utf-8")
page.write_text(text.replace(
    "</main>", '<a href="nowhere.html">x</a></main>'), encoding="utf-8")
found = broken_links(copy)
t.check("linkinator sees a broken link",
        found and any("nowhere" in x for x in found), found)
t.end()
