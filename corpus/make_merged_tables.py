#!/usr/bin/env python3
"""Makes corpus/documents/merged_tables/same.*: one paper with merged cells as a
web page, a Word file, an OFD package, a PDF. A cell is
(text, columns, rows). tests/formats_test.cc compares the grids.

    apt-get install python3-reportlab && corpus/make_merged_tables.py
"""
import html
import pathlib

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont

from make_formats import Sheets, html_page, docx_parts, docx_paragraph, ofd_parts, write_package
from make_pdfs import FONT, Printer
from page_lines import LEADING, LEFT, TOP, width_of

FOLDER = pathlib.Path(__file__).parent / "documents/merged_tables"
WIDTHS = [60, 110, 90, 90, 67]  # points
LINE, PAD = 14, 6

TITLE = "澄川市2025年渔港改造投资计划表"
OPENING = "各渔港的改造内容、投资和时限如下，请按表组织实施。"
CLOSING = "表中投资含设备购置费，不含征地费用。"
TABLE = [
    [("渔港", 1, 2), ("改造内容", 1, 2), ("投资（万元）", 2, 1), ("完成时限", 1, 2)],
    [("市级", 1, 1), ("区级", 1, 1)],
    [("东屿渔港", 1, 3), ("加固防波堤二百米", 1, 1), ("320.00", 1, 1), ("80.00", 1, 1), ("2025年9月底前", 1, 2)],
    [("疏浚航道", 1, 1), ("150.50", 1, 1), ("0", 1, 1)],
    [("更换照明设施", 1, 1), ("12.00", 1, 1), ("6.00", 1, 1), ("2025年12月底前", 1, 1)],
    [("西礁渔港", 1, 1), ("新建渔获交易棚", 1, 1), ("由区级自筹，市级不再安排", 2, 1), ("2026年6月底前", 1, 1)],
    [("合计", 2, 1), ("482.50", 1, 1), ("86.00", 1, 1), ("", 1, 1)],
]


def placed(rows):
    """(row, column, text, columns, rows) of every cell."""
    taken = set()
    for r, row in enumerate(rows):
        c = 0
        for text, columns, deep in row:
            while (r, c) in taken:
                c += 1
            for i in range(deep):
                taken.update((r + i, c + j) for j in range(columns))
            yield r, c, text, columns, deep
            c += columns


def to_html():
    rows = []
    for row in TABLE:
        cells = []
        for text, columns, deep in row:
            spans = (f' colspan="{columns}"' if columns > 1 else "") + (f' rowspan="{deep}"' if deep > 1 else "")
            cells.append(f"<td{spans}>{html.escape(text)}</td>")
        rows.append("<tr>" + "".join(cells) + "</tr>")
    return html_page(TITLE, [
        f'<p style="text-align:center">{TITLE}</p>', f"<p>　　{OPENING}</p>",
        "<table border=1>" + "\n".join(rows) + "</table>", f"<p>　　{CLOSING}</p>"])


def to_docx():
    cells = {(r, c): (text, columns, deep) for r, c, text, columns, deep in placed(TABLE)}
    below = {(r + i, c): columns for (r, c), (_, columns, deep) in cells.items() for i in range(1, deep)}
    rows = []
    for r in range(len(TABLE)):
        row = ""
        for c in range(len(WIDTHS)):
            text, columns, deep = cells.get((r, c), ("", below.get((r, c), 0), 0))
            if columns == 0:
                continue
            merge = '<w:vMerge w:val="restart"/>' if deep > 1 else "<w:vMerge/>" if deep == 0 else ""
            span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
            row += f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{docx_paragraph(text)}</w:tc>"
        rows.append(f"<w:tr>{row}</w:tr>")
    grid = "".join(f'<w:gridCol w:w="{20 * width}"/>' for width in WIDTHS)
    indent = '<w:ind w:firstLineChars="200"/>'
    return docx_parts([
        docx_paragraph(TITLE, '<w:jc w:val="center"/>'), docx_paragraph(OPENING, indent),
        f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>", docx_paragraph(CLOSING, indent)])


def wrapped(text, width):
    """Lines of a cell: as much on each as it has room for."""
    lines, room = [""], 0.0
    for c in text:
        if room + 10 * width_of(c) > width - 8:
            lines.append("")
            room = 0.0
        lines[-1] += c
        room += 10 * width_of(c)
    return lines


def drawn(frame, text, top):
    """Draws the table below `top`, y downwards; returns where it ends."""
    ends = [top]
    for r in range(len(TABLE)):
        tall = max((len(wrapped(t, WIDTHS[c])) for row, c, t, w, d in placed(TABLE) if row == r and w == d == 1), default=1)
        ends.append(ends[-1] + LINE * tall + PAD)
    for r, c, words, columns, deep in placed(TABLE):
        x, width = LEFT + sum(WIDTHS[:c]), sum(WIDTHS[c:c + columns])
        frame(x, ends[r], width, ends[r + deep] - ends[r])
        for number, line in enumerate(wrapped(words, width)):
            if line:
                text(line, x + 4, ends[r] + 5 + LINE * number, 10)
    return ends[-1]


def to_ofd():
    sheets = Sheets()
    sheets.line(TITLE, centred=True)
    sheets.line("　　" + OPENING)
    end = drawn(sheets.frame, sheets.text, TOP + sheets.row * LEADING - LEADING / 2)
    sheets.row = int((end - TOP) / LEADING) + 2
    sheets.line("　　" + CLOSING)
    sheets.end_page()
    return ofd_parts(sheets)


def to_pdf(path):
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    printer = Printer(path)
    printer.line(TITLE, centred=True)
    printer.line("　　" + OPENING)

    def text(words, x, y, size):
        printer.page.setFont(FONT, size)
        printer.page.drawString(x, A4[1] - y - 0.86 * size, words)

    def frame(x, y, width, height):
        printer.page.rect(x, A4[1] - y - height, width, height)

    end = drawn(frame, text, TOP + printer.row * LEADING - LEADING / 2)
    printer.row = int((end - TOP) / LEADING) + 2
    printer.page.setFont(FONT, 16)
    printer.line("　　" + CLOSING)
    printer.save()


def main():
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "same.html").write_text(to_html(), encoding="utf-8")
    write_package(FOLDER / "same.docx", to_docx())
    write_package(FOLDER / "same.ofd", to_ofd())
    to_pdf(FOLDER / "same.pdf")


if __name__ == "__main__":
    main()
