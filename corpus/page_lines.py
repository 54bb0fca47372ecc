"""What make_pdfs.py and make_formats.py print: blocks of a source.txt, its
paragraphs as lines of 28 characters, its tables as ruled cells."""
import collections
import re

SIZE, LEADING, COLUMNS = 16, 28.5, 28
LEFT, TOP = 79, 105
NARROW = re.compile(r"[\x20-\x7e]")
NO_LINE_START = "，。；：、）》〉”！？"

Row = collections.namedtuple("Row", "height cells")
Cell = collections.namedtuple("Cell", "x width lines")


def width_of(character):
    return 0.5 if NARROW.match(character) else 1.0


def wrapped(text):
    """A paragraph as printed lines; full characters count 1, ASCII a half."""
    lines, line, width = [], "", 0.0
    for c in text:
        if width + width_of(c) > COLUMNS and c not in NO_LINE_START:
            lines.append(line)
            line, width = "", 0.0
        line, width = line + c, width + width_of(c)
    return lines + [line]


def is_title(index, text):
    return index < 3 and not re.search(r"[，。：；]", text)


def blocks_of(text):
    """("title" | "left" | "paragraph", text) and ("table", rows), in order."""
    table = []
    for index, paragraph in enumerate(text.splitlines() + [""]):
        if " | " in paragraph:
            table.append([cell.strip() for cell in paragraph.split(" | ")])
            continue
        if table:
            yield "table", table
            table = []
        if not paragraph:
            continue
        if is_title(index, paragraph):
            yield "title", paragraph
        elif paragraph.endswith("：") and index < 6:
            yield "left", paragraph
        else:
            yield "paragraph", paragraph


def table_rows(rows, whole):
    """A ruled grid of equal columns over `whole` points, cells wrapped."""
    width = whole / max(map(len, rows))
    per_line = int(width // 10) - 1
    for row in rows:
        lines = [[cell[i:i + per_line] for i in range(0, len(cell), per_line)] or [""] for cell in row]
        yield Row(14 * max(map(len, lines)) + 6,
                  [Cell(column * width, width, one) for column, one in enumerate(lines)])
