#include "pipeline/resolve/unit_year.h"

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "pipeline/resolve/calendar.h"

namespace tiaowen {
namespace {

bool stands(const Scene& scene, const Metadata& metadata) {
  const bool planned = metadata.planning_year && metadata.issued &&
                       *metadata.planning_year != metadata.issued->year;
  if (planned) return false;
  const std::u32string type = to_u32(metadata.doc_type);
  const Word word = scene.words.begins(type, 0, Dictionary::document_type);
  return word && word.length == type.size() &&
         scene.words.cell(word, "standing") == "yes";
}

// The document's year, and no nearer than that: 本年度, 全年.
bool is_own_year(const Mention& mention) {
  const auto* time = std::get_if<Time>(&mention.value);
  return time && time->kind == TimeKind::date && time->date &&
         time->date->year == kDocumentYear && time->date->month == 0;
}

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U';' || c == U'\n' || c == U'\t' || c == U'|';
}

}  // namespace

bool leads_to_figure(std::u32string_view folded,
                     const std::vector<Mention>& mentions, std::size_t at) {
  constexpr std::size_t kReach = 200;
  std::size_t next = at + 1;
  const std::size_t end =
      std::min(folded.size(), mentions[at].span.end + kReach);
  for (std::size_t i = mentions[at].span.end; i < end; ++i) {
    if (ends_sentence(folded[i])) return false;
    while (next < mentions.size() && mentions[next].span.begin < i) ++next;
    if (next == mentions.size()) return false;
    if (mentions[next].span.begin != i) continue;
    const Value& value = mentions[next].value;
    if (std::holds_alternative<Time>(value)) {
      if (folded[i - 1] == U'、') continue;  // 2024年、2025年分别完成
      return false;
    }
    if (std::holds_alternative<Quantity>(value) ||
        std::holds_alternative<Ratio>(value)) {
      return true;
    }
  }
  return false;
}

bool names_goal(const Scene& scene, Span time) {
  constexpr std::size_t kReach = 12;
  const std::u32string_view folded = scene.text.folded;
  for (std::size_t i = time.end; i < time.end + kReach && i < folded.size();
       ++i) {
    const Word word = scene.words.begins(folded, i, Dictionary::section);
    if (scene.words.cell(word, "kind") == "goals") return true;
    if (ends_sentence(folded[i])) break;
  }
  return false;
}

int unit_year(const Time& time) {
  if (time.kind == TimeKind::date) {
    const bool bare =
        time.date && time.date->month == 0 && time.bound == TimeBound::at;
    return bare ? time.date->year : 0;
  }
  if (time.kind != TimeKind::range || !time.start || !time.end) return 0;
  const bool unit =
      time.start->year == time.end->year && time.start->day == 1 &&
      time.start->month % 3 == 1 && time.end->month % 3 == 0 &&
      *time.end == last_day_of({time.end->year, time.end->month, 0});
  return unit ? time.start->year : 0;
}

void leave_open_years(const Scene& scene, const Metadata& metadata,
                      std::vector<Mention>& mentions) {
  if (!stands(scene, metadata)) return;
  std::erase_if(mentions, [&](Mention& mention) {
    if (!is_own_year(mention)) return false;
    const std::u32string_view words = scene.text.view(mention.span);
    const Word word = scene.words.begins(words, 0, Dictionary::time_word);
    const std::string_view rule = scene.words.cell(word, "rule");
    if (rule == "year_within") return true;
    if (rule != "year_applied") return false;
    auto& time = std::get<Time>(mention.value);
    time.kind = TimeKind::relative;
    time.date.reset();
    time.duration = Duration{1};
    return false;
  });
}

}  // namespace tiaowen
