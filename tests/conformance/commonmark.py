#!/usr/bin/env python3
"""Render the examples of the CommonMark specification and compare.

usage: commonmark.py FOLDER-OF-PROGRAMS [SPEC.TXT]

The program is markdown-html. What it does otherwise than the specification is
stated here, and nothing else may differ:

* notation: <br> for <br />, &#39; for ', [ and ] as they are in addresses;
* headings have ids, counted from 1 in each text;
* a link that may not be published is its text alone;
* raw HTML is text: nothing of it is lost, no tag of it comes through, and
  there is a warning;
* a first line of +++ begins front matter.

Each example counts once; how many there are of each sort is checked too.
"""
import collections
import html
import html.parser
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
SPEC = TOP / "tests/node/node_modules/commonmark-spec/spec.txt"
SORTS = {"as it stands": 526, "heading ids": 40, "link refused": 14,
         "raw HTML": 71, "front matter": 1}
FENCE = "`" * 32
EXAMPLE = re.compile(
    rf"^{FENCE} example\n(.*?)^\.\n(.*?)^{FENCE}$|^#{{1,6}} *([^\n]*)$",
    re.M | re.S)
TAG = re.compile(r"<[A-Za-z/!?][^>]*(?:>|\Z)")
LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.S)
IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"[^>]*>')
ELEMENTS = ("p a em strong code pre blockquote ul ol li h1 h2 h3 h4 h5 h6 "
            "hr br img").split()


def examples(text):
    """Number, section, Markdown and HTML of each example."""
    section, number = "", 0
    for found in EXAMPLE.finditer(text.split("<!-- END TESTS -->")[0]):
        if found[3] is not None:
            section = found[3]
            continue
        number += 1
        yield (number, section, found[1].replace("→", "\t"),
               found[2].replace("→", "\t"))


def may_be_published(address):
    """http, https, mailto, relative; the sites' own rule, said once more."""
    address = html.unescape(address)
    scheme = re.match(r"([^/?#:]*):", address)
    if not address or "%5C" in address:
        return False
    return not scheme or scheme[1].lower() in ("http", "https", "mailto")


def refuse(page):
    """The page with the text alone of links that may not be published."""
    def link(found):
        return found[0] if may_be_published(found[1]) else found[2]
    return IMAGE.sub(link, LINK.sub(link, page))


def same_notation(page):
    page = re.sub(r"<(hr|br|img)([^>]*) />", r"<\1\2>", page)
    page = page.replace("&#39;", "'")
    return re.sub(r'(?<=href=")[^"]*', lambda found: found[0].replace(
        "%5B", "[").replace("%5D", "]"), page)


def take_ids(page):
    """The page without the ids of headings; None when they are not ours."""
    ids = re.findall(r'<h[1-6] id="([^"]*)">', page)
    if ids != [f"s-{n}" for n in range(1, len(ids) + 1)]:
        return None
    return re.sub(r'(<h[1-6]) id="[^"]*">', r"\1>", page)


class Elements(html.parser.HTMLParser):
    """Are all elements of the short list, and closed as they were opened?"""

    def __init__(self, page):
        super().__init__()
        self.open, self.good = [], True
        self.feed(page)
        self.close()
        self.good = self.good and not self.open

    def handle_starttag(self, tag, attributes):
        self.good &= tag in ELEMENTS and not any(
            name.startswith("on") or name == "style"
            for name, _ in attributes)
        if tag not in ("hr", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        self.good &= bool(self.open) and self.open.pop() == tag

    def unknown_decl(self, data):
        self.good = False

    handle_comment = handle_decl = handle_pi = unknown_decl


def all_text(page):
    """What a page holds, tags and all, but for paragraphs and blanks."""
    while page != html.unescape(page):
        page = html.unescape(page)
    return re.sub(r"</?p>|\s+", "", page)


def compare(source, wanted, status, page, messages):
    """The sort of the example, and whether it is as it should be."""
    wanted, page = same_notation(wanted), same_notation(page)
    raw = any(tag in source for tag in TAG.findall(wanted))
    if source.startswith("+++\n"):
        return "front matter", status == 1 and not page
    if status:
        return "as it stands", False
    if raw:
        good = Elements(page).good and "[markdown-raw-html]" in messages and \
            all_text(page) == all_text(refuse(wanted))
        return "raw HTML", good
    plain = take_ids(page)
    sort = "as it stands" if plain == page else "heading ids"
    if refuse(wanted) != wanted:
        sort, wanted = "link refused", refuse(wanted)
    return sort, plain == wanted and Elements(page).good


def main():
    program = pathlib.Path(sys.argv[1]) / "markdown-html"
    spec = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else SPEC
    sorts = collections.Counter()
    passed = failed = 0
    for number, section, source, wanted in examples(
            spec.read_text(encoding="utf-8")):
        done = subprocess.run([program], input=source.encode(),
                              capture_output=True, timeout=20, check=False)
        page, messages = done.stdout.decode(), done.stderr.decode()
        sort, good = compare(source, wanted, done.returncode, page, messages)
        sorts[sort] += 1
        passed += good
        failed += not good
        if not good:
            print(f"example {number}, {section} ({sort}): {source!r}\n"
                  f"  wanted {wanted!r}\n  got    {page!r}\n{messages}")
    for sort, count in SORTS.items():
        good = sorts[sort] == count
        passed += good
        failed += not good
        print(f"{sort}: {sorts[sort]}" + ("" if good else f", not {count}"))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
