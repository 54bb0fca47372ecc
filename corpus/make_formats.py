#!/usr/bin/env python3
"""Makes corpus/documents/NAME/same.html, same.docx and same.ofd from the
source.txt of some documents: the same words as a site, an office and an
archive would hand them over. tests/formats_test.cc compares what is read.

    corpus/make_formats.py
"""
import html
import pathlib
import zipfile

from page_lines import LEADING, LEFT, SIZE, TOP, blocks_of, table_rows, width_of, wrapped

NAMES = ["application_notice", "budget_statement", "fund_regulation", "interpretation", "joint_notice", "staged_opinion",
         "subsidy_measure", "talent_policy", "task_list", "two_attachments"]
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
MM = 25.4 / 72  # millimetres a point
LINES = 22  # a page


def write_package(path, parts):
    """The same bytes whenever it is made."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def to_html(blocks):
    title = next(text for kind, text in blocks if kind == "title")
    body = []
    for kind, content in blocks:
        if kind == "table":
            rows = ["<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in content]
            body.append("<table border=1>" + "\n".join(rows) + "</table>")
        elif kind == "title":
            body.append(f'<p style="text-align:center">{html.escape(content)}</p>')
        else:
            body.append(f"<p>{'' if kind == 'left' else '　　'}{html.escape(content)}</p>")
    return html_page(title, body)


def html_page(title, body):
    """A page of a site: menu, text, related links, foot."""
    menu = "".join(f'<li><a href="#{i}">{name}</a></li>' for i, name in enumerate(["首页", "政务公开", "办事服务", "互动交流"]))
    links = "".join(f'<li><a href="#{i}">关于第{i}号事项的说明</a></li>' for i in range(1, 5))
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{html.escape(title)}_澄川市人民政府门户网站</title>
<style>.x {{ color: red }}</style><script>var amount = "奖励900万元";</script></head><body>
<div class="header"><ul class="nav">{menu}</ul></div>
<div class="content">
{chr(10).join(body)}
</div>
<div class="related"><h3>相关阅读</h3><ul>{links}</ul></div>
<div class="footer"><p>主办：澄川市人民政府办公室　网站标识码：0000000000</p></div>
</body></html>
"""


def docx_paragraph(text, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{html.escape(text)}</w:t></w:r></w:p>"


def to_docx(blocks):
    body = []
    for kind, content in blocks:
        if kind == "table":
            rows = ["<w:tr>" + "".join(f"<w:tc>{docx_paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in content]
            body.append("<w:tbl>" + "".join(rows) + "</w:tbl>")
        elif kind == "title":
            body.append(docx_paragraph(content, '<w:jc w:val="center"/>'))
        else:
            body.append(docx_paragraph(content, "" if kind == "left" else '<w:ind w:firstLineChars="200"/>'))
    return docx_parts(body)


def docx_parts(body):
    """A Word file with a page number as a field in its foot."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{part}"/>{inner}</w:r>' for part, inner in
                    [("begin", ""), ("separate", ""), ("end", "")])
    return {
        "[Content_Types].xml": XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": XML + f"<w:document {space}><w:body>{''.join(body)}</w:body></w:document>",
        "word/footer1.xml": XML + f"<w:ftr {space}><w:p><w:r><w:t>— </w:t></w:r>{field}<w:r><w:t>1 —</w:t></w:r></w:p></w:ftr>",
    }


class Sheets:
    """Pages of an OFD file, one text object for each printed line."""

    def __init__(self):
        self.pages, self.objects, self.row, self.id = [], [], 0, 100

    def next_id(self):
        self.id += 1
        return self.id

    def end_page(self):
        self.text(f"— {len(self.pages) + 1} —", 595.3 / 2 - 20, 790, 14)
        self.pages.append("".join(self.objects))
        self.objects, self.row = [], 0

    def text(self, text, x, y, size):
        """`y` is the top of the line; a character's place is told by DeltaX."""
        deltas = " ".join(f"{width_of(c) * size * MM:.3f}" for c in text[:-1])
        width = sum(map(width_of, text)) * size * MM
        self.objects.append(
            f'<ofd:TextObject ID="{self.next_id()}" Font="2" Size="{size * MM:.3f}" Boundary="{x * MM:.3f} {y * MM:.3f} '
            f'{width:.3f} {size * MM:.3f}"><ofd:TextCode X="0" Y="{0.86 * size * MM:.3f}" DeltaX="{deltas}">'
            f"{html.escape(text)}</ofd:TextCode></ofd:TextObject>")

    def frame(self, x, y, width, height):
        self.objects.append(
            f'<ofd:PathObject ID="{self.next_id()}" Boundary="{x * MM:.3f} {y * MM:.3f} {width * MM:.3f} {height * MM:.3f}" '
            f'LineWidth="0.35"><ofd:AbbreviatedData>M 0 0 L {width * MM:.3f} 0 L {width * MM:.3f} {height * MM:.3f} '
            f"L 0 {height * MM:.3f} C</ofd:AbbreviatedData></ofd:PathObject>")

    def line(self, text, centred=False):
        if self.row == LINES:
            self.end_page()
        indent = len(text) - len(text.lstrip("　"))
        x = LEFT + indent * SIZE
        if centred:
            x = 595.3 / 2 - sum(map(width_of, text)) * SIZE / 2
        self.text(text.lstrip("　"), x, TOP - 0.86 * SIZE + self.row * LEADING, SIZE)
        self.row += 1

    def table(self, rows):
        y = TOP + self.row * LEADING - LEADING / 2
        for row in table_rows(rows, 595.3 - 2 * LEFT):
            for cell in row.cells:
                self.frame(LEFT + cell.x, y, cell.width, row.height)
                for number, text in enumerate(cell.lines):
                    if text:
                        self.text(text, LEFT + cell.x + 4, y + 5 + 14 * number, 10)
            y += row.height
        self.row = int((y - TOP) / LEADING) + 2


def to_ofd(blocks):
    sheets = Sheets()
    for kind, content in blocks:
        if kind == "table":
            sheets.table(content)
        elif kind == "title":
            sheets.line(content, centred=True)
        else:
            for line in wrapped(content if kind == "left" else "　　" + content):
                sheets.line(line)
    sheets.end_page()
    return ofd_parts(sheets)


def ofd_parts(sheets):
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    pages = "".join(f'<ofd:Page ID="{i + 10}" BaseLoc="Pages/Page_{i}.xml"/>' for i in range(len(sheets.pages)))
    parts = {
        "OFD.xml": XML + f'<ofd:OFD {space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>'
        "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": XML + f"<ofd:Document {space}><ofd:CommonData><ofd:MaxUnitID>9999</ofd:MaxUnitID><ofd:PageArea>"
        "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        f"</ofd:CommonData><ofd:Pages>{pages}</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": XML + f'<ofd:Res {space} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="仿宋"/></ofd:Fonts>'
        "</ofd:Res>",
    }
    for i, page in enumerate(sheets.pages):
        parts[f"Doc_0/Pages/Page_{i}.xml"] = (
            XML + f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="{i + 50}">{page}</ofd:Layer></ofd:Content></ofd:Page>')
    return parts


def main():
    for name in NAMES:
        folder = pathlib.Path(__file__).parent / "documents" / name
        blocks = list(blocks_of((folder / "source.txt").read_text(encoding="utf-8")))
        (folder / "same.html").write_text(to_html(blocks), encoding="utf-8")
        write_package(folder / "same.docx", to_docx(blocks))
        write_package(folder / "same.ofd", to_ofd(blocks))


if __name__ == "__main__":
    main()
