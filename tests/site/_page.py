"""Reading pages: the figures of tables, the texts of elements."""
import html.parser
import re


class Rows(html.parser.HTMLParser):
    """Of each table of a page: the name of each row and the texts of its
    amounts, without what is hidden or links elsewhere."""

    def __init__(self, text):
        super().__init__()
        self.rows, self.table, self.row, self.cell = [], "", None, None
        self.skip, self.texts, self.column = [], 0, 0
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        names = (attributes.get("class") or "").split()
        if self.skip or (self.cell and tag == "span"):
            self.skip.append(tag)
        elif tag == "section" and "table-block" in names:
            self.table = attributes["id"]
        elif tag == "table":
            # t3: the first three columns are text.
            self.texts = next((int(n[1:]) for n in names
                               if re.fullmatch(r"t\d+", n)), 0)
        elif tag == "tr":
            # Cells end where the row or the next one does.
            self.row, self.column = {"name": "", "amounts": []}, 0
            self.cell = None
        elif tag in ("th", "td") and self.row is not None:
            amount = tag == "td" and self.column >= self.texts \
                and "t" not in names
            self.cell = "amounts" if amount else \
                "name" if tag == "th" else "other"
            self.column += 1
            if self.cell == "amounts":
                self.row["amounts"].append("")

    def handle_endtag(self, tag):
        if self.skip:
            self.skip.pop()
        elif tag in ("th", "td"):
            self.cell = None
        elif tag == "section":
            self.table = ""
        elif tag == "tr" and self.row is not None:
            self.rows.append((self.table, self.row["name"].strip(),
                              self.row["amounts"]))
            self.row = self.cell = None

    def handle_data(self, data):
        if self.skip or not self.cell or self.cell == "other":
            return
        if self.cell == "name":
            self.row["name"] += data
        else:
            self.row["amounts"][-1] += data


class Elements(html.parser.HTMLParser):
    """Of a page: the text of each row and list item with its id, in their
    order; of rows also the texts of the cells."""

    def __init__(self, text):
        super().__init__()
        self.items, self.open = [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if tag in ("tr", "li"):
            self.open = {"id": dict(attributes).get("id") or "", "text": "",
                         "cells": []}
            self.items.append(self.open)
        elif tag in ("td", "th") and self.open:
            self.open["cells"].append("")

    def handle_endtag(self, tag):
        if tag in ("tr", "li", "table"):
            self.open = None

    def handle_data(self, data):
        if self.open:
            self.open["text"] += data
            if self.open["cells"]:
                self.open["cells"][-1] += data

    def named(self, part):
        """Those whose id has this part."""
        return [e for e in self.items if part in e["id"]]
