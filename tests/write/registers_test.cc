#include "pipeline/write/registers.h"

#include <gmock/gmock.h>

#include <map>

#include "pipeline/model/unicode.h"
#include "pipeline/read/xlsx.h"
#include "pipeline/write/recurrence.h"
#include "tests/write/exported.h"

namespace tiaowen {
namespace {

using testing::corpus_record;
using ::testing::ElementsAre;
using testing::export_of;
using ::testing::HasSubstr;
using testing::record_of;

std::vector<std::string> texts_of(const SheetRow& row) {
  std::vector<std::string> texts;
  for (const SheetValue& value : row) texts.push_back(plain_text(value));
  return texts;
}

TEST(Recurrence, ComesNextOnOrAfterADay) {
  const std::string quarter = "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1";
  EXPECT_EQ(next_occurrence(quarter, {2025, 2, 10}), (Date{2025, 3, 31}));
  EXPECT_EQ(next_occurrence(quarter, {2025, 3, 31}), (Date{2025, 3, 31}));
  EXPECT_EQ(next_occurrence(quarter, {2025, 12, 31}), (Date{2025, 12, 31}));
  EXPECT_EQ(
      next_occurrence("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", {2024, 1, 1}),
      (Date{2024, 2, 29}));
  EXPECT_EQ(next_occurrence("nonsense", {2025, 1, 1}), std::nullopt);
  EXPECT_EQ(days_between({2024, 2, 28}, {2024, 3, 1}), 2);
}

TEST(Registers, ARegisterAsOfficesKeepIt) {
  const Record record = corpus_record("task_list/record.pdf.json");
  SinkOptions options;
  options.today = Date{2025, 9, 10};
  const RegisterTable sheet = task_register({&record}, options);
  std::vector<std::string> names;
  for (const SheetField& column : sheet.columns) names.push_back(column.title);
  EXPECT_THAT(names, ElementsAre("序号", "任务", "牵头单位", "配合单位",
                                 "完成时限", "依据", "原文", "页码", "状态"));
  ASSERT_EQ(sheet.rows.size(), 5U);
  const auto first = texts_of(sheet.rows[0]);
  EXPECT_EQ(first[0], "1");
  EXPECT_EQ(first[1], "新增智能算力300P以上");
  EXPECT_EQ(first[2], "澄川市发展和改革委员会");
  EXPECT_EQ(first[3], "澄川市财政局、澄川市大数据管理局");
  EXPECT_EQ(first[4], "2025年9月底（2025-09-30）");
  EXPECT_THAT(first[5], HasSubstr("（澄政办函〔2025〕9号）"));
  EXPECT_EQ(first[7], "1");
  EXPECT_EQ(first[8], "剩余20天");
  EXPECT_EQ(plain_text(sheet.rows[2][8]), "长期");
  EXPECT_EQ(plain_text(sheet.rows[4][8]), "剩余20天");  // the quarter's end
}

TEST(Registers, TheStateIsByTheDaysLeft) {
  const Record record = corpus_record("task_list/record.json");
  const auto state = [&](Date today) {
    SinkOptions options;
    options.today = today;
    return plain_text(task_register({&record}, options).rows[1][8]);
  };
  EXPECT_EQ(state({2025, 12, 30}), "剩余1天");
  EXPECT_EQ(state({2025, 12, 31}), "今天到期");
  EXPECT_EQ(state({2026, 1, 3}), "已过3天");
  EXPECT_EQ(plain_text(task_register({&record}, {}).rows[1][8]), "");
}

TEST(Registers, RulesAreRowsWithTheirFigures) {
  const Record record = corpus_record("subsidy_measure/record.json");
  const RegisterTable sheet = rule_register({&record});
  ASSERT_EQ(sheet.rows.size(), 9U);
  EXPECT_EQ(plain_text(sheet.rows[0][3]), "新建成并通过验收：true");
  EXPECT_EQ(plain_text(sheet.rows[0][7]), "min(0.2 * 设备投入, 3000000)");
  EXPECT_EQ(plain_text(sheet.rows[2][3]), "年度服务收入：[2000000..5000000)");
  EXPECT_EQ(plain_text(sheet.rows[2][5]), "100000");
  EXPECT_EQ(plain_text(sheet.rows[5][3]), "等级：\"一级\"");
  EXPECT_EQ(plain_text(sheet.rows[5][6]), "400000");
}

TEST(Csv, QuotesCellsAndRunsNoFormula) {
  const Record record = record_of(
      "第一条 市财政局负责=1+1,\"核拨\"。\n第二条 市审计局负责检查。");
  SinkOptions options;
  const std::string csv = export_of("csv", {&record}, options).content;
  EXPECT_TRUE(csv.starts_with("序号,任务,"));
  EXPECT_THAT(csv, HasSubstr("\"\"核拨\"\""));
  EXPECT_THAT(csv, HasSubstr("\r\n2,"));
  options.byte_order_mark = true;
  EXPECT_TRUE(export_of("csv", {&record}, options)
                  .content.starts_with("\xEF\xBB\xBF序号"));
}

// The cells of a table by place, as our own reader, which is other people's
// code than the writer, reads them.
std::map<std::pair<int, int>, std::string> cells_of(const std::string& xlsx,
                                                    std::size_t table) {
  std::map<std::pair<int, int>, std::string> cells;
  const auto document = read_xlsx(xlsx);
  EXPECT_TRUE(document) << (document ? "" : document.error().message);
  if (!document || document->flow.tables.size() <= table) return cells;
  for (const Cell& cell : document->flow.tables[table].cells) {
    cells[{cell.row, cell.column}] = to_utf8(cell.text);
  }
  return cells;
}

void expect_cells(const RegisterTable& sheet, const std::string& xlsx,
                  std::size_t table) {
  const auto cells = cells_of(xlsx, table);
  int head = 0;  // the row of the names: a title may stand above it
  while (head < 3 && cells.count({head, 0}) != 0 &&
         cells.at({head, 0}) != sheet.columns[0].title) {
    ++head;
  }
  for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      const auto cell =
          cells.find({head + 1 + static_cast<int>(row), static_cast<int>(i)});
      const SheetValue& value = sheet.rows[row][i];
      std::string have = cell == cells.end() ? "" : cell->second;
      // Figures are shown as 300,000.
      if (std::holds_alternative<Decimal>(value)) std::erase(have, ',');
      EXPECT_EQ(have, plain_text(value))
          << row << " " << sheet.columns[i].title;
    }
  }
}

TEST(Workbook, AnotherReaderFindsEveryCell) {
  const Record tasks = corpus_record("task_list/record.pdf.json");
  const Record rules = corpus_record("subsidy_measure/record.json");
  SinkOptions options;
  options.today = Date{2025, 9, 10};
  const Records records = {&tasks, &rules};
  const std::string xlsx = export_of("xlsx", records, options).content;
  expect_cells(task_register(records, options), xlsx, 0);
  expect_cells(rule_register(records), xlsx, 1);
}

TEST(Workbook, AThousandTasksAndHurtfulText) {
  std::string text;
  for (int i = 1; i <= 1000; ++i) {
    text += "第" + std::to_string(i) +
            "条 市财政局负责在2026年6月底前完成<b>]]>&amp;=1+1核拨。\n";
  }
  const Record record = record_of(text);
  ASSERT_EQ(record.obligations.size(), 1000U);
  const std::string xlsx = export_of("xlsx", {&record}).content;
  expect_cells(task_register({&record}, {}), xlsx, 0);
}

TEST(Workbook, WhatACellCannotHoldIsCutAndTold) {
  std::string words;
  for (int i = 0; i < 40000; ++i) words += "拨";
  const Record record = record_of("第一条 市财政局负责核" + words + "。");
  const Export made = export_of("xlsx", {&record});
  ASSERT_EQ(made.omissions.size(), 1U);
  EXPECT_EQ(made.omissions[0].code, "cell_cut");
}

TEST(Workbook, ARecordWithoutTasksIsASheetWithItsHead) {
  const Record record = record_of("甲");
  EXPECT_TRUE(export_of("xlsx", {&record}).content.starts_with("PK"));
}

}  // namespace
}  // namespace tiaowen
