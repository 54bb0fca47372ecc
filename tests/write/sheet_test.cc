// Sheets: the same rows as CSV, JSON, a terminal's table and XLSX.

#include "pipeline/write/sheet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "pipeline/model/unicode.h"
#include "pipeline/read/package.h"
#include "pipeline/write/terminal_text.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;

SheetFields columns() {
  return {{"due", "时限", 10}, {"who", "单位", 12}, {"yuan", "金额", 8}};
}

std::vector<SheetRow> rows() {
  return {{Date{2026, 6, 30}, "甲市财政局", *Decimal::parse("500000")},
          {Date{2026, 6, 0}, "他说\"好\",\n=1+1", *Decimal::parse("0.5")},
          {std::monostate(), "", std::monostate()}};
}

void fill(SheetWriter& sheet) {
  for (const SheetRow& row : rows()) sheet.row(row);
  ASSERT_TRUE(sheet.finish().has_value());
}

TEST(Sheet, CsvQuotesWhatNeedsIt) {
  std::ostringstream out;
  fill(*csv_sheet(columns(), out, {}));
  EXPECT_EQ(out.str(),
            "due,who,yuan\r\n2026-06-30,甲市财政局,500000\r\n"
            "2026-06,\"他说\"\"好\"\",\n=1+1\",0.5\r\n,,\r\n");
}

TEST(Sheet, CsvForExcelBeginsWithAByteOrderMark) {
  std::ostringstream out;
  ASSERT_TRUE(csv_sheet(columns(), out, {.byte_order_mark = true})
                  ->finish()
                  .has_value());
  EXPECT_EQ(out.str(),
            "\xEF\xBB\xBF"
            "due,who,yuan\r\n");
}

TEST(Sheet, JsonKeepsDecimalsAsStrings) {
  std::ostringstream out;
  fill(*json_sheet(columns(), out, JsonShape::lines));
  EXPECT_EQ(out.str(),
            "{\"due\":\"2026-06-30\",\"who\":\"甲市财政局\",\"yuan\":"
            "\"500000\"}\n"
            "{\"due\":\"2026-06\",\"who\":\"他说\\\"好\\\",\\n=1+1\",\"yuan\":"
            "\"0.5\"}\n"
            "{\"due\":null,\"who\":\"\",\"yuan\":null}\n");
  std::ostringstream none;
  ASSERT_TRUE(
      json_sheet(columns(), none, JsonShape::array)->finish().has_value());
  EXPECT_EQ(none.str(), "[]\n");
}

TEST(Sheet, TablesStandInColumnsTwoWideForHan) {
  std::ostringstream out;
  fill(*terminal_sheet(columns(), out, {}));
  EXPECT_EQ(out.str(),
            "时限        单位          金额\n"
            "----------  ------------  ------\n"
            "2026-06-30  甲市财政局    500000\n"
            "2026-06     他说\"好\",        0.5\n"
            "            =1+1\n"
            "\n");
}

TEST(Sheet, NarrowTerminalsBreakCells) {
  std::ostringstream out;
  auto sheet = terminal_sheet({{"a", "事项", 40}}, out, {12, 2});
  sheet->row({"按季度向社会公开资金使用情况"});
  ASSERT_TRUE(sheet->finish().has_value());
  EXPECT_EQ(out.str(), "事项\n------------\n按季度向社会\n公开资金使…\n");
}

TEST(TerminalText, MarksThatCombineTakeNoRoomAndNothingSteers) {
  EXPECT_EQ(terminal_width(U"e\u0301"), 1);
  EXPECT_EQ(terminal_width(U"30%以上"), 7);
  EXPECT_EQ(to_utf8(printable("甲\x1B[31m\n乙\u202E丙")), "甲 [31m 乙 丙");
}

TEST(TerminalText, NumbersAndWordsAreNotCut) {
  EXPECT_THAT(wrapped(U"投入2026万元", 6, 9),
              ElementsAre(U"投入", U"2026万", U"元"));
}

TEST(TerminalText, MarksStandWithWhatTheyCloseOrOpen) {
  EXPECT_THAT(wrapped(U"按规定，第四条（三）报告", 6, 9),
              ElementsAre(U"按规", U"定，第", U"四条", U"（三）", U"报告"));
}

TEST(Sheet, XlsxHasTypedCellsAFrozenHeadAndFilters) {
  testing::TemporaryFolder folder;
  const std::string path = (folder.path() / "a.xlsx").string();
  fill(*xlsx_sheet(columns(), path, {"任务"}));
  const std::string bytes = folder.read("a.xlsx");
  auto package = Package::open(bytes);
  ASSERT_TRUE(package.has_value());
  const std::string sheet = *package->read("xl/worksheets/sheet1.xml");
  const auto has = [&sheet](std::string_view part) {
    return sheet.find(part) != std::string::npos;
  };
  EXPECT_TRUE(has("<v>46203</v>"));    // 2026-06-30
  EXPECT_TRUE(has("<t>2026-06</t>"));  // no day: text
  EXPECT_TRUE(has("<v>500000</v>"));
  EXPECT_TRUE(has("=1+1</t>"));  // no formula
  EXPECT_FALSE(has("<f>"));
  EXPECT_TRUE(has("state=\"frozen\""));
  EXPECT_TRUE(has("<autoFilter ref=\"A1:C4\"/>"));
  fill(*xlsx_sheet(columns(), path, {"任务"}));
  EXPECT_EQ(folder.read("a.xlsx"), bytes);
}

TEST(Sheet, XlsxThatCannotBeWrittenSaysSo) {
  testing::TemporaryFolder folder;
  auto sheet =
      xlsx_sheet(columns(), (folder.path() / "none" / "a.xlsx").string(), {});
  for (const SheetRow& row : rows()) sheet->row(row);
  const auto written = sheet->finish();
  ASSERT_FALSE(written.has_value());
  EXPECT_EQ(written.error().code, "write_failed");
}

}  // namespace
}  // namespace tiaowen
