// Bodies that no register lists, by shape: a region, any words, an ending.
//
//   市抚河管理局    市科教服务中心    某市科技局绩效评价领导小组
//   制造业专班      领导小组 (alone: the one named before)
#include <algorithm>

#include "extractors/department.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Characters that never stand inside a name.
constexpr LetterSet kStops(
    U"与及的为是将并或于等了到把被给让其该此均应须不在即");

class Shapes {
 public:
  Shapes(const Reading& reading, const std::vector<Body>& named)
      : reading_(reading), text_(reading.text.folded), named_(named) {}

  std::vector<Body> find() {
    std::vector<Body> found;
    for (const Sighting& seen : reading_.seen.of(Dictionary::body_shape)) {
      while (next_ < named_.size() && named_[next_].span.end <= seen.begin) {
        ++next_;
      }
      // The end of a name the register knows: 厅 in 省科技厅.
      if (next_ < named_.size() && named_[next_].span.begin <= seen.begin) {
        continue;
      }
      take(seen, found);
    }
    return found;
  }

 private:
  void take(const Sighting& seen, std::vector<Body>& found) const {
    const auto cell = [&](ColumnName column) {
      return reading_.words.cell(seen.word, column);
    };
    Body body;
    body.row = {static_cast<std::uint16_t>(Dictionary::body_shape),
                seen.word.row};
    body.span = {seen.begin, seen.begin + seen.word.length};
    const std::size_t longest = longest_of(cell("longest"));
    const std::size_t begin = region_begin(seen.begin, longest);
    const bool named = begin != seen.begin;
    if (named) {
      body.span.begin = static_cast<std::uint32_t>(begin);
      body.rule = "department.shape";
    } else if (cell("needs") == "region") {
      return;
    } else {
      const std::size_t free = free_begin(seen.begin, longest);
      body.span.begin = static_cast<std::uint32_t>(free);
      if (free == seen.begin && cell("needs") == "name") return;
      if (is_indefinite({body.span.begin, seen.begin})) return;
      if (cell("needs") == "part" && is_zone({body.span.begin, seen.begin})) {
        body.rule = "department.shape";  // 临港新区管委会
        add_parts(body);
        found.push_back(std::move(body));
        return;
      }
      body.rule = free == seen.begin ? "department.short" : "department.group";
      body.many = free != seen.begin;
    }
    body.needs_role =
        !cell("when").empty() || (cell("needs") == "part" && !named);
    body.weak = cell("when") == "known";
    if (cell("when") == "class" && body.rule == "department.shape") {
      body.rule = "department.class";
      body.many = true;
    }
    add_parts(body);
    found.push_back(std::move(body));
  }

  // 建立一个专班: any of them.
  bool is_indefinite(Span words) const {
    for (std::uint32_t at = words.begin; at < words.end; ++at) {
      const Word word = reading_.words.begins(text_, at, Dictionary::body_word);
      if (reading_.words.cell(word, "kind") == "any") return true;
    }
    return false;
  }

  // 临港新区, 沂河示范区, 化工园区: a name that ends as zones do.
  bool is_zone(Span words) const {
    constexpr std::size_t kLeast = 3;
    if (words.length() < kLeast) return false;
    const std::u32string_view name = reading_.text.view(words);
    if (name.front() == U'各' || name.front() == U'有' ||
        name.front() == U'所' || name.front() == U'本' ||
        name.front() == U'该') {
      return false;
    }
    const Word end =
        reading_.words.ends(name, name.size(), Dictionary::body_word);
    return reading_.words.cell(end, "kind") == "zone" &&
           name.size() > end.length;
  }

  static std::size_t longest_of(std::string_view cell) {
    std::size_t longest = 0;
    for (const char c : cell) {
      longest = longest * 10 + static_cast<std::size_t>(c - '0');
    }
    return longest;
  }

  void add_parts(Body& body) const {
    for (;;) {
      const Word part =
          reading_.words.begins(text_, body.span.end, Dictionary::organ_part);
      if (!part || reading_.words.cell(part, "kind") == "branch") return;
      if (reading_.words.cell(part, "kind") == "many") {
        body.many = true;
        body.rule = "department.class";
      }
      body.span.end += part.length;
    }
  }

  bool stops(std::size_t at) const {
    const char32_t c = text_[at - 1];
    if (!is_han(c) && !is_latin(c) && c != U'“' && c != U'”') return true;
    return kStops.has(c);
  }

  // A verb or preposition ends at `at`: what stands before is no name. Words
  // of judging (评价, 审批) stand in names too.
  bool verb_ends(std::size_t at) const {
    const Word word = reading_.words.ends(text_, at, Dictionary::role);
    if (!word) return false;
    const std::string_view after = reading_.words.cell(word, "after");
    return !reading_.words.cell(word, "before").empty() || after == "stop" ||
           after == "lead" || after == "support" || after == "issue" ||
           reading_.words.cell(word, "act") == "modal";
  }

  // The leftmost region or organ before `end` that only words of a name part
  // from it; `end` where there is none.
  std::size_t region_begin(std::size_t end, std::size_t longest) const {
    std::size_t best = end;
    for (std::size_t at = end; at > 0 && end - at <= longest; --at) {
      if (const Body* organ = named_ending(at)) {
        return organ->many || joins(at) ? best : organ->span.begin;
      }
      if (inside_named(at)) return best;
      const RegionPrefix prefix = read_region_prefix(text_, at, reading_.words);
      const bool own_zone = prefix.zone && !prefix.region &&
                            !name_may_begin(reading_, prefix.span.begin);
      if (!prefix.span.empty() && !prefix.many && !own_zone) {
        const bool named = prefix.region || prefix.zone;
        if (named || !goes_on(at)) best = prefix.span.begin;
      }
      if (best == end && joins_words(at)) continue;
      if (stops(at) || verb_ends(at) || list_ends(at)) break;
    }
    return best;
  }

  // 市科技合作|与人才交流中心: 与 in the middle of a name, behind no body.
  bool joins_words(std::size_t at) const {
    if (text_[at - 1] != U'与' || at < 2) return false;
    return !reading_.words.ends(text_, at - 1, Dictionary::body_shape) &&
           !reading_.words.ends(text_, at - 1, Dictionary::collective) &&
           !reading_.words.ends(text_, at - 1, Dictionary::department);
  }

  // 市级, 区域, 乡村: words that only begin like a region's name.
  bool goes_on(std::size_t at) const {
    constexpr std::u32string_view kTails = U"级直属内外区场域民容值间块镇村街";
    return kTails.find(text_[at]) != kTails.npos;
  }
  // 街道办事处和|村民委员会: the end of another body before the joint.
  bool list_ends(std::size_t at) const {
    return at > 1 && text_[at - 1] == U'和' &&
           reading_.words.ends(text_, at - 1, Dictionary::body_shape);
  }
  bool joins(std::size_t at) const {
    constexpr std::u32string_view kJoints = U"和与及、";
    return kJoints.find(text_[at]) != kJoints.npos;
  }

  const Body* named_ending(std::size_t at) const {
    for (std::size_t i = next_; i-- > 0 && i + 3 > next_;) {
      if (named_[i].span.end == at && !named_[i].needs_list) return &named_[i];
    }
    return nullptr;
  }
  bool inside_named(std::size_t at) const {
    for (std::size_t i = next_; i-- > 0 && i + 3 > next_;) {
      const Span span = named_[i].span;
      if (span.begin < at && at < span.end) return true;
    }
    return false;
  }

  // Where words of a name begin with no region before them.
  std::size_t free_begin(std::size_t end, std::size_t longest) const {
    constexpr std::u32string_view kJoints = U"和与及、";
    std::size_t at = end;
    while (at > 0 && end - at < longest && !stops(at) && !verb_ends(at) &&
           kJoints.find(text_[at - 1]) == kJoints.npos) {
      --at;
    }
    return at;
  }

  const Reading& reading_;
  std::u32string_view text_;
  const std::vector<Body>& named_;
  std::size_t next_ = 0;
};

}  // namespace

std::vector<Body> find_shaped_bodies(const Reading& reading,
                                     const std::vector<Body>& named) {
  return Shapes(reading, named).find();
}

}  // namespace tiaowen
