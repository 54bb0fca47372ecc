#include "pipeline/assemble/line_kinds.h"

#include <string_view>
#include <variant>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/cues.h"

namespace tiaowen {

// 2011年3月23日 最高人民法院公告公布, in an act's head: a line without a full
// stop that begins with a day, which is no limit.
bool is_history(const Material& material, Span line) {
  const MentionRange range = mentions_in(material, line);
  if (range.begin == range.end) return false;
  const Mention& first =
      material.mentions[static_cast<std::size_t>(range.begin)];
  const auto* time = std::get_if<Time>(&first.value);
  const bool day = time != nullptr && time->kind == TimeKind::date &&
                   time->date && time->date->day != 0 &&
                   time->role != TimeRole::deadline;
  return day && first.span.begin <= line.begin + 1 && first.clause >= 0 &&
         material.clauses[static_cast<std::size_t>(first.clause)].kind ==
             ClauseKind::preamble &&
         material.text.view(line).find(U'。') == std::u32string_view::npos;
}

// A label that ends in a word for someone: 燃气经营企业:
bool names_bearer(const Material& material, Span label) {
  constexpr std::uint32_t kShortest = 4, kLongest = 16;  // 单位:万元 is none
  const std::u32string_view text = material.text.folded;
  return label.length() >= kShortest && label.length() <= kLongest &&
         material.words.ends(text, label.end, Dictionary::bearer) &&
         !material.words.begins(text, label.begin, Dictionary::role_column) &&
         !material.words.begins(text, label.begin, Dictionary::responsibility);
}

// 单位:万元 and 申请人:某某公司 only name something.
bool says_duty(const Material& material, Span words) {
  return begins_with_action(material, words) ||
         !cues_in(material, words, {}).empty();
}

}  // namespace tiaowen
