#!/usr/bin/env python3
"""Makes corpus/documents/*/source.pdf from source.txt: A4, 仿宋-like body of
16 points, 28 characters a line, 22 lines a page, page numbers "— 1 —".

    apt-get install python3-reportlab && corpus/make_pdfs.py

The font (STSong-Light) is named and not embedded, so the files stay small;
reading them needs poppler-data, as many real files do.
"""
import pathlib

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from page_lines import LEADING, LEFT, SIZE, TOP, blocks_of, table_rows, wrapped

FONT = "STSong-Light"


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
        self.page.setFont(FONT, 10)
        y = A4[1] - TOP - self.row * LEADING + LEADING / 2
        for row in table_rows(rows, A4[0] - 2 * LEFT):
            for cell in row.cells:
                self.page.rect(LEFT + cell.x, y - row.height, cell.width, row.height)
                for number, text in enumerate(cell.lines):
                    self.page.drawString(LEFT + cell.x + 4, y - 14 * (number + 1), text)
            y -= row.height
        self.row = int((A4[1] - TOP - y) / LEADING) + 2
        self.page.setFont(FONT, SIZE)

    def save(self):
        self.end_page()
        self.page.save()


def main():
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    for source in sorted(pathlib.Path(__file__).parent.glob("documents/*/source.txt")):
        printer = Printer(source.with_suffix(".pdf"))
        for kind, content in blocks_of(source.read_text(encoding="utf-8")):
            if kind == "table":
                printer.table(content)
            elif kind == "title":
                printer.line(content, centred=True)
            else:
                for line in wrapped(content if kind == "left" else "　　" + content):
                    printer.line(line)
        printer.save()


if __name__ == "__main__":
    main()
