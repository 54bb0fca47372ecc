#include "pipeline/model/body_name.h"

#include <array>
#include <utility>

#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::array<std::pair<Level, std::string_view>, kLevelCount> kLevels =
    {{
        {Level::none, ""},
        {Level::national, "national"},
        {Level::province, "province"},
        {Level::city, "city"},
        {Level::county, "county"},
        {Level::township, "township"},
    }};

// The characters of 各县(市、区), 市、县(区), 省(区、市): kinds of regions
// and what joins them.
constexpr LetterSet kKinds(U"省市县区州盟旗镇乡");
constexpr LetterSet kMixed(U"省市县区州盟旗镇乡各自治直辖街道园级、和()");
constexpr std::size_t kLongestMixed = 20;

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool opens_mixed(std::u32string_view run) {
  if (kKinds.has(run.front()) || run.front() == U'各') {
    return true;
  }
  for (const std::u32string_view word : {U"自治区", U"直辖市", U"街道"}) {
    if (run.starts_with(word)) return true;
  }
  return false;
}

// 各县(市、区) before `end`: more than one kind of region, or 各. Its begin;
// `end` where there is none.
std::size_t mixed_begin(std::u32string_view text, std::size_t end) {
  std::size_t begin = end;
  int depth = 0;
  while (begin > 0 && end - begin < kLongestMixed &&
         kMixed.has(text[begin - 1])) {
    if (text[begin - 1] == U')') ++depth;
    if (text[begin - 1] == U'(' && --depth < 0) break;
    --begin;
  }
  while (end - begin > 1) {  // one letter names no more than one kind
    const auto run = text.substr(begin, end - begin);
    std::size_t kinds = 0;
    int open = 0;
    for (const char32_t c : run) {
      if (kKinds.has(c)) ++kinds;
      if (c == U'(') ++open;
      if (c == U')') --open;
    }
    if (kinds == 0) return end;
    const bool each = run.front() == U'各';
    // 市、县 is a class; 市县 is one in the dictionary; 市 alone is home.
    const bool joined = run.find_first_of(U"、和") != run.npos || open != 0 ||
                        run.find(U'(') != run.npos;
    if (open == 0 && opens_mixed(run) && (each || (kinds > 1 && joined))) {
      return begin;
    }
    ++begin;
  }
  return end;
}

class PrefixReader {
 public:
  PrefixReader(std::u32string_view text, std::size_t end, const Lexicon& words)
      : text_(text), words_(words), end_(end), at_(end) {}

  RegionPrefix read() {
    const Word region = region_before();
    if (!region && !may_describe()) {  // as at most places
      prefix_.span = span_of(end_, end_);
      return prefix_;
    }
    if (!named(region)) described();
    if (at_ >= 2 && text_.substr(at_ - 2, 2) == U"中共") {
      prefix_.party = true;
      at_ -= 2;
    }
    prefix_.span = span_of(at_, end_);
    return prefix_;
  }

 private:
  Word region_before() const {
    return words_.ends(text_, at_, Dictionary::region);
  }

  // May other words than a region's name say whose it is? 市, 各县(市、区),
  // 中共
  bool may_describe() const {
    if (end_ == 0) return false;
    const char32_t last = text_[end_ - 1];
    return kMixed.has(last) || last == U'共' ||
           words_.ends(text_, end_, Dictionary::region_prefix);
  }

  // 云南省玉溪市高新区: the innermost names the body's place. `word` is the
  // region right in front of it.
  bool named(Word word) {
    if (word && words_.cell(word, "level") == "zone") {
      prefix_.zone = word;
      prefix_.level = Level::county;
      at_ -= word.length;
      word = region_before();
    }
    while (word && words_.cell(word, "level") != "zone") {
      if (!prefix_.region) {
        prefix_.region = word;
        prefix_.region_span = span_of(at_ - word.length, at_);
        if (!prefix_.zone) prefix_.level = level_of(words_.cell(word, "level"));
      }
      at_ -= word.length;
      word = region_before();
    }
    if (prefix_.zone && at_ > 0 && text_[at_ - 1] == U'各') {
      prefix_.many = true;  // 各开发区管委会
      --at_;
      return true;
    }
    if (prefix_.zone && !prefix_.region) {
      // 市高新区: the zone of the document's own city.
      const Word home = words_.ends(text_, at_, Dictionary::region_prefix);
      if (home && words_.cell(home, "kind") == "home") at_ -= home.length;
    }
    return at_ != end_;
  }

  // 市, 我省, 各县(市、区), 所在地同级
  void described() {
    for (int turns = 0; turns < 4; ++turns) {
      const std::size_t mixed = mixed_begin(text_, at_);
      if (mixed != at_) {
        prefix_.many = true;
        at_ = mixed;
        continue;
      }
      const Word word = words_.ends(text_, at_, Dictionary::region_prefix);
      if (!word) return;
      const auto kind = words_.cell(word, "kind");
      if (kind == "self" || (kind == "home" && at_ != end_)) return;
      if (kind == "many" || kind == "place") prefix_.many = true;
      if (prefix_.level == Level::none) {
        prefix_.level = level_of(words_.cell(word, "level"));
      }
      at_ -= word.length;
      if (kind == "home" && word.length == 1) unlisted();
      if (kind == "home") placed();
      if (kind == "place") located();
      if (kind != "many") return;
      if (text_.substr(at_, 2) == U"所在") located();
    }
  }

  // 户籍所在地|镇, 居住地所在|镇: a class, told by where it lies.
  void placed() {
    const Word word = words_.ends(text_, at_, Dictionary::region_prefix);
    const bool seat = word && text_.substr(at_ - word.length, 2) == U"所在";
    if (!word || (words_.cell(word, "kind") != "place" && !seat)) return;
    prefix_.many = true;
    at_ -= word.length;
    located();
  }

  // 创新实验室所在设区市: whose seat it is stands before 所在.
  void located() {
    constexpr std::size_t kLongest = 12;
    constexpr std::u32string_view kLeading = U"由经报向对和与及为的";
    std::size_t begin = at_;
    while (begin > 0 && at_ - begin <= kLongest && is_han(text_[begin - 1]) &&
           kLeading.find(text_[begin - 1]) == kLeading.npos) {
      const Word role = words_.ends(text_, begin, Dictionary::role);
      if (!words_.cell(role, "before").empty()) break;
      --begin;
    }
    if (at_ - begin <= kLongest) at_ = begin;
  }

  // 市 as the end of a name no dictionary lists: behind 由, 报 …, a blank or a
  // line end stand two or three characters that are no verb.
  void unlisted() {
    constexpr std::size_t kLongest = 3;
    constexpr std::u32string_view kLeading = U"由经报向对和与及为《\n ";
    std::size_t begin = at_;
    while (begin > 0 && at_ - begin < kLongest + 1 &&
           is_han(text_[begin - 1]) &&
           kLeading.find(text_[begin - 1]) == kLeading.npos) {
      for (const Dictionary verbs :
           {Dictionary::role, Dictionary::citation_relation}) {
        if (words_.ends(text_, begin, verbs)) return;
      }
      --begin;
    }
    const std::size_t length = at_ - begin;
    if (length < 2 || length > kLongest) return;
    if (begin > 0 && kLeading.find(text_[begin - 1]) == kLeading.npos) return;
    at_ = begin;
    prefix_.region_span = span_of(at_, end_);
  }

  std::u32string_view text_;
  const Lexicon& words_;
  std::size_t end_, at_;
  RegionPrefix prefix_;
};

// Region and branch behind a national body: 玉溪市中心支行.
std::size_t branch_end(std::u32string_view text, std::size_t at,
                       const Lexicon& words) {
  std::size_t end = at;
  while (const Word region = words.begins(text, end, Dictionary::region)) {
    end += region.length;
  }
  if (end == at) {
    const Word home = words.begins(text, at, Dictionary::region_prefix);
    if (!home || words.cell(home, "kind") != "home") return at;
    end += home.length;
  }
  const Word part = words.begins(text, end, Dictionary::organ_part);
  if (!part || words.cell(part, "kind") != "branch") return at;
  return end + part.length;
}

}  // namespace

std::string_view name_of(Level level) {
  return kLevels[static_cast<std::size_t>(level)].second;
}

Level level_of(std::string_view name) {
  if (name == "municipality") return Level::province;
  for (const auto& [level, known] : kLevels) {
    if (!known.empty() && known == name) return level;
  }
  return Level::none;
}

RegionPrefix read_region_prefix(std::u32string_view folded, std::size_t end,
                                const Lexicon& words) {
  return PrefixReader(folded, end, words).read();
}

BodyName read_body_name(std::u32string_view folded, std::size_t at, Word organ,
                        const Lexicon& words) {
  BodyName name;
  name.organ = organ;
  name.organ_span = span_of(at, at + organ.length);
  name.prefix = read_region_prefix(folded, at, words);
  name.many = name.prefix.many;
  std::size_t end = name.organ_span.end;
  if (!words.cell(organ, "national").empty()) {
    const std::size_t branch = branch_end(folded, end, words);
    name.branch = span_of(end, branch);
    end = branch;
  }
  const std::size_t part = end;
  for (int turns = 0; turns < 3; ++turns) {
    const Word word = words.begins(folded, end, Dictionary::organ_part);
    if (!word || words.cell(word, "kind") == "branch") break;
    if (words.cell(word, "kind") == "many") name.many = true;
    end += word.length;
  }
  name.part = span_of(part, end);
  name.span = span_of(name.prefix.span.begin, end);
  if (name.prefix.span.empty()) return name;
  // 国家税务总局某市税务局: the national body before its own branch.
  const Word above =
      words.ends(folded, name.span.begin, Dictionary::department);
  if (above && words.cell(above, "level") == "national" &&
      words.cell(above, "id") == words.cell(organ, "id")) {
    name.span.begin -= above.length;
  }
  return name;
}

}  // namespace tiaowen
