#include "pipeline/compare/compare.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "pipeline/write/evidence.h"
#include "tests/write/exported.h"

namespace tiaowen {
namespace {

using testing::record_of;

// changed art_2 -> art_2 amount 300000>500000 …: a change in one line.
std::string line_of(const Record& before, const Record& after,
                    const ClauseChange& change) {
  std::string line(name_of(change.kind));
  line += " " + clause_id(before, change.before) + ">" +
          clause_id(after, change.after);
  for (const ValueChange& value : change.values) {
    line += " " + value.type;
    for (const int old : value.before) {
      line += " -" + value_of(before, mention_at(before, old));
    }
    for (const int now : value.after) {
      line += " +" + value_of(after, mention_at(after, now));
    }
  }
  return line;
}

std::vector<std::string> changes(const std::string& old,
                                 const std::string& now) {
  const Record before = record_of(old), after = record_of(now);
  std::vector<std::string> lines;
  for (const ClauseChange& change : compare(before, after).clauses) {
    lines.push_back(line_of(before, after, change));
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Compare, SaysWhichFiguresDatesAndBodiesChanged) {
  EXPECT_EQ(changes("第一条 市财政局负责在2025年6月底前拨付。\n"
                    "第二条 每户补助30万元。\n",
                    "第一条 市审计局负责在2025年9月底前拨付。\n"
                    "第二条 每户补助50万元。\n"),
            (Lines{"changed art_1>art_1 time -2025-06-30 +2025-09-30 "
                   "department -市财政局 +市审计局",
                   "changed art_2>art_2 amount -300000 +500000"}));
}

TEST(Compare, AClauseThatMovedIsNoChangeOfItsWords) {
  const Lines found = changes(
      "第一条 为规范管理，制定本办法。\n第二条 申请材料一式三份。\n",
      "第一条 为规范管理，制定本办法。\n第二条 本办法所称平台是指中试平台。\n"
      "第三条 申请材料一式三份。\n");
  EXPECT_EQ(found, (Lines{"added >art_2", "renumbered art_2>art_3"}));
}

TEST(Compare, WhatIsGoneIsToldWhereItStood) {
  const Lines found = changes(
      "第一条 甲类事项由窗口办理。\n第二条 乙类材料逐级上报。\n第三条 "
      "本办法自印发之日起施行。\n",
      "第一条 甲类事项由窗口办理。\n第二条 本办法自印发之日起施行。\n");
  EXPECT_EQ(found, (Lines{"removed art_2>", "renumbered art_3>art_2"}));
}

TEST(Compare, LineBreaksAndBlanksAreNoChange) {
  EXPECT_EQ(changes("第一条 申请材料一式三份。", "第一条　申请材料 一式三份。"),
            Lines{});
}

TEST(Compare, MetadataIsComparedToo) {
  Record before = record_of("第一条 甲。"), after = record_of("第一条 甲。");
  before.metadata.doc_number = "甲发〔2024〕1号";
  after.metadata.doc_number = "甲发〔2025〕2号";
  after.metadata.issued = Date{2025, 1, 2};
  const Comparison found = compare(before, after);
  ASSERT_EQ(found.metadata.size(), 2U);
  EXPECT_EQ(found.metadata[0].field, "doc_number");
  EXPECT_EQ(found.metadata[1].after, "2025-01-02");
  EXPECT_EQ(found.unchanged, 1);
  EXPECT_TRUE(found.clauses.empty());
}

TEST(Compare, ADocumentWithItselfIsUnchanged) {
  for (const char* name : {"fund_regulation", "task_list", "two_attachments"}) {
    const Record record =
        testing::corpus_record(std::string(name) + "/record.json");
    const Comparison found = compare(record, record);
    EXPECT_TRUE(found.clauses.empty()) << name;
    EXPECT_EQ(found.unchanged, static_cast<int>(record.clauses.size()));
  }
}

TEST(Compare, ThousandsOfLikeClauses) {
  std::string old, now;
  for (int i = 1; i <= 2000; ++i) {
    const std::string number = std::to_string(i);
    old += "第" + number + "条 市财政局负责核拨第" + number + "批资金。\n";
    now += "第" + number + "条 市财政局负责核拨第" + number + "批资金" +
           (i % 2 == 0 ? "和物资" : "") + "。\n";
  }
  const Lines found = changes(old, now);
  EXPECT_EQ(found.size(), 1000U);
  EXPECT_TRUE(std::all_of(found.begin(), found.end(), [](const auto& line) {
    return line.starts_with("changed ");
  }));
}

}  // namespace
}  // namespace tiaowen
