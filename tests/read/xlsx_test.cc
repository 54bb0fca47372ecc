#include "pipeline/read/xlsx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "pipeline/read/xlsx_number.h"
#include "pipeline/read/xlsx_sheet.h"
#include "tests/grid_cells.h"
#include "tests/read/tiny_package.h"

namespace tiaowen {
namespace {

using testing::cells_of;
using ::testing::Contains;
using ::testing::ElementsAre;

// A workbook of sheets: name, attributes, content.
std::string workbook(
    const std::vector<std::array<std::string, 3>>& sheets,
    std::string_view strings = "", std::string_view styles = "",
    std::vector<std::pair<std::string, std::string>> parts = {},
    std::string_view properties = "") {
  std::string list, links;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string n = std::to_string(i + 1);
    list += "<sheet name='" + sheets[i][0] + "' r:id='r" + n + "' " +
            sheets[i][1] + "/>";
    links += "<Relationship Id='r" + n + "' Target='worksheets/sheet" + n +
             ".xml'/>";
    parts.emplace_back("xl/worksheets/sheet" + n + ".xml",
                       "<worksheet>" + sheets[i][2] + "</worksheet>");
  }
  parts.emplace_back("xl/workbook.xml",
                     "<workbook xmlns:r='r'><sheets>" + list + "</sheets>" +
                         std::string(properties) + "</workbook>");
  parts.emplace_back("xl/_rels/workbook.xml.rels",
                     "<Relationships>" + links + "</Relationships>");
  parts.emplace_back("xl/sharedStrings.xml",
                     "<sst>" + std::string(strings) + "</sst>");
  parts.emplace_back("xl/styles.xml",
                     "<styleSheet>" + std::string(styles) + "</styleSheet>");
  return zipped(parts);
}

std::string cell(std::string_view at, std::string_view text) {
  return "<c r='" + std::string(at) + "' t='inlineStr'><is><t>" +
         std::string(text) + "</t></is></c>";
}

std::string sheet_data(std::string_view rows) {
  return "<sheetData>" + std::string(rows) + "</sheetData>";
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

TEST(Xlsx, CaptionTableAndNotes) {
  const auto document = read_xlsx(workbook(
      {{"Sheet1", "",
        sheet_data("<row r='1'>" + cell("A1", "经费安排表") +
                   "</row><row r='2'>" + cell("C2", "单位：万元") +
                   "</row><row r='3'>" + cell("A3", "区") + cell("B3", "项目") +
                   cell("C3", "金额") + "</row><row r='4'>" +
                   cell("A4", "东区") + cell("B4", "修路") +
                   "<c r='C4'><v>12.5</v></c></row>"
                   "<row r='5'>" +
                   cell("B5", "架桥") +
                   "<c r='C5'><v>3</v></c></row>"
                   "<row r='7'>" +
                   cell("A7", "注：含上年结转。") + "</row>") +
            "<mergeCells><mergeCell ref='A1:C1'/><mergeCell ref='A4:A5'/>"
            "</mergeCells>"}}));
  EXPECT_THAT(lines_of(document), ElementsAre("经费安排表", "单位：万元",
                                              "[table]", "注：含上年结转。"));
  EXPECT_THAT(
      cells_of(document->flow.tables.at(0)),
      ElementsAre("0,0 1x1 区", "0,1 1x1 项目", "0,2 1x1 金额", "1,0 2x1 东区",
                  "1,1 1x1 修路", "1,2 1x1 12.5", "2,1 1x1 架桥", "2,2 1x1 3"));
}

TEST(Xlsx, SharedStringsAndFormats) {
  const auto document = read_xlsx(workbook(
      {{"Sheet1", "",
        sheet_data("<row r='1'><c r='A1' t='s'><v>0</v></c>"
                   "<c r='B1' t='s'><v>1</v></c></row>"
                   "<row r='2'><c r='A2' s='1'><v>0.173</v></c>"
                   "<c r='B2' s='2'><v>44927</v></c></row>")}},
      "<si><t>增长</t></si><si><r><t>完成</t></r><r><t>时限</t></r>"
      "<rPh><t>wan</t></rPh></si>",
      "<numFmts><numFmt numFmtId='176' formatCode='0.0%'/></numFmts>"
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='176'/><xf numFmtId='31'/>"
      "</cellXfs>"));
  ASSERT_TRUE(document.has_value());
  EXPECT_THAT(cells_of(document->flow.tables.at(0)),
              ElementsAre("0,0 1x1 增长", "0,1 1x1 完成时限", "1,0 1x1 17.3%",
                          "1,1 1x1 2023年1月1日"));
}

TEST(Xlsx, HiddenSheetsRowsAndColumnsAreSetAside) {
  const std::string two =
      cell("A1", "甲") + cell("B1", "乙") + cell("C1", "丙");
  const auto document = read_xlsx(workbook(
      {{"草稿", "state='hidden'", sheet_data("<row r='1'>" + two + "</row>")},
       {"一", "",
        "<cols><col min='3' max='3' hidden='1'/></cols>" +
            sheet_data("<row r='1'>" + two + "</row><row r='2' hidden='1'>" +
                       cell("A2", "旧") + "</row><row r='3'>" +
                       cell("A3", "丁") + cell("B3", "戊") + "</row>")},
       {"二", "", sheet_data("<row r='1'>" + cell("A1", "己") + "</row>")}}));
  EXPECT_THAT(lines_of(document), ElementsAre("一", "[table]", "二", "己"));
  EXPECT_THAT(
      cells_of(document->flow.tables.at(0)),
      ElementsAre("0,0 1x1 甲", "0,1 1x1 乙", "1,0 1x1 丁", "1,1 1x1 戊"));
  std::string aside;
  for (const SetAside& one : document->flow.set_aside) {
    aside += to_utf8(one.text);
  }
  EXPECT_EQ(aside, "甲\t乙\t丙\t丙\t旧\t");
}

TEST(Xlsx, KeepsWhatStandsBesideTheCells) {
  const auto document = read_xlsx(workbook(
      {{"Sheet1", "",
        sheet_data("<row r='1'>" + cell("A1", "甲") + cell("B1", "乙") +
                   "</row>") +
            "<headerFooter><oddHeader>&amp;L&amp;\"宋体,常规\"&amp;12内部资料"
            "&amp;R2025年</oddHeader><oddFooter>第 &amp;P 页</oddFooter>"
            "</headerFooter>"}},
      "", "",
      {{"xl/worksheets/_rels/sheet1.xml.rels",
        "<Relationships><Relationship Id='r1' Type='x/comments' "
        "Target='../comments1.xml'/><Relationship Id='r2' Type='x/drawing' "
        "Target='/xl/drawings/drawing1.xml'/><Relationship Id='r3' "
        "Type='x/comments' Target='../lost.xml'/></Relationships>"},
       {"xl/comments1.xml",
        "<comments><authors><author>张三</author></authors><commentList>"
        "<comment ref='A1'><text><r><t>待核</t></r><r><t>定</t></r></text>"
        "</comment></commentList></comments>"},
       {"xl/drawings/drawing1.xml",
        "<wsDr><twoCellAnchor><sp><txBody><p><r><t>填表说明：</t></r></p>"
        "<p><r><t>按季</t></r><r><t>填报</t></r></p></txBody></sp>"
        "</twoCellAnchor></wsDr>"}}));
  EXPECT_THAT(lines_of(document),
              ElementsAre("[table]", "填表说明：", "按季填报"));
  std::vector<std::string> aside;
  for (const SetAside& one : document->flow.set_aside) {
    aside.push_back(one.kind + " " + to_utf8(one.text));
  }
  EXPECT_THAT(aside,
              ElementsAre("running_head 内部资料 2025年", "running_foot 第  页",
                          "comment 待核定", "sheet_name Sheet1"));
}

TEST(Xlsx, WordsBelowAMergedCellAreSetAside) {
  const auto document = read_xlsx(workbook(
      {{"Sheet1", "",
        sheet_data("<row r='1'>" + cell("A1", "计划表") + cell("B1", "计划表") +
                   cell("C1", "计划表") + "</row><row r='2'>" +
                   cell("A2", "甲") + cell("B2", "乙") + cell("C2", "丙") +
                   "</row><row r='3'>" + cell("A3", "甲") + cell("B3", "丁") +
                   cell("C3", "戊") + "</row>") +
            "<mergeCells><mergeCell ref='A1:C1'/><mergeCell ref='A2:A3'/>"
            "</mergeCells>"}}));
  EXPECT_THAT(lines_of(document), ElementsAre("计划表", "[table]"));
  EXPECT_THAT(cells_of(document->flow.tables.at(0)),
              ElementsAre("0,0 2x1 甲", "0,1 1x1 乙", "0,2 1x1 丙",
                          "1,1 1x1 丁", "1,2 1x1 戊"));
  EXPECT_EQ(to_utf8(document->flow.set_aside.at(0).text),
            "计划表\t计划表\t甲\t");
}

// Each word stands in one place of the workbook, and comes out in one.
TEST(Xlsx, LosesNothingAndSaysNothingTwice) {
  const auto document = read_xlsx(workbook(
      {{"甲表", "",
        "<cols><col min='3' max='3' hidden='1'/></cols>" +
            sheet_data("<row r='1'>" + cell("A1", "标题") + cell("B1", "重影") +
                       "</row><row r='2'>" + cell("A2", "项目") +
                       cell("B2", "金额") + cell("C2", "隐列") +
                       "</row><row r='3' hidden='1'>" + cell("A3", "隐行") +
                       "</row><row r='4'><c r='A4' t='s'><v>0</v></c>" +
                       "<c r='B4'><v>12.5</v></c></row><row r='9'>" +
                       cell("A9", "附记") + "</row>") +
            "<mergeCells><mergeCell ref='A1:B1'/></mergeCells>"
            "<headerFooter><oddHeader>&amp;C页眉</oddHeader></headerFooter>"},
       {"乙表", "", sheet_data("<row r='1'>" + cell("A1", "孤词") + "</row>")},
       {"丙表", "state='veryHidden'",
        sheet_data("<row r='1'>" + cell("A1", "隐表") + "</row>")}},
      "<si><r><t>富</t></r><r><t>文本</t></r><rPh><t>du</t></rPh></si>", "",
      {{"xl/worksheets/_rels/sheet1.xml.rels",
        "<Relationships><Relationship Id='r1' Type='x/comments' "
        "Target='../comments1.xml'/></Relationships>"},
       {"xl/comments1.xml",
        "<comments><commentList><comment ref='A1'><text><t>批注</t></text>"
        "</comment></commentList></comments>"}}));
  ASSERT_TRUE(document.has_value());
  std::string all;
  for (const Block& block : document->flow.blocks) {
    all += to_utf8(block.text) + "\n";
  }
  for (const Grid& grid : document->flow.tables) {
    for (const Cell& one : grid.cells) all += to_utf8(one.text) + "\n";
  }
  for (const SetAside& one : document->flow.set_aside) {
    all += to_utf8(one.text) + "\n";
  }
  for (const char* word :
       {"标题", "重影", "项目", "金额", "隐列", "隐行", "富文本", "12.5",
        "附记", "页眉", "孤词", "隐表", "批注", "甲表", "乙表"}) {
    const std::size_t at = all.find(word);
    EXPECT_NE(at, std::string::npos) << word << " in\n" << all;
    if (at == std::string::npos) continue;
    EXPECT_EQ(all.find(word, at + 1), std::string::npos) << word;
  }
}

TEST(Xlsx, DaysMayCountFrom1904) {
  const std::string day =
      sheet_data("<row r='1'>" + cell("A1", "开工") + cell("B1", "区") +
                 "</row><row r='2'><c r='A2' s='0'><v>44255</v></c>" +
                 cell("B2", "东") + "</row>");
  const std::string styles = "<cellXfs><xf numFmtId='31'/></cellXfs>";
  const auto days = [&](std::string_view properties) {
    const auto read =
        read_xlsx(workbook({{"Sheet1", "", day}}, "", styles, {}, properties));
    return cells_of(read->flow.tables.at(0)).at(2);
  };
  EXPECT_EQ(days(""), "1,0 1x1 2021年2月28日");
  EXPECT_EQ(days("<workbookPr date1904='1'/>"), "1,0 1x1 2025年3月1日");
}

TEST(Xlsx, AStrayCellFarAwayCostsNothing) {
  const auto document = read_xlsx(workbook(
      {{"一", "",
        sheet_data("<row r='1'>" + cell("A1", "甲") + cell("B1", "乙") +
                   cell("XFD1", "丙") + "</row><row r='1048576'>" +
                   cell("A1048576", "丁") + "</row>")}}));
  EXPECT_TRUE(document.has_value());
  EXPECT_THAT(lines_of(read_xlsx(workbook({{"一", "", ""}}))),
              ElementsAre("no_text"));
}

TEST(XlsxNumber, IsShownAsTheSheetShowsIt) {
  EXPECT_EQ(shown_number("1234.5", "#,##0.00"), "1,234.50");
  EXPECT_EQ(shown_number("-1234.5", "#,##0.00"), "-1,234.50");
  EXPECT_EQ(shown_number("-5", "0;(0)"), "(5)");
  EXPECT_EQ(shown_number("0.30000000000000004", ""), "0.3");
  EXPECT_EQ(shown_number("12", "0\"万元\""), "12万元");
  EXPECT_EQ(shown_number("3", "000"), "003");
  EXPECT_EQ(shown_number("12500", "0.0,"), "12.5");
  EXPECT_EQ(shown_number("45292.5", "yyyy/m/d h:mm"), "2024/1/1 12:00");
  EXPECT_EQ(shown_number("61", "yyyy-mm-dd"), "1900-03-01");
  EXPECT_EQ(shown_number("第3", "0.0"), "第3");
  EXPECT_EQ(shown_number("5", "[红色]0.0_);@"), "5.0");
}

TEST(XlsxSheet, ReferencesAreRead) {
  SheetMerge merge;
  ASSERT_TRUE(read_reference("$B$3:AA4", merge));
  EXPECT_EQ(merge.row, 2);
  EXPECT_EQ(merge.column, 1);
  EXPECT_EQ(merge.rows, 2);
  EXPECT_EQ(merge.columns, 26);
  EXPECT_FALSE(read_reference("B0", merge));
  EXPECT_FALSE(read_reference("3", merge));
  EXPECT_FALSE(read_reference("C4:B3", merge));
  EXPECT_FALSE(read_reference("ZZZZ1", merge));
}

}  // namespace
}  // namespace tiaowen
