#include "pipeline/layout/site_furniture.h"

#include <algorithm>
#include <optional>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;

constexpr std::size_t kLongestLink = 60;
constexpr std::size_t kLongestPhrase = 80;

bool is_sentence(View line) { return line.find(U'。') != View::npos; }

// …通知 2024-03-02: digits, dashes and brackets at the end, eight at least.
bool ends_with_date(View line) {
  int digits = 0;
  while (!line.empty() &&
         View(U"0123456789-/.[]()（） :：").find(line.back()) != View::npos) {
    if (is_digit(line.back())) ++digits;
    line.remove_suffix(1);
  }
  return digits >= 8 && !line.empty();
}

struct Phrase {
  std::string place, kind;
  bool whole = false;  // the line is the phrase and nothing more
};

std::optional<Phrase> phrase_of(View line, const Lexicon& words) {
  if (line.empty() || line.size() > kLongestPhrase) return std::nullopt;
  const Word word = words.begins(line, 0, Dictionary::site_furniture);
  if (!word) return std::nullopt;
  View rest = line.substr(word.length);
  while (!rest.empty() && (is_space(rest.front()) || rest.front() == U':' ||
                           rest.front() == U'：')) {
    rest.remove_prefix(1);
  }
  return Phrase{std::string(words.cell(word, "place")),
                std::string(words.cell(word, "kind")), rest.empty()};
}

// Blocks from here on are short lines without a sentence: a page's foot.
std::size_t foot_of(const std::vector<Block>& blocks) {
  std::size_t foot = blocks.size();
  while (foot > 0) {
    const Block& block = blocks[foot - 1];
    const View line = trim(block.text);
    if (block.kind == BlockKind::table || line.size() > kLongestPhrase ||
        is_sentence(line)) {
      break;
    }
    --foot;
  }
  return foot;
}

class Sorter {
 public:
  Sorter(Layout& layout, const Lexicon& words)
      : layout_(layout), words_(words), foot_(foot_of(layout.blocks)) {}

  void sort() {
    for (std::size_t i = foot_; i < layout_.blocks.size(); ++i) {
      const auto phrase = phrase_of(trim(layout_.blocks[i].text), words_);
      site_foot_ = site_foot_ || (phrase && phrase->place == "footer");
    }
    std::size_t at = 0;
    std::erase_if(layout_.blocks, [&](const Block& block) {
      auto kind = furniture(block, at++);
      if (!kind) return false;
      layout_.set_aside.push_back({std::move(*kind), block.text, 0});
      return true;
    });
  }

 private:
  std::optional<std::string> furniture(const Block& block, std::size_t at) {
    const View line = trim(block.text);
    if (block.kind == BlockKind::table || line.empty()) {
      if (block.kind == BlockKind::table) in_list_ = false;
      return std::nullopt;
    }
    const auto phrase = phrase_of(line, words_);
    if (phrase && phrase->place == "list" && phrase->whole) {
      in_list_ = true;
      return phrase->kind;
    }
    if (in_list_ && line.size() <= kLongestLink + 12 && !is_sentence(line) &&
        (ends_with_date(line) || at >= foot_)) {
      return "navigation";
    }
    in_list_ = false;
    if (!phrase || is_sentence(line)) return std::nullopt;
    if (phrase->place == "begins" ||
        (phrase->place == "whole" && phrase->whole) ||
        (phrase->place == "footer" && at >= foot_) ||
        (phrase->place == "beside_footer" && at >= foot_ && site_foot_)) {
      return phrase->kind;
    }
    return std::nullopt;
  }

  Layout& layout_;
  const Lexicon& words_;
  std::size_t foot_;
  bool site_foot_ = false;  // the foot names a site: 网站标识码
  bool in_list_ = false;
};

}  // namespace

void set_site_furniture_aside(Layout& layout, const Lexicon& words) {
  Sorter(layout, words).sort();
}

}  // namespace tiaowen
