#!/usr/bin/env python3
"""Hold the floors of the house.

A room includes only lower rooms; only os/ includes POSIX headers; only
base/arena.c asks for memory; a file of format/ includes at most one header of
a library; each header compiles alone. usage: floors.py [BUILDER]
"""
import pathlib
import re
import subprocess
import sys

FLOORS = [
    {"base"}, {"diag", "os"}, {"format", "template", "chart"},
    {"config", "model"}, {"ingest", "audit"}, {"view", "export"},
    {"publish"}, {"build"}, {"cli"},
]
# Rooms of one floor that may look at a neighbour, in this direction only.
NEIGHBOURS = {("config", "model")}
FLOOR = {room: i for i, rooms in enumerate(FLOORS) for room in rooms}
STANDARD = set("""assert ctype errno float inttypes iso646 limits locale math
setjmp signal stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib
stdnoreturn string tgmath time uchar wchar wctype""".split())
# iconv.h is POSIX by name and a library of ours by use.
LIBRARIES = {"cmark.h", "csv.h", "iconv.h", "jansson.h", "utf8proc.h",
             "nettle/sha2.h", "sqlite3.h", "xlsxwriter.h", "xxhash.h",
             "zip.h"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]', re.M)
MEMORY = re.compile(r"\b(malloc|calloc|realloc|reallocarray|free|strdup|"
                    r"strndup|asprintf|vasprintf|alloca)\s*\(")


def without_comments(text):
    text = re.sub(r"/\*.*?\*/", " ", text, flags=re.S)
    return re.sub(r'"(?:[^"\\\n]|\\.)*"(?!\s*\n)', '""', text)


def check_include(builder, path, kind, header):
    """What is wrong with one include, or None."""
    room = path.relative_to(builder).parts[0]
    if kind == '"':
        other = header.split("/")[0] if "/" in header else room
        if not (builder / header).exists() and "/" in header:
            return f"{header} does not exist"
        if other == room or (room, other) in NEIGHBOURS:
            return None
        if other not in FLOOR or FLOOR[other] >= FLOOR[room]:
            return f"{room}/ is not above {other}/"
        return None
    if header.removesuffix(".h") in STANDARD or header in LIBRARIES:
        return None
    return None if room == "os" else f"<{header}> belongs into os/"


def check_file(builder, path):
    text = path.read_text(encoding="utf-8")
    found = INCLUDE.findall(text)
    for kind, header in found:
        wrong = check_include(builder, path, kind, header)
        if wrong:
            yield wrong
    libraries = [h for k, h in found if k == "<" and h in LIBRARIES]
    room = path.relative_to(builder).parts[0]
    if len(libraries) > 1 and room == "format":
        yield "more than one library: " + ", ".join(libraries)
    if path.relative_to(builder).as_posix() != "base/arena.c":
        for match in MEMORY.finditer(without_comments(text)):
            yield f"{match[1]}() outside base/arena.c"


def compiles_alone(builder, path):
    done = subprocess.run(
        ["gcc", "-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Werror",
         "-fsyntax-only", f"-I{builder}", "-x", "c", str(path)],
        capture_output=True, text=True, check=False)
    # "#pragma once in main file" and the like do not occur: guards are used.
    return None if done.returncode == 0 else done.stderr.strip()


def main():
    default = pathlib.Path(__file__).resolve().parents[2] / "builder"
    builder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else default
    passed = failed = 0
    for path in sorted(builder.glob("*/*.[ch]")):
        if path.relative_to(builder).parts[0] not in FLOOR:
            print(f"{path}: no such room")
            failed += 1
            continue
        wrong = list(check_file(builder, path))
        if path.suffix == ".h":
            wrong += filter(None, [compiles_alone(builder, path)])
        for message in wrong:
            print(f"{path.relative_to(builder)}: {message}")
        passed += not wrong
        failed += bool(wrong)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


sys.exit(main())
