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
  each_cue(material, span, asides, [&](const Cue& cue) {
    if (cue.modality == Modality::award) awards.push_back(cue);
  });
  return awards;
}

// Weighs the figures of a stretch.
class Weighing {
 public:
  Weighing(const Material& material, Span span, Asides asides)
      : material_(material), span_(span), asides_(asides) {}

  Weight operator()(const Mention& figure) {
    if (const auto* amount = std::get_if<Amount>(&figure.value)) {
      return settled(weight_of(amount->use), figure.span);
    }
    if (const auto* ratio = std::get_if<Ratio>(&figure.value)) {
      return settled(weight_of(ratio->use), figure.span);
    }
    if (within(asides_, figure.span.begin)) return Weight::ignored;
    return settled(Weight::open, figure.span);
  }

 private:
  Weight settled(Weight weight, Span figure) {
    if (weight != Weight::open) return weight;
    if (!awards_) awards_ = awards_in(material_, span_, asides_);
    return weight_at(material_, figure, span_, *awards_);
  }

  const Material& material_;
  const Span span_;
  const Asides asides_;
  std::optional<std::vector<Cue>> awards_;  // read where a figure needs them
};

bool is_figure(const Mention& mention) {
  return std::holds_alternative<Amount>(mention.value) ||
         std::holds_alternative<Ratio>(mention.value) ||
         std::holds_alternative<Quantity>(mention.value);
}

void count(Weight weight, FigureCounts& counts) {
  if (weight == Weight::threshold) ++counts.thresholds;
  if (weight == Weight::stated) ++counts.stated;
}

void take(int index, const Mention& figure, Weight weight, Figures& figures) {
  count(weight, figures);
  if (weight != Weight::stated) return;
  if (std::holds_alternative<Amount>(figure.value)) {
    figures.amounts.push_back(index);
  } else if (std::holds_alternative<Ratio>(figure.value)) {
    figures.ratios.push_back(index);
  } else {
    figures.quantities.push_back(index);
  }
}

bool is_due(const Time& time) {
  // 办法出台后: no day is stated.
  if (time.kind == TimeKind::relative && !time.duration) return false;
  return time.role == TimeRole::deadline ||
         time.role == TimeRole::recurring_deadline;
}

// Calls take(index, mention) for the mentions that begin in `span`.
template <typename Take>
void each_mention(const Material& material, Span span, Take take) {
  const MentionRange range = mentions_in(material, span);
  for (int i = range.begin; i < range.end; ++i) {
    take(i, material.mentions[static_cast<std::size_t>(i)]);
  }
}

}  // namespace

Figures figures_in(const Material& material, Span span, Asides asides) {
  Figures figures;
  Weighing weigh(material, span, asides);
  each_mention(material, span, [&](int i, const Mention& mention) {
    if (is_figure(mention)) take(i, mention, weigh(mention), figures);
  });
  return figures;
}

FigureCounts count_figures(const Material& material, Span span) {
  FigureCounts counts;
  Weighing weigh(material, span, {});
  each_mention(material, span, [&](int, const Mention& mention) {
    if (is_figure(mention)) count(weigh(mention), counts);
  });
  return counts;
}

std::vector<int> dues_in(const Material& material, Span span) {
  std::vector<int> dues;
  each_mention(material, span, [&](int i, const Mention& mention) {
    const auto* time = std::get_if<Time>(&mention.value);
    if (time != nullptr && is_due(*time)) dues.push_back(i);
  });
  return dues;
}

std::vector<int> departments_in(const Material& material, Span span,
                                DepartmentRole role) {
  std::vector<int> found;
  each_mention(material, span, [&](int i, const Mention& mention) {
    const auto* department = std::get_if<Department>(&mention.value);
    if (department != nullptr && department->role == role) found.push_back(i);
  });
  return found;
}

Facts facts_in(const Material& material, Span span, Asides asides) {
  Facts facts;
  Weighing weigh(material, span, asides);
  each_mention(material, span, [&](int i, const Mention& mention) {
    if (const auto* department = std::get_if<Department>(&mention.value)) {
      if (department->role == DepartmentRole::approve) {
        facts.approvers.push_back(i);
      } else if (department->role == DepartmentRole::receive) {
        facts.recipients.push_back(i);
      }
    } else if (const auto* time = std::get_if<Time>(&mention.value)) {
      if (is_due(*time)) facts.dues.push_back(i);
      facts.recurs |= time->role == TimeRole::frequency;
    } else if (is_figure(mention)) {
      take(i, mention, weigh(mention), facts.figures);
    }
  });
  return facts;
}

}  // namespace tiaowen
