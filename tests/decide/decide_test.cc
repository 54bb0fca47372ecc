#include "pipeline/decide/decide.h"

#include <gtest/gtest.h>

#include "pipeline/decide/formula.h"
#include "pipeline/decide/pick.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

Record record_of(const std::string& text) {
  auto document = read_text(text);
  if (!document) throw std::runtime_error(document.error().message);
  return run(std::move(*document), testing::shipped_words(), {});
}

std::vector<Given> given(
    std::initializer_list<std::pair<const char*, const char*>> pairs) {
  std::vector<Given> all;
  for (const auto& [name, value] : pairs)
    all.push_back({name, value_of(value)});
  return all;
}

std::string then_of(const Rule& rule, const Answer& answer) {
  if (answer.verdict != Verdict::decided) {
    return std::string(name_of(answer.verdict));
  }
  const RuleRow& row = rule.rows[answer.rows.front()];
  return row.then ? row.then->str() : "range";
}

TEST(UnaryTest, AcceptsWhatFeelSays) {
  struct Case {
    const char *test, *value;
    bool accepted;
  };
  constexpr Case kCases[] = {
      {"-", "anything", true},
      {">=80", "80", true},
      {">=80", "79.9", false},
      {"<60", "60", false},
      {"<=60", "60", true},
      {"3", "3.0", true},
      {"=3", "3", true},
      {"[60..80)", "60", true},
      {"[60..80)", "80", false},
      {"(60..80]", "60", false},
      {"]60..80[", "80", false},
      {"1,2,3", "2", true},
      {"1,2,3", "4", false},
      {"\"省级\",\"市级\"", "市级", true},
      {"\"省级\"", "省 级", true},
      {"\"A\"", "a", true},
      {"\"省级\"", "国家级", false},
      {"not(\"省级\")", "国家级", true},
      {"not([1..3])", "2", false},
      {"true", "true", true},
      {"false", "true", false},
      {"\"a, b\",\"c\"", "a,b", true},
  };
  for (const Case& one : kCases) {
    EXPECT_EQ(accepts(one.test, value_of(one.value)), one.accepted)
        << one.test << " of " << one.value;
  }
}

TEST(UnaryTest, SaysNothingOfValuesItCannotRead) {
  EXPECT_EQ(accepts(">=80", value_of("优秀")), std::nullopt);
  EXPECT_EQ(accepts("true", value_of("3")), std::nullopt);
  EXPECT_EQ(accepts("80..90", value_of("85")), std::nullopt);
  EXPECT_EQ(accepts("\"open", value_of("open")), std::nullopt);
}

TEST(Formula, ComputesExactly) {
  const std::map<std::string, Decimal, std::less<>> values = {
      {"费用", *Decimal::parse("10.1")}, {"人数", Decimal(250)}};
  const auto is = [&](const char* formula) {
    const auto value = evaluated(formula, values);
    return value ? value->str() : "nothing";
  };
  EXPECT_EQ(is("min(0.25 * 费用, 3)"), "2.525");
  EXPECT_EQ(is("min(0.25 * 费用, 2)"), "2");
  EXPECT_EQ(is("max(1, 2, 1.5) * (费用 - 0.1) + 1"), "21");
  EXPECT_EQ(is("5000 * floor(人数 / 100)"), "10000");
  EXPECT_EQ(is("ceiling(人数 / 100)"), "3");
  EXPECT_EQ(is("ceiling(人数 / 125)"), "2");
  EXPECT_EQ(is("0.2 * 面积"), "nothing");
  EXPECT_EQ(is("min(1, "), "nothing");
  EXPECT_EQ(is("1 1"), "nothing");
  EXPECT_EQ(is(std::string(5000, '(').c_str()), "nothing");
  EXPECT_EQ(names_in("min(0.25 * 费用, 人数 * 费用)"),
            (std::vector<std::string>{"费用", "人数"}));
}

TEST(Decide, ShutsNobodyOutUnasked) {
  const Record record = record_of(
      "对省级、市级站点,分别给予5万元、2万元补助。"
      "但发生安全事故的取消补助。");
  ASSERT_EQ(record.rules.size(), 1u);
  const Rule& rule = record.rules[0];
  const Answer answer = decide(rule, given({{"级别", "省级"}}));
  EXPECT_EQ(then_of(rule, answer), "50000");
  EXPECT_EQ(answer.denied, (std::vector<std::size_t>{1}));
  auto shut = given({{"级别", "省级"}, {"发生安全事故", ""}});
  shut[1].value.truth = true;
  EXPECT_EQ(then_of(rule, decide(rule, shut)), "0");
}

TEST(Decide, FindsTheRowOfALevel) {
  const Record record =
      record_of("对新认定的省级、市级专家站,分别给予20万元、8万元补助。");
  ASSERT_EQ(record.rules.size(), 1u);
  const Rule& rule = record.rules[0];
  const Answer answer = decide(rule, given({{"级别", "市级"}}));
  EXPECT_EQ(then_of(rule, answer), "80000");
  ASSERT_EQ(answer.assumed.size(), 1u);  // 新认定 is neither given nor denied
  EXPECT_EQ(rule.inputs[answer.assumed[0]].name, "新认定");
  EXPECT_EQ(to_utf8(record.text.published(sentence_around(
                record.text.original, rule.rows[answer.rows[0]].span))),
            to_utf8(record.text.original.substr(
                0, record.text.original.find(U'。') + 1)));
  EXPECT_EQ(then_of(rule, decide(rule, given({{"认定级别", "国家级"}}))),
            "no_row");
  EXPECT_EQ(
      then_of(rule,
              decide(rule, given({{"级别", "省级"}, {"新认定", "false"}}))),
      "no_row");
}

TEST(Decide, AsksForWhatItNeeds) {
  const Record record = record_of(
      "对评价得分90分及以上安排奖励经费40万元,70分(含)至90分安排奖励经费20万"
      "元,70分以下不予安排奖励经费。");
  ASSERT_EQ(record.rules.size(), 1u);
  const Rule& rule = record.rules[0];
  EXPECT_EQ(then_of(rule, decide(rule, given({{"得分", "90"}}))), "400000");
  EXPECT_EQ(then_of(rule, decide(rule, given({{"得分", "89.99"}}))), "200000");
  EXPECT_EQ(then_of(rule, decide(rule, given({{"得分", "12"}}))), "0");
  const Answer open = decide(rule, {});
  EXPECT_EQ(open.verdict, Verdict::open);
  EXPECT_EQ(open.asked, std::vector<std::size_t>{0});
  EXPECT_EQ(open.rows.size(), 3u);
}

TEST(Decide, ComputesAShareWithItsCap) {
  const Record record = record_of(
      "对新建成的中试平台,按设备投入的20%给予补助,单个平台最高不超过300万元。");
  ASSERT_FALSE(record.rules.empty());
  const Rule& rule = record.rules[0];
  EXPECT_EQ(rule.rows[0].formula, "min(0.2 * 设备投入, 3000000)");
  const Answer small = decide(rule, given({{"设备投入", "5000000"}}));
  ASSERT_TRUE(small.result);
  EXPECT_EQ(small.result->str(), "1000000");
  const Answer large = decide(rule, given({{"设备投入", "90000000"}}));
  ASSERT_TRUE(large.result);
  EXPECT_EQ(large.result->str(), "3000000");
  const Answer unknown = decide(rule, {});
  EXPECT_EQ(then_of(rule, unknown), "0.2");
  EXPECT_EQ(unknown.wanted, std::vector<std::string>{"设备投入"});
}

TEST(PickRule, KnowsIdsNamesAndWhatFits) {
  const Record record = record_of(
      "一、站点奖励\n"
      "对省级、市级站点,分别给予5万元、2万元奖励。\n"
      "评比获一等奖3万元,二等奖1万元。\n");
  ASSERT_EQ(record.rules.size(), 2u);
  EXPECT_EQ(pick_rule(record, "r2", {}).value(), 1u);
  EXPECT_EQ(pick_rule(record, "站点", given({{"级别", "省级"}})).value(), 0u);
  EXPECT_EQ(pick_rule(record, "站点奖励", given({{"奖次", "二等奖"}})).value(),
            1u);
  EXPECT_EQ(pick_rule(record, "站点奖励", {}).error().code, "ambiguous_rule");
  EXPECT_EQ(pick_rule(record, "养老", {}).error().code, "no_such_rule");
  EXPECT_EQ(pick_rule(record, "r3", {}).error().code, "no_such_rule");
}

}  // namespace
}  // namespace tiaowen
