#!/usr/bin/env python3
"""Readers while a site is published again and again.

usage: test_readers.py DRIVER

What publish.h promises to readers: a path that is in every site is always
there; a file is whole; what is read through one descriptor of the output folder
between two equal readings of its marker is of one site.
"""
import multiprocessing
import os

from _publish import MARKER, check, finish, folder, publish, tree

FILES, CHANGED, PUBLICATIONS = 40, 12, 100


def page(number):
    return f"pages/{number // 10:03}/p{number:05}.html"


def generation(text):
    return int(text.split(b"\n", 1)[0].split()[1])


def read(path, descriptor=None):
    with open(os.open(path, os.O_RDONLY, dir_fd=descriptor), "rb") as f:
        return f.read()


def by_path(output, stop, answers):
    """Every page by its path, again and again."""
    count, bad = 0, []
    while not stop.is_set():
        for number in range(FILES):
            path = os.path.join(output, page(number))
            try:
                text = read(path)
            except OSError as e:
                bad.append(str(e))
                continue
            count += 1
            size = 200 + number * 37 % 700
            told = generation(text)
            if len(text) != size or (told != 0) != (number < CHANGED):
                bad.append((path, len(text), told))
    answers.put(("by path", count, bad[:3]))


def by_descriptor(output, stop, answers):
    """All pages through one descriptor, between two looks at the marker."""
    count, gone, bad = 0, 0, []
    while not stop.is_set():
        root = os.open(output, os.O_RDONLY | os.O_DIRECTORY)
        try:
            before = read(MARKER, root)
            told = {generation(read("index.html", root))}
            for number in range(CHANGED):
                told.add(generation(read(page(number), root)))
            same = before == read(MARKER, root)
        except OSError:
            same = False
        os.close(root)
        count += same
        gone += not same
        if same and len(told) != 1:
            bad.append(sorted(told))
    answers.put((f"by descriptor ({gone} given up)", count, bad[:3]))


def main():
    with folder() as top:
        output = str(top / "out")
        publish(top, 1, FILES, CHANGED)
        stop, answers = multiprocessing.Event(), multiprocessing.Queue()
        readers = [multiprocessing.Process(target=work,
                                           args=(output, stop, answers))
                   for work in (by_path, by_descriptor)]
        for reader in readers:
            reader.start()
        failed = 0
        for number in range(2, PUBLICATIONS + 2):
            if number % 10 == 0:
                # All is written anew then, and the spare tree goes away.
                for i in range(FILES):
                    os.utime(os.path.join(output, page(i)))
            mode = ("keep", "threads", "")[number % 3]
            failed += publish(top, number, FILES, CHANGED,
                              mode).returncode != 0
        stop.set()
        for _ in readers:
            name, count, bad = answers.get()
            check(f"{name}: {count} readings, none mixed, none missing",
                  count > 20 and not bad, bad)
        for reader in readers:
            reader.join()
        check(f"{PUBLICATIONS} publications", failed == 0)
        publish(top, PUBLICATIONS + 1, FILES, CHANGED, output="fresh")
        check("the last is whole", tree(output) == tree(top / "fresh"))
    finish()


main()
