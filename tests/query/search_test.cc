// Search against looking at every text.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "pipeline/model/unicode.h"
#include "pipeline/query/keys.h"
#include "pipeline/store/search_text.h"
#include "tests/query/asked.h"

namespace tiaowen {
namespace {

// Few letters, so that most pairs stand somewhere and many nearly do.
std::string made_text(std::mt19937& random, int articles) {
  static constexpr const char* kLetters[] = {"补", "助", "奖", "励",  "资",
                                             "金", "5G", "，", "30%", "业"};
  std::uniform_int_distribution<std::size_t> letter(0, 9);
  std::string text;
  for (int i = 1; i <= articles; ++i) {
    text += "第" + std::string(i == 1 ? "一" : i == 2 ? "二" : "三") + "条 ";
    for (int k = 0; k < 30; ++k) text += kLetters[letter(random)];
    text += "。\n";
  }
  return text;
}

std::set<std::pair<std::int64_t, std::int64_t>> looked_at(
    Store& store, const std::u32string& words) {
  auto rows = store.database().prepare(
      "SELECT c.document, c.number, substr(d.text, c.span_begin + 1, "
      "c.span_end - c.span_begin) FROM clause AS c JOIN document AS d ON d.id "
      "= c.document");
  std::set<std::pair<std::int64_t, std::int64_t>> found;
  while (rows->step().value_or(false)) {
    // 5G is a word: it is not in 5G30%.
    const std::string text = ' ' + search_words(to_u32(rows->text(2))) + ' ';
    if (text.find(' ' + search_words(words) + ' ') != std::string::npos) {
      found.insert({rows->integer(0), rows->integer(1)});
    }
  }
  return found;
}

TEST(QuerySearch, FindsWhatLookingFinds) {
  testing::TemporaryFolder folder;
  auto store = Store::open((folder.path() / "a.db").string(), OpenMode::write);
  ASSERT_TRUE(store.has_value());
  std::mt19937 random(7);
  for (int i = 0; i < 60; ++i) {
    ASSERT_NE(testing::put_text(*store, made_text(random, 3),
                                std::to_string(i) + ".txt"),
              0);
  }
  std::size_t some = 0;
  for (const char32_t* words :
       {U"补助", U"助补", U"资金", U"金业", U"励", U"补助奖", U"奖励资",
        U"业，", U"，补助", U"助5G", U"5G业", U"金30%", U"奖励资金", U"缺字"}) {
    Query query;
    query.about = Subject::clauses;
    query.text = words;
    for (char32_t& c : query.text) {
      c = testing::shipped_words().folded(c);
    }
    const auto keys = find_keys(store->database(), query);
    ASSERT_TRUE(keys.has_value());
    std::set<std::pair<std::int64_t, std::int64_t>> found;
    for (const Key& key : *keys) found.insert({key.document, key.number});
    EXPECT_EQ(found, looked_at(*store, words)) << to_utf8(words);
    some += found.size();
    // The same through the other ways to the rows.
    query.document = ".txt";
    const auto none = find_keys(store->database(), query);
    EXPECT_TRUE(none->empty());
    query.document = "7.txt";
    const auto some_keys = find_keys(store->database(), query);
    for (const Key& key : *some_keys) {
      EXPECT_TRUE(found.contains({key.document, key.number}));
    }
  }
  EXPECT_GT(some, 200u);
}

// Stretches of a text as the conditions of what is owed, for every character
// that may stand in one.
StoredDocument with_conditions(std::mt19937& random, int number) {
  static constexpr const char* kLetters[] = {
      "补", "助", "企", "业", "5G", "g", "15",         "３０％", "，", "“",
      "\"", "$",  "的", "※",  " ",  "é", "\U0002A6B2", "　",     "(",  "'"};
  std::uniform_int_distribution<std::size_t> letter(0, 19);
  std::string text = "第" + std::to_string(number) + "号：";
  for (int i = 0; i < 120; ++i) text += kLetters[letter(random)];
  Document document = *read_text(text);
  Record record = run(std::move(document), testing::shipped_words(), {});
  const auto size = static_cast<std::uint32_t>(record.text.original.size());
  record.obligations.clear();
  for (std::uint32_t begin = 6; begin + 12 < size; begin += 11) {
    Obligation o;
    o.span = o.action = {begin, begin + 1};
    if (begin % 3 != 0) o.condition = Span{begin, begin + 12};
    record.obligations.push_back(o);
  }
  return stored_document(record, "{}", "test");
}

TEST(QuerySearch, ConditionsAreFoundByAnyPartOfThem) {
  testing::TemporaryFolder folder;
  auto store = Store::open((folder.path() / "a.db").string(), OpenMode::write);
  ASSERT_TRUE(store.has_value());
  std::mt19937 random(11);
  {
    Transaction transaction(store->database());
    for (int i = 0; i < 40; ++i) {
      ASSERT_TRUE(store->put(with_conditions(random, i)));
    }
    ASSERT_TRUE(transaction.commit());
  }
  std::vector<std::pair<Key, std::string>> conditions;
  auto rows = store->database().prepare(
      "SELECT document, number, condition FROM obligation WHERE condition IS "
      "NOT NULL");
  while (rows->step().value_or(false)) {
    conditions.push_back(
        {{rows->integer(0), rows->integer(1)}, std::string(rows->text(2))});
  }
  ASSERT_GT(conditions.size(), 200U);
  std::set<std::string> asked = {"补",  "5",    "G5",   "g",   "é",  "É",
                                 "\"",  "''",   "$",    " ",   "　", "(",
                                 "补 ", "没有", "\"\"", "5G，"};
  for (std::size_t i = 0; i < conditions.size(); i += 3) {
    const std::u32string all = to_u32(conditions[i].second);
    asked.insert(to_utf8(all.substr(i % 7, 1 + i % 5)));
  }
  std::size_t some = 0;
  for (const std::string& words : asked) {
    std::set<std::pair<std::int64_t, std::int64_t>> expected, found;
    for (const auto& [key, condition] : conditions) {
      if (condition.find(words) != std::string::npos) {
        expected.insert({key.document, key.number});
      }
    }
    Query query;
    query.condition = words;
    const auto keys = find_keys(store->database(), query);
    ASSERT_TRUE(keys.has_value()) << keys.error().message;
    for (const Key& key : *keys) found.insert({key.document, key.number});
    EXPECT_EQ(found, expected) << words;
    some += found.size();
    query.modalities = {"award"};
    EXPECT_TRUE(find_keys(store->database(), query)->empty());
  }
  EXPECT_GT(some, 1000u);
}

TEST(QuerySearch, WhatIsFoundComesTheOtherWayRoundToo) {
  testing::TemporaryFolder folder;
  auto store = Store::open((folder.path() / "a.db").string(), OpenMode::write);
  ASSERT_TRUE(store.has_value());
  for (const char* name : {"甲", "乙", "丙"}) {
    testing::put_text(
        *store, std::string(name) + "市办法\n第一条 应当公开补助。\n", name);
  }
  Query query;
  query.about = Subject::clauses;
  query.text = U"公开补助";
  auto keys = *find_keys(store->database(), query);
  ASSERT_EQ(keys.size(), 3U);
  query.reversed = true;
  std::reverse(keys.begin(), keys.end());
  EXPECT_EQ(*find_keys(store->database(), query), keys);
}

}  // namespace
}  // namespace tiaowen
