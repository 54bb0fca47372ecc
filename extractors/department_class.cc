// Classes of bodies: 有关部门, 各级担保机构, 各县(市、区).
//
// They count where they act or are asked: at the head of a clause before what
// they shall do, or behind 会同, 由, 报. Elsewhere they only name a field.
#include <algorithm>

#include "extractors/department.h"
#include "extractors/digit.h"
#include "pipeline/model/letter_set.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// The longest name of a class: 各级政府性融资担保、再担保机构 has fourteen.
constexpr std::size_t kLongest = 26;
// 教育、公安、民政、司法、财政、人力资源社会保障等有关部门: of a list.
constexpr std::size_t kLongestList = 60;
// Characters of 设区的市, 各县(市、区): 市 in them begins nothing.
constexpr LetterSet kMixed(U"省市县区州各的(本我级设全驻");
constexpr LetterSet kClauseEnds(U"。;:,?!\n\t|");
// What a clause's first words stand behind.
constexpr LetterSet kClauseOpens(U"。;:,?!\n\t|( ");
// Letters of a name that may part it: others of Chinese never do.
constexpr LetterSet kParts(U"者和与及、或的");

class Classes {
 public:
  Classes(const Reading& reading, const std::vector<Body>& known)
      : reading_(reading), text_(reading.text.folded), known_(known) {}

  std::vector<Body> find() {
    std::vector<Body> found;
    std::uint32_t seen_up_to = 0;  // by the words before
    for (const Sighting& seen : reading_.seen.of(Dictionary::collective)) {
      const std::uint32_t end = seen.begin + seen.word.length;
      const bool inside = end <= seen_up_to;  // of a longer word
      seen_up_to = std::max(seen_up_to, end);
      while (next_ < known_.size() && known_[next_].span.end <= seen.begin) {
        ++next_;
      }
      if (next_ < known_.size() && known_[next_].span.begin < end) continue;
      if (reading_.words.cell(seen.word, "when") == "never" ||
          (inside && never(end))) {
        continue;
      }
      word_ = seen.word;
      std::uint32_t begin = begin_of(seen.begin, end);
      // 单位或|者上级部门
      if (begin != kNone &&
          (text_[begin] == U'、' ||
           (text_[begin] == U'者' && begin > 0 && text_[begin - 1] == U'或'))) {
        ++begin;
      }
      if (begin == kNone || text_[begin] == U'指' || reviews(begin)) continue;
      if (begin == seen.begin && needs_more()) continue;
      if (is_label(begin, end)) continue;
      Body body;
      body.span = {begin + (is_pronoun(begin) ? 1 : 0), end};
      body.rule = "department.class";
      body.row = {static_cast<std::uint16_t>(Dictionary::collective),
                  seen.word.row};
      body.many = true;
      body.needs_role = true;
      body.weak = true;
      found.push_back(std::move(body));
    }
    return found;
  }

 private:
  static constexpr std::uint32_t kNone = ~0U;

  // 其|主管部门, but 其他部门.
  bool is_pronoun(std::size_t at) const {
    constexpr std::u32string_view kGoOn = U"他它余";
    return text_[at] == U'其' && kGoOn.find(text_[at + 1]) == kGoOn.npos;
  }

  bool clause_begins(std::size_t at) const {
    return at == 0 || kClauseOpens.has(text_[at - 1]);
  }

  // 单位 alone is nobody.
  bool needs_more() const {
    return reading_.words.cell(word_, "alone") == "no";
  }
  // 负责培训的|机构 is anybody, the department or organ a body.
  bool has_charge() const {
    return reading_.words.cell(word_, "charge") == "yes";
  }

  // Where the class's name begins: behind a region word, a word of role or
  // the end of a clause. kNone where no name can be told.
  std::uint32_t begin_of(std::uint32_t head, std::uint32_t end) {
    std::size_t at = head;
    std::size_t longest = kLongest;
    for (; at > 0 && end - at < longest; --at) {
      if (clause_begins(at)) break;
      if (at != head && text_[at] == U'各' && body_ends(at)) break;
      const Word role = reading_.words.ends(text_, at, Dictionary::role);
      if (role && parts_names(role, at == head)) break;
      const char32_t c = text_[at - 1];
      if (is_han(c) && !kParts.has(c)) continue;
      if (c == U')') {
        const std::size_t bracket = opening(at);
        // （一）规划部门: a number, no part of the name.
        if (bracket == 1 || (bracket > 1 && clause_begins(bracket - 1))) break;
        at = bracket;
        continue;
      }
      if (c == U'者' && at > 1 && text_[at - 2] == U'或') continue;
      if (c == U'、' && is_number(at - 1)) break;
      if (is_joint(c)) {
        if (heads_list(at - 1)) return known_[next_ - 1].span.begin;
        // 主管部门以|及司法机关
        const bool also = c == U'及' && at > 1 && text_[at - 2] == U'以';
        const std::size_t joint = at - (also ? 2 : 1);
        // 有关机关或者|单位: the word needs the ones before it.
        const bool bare =
            (at == head || (at + 1 == head && text_[at] == U'者')) &&
            needs_more();
        if (!bare && body_ends(joint)) break;
        if (joint > 0 && text_[joint - 1] == U')' && names(opening(joint))) {
          break;
        }
        if (done_ends(at - 1)) break;
        if (c == U'、') longest = kLongestList;
        continue;
      }
      if (c == U'的' && has_charge()) {
        // 学校所在地|的区教育部门
        if (at > 1 && text_[at - 2] == U'地') continue;
        return in_charge(at - 1, head);
      }
      if (c == U'的' || !is_han(c)) return behind_region(head);
    }
    if (at == 0 || end - at < longest) {
      const std::uint32_t whole = static_cast<std::uint32_t>(at);
      // A body inside is not part of the name of a class of others, but for
      // a government: 市人民政府教育行政部门.
      if (next_ == 0 || known_[next_ - 1].span.end <= whole) {
        return past_verb(whole, head);
      }
      const Span before = known_[next_ - 1].span;
      const std::u32string_view between =
          text_.substr(before.end, head - before.end);
      const bool joined = between.find_first_of(U"和与及、") != between.npos;
      if (!joined && governs(known_[next_ - 1])) return before.begin;
      return behind_region(head);
    }
    return behind_region(head);
  }

  // 一、|县级民政部门: a number up to `end`, no part of the name.
  bool is_number(std::size_t end) const {
    std::size_t at = end;
    while (at > 0 && kOrdinalLetters.has(text_[at - 1])) --at;
    return at < end && clause_begins(at);
  }

  // 县人民政府|负责安全生产的|部门: what it has charge of names it. `at` is
  // the place of 的.
  std::uint32_t in_charge(std::size_t at, std::uint32_t head) const {
    for (std::size_t from = at; from > 0 && head - from < kLongestList;) {
      --from;
      if (kClauseEnds.has(text_[from])) break;
      const Word word =
          reading_.words.begins(text_, from, Dictionary::body_word);
      if (reading_.words.cell(word, "kind") != "charge" ||
          from + word.length == at) {
        continue;
      }
      if (next_ > 0 && known_[next_ - 1].span.end == from &&
          governs(known_[next_ - 1])) {
        return known_[next_ - 1].span.begin;
      }
      const auto begin = static_cast<std::uint32_t>(from);
      if (clause_begins(from) || role_ends(from)) return begin;
      // 由|县级以上负责专利执法的部门
      const RegionPrefix prefix =
          read_region_prefix(text_, from, reading_.words);
      if (!prefix.span.empty()) return prefix.span.begin;
    }
    return behind_region(head);
  }

  // 市级财政、|科技、人社等部门: the first of a list of fields, though it is
  // a body where it acts alone.
  bool heads_list(std::size_t end) const {
    if (next_ == 0 || known_[next_ - 1].span.end != end) return false;
    const Body& body = known_[next_ - 1];
    return text_[end] == U'、' && body.needs_role && !body.many;
  }

  // 经单位申报、|县区推荐: what is done ends there.
  bool done_ends(std::size_t end) const {
    const Word word = reading_.words.ends(text_, end, Dictionary::role);
    const std::string_view after = reading_.words.cell(word, "after");
    return after == "submit" || after == "review" || after == "verdict";
  }

  // 继续完成市水务部门: the verbs before 市 are no part of the name.
  std::uint32_t past_verb(std::uint32_t begin, std::uint32_t head) const {
    for (std::uint32_t at = begin + 2; at < head; ++at) {
      const Word home =
          reading_.words.begins(text_, at, Dictionary::region_prefix);
      const bool seat = text_.substr(at - 2, 2) == U"所在";
      if (home && home.length == 1 && !seat && !is_joint(text_[at - 1]) &&
          text_[at + 1] != U')' &&
          reading_.words.cell(home, "kind") == "home" &&
          !kMixed.has(text_[at - 1])) {
        return at;
      }
    }
    return begin;
  }

  // 建设单位: a party of the market, however it is qualified.
  bool never(std::size_t end) const {
    const Word word = reading_.words.ends(text_, end, Dictionary::collective);
    return reading_.words.cell(word, "when") == "never";
  }

  // 牵头部门 at the head of a column or before a colon: a label.
  bool is_label(std::uint32_t begin, std::uint32_t end) const {
    const Word label =
        reading_.words.begins(text_, begin, Dictionary::role_column);
    return label && begin + label.length == end &&
           (end == text_.size() || is_space(text_[end]) || text_[end] == U':' ||
            text_[end] == U'|');
  }

  // Does no name of a class go beyond the word of role? 由, 会同, 成立.
  // 牵头部门 and 配合单位 are names: `beside` where only 部门 follows.
  bool parts_names(const Word& role, bool beside) const {
    const std::string_view after = reading_.words.cell(role, "after");
    if (beside && (after == "lead" || after == "support") && needs_more()) {
      return false;
    }
    return !reading_.words.cell(role, "before").empty() || after == "stop" ||
           after == "lead" || after == "support" || after == "issue" ||
           reading_.words.cell(role, "act") == "modal";
  }
  bool role_ends(std::size_t at) const {
    const Word role = reading_.words.ends(text_, at, Dictionary::role);
    return role && parts_names(role, false);
  }

  // 评价部门是否…: a verb and what it judges, no name.
  bool reviews(std::size_t at) const {
    const Word word = reading_.words.begins(text_, at, Dictionary::role);
    return reading_.words.cell(word, "after") == "review";
  }

  bool governs(const Body& body) const {
    // Known by its shape only?
    if (!body.row || body.row->dictionary !=
                         static_cast<std::uint16_t>(Dictionary::department)) {
      return false;
    }
    const auto id =
        reading_.words.cell(Dictionary::department, body.row->row, "id");
    return id == "government" || id == "state_council";
  }

  static bool is_joint(char32_t c) {
    return c == U'和' || c == U'与' || c == U'及' || c == U'、' || c == U'或';
  }
  bool body_ends(std::size_t at) const {
    if (reading_.words.ends(text_, at, Dictionary::collective)) return true;
    if (next_ == 0) return false;
    const Span before = known_[next_ - 1].span;
    // 镇人民政府(街道办事处)、|区民政部门
    const bool enclosed = before.end + 1 == at && text_[before.end] == U')' &&
                          before.begin > 0 && text_[before.begin - 1] == U'(';
    return before.end == at || enclosed;
  }

  // 部门(以下简称…)|以及司法机关: what the bracket behind a body is called by.
  bool names(std::size_t inside) const {
    const Word word = reading_.words.begins(text_, inside, Dictionary::role);
    return text_[inside - 1] == U'(' &&
           reading_.words.cell(word, "after") == "stop";
  }

  // Inside the bracket that closes before `at`, if it is a short one.
  std::size_t opening(std::size_t at) const {
    constexpr std::size_t kShort = 24;
    for (std::size_t i = at - 1; i > 0 && at - i < kShort; --i) {
      if (text_[i - 1] == U'(') return i;
    }
    return at;
  }

  std::uint32_t behind_region(std::uint32_t head) const {
    const RegionPrefix prefix = read_region_prefix(text_, head, reading_.words);
    return prefix.span.empty() ? kNone : prefix.span.begin;
  }

  const Reading& reading_;
  std::u32string_view text_;
  const std::vector<Body>& known_;
  std::size_t next_ = 0;  // of `known_`, behind the class looked at
  Word word_;             // that the class looked at ends with
};

}  // namespace

std::vector<Body> find_collectives(const Reading& reading,
                                   const std::vector<Body>& known) {
  return Classes(reading, known).find();
}

}  // namespace tiaowen
