// Any input at all: the laws of a record hold.

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>
#include <sstream>
#include <utility>
#include <vector>

#include "pipeline/model/unicode.h"
#include "pipeline/run.h"
#include "pipeline/write/write.h"
#include "tests/record_laws.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using testing::shipped_words;

std::string record_of(Document document) {
  const Record record =
      run(std::move(document), shipped_words(), {Context{}, true});
  std::string json;
  append_json(record, {"test", "test"}, {Style::compact, true, ""}, json);
  return json;
}

std::string all(const std::vector<std::string>& broken) {
  std::string lines;
  for (const std::string& law : broken) lines += law + "\n";
  return lines;
}

// Pieces that documents are made of, in any order: whatever sense they make
// together, the laws must hold.
constexpr std::array<const char*, 64> kPieces = {"第一条",
                                                 "第十二条之一 ",
                                                 "第三章 总则",
                                                 "（一）",
                                                 "(2)",
                                                 "1.",
                                                 "一、",
                                                 "①",
                                                 "附件1",
                                                 "附件",
                                                 "一是",
                                                 "\n",
                                                 "\n\n",
                                                 "\t",
                                                 " ",
                                                 "　",
                                                 "。",
                                                 "；",
                                                 "，",
                                                 "、",
                                                 "：",
                                                 "“",
                                                 "”",
                                                 "《",
                                                 "》",
                                                 "〔2022〕",
                                                 "36号",
                                                 "市财政局",
                                                 "省科技厅、财政厅",
                                                 "由",
                                                 "牵头",
                                                 "配合",
                                                 "报",
                                                 "批准",
                                                 "应当",
                                                 "不得",
                                                 "给予",
                                                 "30万",
                                                 "10万元",
                                                 "50%",
                                                 "三成",
                                                 "百分之",
                                                 "三分之一",
                                                 "3:3:4",
                                                 "2025年",
                                                 "12月31日",
                                                 "前",
                                                 "底前",
                                                 "每年",
                                                 "10月底",
                                                 "收到文件后",
                                                 "30日",
                                                 "个工作日",
                                                 "内",
                                                 "长期坚持",
                                                 "5家",
                                                 "80分及以上",
                                                 "不超过",
                                                 "以上",
                                                 "以下",
                                                 "壹佰万元整",
                                                 "|",
                                                 "——",
                                                 "十几"};

rc::Gen<std::string> documents() {
  return rc::gen::map(rc::gen::container<std::vector<int>>(rc::gen::inRange(
                          0, static_cast<int>(kPieces.size()))),
                      [](const std::vector<int>& picks) {
                        std::string text;
                        for (const int pick : picks) {
                          text += kPieces[static_cast<std::size_t>(pick)];
                        }
                        return text;
                      });
}

TEST(Properties, LawsHoldForAnyPiecesOfDocuments) {
  EXPECT_TRUE(rc::check("laws hold", [] {
    const std::string text = *documents();
    auto document = read_text(text);
    RC_ASSERT(document.has_value());
    RC_ASSERT(all(testing::broken_laws(record_of(*document))) == "");
  }));
}

// The words of every dictionary, a dictionary each: what the rows make the
// stages look for, met in orders that nobody thought of.
std::vector<std::vector<std::string>> words_by_dictionary() {
  std::vector<std::vector<std::string>> all;
  for (std::size_t d = 0; d < static_cast<std::size_t>(Dictionary::count_);
       ++d) {
    const auto dictionary = static_cast<Dictionary>(d);
    std::vector<std::string> words;
    for (std::size_t row = 0; row < shipped_words().rows(dictionary); ++row) {
      std::istringstream cell(
          std::string(shipped_words().cell(dictionary, row, "words")));
      for (std::string word; std::getline(cell, word, '|');) {
        words.push_back(word);
      }
    }
    if (!words.empty()) all.push_back(std::move(words));
  }
  return all;
}

// Words of dictionaries, and now and then one of the pieces.
rc::Gen<std::string> wordy_documents() {
  static const auto kWords = words_by_dictionary();
  const auto pick =
      rc::gen::pair(rc::gen::inRange(0, 1 << 16), rc::gen::inRange(0, 1 << 16));
  return rc::gen::map(
      rc::gen::container<std::vector<std::pair<int, int>>>(200, pick),
      [](const std::vector<std::pair<int, int>>& picks) {
        std::string text;
        for (const auto& [first, second] : picks) {
          const auto a = static_cast<std::size_t>(first);
          const auto b = static_cast<std::size_t>(second);
          if (a % 3 == 0) {
            text += kPieces[b % kPieces.size()];
          } else {
            const auto& words = kWords[a % kWords.size()];
            text += words[b % words.size()];
          }
        }
        return text;
      });
}

TEST(Properties, LawsHoldForAnyWordsOfTheDictionaries) {
  EXPECT_GT(words_by_dictionary().size(), 50U);
  EXPECT_TRUE(rc::check("laws hold", [] {
    const std::string text = *wordy_documents();
    auto document = read_text(text);
    RC_ASSERT(document.has_value());
    RC_ASSERT(all(testing::broken_laws(record_of(*document))) == "");
  }));
}

TEST(Properties, LawsHoldForAnyBytes) {
  EXPECT_TRUE(rc::check("laws hold", [] {
    const auto bytes = *rc::gen::container<std::string>(
        rc::gen::cast<char>(rc::gen::inRange(0, 256)));
    const auto document = read_plain(bytes);
    if (document) {
      Document read = *document;
      read.source.sha256 = std::string(64, '0');
      RC_ASSERT(all(testing::broken_laws(record_of(std::move(read)))) == "");
    } else {
      RC_ASSERT(document.error().code == "encoding");
      RC_ASSERT(!document.error().message.empty());
    }
  }));
}

TEST(Properties, TheSameTextGivesTheSameBytes) {
  EXPECT_TRUE(rc::check("same bytes", [] {
    const std::string text = *documents();
    RC_ASSERT(record_of(*read_text(text)) == record_of(*read_text(text)));
  }));
}

TEST(Properties, FoldingKeepsThePublishedCharacters) {
  EXPECT_TRUE(rc::check("the text is the input's", [] {
    const std::string text = *documents();
    const Record record = run(*read_text(text), shipped_words(), {});
    RC_ASSERT(record.text.original.size() == record.text.folded.size());
    std::u32string kept, given;
    // Blanks may go, and '|' between the cells of a converter's table does.
    const auto take = [](std::u32string_view from, std::u32string& into) {
      for (const char32_t c : from) {
        if (!is_space(c) && c != U'|') into.push_back(c);
      }
    };
    take(record.text.original, kept);
    for (const SetAside& piece : record.set_aside) take(piece.text, kept);
    take(to_u32(text), given);
    std::sort(kept.begin(), kept.end());
    std::sort(given.begin(), given.end());
    RC_ASSERT(kept == given);
  }));
}

}  // namespace
}  // namespace tiaowen
