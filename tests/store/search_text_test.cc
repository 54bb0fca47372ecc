// Full-text search finds what brute force finds, for words of two characters
// as for long ones.

#include "pipeline/store/search_text.h"

#include <gtest/gtest.h>

#include <set>

#include "pipeline/model/unicode.h"
#include "tests/store/stored.h"
#include "tests/temporary_folder.h"

namespace tiaowen {
namespace {

TEST(SearchText, PutsBlanksAroundHanAndMarks) {
  EXPECT_EQ(search_words(U"给予补助,按5G标准"), "给 予 补 助 , 按 5G 标 准");
  EXPECT_EQ(search_words(U"甲\n乙\t"), "甲 ¶ 乙 ¶");
  EXPECT_EQ(search_words(U" 2025 年 "), "2025 年");
  EXPECT_EQ(search_phrase(U" 补助 "), "\"补 助\"");
  EXPECT_EQ(search_phrase(U"\"补助\" OR x"), "\"补 助 OR x\"");
  EXPECT_EQ(search_phrase(U"\"  \""), "");
}

TEST(SearchText, LettersStandApartEachByItself) {
  EXPECT_EQ(search_letters(U"满 5G，\n的"), "满 5 G ， 的");
  EXPECT_EQ(letters_phrase(U"的\"5G"), "\"的 \"\" 5 G\"");
  EXPECT_EQ(letters_phrase(U" \t"), "");
}

// Which documents hold the words, by the index and by looking through them.
std::set<std::int64_t> by_index(Store& store, std::u32string_view words) {
  auto asked = store.database().prepare(
      "SELECT DISTINCT s.document FROM clause_search AS f JOIN search_slot AS "
      "s ON s.slot = f.rowid >> 20 WHERE clause_search MATCH ?");
  const std::string phrase = search_phrase(words);
  asked->bind(1, phrase);
  std::set<std::int64_t> found;
  while (asked->step().value()) found.insert(asked->integer(0));
  return found;
}

std::set<std::int64_t> by_hand(Store& store, std::u32string_view words) {
  auto asked = store.database().prepare("SELECT id, text FROM document");
  std::set<std::int64_t> found;
  while (asked->step().value()) {
    if (to_u32(asked->text(1)).find(words) != std::u32string::npos) {
      found.insert(asked->integer(0));
    }
  }
  return found;
}

TEST(SearchText, FindsExactlyWhatBruteForceFinds) {
  testing::TemporaryFolder folder;
  auto store = Store::open((folder.path() / "t.db").string(), OpenMode::write);
  ASSERT_TRUE(store);
  const char* const texts[] = {
      "第一条 给予补助30万元。",
      "第一条 应予补足，助力发展。",
      "第一条 补，助。\n第二条 补\n助手由财政局指定。",
      "一、申请补助资金\n（一）财政补助：按5G标准。",
      "第一条 （一）项目补\n（二）助学金。",
      "第一条 资金补助管理由市财政局负责。",
  };
  int number = 0;
  for (const char* text : texts) {
    testing::put_text(*store, text, std::to_string(++number));
  }
  for (const char32_t* words :
       {U"补助", U"助", U"财政", U"财政局", U"补助资金", U"资金补助", U"标准",
        U"没有", U"局负责", U"补足"}) {
    EXPECT_EQ(by_index(*store, words), by_hand(*store, words))
        << to_utf8(words);
  }
  EXPECT_EQ(by_index(*store, U"补助").size(), 3U);
  EXPECT_EQ(by_index(*store, U"5g").size(), 1U);
}

}  // namespace
}  // namespace tiaowen
