"""Reading workbooks by the format alone: zipfile, xml, nothing else."""
import decimal
import io
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = ("{http://schemas.openxmlformats.org/officeDocument/2006/"
            "relationships}id")


def plain(text):
    """_x000D_ stands for a character."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)


def texts(element):
    return plain("".join(t.text or "" for t in element.iter(f"{MAIN}t")))


def column(name):
    """Of a cell: 0 for A7, 27 for AB7."""
    number = 0
    for letter in name.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def value(cell, shared):
    """A text, or a decimal: what a program reads back as a number."""
    kind, v = cell.get("t"), cell.find(f"{MAIN}v")
    if kind == "inlineStr":
        return texts(cell)
    if v is None:
        return ""
    if kind == "s":
        return shared[int(v.text)]
    if kind == "str":
        return plain(v.text or "")
    return decimal.Decimal(repr(float(v.text)))


def sheets(data):
    """Rows of values of each sheet, by its name."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        book = ElementTree.fromstring(z.read("xl/workbook.xml"))
        targets = {r.get("Id"): r.get("Target") for r in
                   ElementTree.fromstring(z.read(
                       "xl/_rels/workbook.xml.rels"))}
        shared = []
        if "xl/sharedStrings.xml" in z.namelist():
            shared = [texts(s) for s in ElementTree.fromstring(
                z.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")]
        for sheet in book.iter(f"{MAIN}sheet"):
            path = targets[sheet.get(RELATION)].lstrip("/")
            tree = ElementTree.fromstring(z.read(
                path if path.startswith("xl/") else f"xl/{path}"))
            rows = []
            for row in tree.iter(f"{MAIN}row"):
                cells = {column(c.get("r")): value(c, shared) for c in row}
                rows.append([cells.get(i, "") for i in range(
                    max(cells, default=-1) + 1)])
            found[sheet.get("name")] = rows
    return found
