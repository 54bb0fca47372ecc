#!/usr/bin/env python3
"""Makes corpus/documents/*/source.pdf from source.txt: A4, 仿宋-like body of
16 points, 28 characters a line, 22 lines a page, page numbers "— 1 —".

    apt-get install python3-reportlab && corpus/make_pdfs.py

The font (STSong-Light) is named and not embedded, so the files stay small;
reading them needs poppler-data, as many real files do.
"""
import pathlib
import re

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

FONT = "STSong-Light"
SIZE, LEADING, COLUMNS = 16, 28.5, 28
LEFT, TOP = 79, 105
NARROW = re.compile(r"[\x20-\x7e]")
NO_LINE_START = "，。；：、）》〉”！？"


def wrapped(text):
    """A paragraph as printed lines; full characters count 1, ASCII a half."""
    lines, line, width = [], "", 0.0
    for c in text:
        w = 0.5 if NARROW.match(c) else 1.0
        if width + w > COLUMNS and c not in NO_LINE_START:
            lines.append(line)
            line, width = "", 0.0
        line, width = line + c, width + w
    return lines + [line]


class Printer:
    def __init__(self, path):
        self.page = canvas.Canvas(str(path), pagesize=A4, invariant=1)
        self.number, self.row = 1, 0
        self.page.setFont(FONT, SIZE)

    def end_page(self):
        self.page.setFont(FONT, 14)
        self.page.drawCentredString(A4[0] / 2, 50, f"— {self.number} —")
        self.page.showPage()
        self.page.setFont(FONT, SIZE)
        self.number, self.row = self.number + 1, 0

    def line(self, text, centred=False):
        if self.row == 22:
            self.end_page()
        y = A4[1] - TOP - self.row * LEADING
        if centred:
            self.page.drawCentredString(A4[0] / 2, y, text)
        else:
            self.page.drawString(LEFT, y, text)
        self.row += 1

    def table(self, rows):
        """A ruled grid of equal columns, cells wrapped."""
        width = (A4[0] - 2 * LEFT) / max(map(len, rows))
        per_line = int(width // 10) - 1
        self.page.setFont(FONT, 10)
        y = A4[1] - TOP - self.row * LEADING + LEADING / 2
        for row in rows:
            cells = [[cell[i:i + per_line] for i in range(0, len(cell), per_line)] or [""] for cell in row]
            height = 14 * max(map(len, cells)) + 6
            for column, lines in enumerate(cells):
                self.page.rect(LEFT + column * width, y - height, width, height)
                for number, text in enumerate(lines):
                    self.page.drawString(LEFT + column * width + 4, y - 14 * (number + 1), text)
            y -= height
        self.row = int((A4[1] - TOP - y) / LEADING) + 2
        self.page.setFont(FONT, SIZE)

    def save(self):
        self.end_page()
        self.page.save()


def is_title(index, text):
    return index < 3 and not re.search(r"[，。：；]", text)


def main():
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    for source in sorted(pathlib.Path(__file__).parent.glob("documents/*/source.txt")):
        text = source.read_text(encoding="utf-8")
        printer = Printer(source.with_suffix(".pdf"))
        table = []
        for index, paragraph in enumerate(text.splitlines() + [""]):
            if " | " in paragraph:
                table.append([cell.strip() for cell in paragraph.split(" | ")])
                continue
            if table:
                printer.table(table)
                table = []
            if not paragraph:
                continue
            if is_title(index, paragraph):
                printer.line(paragraph, centred=True)
            elif paragraph.endswith("：") and index < 6:
                for line in wrapped(paragraph):
                    printer.line(line)
            else:
                for line in wrapped("　　" + paragraph):
                    printer.line(line)
        printer.save()


main()
