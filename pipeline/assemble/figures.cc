#include "pipeline/assemble/figures.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "pipeline/assemble/sentences.h"

namespace tiaowen {
namespace {

enum class Weight { ignored, threshold, stated, open };

Weight weight_of(Use use) {
  switch (use) {
    case Use::condition:
      return Weight::threshold;
    case Use::result:
    case Use::base:
      return Weight::ignored;
    case Use::none:
      return Weight::open;
    default:
      return Weight::stated;
  }
}

// 5人以上的…, 20%的…: after the words that bound it stands 的.
bool before_de(const Material& material, std::uint32_t at) {
  const std::u32string_view text = material.text.folded;
  for (int words = 0; words < 3 && at < text.size(); ++words) {
    if (text[at] == U'的') return true;
    const Word bound = material.words.begins(text, at, Dictionary::bound_after);
    if (bound) {
      at += bound.length;
    } else if (text.substr(at, 3) == U"(含)") {
      at += 3;
    } else {
      return false;
    }
  }
  return at < text.size() && text[at] == U'的';
}

bool ends_fragment(char32_t c) {
  constexpr std::u32string_view kMarks = U",;:。";
  return kMarks.find(c) != std::u32string_view::npos;
}

// 按投资额的50%奖励: what is given stands before the word of award.
bool measured_by(std::u32string_view text, Span span, std::uint32_t at) {
  constexpr std::uint32_t kReach = 40;
  const std::uint32_t from = std::max(span.begin, at - std::min(at, kReach));
  for (std::uint32_t i = at; i > from && !ends_fragment(text[i - 1]); --i) {
    if (text[i - 1] == U'按') return true;
  }
  return false;
}

// 给予一次性30万元的奖励: given, whatever follows.
bool given_at(std::u32string_view text, const Cue& cue, std::uint32_t at) {
  constexpr std::uint32_t kBetween = 8;
  if (cue.span.end > at || at - cue.span.end > kBetween) return false;
  for (std::uint32_t i = cue.span.end; i < at; ++i) {
    if (ends_fragment(text[i])) return false;
  }
  return true;
}

// What a figure without a use is, by where it stands among words of award.
Weight weight_at(const Material& material, Span figure, Span span,
                 const std::vector<Cue>& awards) {
  const std::u32string_view text = material.text.folded;
  const auto next = std::lower_bound(
      awards.begin(), awards.end(), figure.begin,
      [](const Cue& cue, std::uint32_t at) { return cue.span.begin < at; });
  const bool before = next != awards.begin(), after = next != awards.end();
  if (before && given_at(text, *std::prev(next), figure.begin)) {
    return Weight::stated;
  }
  if (measured_by(text, span, figure.begin)) return Weight::stated;
  if (before_de(material, figure.end) && (after || !before)) {
    return Weight::threshold;
  }
  return after && !before ? Weight::threshold : Weight::stated;
}

std::vector<Cue> awards_in(const Material& material, Span span, Asides asides) {
  std::vector<Cue> awards;
  for (const Cue& cue : cues_in(material, span, asides)) {
    if (cue.modality == Modality::award) awards.push_back(cue);
  }
  return awards;
}

}  // namespace

Figures figures_in(const Material& material, Span span, Asides asides) {
  Figures figures;
  std::optional<std::vector<Cue>> awards;  // read where a figure needs them
  const MentionRange range = mentions_in(material, span);
  for (int i = range.begin; i < range.end; ++i) {
    const Mention& mention = material.mentions[static_cast<std::size_t>(i)];
    std::vector<int>* slot = nullptr;
    Use use = Use::none;
    if (const auto* amount = std::get_if<Amount>(&mention.value)) {
      slot = &figures.amounts;
      use = amount->use;
    } else if (const auto* ratio = std::get_if<Ratio>(&mention.value)) {
      slot = &figures.ratios;
      use = ratio->use;
    } else if (std::holds_alternative<Quantity>(mention.value)) {
      slot = &figures.quantities;
      if (within(asides, mention.span.begin)) continue;
    } else {
      continue;
    }
    Weight weight = weight_of(use);
    if (weight == Weight::open) {
      if (!awards) awards = awards_in(material, span, asides);
      weight = weight_at(material, mention.span, span, *awards);
    }
    if (weight == Weight::threshold) ++figures.thresholds;
    if (weight != Weight::stated) continue;
    ++figures.stated;
    slot->push_back(i);
  }
  return figures;
}

std::vector<int> dues_in(const Material& material, Span span) {
  std::vector<int> dues;
  const MentionRange range = mentions_in(material, span);
  for (int i = range.begin; i < range.end; ++i) {
    const auto* time = std::get_if<Time>(
        &material.mentions[static_cast<std::size_t>(i)].value);
    if (time == nullptr) continue;
    // 办法出台后: no day is stated.
    if (time->kind == TimeKind::relative && !time->duration) continue;
    if (time->role == TimeRole::deadline ||
        time->role == TimeRole::recurring_deadline) {
      dues.push_back(i);
    }
  }
  return dues;
}

std::vector<int> departments_in(const Material& material, Span span,
                                DepartmentRole role) {
  std::vector<int> found;
  const MentionRange range = mentions_in(material, span);
  for (int i = range.begin; i < range.end; ++i) {
    const Department* department = department_at(material, i);
    if (department != nullptr && department->role == role) found.push_back(i);
  }
  return found;
}

}  // namespace tiaowen
