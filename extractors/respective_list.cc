#include "extractors/respective_list.h"

#include <algorithm>

#include "extractors/label_list.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::size_t kReach = 160;        // of a sentence, in front of a list
constexpr std::size_t kLongestItem = 16;   // 重度残疾人护理补贴
constexpr std::size_t kLongestSuffix = 8;  // /人·月 between value and 、

std::uint32_t narrow(std::size_t at) { return static_cast<std::uint32_t>(at); }

bool is_one_of(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_joint(char32_t c) { return is_one_of(c, U"、和与及"); }

// pairs of a mention that may be tied; null for the other types.
std::optional<Span>* pairs_of(Mention& mention) {
  if (auto* amount = std::get_if<Amount>(&mention.value)) return &amount->pairs;
  if (auto* ratio = std::get_if<Ratio>(&mention.value)) return &ratio->pairs;
  if (auto* count = std::get_if<Quantity>(&mention.value)) return &count->pairs;
  return nullptr;
}

// 、 or 和 between two values, a suffix like /年 in front of it.
bool joins(const Lexicon& words, std::u32string_view text, Span a, Span b) {
  if (b.begin <= a.end || b.begin - a.end > kLongestSuffix) return false;
  const std::u32string_view between = trim(text.substr(a.end, b.begin - a.end));
  if (between.empty() || !is_joint(between.back())) return false;
  // 1亿元(不含)、5亿元
  const bool enclosed = between.front() == U'(' && between.size() > 1 &&
                        between[between.size() - 2] == U')';
  // 500万元以上、1000万元以上
  const bool bounded =
      words.begins(text, a.end, Dictionary::bound_after).length + 1 ==
      between.size();
  return bounded || between.front() == U'/' || enclosed;
}

struct Run {
  std::size_t first = 0, last = 0;  // indexes of mentions
  std::size_t size() const { return last - first + 1; }
};

class Tier {
 public:
  Tier(const Reading& reading, std::vector<Mention>& mentions,
       std::vector<Finding>& findings)
      : words_(reading.words),
        text_(reading.text.folded),
        mentions_(mentions),
        findings_(findings) {}

  void tie() {
    Run earlier;
    bool any = false;
    for (std::size_t i = 0; i < mentions_.size();) {
      const Run run = run_from(i);
      i = run.last + 1;
      if (run.size() < 2) continue;
      tie(run, any ? &earlier : nullptr);
      earlier = run;
      any = true;
    }
  }

 private:
  Span span(std::size_t mention) const { return mentions_[mention].span; }

  Run run_from(std::size_t first) {
    Run run{first, first};
    if (!pairs_of(mentions_[first])) return run;
    while (run.last + 1 < mentions_.size() &&
           mentions_[run.last + 1].value.index() ==
               mentions_[first].value.index() &&
           joins(words_, text_, span(run.last), span(run.last + 1))) {
      ++run.last;
    }
    return run;
  }

  std::size_t sentence_begin(std::size_t at) const {
    const std::size_t least = at > kReach ? at - kReach : 0;
    while (at > least && !is_one_of(text_[at - 1], U"。;!?\n\t")) --at;
    return at;
  }

  void tie(const Run& run, const Run* earlier) {
    const std::size_t end = span(run.first).begin;
    const std::size_t begin = sentence_begin(end);
    const std::u32string_view sentence = text_.substr(begin, end - begin);
    const bool respective =
        sentence.find(U"分别") != std::u32string_view::npos ||
        sentence.find(U"依次") != std::u32string_view::npos;
    // 收入达1000万元、500万元的，分别给予20万元、10万元
    if (earlier && respective && span(earlier->first).begin >= begin &&
        earlier->size() == run.size()) {
      for (std::size_t i = 0; i < run.size(); ++i) {
        *pairs_of(mentions_[run.first + i]) =
            partner_at(earlier->first + i, run);
      }
      return;
    }
    std::vector<Span> partners;
    bool other_length = false;
    if (find_partners(begin, end, run.size(), partners, other_length) &&
        std::none_of(partners.begin(), partners.end(), [&](Span partner) {
          return cuts_a_value(partner, run);
        })) {
      for (Span& partner : partners) partner = without_value(partner, run);
      for (std::size_t i = 0; i < run.size(); ++i) {
        *pairs_of(mentions_[run.first + i]) = partners[i];
      }
    } else if (tie_to_grades(run, begin)) {
      return;
    } else if (respective && other_length) {
      findings_.push_back(
          {Severity::warning, "list.unpaired",
           "a list of " + std::to_string(run.size()) +
               " values finds no list of as many partners in its sentence",
           Span{span(run.first).begin, span(run.last).end}});
    }
  }

  // The figure of the list before; where that list gives the same kind of
  // thing (对新认定的…分别奖励50万元、20万元，复核通过的分别奖励10万元、5万元),
  // its partner.
  Span partner_at(std::size_t earlier, const Run& run) {
    const auto* before = std::get_if<Amount>(&mentions_[earlier].value);
    const auto* now = std::get_if<Amount>(&mentions_[run.first].value);
    if (before && now && before->pairs && before->use == now->use) {
      return *before->pairs;
    }
    return span(earlier);
  }

  // Does the partner begin inside a figure, 000元 of 3000元?
  bool cuts_a_value(Span partner, const Run& run) const {
    for (std::size_t i = run.last + 1; i > 0; --i) {
      const Span value = mentions_[i - 1].span;
      if (value.end <= partner.begin) return false;
      if (value.begin < partner.begin && partner.begin < value.end) return true;
    }
    return false;
  }

  // 一级医院 of 一级医院90%、二级医院80%: a value of the partner's own ends it.
  Span without_value(Span partner, const Run& run) const {
    for (std::size_t i = run.first; i > 0; --i) {
      const Span value = mentions_[i - 1].span;
      if (value.end <= partner.begin) break;
      if (value.begin > partner.begin && value.begin < partner.end) {
        partner.end = value.begin;
      }
    }
    return partner;
  }

  // 2—5星级…分别给予2万元、4万元、8万元、15万元: one range names the grades.
  bool tie_to_grades(const Run& run, std::size_t begin) {
    for (std::size_t i = run.first; i > 0; --i) {
      const Mention& mention = mentions_[i - 1];
      if (mention.span.begin < begin) return false;
      const auto* count = std::get_if<Quantity>(&mention.value);
      if (!count || count->bound != Bound::range) continue;
      const auto least = count->min->whole(), most = count->max->whole();
      if (!least || !most ||
          *most - *least + 1 != static_cast<std::int64_t>(run.size())) {
        continue;
      }
      for (std::size_t k = run.first; k <= run.last; ++k) {
        *pairs_of(mentions_[k]) = mention.span;
      }
      return true;
    }
    return false;
  }

  // The joints (、 和) of the stretch, those in brackets left out; an
  // enumeration is a row of joints with short items between.
  bool find_partners(std::size_t begin, std::size_t end, std::size_t wanted,
                     std::vector<Span>& partners, bool& other_length) const {
    std::vector<std::size_t> joints;  // from right to left
    int depth = 0;
    std::size_t joint_end = end;
    for (std::size_t at = end; at > begin; --at) {
      const char32_t c = text_[at - 1];
      if (c == U')') ++depth;
      if (c == U'(') depth = std::max(0, depth - 1);
      if (depth > 0) continue;
      const bool stop = is_one_of(c, U",:");
      const bool joint = is_joint(c);
      const bool far = !joints.empty() && joint_end - at > kLongestItem;
      if (!joints.empty() && (stop || far)) {
        if (accept(joints, begin, end, wanted, partners)) return true;
        other_length = true;
        joints.clear();
      }
      if (joint) {
        joints.push_back(at - 1);
        joint_end = at - 1;
      }
    }
    if (joints.empty()) return false;
    if (accept(joints, begin, end, wanted, partners)) return true;
    other_length = true;
    return false;
  }

  bool accept(const std::vector<std::size_t>& joints, std::size_t begin,
              std::size_t end, std::size_t wanted,
              std::vector<Span>& partners) const {
    if (joints.size() + 1 != wanted) return false;
    std::vector<std::size_t> places(joints.rbegin(), joints.rend());
    partners.assign(wanted, {});
    for (std::size_t i = 1; i + 1 < wanted; ++i) {
      partners[i] = item(places[i - 1] + 1, places[i]);
    }
    const std::size_t first_end = before_brackets(places.front());
    const char32_t kind = first_end > begin ? text_[first_end - 1] : U' ';
    const std::size_t fallback =
        wanted > 2 ? partners[wanted - 2].length()
                   : first_end - clause_begin(begin, first_end);
    partners.back() = last_item(places.back() + 1, end, kind, fallback);
    const std::size_t length = std::max<std::size_t>(1, partners[1].length());
    partners.front() =
        whole_item(begin, first_item(begin, first_end, length), partners[1]);
    return std::none_of(partners.begin(), partners.end(),
                        [](Span partner) { return partner.empty(); });
  }

  // Back over a bracket that explains the item: 国际性(含…)、
  std::size_t before_brackets(std::size_t end) const {
    if (end == 0 || text_[end - 1] != U')') return end;
    const std::size_t open = text_.substr(0, end).rfind(U'(');
    return open == std::u32string_view::npos ? end : open;
  }

  Span item(std::size_t from, std::size_t to) const {
    return {narrow(from), narrow(before_brackets(to))};
  }

  // Up to the character that ends the first item too (级, 奖, 区), else to
  // where the enumeration leaves off.
  Span last_item(std::size_t from, std::size_t end, char32_t kind,
                 std::size_t fallback) const {
    const std::size_t most = std::min(end, from + kLongestItem);
    for (std::size_t at = from; at < most; ++at) {
      if (text_[at] == kind && at > from) return {narrow(from), narrow(at + 1)};
      if (is_one_of(text_[at], U",。;:(")) break;
    }
    const std::size_t near = std::min(most, from + 10);
    for (std::size_t at = from; at < near; ++at) {
      const std::u32string_view rest = text_.substr(at);
      if (is_one_of(text_[at], U",。;:(的按给每为在") ||
          rest.starts_with(U"分别") || rest.starts_with(U"依次")) {
        return {narrow(from), narrow(at)};
      }
    }
    // No mark tells where it ends: as long as the item in front of it.
    return {narrow(from), narrow(std::min(most, from + fallback))};
  }

  std::size_t clause_begin(std::size_t begin, std::size_t end) const {
    while (end > begin && !is_one_of(text_[end - 1], U",。;:()的对“")) --end;
    return end;
  }

  // 高级技师、技师: cut to its neighbour's length the first would be the same
  // word, so it is longer.
  Span whole_item(std::size_t begin, Span first, Span second) const {
    constexpr std::size_t kLongestHead = 4;
    const auto words = [&](Span span) {
      return text_.substr(span.begin, span.length());
    };
    if (words(first) != words(second)) return first;
    Span longer = first;
    while (longer.begin > begin && first.begin - longer.begin < kLongestHead &&
           is_han(text_[longer.begin - 1]) &&
           !is_one_of(text_[longer.begin - 1], U"得取对为获定评的给是到按")) {
      --longer.begin;
    }
    return longer;
  }

  // A word of its own (国家级, 中央), else as long as its neighbour, but not
  // over a mark or a word that leads in.
  Span first_item(std::size_t begin, std::size_t end,
                  std::size_t length) const {
    for (std::size_t at = end; at + length > end && at > begin; --at) {
      for (const Dictionary in :
           {Dictionary::rule_word, Dictionary::region_prefix}) {
        const Word word = words_.ends(text_, at, in);
        if (word && end - (at - word.length) > length) {
          return {narrow(at - word.length), narrow(end)};
        }
      }
    }
    std::size_t from = end > length ? end - length : 0;
    from = std::max(from, begin);
    from = std::max(from, clause_begin(begin, end));
    return {narrow(from), narrow(end)};
  }

  const Lexicon& words_;
  std::u32string_view text_;
  std::vector<Mention>& mentions_;
  std::vector<Finding>& findings_;
};

}  // namespace

void tie_lists(const Reading& reading, std::vector<Mention>& mentions,
               std::vector<Finding>& findings) {
  Tier(reading, mentions, findings).tie();
  tie_labels(reading, mentions);
}

}  // namespace tiaowen
