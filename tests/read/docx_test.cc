#include "pipeline/read/docx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "pipeline/read/docx_number_format.h"
#include "pipeline/read/package.h"
#include "tests/read/tiny_package.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string document_xml(std::string_view body) {
  return "<?xml version='1.0'?><w:document xmlns:w='w' xmlns:mc='mc'><w:body>" +
         std::string(body) + "</w:body></w:document>";
}

Result<Document> read(std::string_view body, Parts more = {}) {
  more.emplace_back("word/document.xml", document_xml(body));
  return read_docx(zipped(more));
}

std::string p(std::string_view text, std::string_view properties = "") {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:t>" +
         std::string(text) + "</w:t></w:r></w:p>";
}

std::vector<std::string> lines_of(const Result<Document>& document) {
  if (!document) return {document.error().code};
  std::vector<std::string> out;
  for (const Block& block : document->flow.blocks) {
    out.push_back(block.kind == BlockKind::table ? "[table]"
                                                 : to_utf8(block.text));
  }
  return out;
}

std::string set_aside(const Document& document, std::string_view kind) {
  std::string out;
  for (const SetAside& aside : document.flow.set_aside) {
    if (aside.kind == kind) out += to_utf8(aside.text) + ";";
  }
  return out;
}

TEST(Docx, ParagraphsKeepTheirOrderAndManner) {
  const auto document = read(
      "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:rPr><w:b/>"
      "<w:sz w:val='44'/></w:rPr><w:t>关于修路的通知</w:t></w:r></w:p>" +
      p("一、目标", "<w:outlineLvl w:val='0'/>") +
      "<w:p><w:r><w:t xml:space='preserve'>投入 </w:t></w:r>"
      "<w:r><w:t>30万元</w:t><w:br/><w:t>另行通知</w:t></w:r></w:p>");
  EXPECT_THAT(lines_of(document), ElementsAre("关于修路的通知", "一、目标",
                                              "投入 30万元", "另行通知"));
  EXPECT_TRUE(document->flow.blocks[0].centred);
  EXPECT_TRUE(document->flow.blocks[0].bold);
  EXPECT_FLOAT_EQ(document->flow.blocks[0].size, 22);
  EXPECT_EQ(document->flow.blocks[1].kind, BlockKind::heading);
  EXPECT_EQ(document->flow.blocks[1].level, 1);
}

constexpr std::string_view kNumbering =
    "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/>"
    "<w:numFmt w:val='chineseCountingThousand'/><w:lvlText w:val='第%1章'/>"
    "</w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/>"
    "<w:numFmt w:val='chineseCounting'/><w:suff w:val='nothing'/>"
    "<w:lvlText w:val='（%2）'/></w:lvl>"
    "<w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/>"
    "<w:isLgl/><w:lvlText w:val='%1.%3'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='7'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='8'><w:abstractNumId w:val='0'/><w:lvlOverride "
    "w:ilvl='0'><w:startOverride w:val='9'/></w:lvlOverride></w:num>"
    "</w:numbering>";

std::string listed(std::string_view text, int list, int level) {
  return p(text, "<w:numPr><w:ilvl w:val='" + std::to_string(level) +
                     "'/><w:numId w:val='" + std::to_string(list) +
                     "'/></w:numPr>");
}

TEST(Docx, WritesOutTheNumbersTheReaderSees) {
  EXPECT_THAT(lines_of(read(listed("总则", 7, 0) + listed("甲", 7, 1) +
                                listed("乙", 7, 1) + listed("细目", 7, 2) +
                                listed("附则", 7, 0) + listed("丙", 7, 1) +
                                listed("另起", 8, 0),
                            {{"word/numbering.xml", std::string(kNumbering)}})),
              ElementsAre("第一章 总则", "（一）甲", "（二）乙", "1.1 细目",
                          "第二章 附则", "（一）丙", "第九章 另起"));
}

TEST(Docx, NumbersComeFromStylesToo) {
  const std::string styles =
      "<w:styles xmlns:w='w'><w:style w:type='paragraph' w:styleId='base'>"
      "<w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr></w:style>"
      "<w:style w:type='paragraph' w:styleId='zhang'>"
      "<w:basedOn w:val='base'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr>"
      "</w:style></w:styles>";
  const auto document = read(p("总则", "<w:pStyle w:val='zhang'/>"),
                             {{"word/numbering.xml", std::string(kNumbering)},
                              {"word/styles.xml", styles}});
  EXPECT_THAT(lines_of(document), ElementsAre("第一章 总则"));
  EXPECT_EQ(document->flow.blocks[0].level, 2);
}

TEST(Docx, NumberFormats) {
  EXPECT_EQ(format_number(12, "chineseCounting"), U"十二");
  EXPECT_EQ(format_number(110, "chineseCountingThousand"), U"一百一十");
  EXPECT_EQ(format_number(105, "chineseCountingThousand"), U"一百零五");
  EXPECT_EQ(format_number(20, "ideographDigital"), U"二〇");
  EXPECT_EQ(format_number(3, "decimalEnclosedCircle"), U"③");
  EXPECT_EQ(format_number(21, "decimalEnclosedCircle"), U"21");
  EXPECT_EQ(format_number(14, "upperRoman"), U"XIV");
  EXPECT_EQ(format_number(28, "lowerLetter"), U"bb");
  EXPECT_EQ(format_number(12, "chineseLegalSimplified"), U"壹拾贰");
  EXPECT_EQ(format_number(5, "bullet"), U"");
}

std::string tc(std::string_view text, std::string_view properties = "") {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + p(text) +
         "</w:tc>";
}

TEST(Docx, MergedCellsStandOnce) {
  const auto document = read(
      "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + tc("任务") + tc("单位") +
      tc("时限") + "</w:tr><w:tr>" + tc("修路", "<w:vMerge w:val='restart'/>") +
      tc("交通局", "<w:gridSpan w:val='2'/>") + "</w:tr><w:tr>" +
      tc("", "<w:vMerge/>") + tc("城管局") + tc("6月底前") + "</w:tr></w:tbl>");
  ASSERT_THAT(lines_of(document), ElementsAre("[table]"));
  const Grid& grid = document->flow.tables[0];
  EXPECT_EQ(grid.header_rows, 1);
  EXPECT_EQ(grid.columns, 3);
  ASSERT_EQ(grid.cells.size(), 7u);
  EXPECT_EQ(grid.cells[3].row_span, 2);
  EXPECT_EQ(grid.cells[4].column_span, 2);
  EXPECT_EQ(to_utf8(grid.cells[5].text), "城管局");
  EXPECT_EQ(grid.cells[5].column, 1);
}

TEST(Docx, ChangesCountAsAcceptedAndFieldsShowTheirResult) {
  const auto document = read(
      "<w:p><w:r><w:t>补助</w:t></w:r><w:del><w:r><w:delText>20万元</w:delText>"
      "</w:r></w:del><w:ins><w:r><w:t>30万元</w:t></w:r></w:ins>"
      "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
      "<w:r><w:instrText>REF x</w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
      "<w:r><w:t>（见表1）</w:t></w:r>"
      "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>");
  EXPECT_THAT(lines_of(document), ElementsAre("补助30万元（见表1）"));
  EXPECT_EQ(set_aside(*document, "deleted"), "20万元;");
}

TEST(Docx, ATextBoxIsReadOnceAfterItsParagraph) {
  EXPECT_THAT(
      lines_of(read("<w:p><w:r><w:t>正文</w:t></w:r><w:r>"
                    "<mc:AlternateContent><mc:Choice><w:drawing>"
                    "<w:txbxContent>" +
                    p("框内文字") +
                    "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback>"
                    "<w:pict><w:txbxContent>" +
                    p("框内文字") +
                    "</w:txbxContent></w:pict></mc:Fallback>"
                    "</mc:AlternateContent></w:r></w:p>" +
                    p("下文"))),
      ElementsAre("正文", "框内文字", "下文"));
}

TEST(Docx, HeadsFeetAndCommentsAreSetAsideNotesAreKept) {
  const auto document = read(
      p("正文"),
      {{"word/header1.xml", "<w:hdr xmlns:w='w'>" + p("内部资料") + "</w:hdr>"},
       {"word/footnotes.xml",
        "<w:footnotes xmlns:w='w'><w:footnote w:type='separator'>" + p("——") +
            "</w:footnote><w:footnote w:id='2'>" + p("按户籍计算。") +
            "</w:footnote></w:footnotes>"},
       {"word/comments.xml", "<w:comments xmlns:w='w'><w:comment>" + p("待核") +
                                 "</w:comment></w:comments>"}});
  EXPECT_THAT(lines_of(document), ElementsAre("正文", "按户籍计算。"));
  EXPECT_EQ(document->flow.blocks[1].kind, BlockKind::note);
  EXPECT_EQ(set_aside(*document, "running_head"), "内部资料;");
  EXPECT_EQ(set_aside(*document, "comment"), "待核;");
}

TEST(Docx, NotesCarryTheMarkThatTheTextHas) {
  const auto refers = [](const std::string& id) {
    return "<w:r><w:footnoteReference w:id='" + id + "'/></w:r>";
  };
  const std::string body = "<w:p><w:r><w:t>收入</w:t></w:r>" + refers("7") +
                           "<w:r><w:t>与支出</w:t></w:r>" + refers("2") +
                           "<w:r><w:t>持平。</w:t></w:r></w:p>";
  const auto note = [](const std::string& id, const std::string& text) {
    return "<w:footnote w:id='" + id + "'>" + p(text) + "</w:footnote>";
  };
  const std::pair<std::string, std::string> notes = {
      "word/footnotes.xml", "<w:footnotes xmlns:w='w'>" +
                                note("2", "含预备费。") +
                                note("7", "不含上年结转。") + "</w:footnotes>"};
  EXPECT_THAT(
      lines_of(read(body, {notes})),
      ElementsAre("收入¹与支出²持平。", "² 含预备费。", "¹ 不含上年结转。"));
  EXPECT_THAT(
      lines_of(read(body + "<w:sectPr><w:footnotePr><w:numFmt "
                           "w:val='decimalEnclosedCircleChinese'/>"
                           "</w:footnotePr></w:sectPr>",
                    {notes})),
      ElementsAre("收入①与支出②持平。", "② 含预备费。", "① 不含上年结转。"));
}

TEST(Docx, HiddenTextIsNoText) {
  const auto document = read(
      "<w:p><w:r><w:t>可见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr>"
      "<w:t>不可见</w:t></w:r></w:p>");
  EXPECT_THAT(lines_of(document), ElementsAre("可见"));
  EXPECT_EQ(set_aside(*document, "hidden"), "不可见;");
}

TEST(Docx, WhatIsNoWholePackageSaysSo) {
  const std::string whole =
      zipped({{"word/document.xml", document_xml(p("正文"))}});
  EXPECT_THAT(lines_of(read_docx(whole.substr(0, whole.size() / 2))),
              ElementsAre("damaged"));
  EXPECT_THAT(lines_of(read_docx(zipped({{"a.txt", "b"}}))),
              ElementsAre("damaged"));
  EXPECT_THAT(lines_of(read_docx(
                  zipped({{"word/document.xml", "<w:document><w:body>"}}))),
              ElementsAre("damaged"));
  EXPECT_THAT(lines_of(read("")), ElementsAre("no_text"));
}

TEST(Docx, ADamagedSidePartCostsAFindingOnly) {
  const auto document = read(p("正文"), {{"word/numbering.xml", "<w:num"}});
  EXPECT_THAT(lines_of(document), ElementsAre("正文"));
  ASSERT_EQ(document->findings.size(), 1u);
  EXPECT_EQ(document->findings[0].code, "source.part_damaged");
}

TEST(Docx, EntitiesAreNotExpanded) {
  const std::string xml =
      "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
      "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>&b;甲</w:t></w:r></w:p>"
      "</w:body></w:document>";
  EXPECT_THAT(lines_of(read_docx(zipped({{"word/document.xml", xml}}))),
              ElementsAre("&b;甲"));
}

TEST(Docx, DeepNestingIsRefused) {
  std::string open, close;
  for (int i = 0; i < 2000; ++i) {
    open += "<w:sdt>";
    close += "</w:sdt>";
  }
  EXPECT_THAT(lines_of(read(open + p("甲") + close)), ElementsAre("too_deep"));
}

TEST(Package, ABombIsNotUnpacked) {
  const std::string bytes =
      zipped({{"word/document.xml", std::string(20 << 20, ' ')}});
  auto package = Package::open(bytes);
  ASSERT_TRUE(package.has_value());
  const auto part = package->read("word/document.xml");
  ASSERT_FALSE(part.has_value());
  EXPECT_EQ(part.error().code, "bomb");
}

TEST(Package, PartsAndBytesAreCounted) {
  const std::string bytes = zipped({{"a", "1234567890"}, {"b", "1234567890"}});
  PackageLimits limits;
  limits.parts = 1;
  EXPECT_EQ(Package::open(bytes, limits).error().code, "too_many_parts");
  limits = {};
  limits.all_bytes = 15;
  auto package = Package::open(bytes, limits);
  ASSERT_TRUE(package->read("a").has_value());
  EXPECT_EQ(package->read("b").error().code, "too_large");
  EXPECT_THAT(package->read("c").error().message, HasSubstr("c is missing"));
}

}  // namespace
}  // namespace tiaowen
