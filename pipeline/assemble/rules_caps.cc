#include "pipeline/assemble/rules_caps.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "pipeline/assemble/row_reader.h"
#include "pipeline/assemble/rules_formula.h"
#include "pipeline/assemble/rules_outcomes.h"
#include "pipeline/assemble/words_at.h"

namespace tiaowen {
namespace {

constexpr WordKind kOpens = {Dictionary::condition, "place", "opening"};

bool is_capped_by(const AwardRow& award, const AwardRow& cap) {
  if (award.denies || award.span.begin < cap.capped_from ||
      award.span.begin > cap.span.begin) {
    return false;
  }
  // 不超过投资额的20%,最高300万元: the share is a limit too.
  return !award.cap || (award.ratio && !cap.ratio);
}

// Does the formula of `award` say this cap?
bool says(const Material& material, const AwardRow& award,
          const AwardRow& cap) {
  return !cap.ratio && award.most == cap.then && has_formula(material, award);
}

bool is_part(const Candidate& candidate) {
  return std::any_of(candidate.row.conditions.begin(),
                     candidate.row.conditions.end(),
                     [](const Condition& one) { return one.part; });
}

}  // namespace

// A cap holds for the awards of its part of the sentence behind the cap before,
// or for all: where its part has none, where it is one of the whole sum, and
// where it is the only one and says of whom (单户不超过5万元).
std::uint32_t RowReader::capped_from(Span own, const Mention& cap) const {
  const std::size_t last = found_.size() - std::min(found_.size(), kLookBack);
  const auto* amount = std::get_if<Amount>(&cap.value);
  const bool of_whom =
      amount != nullptr && !amount->per.empty() &&
      std::none_of(found_.begin() + static_cast<long>(last), found_.end(),
                   [](const Candidate& one) { return one.row.copied; });
  if (of_whom || words_.first(own, "sum")) return found_[last].row.span.begin;
  const std::size_t part = std::max(part_first_, last);
  std::size_t end = found_.size();
  while (end > part && found_[end - 1].row.copied) --end;
  std::size_t first = end;
  while (first > part && !found_[first - 1].row.copied) --first;
  return found_[first == end ? last : first].row.span.begin;
}

// ;最高500万元: a part of the sentence that says nothing else.
bool RowReader::only_caps(Span own) const {
  constexpr std::uint32_t kLongest = 12;
  return !found_.empty() && part_begins_ && pending_.empty() &&
         own.length() <= kLongest && own.begin > sentence_.span.begin &&
         !begins_word(material_, own.begin, kOpens) &&
         !label_in(material_, words_, own) &&
         material_.text.view(own).find(U'的') == std::u32string_view::npos;
}

// 企业牵头的|最高500万元: a cap on some of them alone.
bool RowReader::asks_itself(Span own) const {
  const std::u32string_view text = material_.text.folded;
  const auto de = material_.text.view(own).rfind(U'的');
  constexpr std::size_t kLeast = 2;  // letters before 的
  if (de == std::u32string_view::npos || de < kLeast) return false;
  std::uint32_t at = own.begin + static_cast<std::uint32_t>(de) + 1;
  while (at < own.end) {
    Word word = material_.words.begins(text, at, Dictionary::bound_before);
    if (!word) word = material_.words.begins(text, at, Dictionary::rule_edge);
    if (!word) return false;
    at += word.length;
  }
  return true;
}

// What the awards before come to depends on what such a cap asks.
void RowReader::leave_open(std::uint32_t from) {
  for (std::size_t i = found_.size(); i-- > 0;) {
    AwardRow& award = found_[i].row;
    if (award.span.begin < from) break;
    if (!award.cap) award.capped_in_part = true;
  }
}

// 中型客车最高5万元,大型客车最高10万元: caps side by side that each name whom
// they are for. 单户最高50万元,单笔最高20万元 hold for all.
void RowReader::split_caps() {
  const auto names_its_own = [&](const Candidate& one) {
    return one.row.copied && one.label &&
           !words_.first(one.pieces.back(), "sum");
  };
  for (std::size_t i = 0; i < found_.size(); ++i) {
    std::size_t end = i;
    std::set<std::string> names;
    bool whom = false;
    while (end < found_.size() && names_its_own(found_[end]) &&
           names.insert(found_[end].label->values.front()).second) {
      whom |= found_[end].row.per.empty();
      ++end;
    }
    if (end < i + 2 || !whom) continue;
    leave_open(found_[i].row.capped_from);
    if (i == 1) found_[0].label.reset();  // the only award: of all of them
    for (; i < end; ++i) found_[i].row.copied = false;
  }
}

// 每增加1000万元,再奖励2万元,最高50万元; 超过的部分5%,最高10万元: what is added
// to the row before is capped together with it.
void RowReader::widen_caps() {
  for (Candidate& cap : found_) {
    if (!cap.row.copied) continue;
    auto first =
        std::find_if(found_.begin(), found_.end(), [&](const Candidate& one) {
          return one.row.span.begin >= cap.row.capped_from;
        });
    while (first != found_.begin() && (first->on_top || is_part(*first))) {
      --first;
    }
    cap.row.capped_from = first->row.span.begin;
  }
}

std::vector<AwardRow> apply_caps(const Material& material,
                                 std::vector<AwardRow> rows,
                                 std::vector<RuleNote>& notes) {
  std::vector<AwardRow> all;
  std::vector<std::size_t> awards;  // of `all`
  const auto capped_by = [&](const AwardRow& cap) {
    std::vector<std::size_t> capped;
    const std::size_t first =
        awards.size() - std::min(awards.size(), kLookBack);
    std::copy_if(awards.begin() + static_cast<long>(first), awards.end(),
                 std::back_inserter(capped),
                 [&](std::size_t i) { return is_capped_by(all[i], cap); });
    return capped;
  };
  struct Unsaid {
    AwardRow cap;
    std::vector<std::size_t> capped;
  };
  std::vector<Unsaid> unsaid;
  for (AwardRow& row : rows) {
    if (!row.copied) {
      awards.push_back(all.size());
      all.push_back(std::move(row));
      continue;
    }
    const std::size_t before = all.size();
    std::vector<std::size_t> capped = capped_by(row);
    for (const std::size_t i : capped) {
      AwardRow& award = all[i];
      if (!row.ratio && row.then && !(award.most && *award.most < *row.then)) {
        award.most = row.then;
        award.most_per = row.per;
      }
      if (award.conditions.empty()) continue;  // its formula says it all
      AwardRow cap = row;
      cap.conditions = award.conditions;
      all.push_back(std::move(cap));
    }
    if (all.size() == before) {
      unsaid.push_back({std::move(row), std::move(capped)});
    }
  }
  for (const auto& [cap, capped] : unsaid) {
    const bool said =
        std::any_of(capped.begin(), capped.end(),
                    [&](std::size_t i) { return says(material, all[i], cap); });
    if (!said) notes.push_back({words_of(material, cap.span), cap.span});
  }
  return all;
}

}  // namespace tiaowen
