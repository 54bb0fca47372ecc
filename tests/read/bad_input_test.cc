// What every reader of packages and pages makes of files that are no whole
// ones: a code of its own for each, never a hang or a lost program.

#include <gtest/gtest.h>

#include "pipeline/read/docx.h"
#include "pipeline/read/html.h"
#include "pipeline/read/ofd.h"
#include "pipeline/read/read.h"
#include "pipeline/read/xlsx.h"
#include "tests/read/tiny_package.h"

namespace tiaowen {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

constexpr const char* kTypes = "<Types/>";

const Parts kDocx = {{"[Content_Types].xml", kTypes},
                     {"word/document.xml",
                      "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>第一条 "
                      "总则</w:t></w:r></w:p></w:body></w:document>"}};
const Parts kXlsx = {
    {"[Content_Types].xml", kTypes},
    {"xl/workbook.xml",
     "<workbook xmlns:r='r'><sheets><sheet name='一' r:id='r1'/></sheets>"
     "</workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/>"
     "</Relationships>"},
    {"xl/worksheets/sheet1.xml",
     "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>第一条"
     "</t></is></c></row></sheetData></worksheet>"}};
const Parts kOfd = {
    {"OFD.xml",
     "<ofd:OFD xmlns:ofd='o'><ofd:DocBody><ofd:DocRoot>D.xml</ofd:DocRoot>"
     "</ofd:DocBody></ofd:OFD>"},
    {"D.xml",
     "<ofd:Document xmlns:ofd='o'><ofd:CommonData><ofd:PageArea>"
     "<ofd:PhysicalBox>0 0 100 50</ofd:PhysicalBox></ofd:PageArea>"
     "</ofd:CommonData><ofd:Pages><ofd:Page ID='1' BaseLoc='P.xml'/>"
     "</ofd:Pages></ofd:Document>"},
    {"P.xml",
     "<ofd:Page xmlns:ofd='o'><ofd:Content><ofd:Layer><ofd:TextObject "
     "Font='2' Size='5' Boundary='10 10 50 6'><ofd:TextCode X='0' Y='4'>"
     "第一条 总则</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content>"
     "</ofd:Page>"}};

Parts with(Parts parts, const std::string& name, const std::string& content) {
  for (auto& part : parts) {
    if (part.first == name) part.second = content;
  }
  return parts;
}

Parts without(Parts parts, const std::string& name) {
  std::erase_if(parts, [&](const auto& part) { return part.first == name; });
  return parts;
}

// By the whole way: the kind is told, the sandboxed program reads.
std::string code(const std::string& bytes, const std::string& name = "a.bin") {
  static Reader reader{ReadOptions{}};
  const auto document = reader.read(name, bytes);
  if (document) return "";
  EXPECT_NE(document.error().message, "");
  return document.error().code;
}

TEST(BadInput, WholePackagesAreReadWhateverTheirName) {
  for (const char* name : {"a.docx", "a.pdf", "a.zip", "a", "a.xlsx"}) {
    EXPECT_EQ(code(zipped(kDocx), name), "") << name;
    EXPECT_EQ(code(zipped(kXlsx), name), "") << name;
    EXPECT_EQ(code(zipped(kOfd), name), "") << name;
  }
}

TEST(BadInput, MissingPartsAreDamage) {
  EXPECT_EQ(code(zipped({{"[Content_Types].xml", ""}, {"word/x.xml", ""}})),
            "damaged");
  EXPECT_EQ(code(zipped(without(kXlsx, "xl/workbook.xml"))), "damaged");
  EXPECT_EQ(code(zipped(without(kOfd, "D.xml"))), "damaged");
  EXPECT_EQ(code(zipped(without(kXlsx, "xl/worksheets/sheet1.xml"))),
            "damaged");
  EXPECT_EQ(code(zipped(without(kOfd, "P.xml"))), "damaged");
}

TEST(BadInput, PartsOfAnotherKindThanTheirNameAreDamage) {
  EXPECT_EQ(code(zipped(with(kDocx, "word/document.xml", "\x89PNG\r\n"))),
            "damaged");
  EXPECT_EQ(code(zipped(with(kXlsx, "xl/workbook.xml", "not XML"))), "damaged");
  EXPECT_EQ(code(zipped(with(kOfd, "OFD.xml", "{}"))), "damaged");
  EXPECT_EQ(code(zipped(with(kDocx, "word/document.xml",
                             "<html><body>第一条</body></html>"))),
            "no_text");
}

TEST(BadInput, CutPackagesAreDamage) {
  for (const Parts& parts : {kDocx, kXlsx, kOfd}) {
    const std::string whole = zipped(parts);
    for (const std::size_t part : {2U, 3U, 10U}) {
      const std::string cut =
          whole.substr(0, whole.size() - whole.size() / part);
      EXPECT_EQ(code(cut, "a.docx"), "damaged") << whole.size() << "/" << part;
    }
  }
}

TEST(BadInput, NestingBombsAndPartsHaveCodesOfTheirOwn) {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<a>";
  for (int i = 0; i < 5000; ++i) deep += "</a>";
  const std::string bomb(60 << 20, ' ');
  struct Case {
    const Parts& parts;
    const char* part;
  };
  for (const auto& [parts, part] :
       {Case{kDocx, "word/document.xml"}, Case{kXlsx, "xl/workbook.xml"},
        Case{kOfd, "D.xml"}}) {
    EXPECT_EQ(code(zipped(with(parts, part, deep))), "too_deep") << part;
    EXPECT_EQ(code(zipped(with(parts, part, bomb))), "bomb") << part;
  }
  Parts many = kDocx;
  for (int i = 0; i < 20001; ++i) many.push_back({std::to_string(i), ""});
  EXPECT_EQ(code(zipped(many)), "too_many_parts");
}

TEST(BadInput, EntitiesAreNotExpanded) {
  std::string laughs = "<!DOCTYPE a [<!ENTITY b0 'ha'>";
  for (int i = 1; i < 30; ++i) {
    const std::string last = "&b" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY b" + std::to_string(i) + " '" + last + last + "'>";
  }
  laughs += "]>";
  const std::string text = kDocx[1].second;
  const std::size_t at = text.find("总则");
  EXPECT_EQ(code(zipped(
                with(kDocx, "word/document.xml",
                     laughs + text.substr(0, at) + "&b29;" + text.substr(at)))),
            "");
}

TEST(BadInput, PartsThatPointAtThemselvesEnd) {
  // A style based on itself, a composite object that holds itself.
  Parts docx = kDocx;
  docx.push_back({"word/styles.xml",
                  "<w:styles xmlns:w='w'><w:style w:type='paragraph' "
                  "w:styleId='a'><w:basedOn w:val='a'/></w:style></w:styles>"});
  docx[1].second.insert(docx[1].second.find("<w:r>"),
                        "<w:pPr><w:pStyle w:val='a'/></w:pPr>");
  EXPECT_EQ(code(zipped(docx)), "");
  // So does a workbook's shape part that is its own sheet.
  Parts xlsx = kXlsx;
  xlsx.push_back({"xl/worksheets/_rels/sheet1.xml.rels",
                  "<Relationships><Relationship Id='r' Type='x/drawing' "
                  "Target='sheet1.xml'/></Relationships>"});
  EXPECT_EQ(code(zipped(xlsx)), "");
  std::string cells;
  for (int i = 0; i < 60; ++i) cells += "<w:tbl><w:tr><w:tc>";
  cells += "<w:p><w:r><w:t>第一条</w:t></w:r></w:p>";
  for (int i = 0; i < 60; ++i) cells += "</w:tc></w:tr></w:tbl>";
  EXPECT_EQ(code(zipped(with(kDocx, "word/document.xml",
                             "<w:document xmlns:w='w'><w:body>" + cells +
                                 "</w:body></w:document>"))),
            "");
}

TEST(BadInput, PagesOfFiftyMegabytesAndTenThousandTagsAreReadOrRefused) {
  std::string page = "<html><body>";
  while (page.size() < (50U << 20)) {
    page += "<p>为方便群众办理事项，各单位应当在五个工作日内答复。</p>\n";
  }
  const std::string large = code(page + "</body></html>");
  EXPECT_TRUE(large.empty() || large == "reader_memory") << large;
  std::string nested = "<html><body>";
  for (int i = 0; i < 10000; ++i) nested += "<div>";
  EXPECT_EQ(code(nested + "第一条 总则"), "");
  for (int i = 0; i < 20000; ++i) nested += "<div>";
  EXPECT_EQ(code(nested + "第一条 总则"), "too_deep");
}

}  // namespace
}  // namespace tiaowen
