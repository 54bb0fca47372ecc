#include "pipeline/assemble/rules_rows.h"

#include <algorithm>

#include "pipeline/assemble/actors.h"
#include "pipeline/assemble/drafts.h"
#include "pipeline/assemble/row_reader.h"
#include "pipeline/assemble/rules_merge.h"
#include "pipeline/assemble/rules_outcomes.h"
#include "pipeline/assemble/words_at.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr WordKind kOpens = {Dictionary::condition, "place", "opening"};

const Mention& mention_at(const Material& material, int index) {
  return material.mentions[static_cast<std::size_t>(index)];
}

// 首年按保费的60%补助
Condition year_of(const Material& material, Span word) {
  const Word year = rule_word_at(material, word.begin, "year");
  Condition condition;
  condition.name = material.words.cell(year, "name");
  condition.unit = "第";
  condition.low = condition.high = material.words.value(year);
  condition.span = word;
  return condition;
}

}  // namespace

// Reads the conditions of a row from its pieces; `own` is the last of them.
void RowReader::look(Candidate& candidate, Span own) {
  for (const Span piece : candidate.pieces) {
    if (excepts(material_, piece)) continue;  // 除享受过市级补贴的以外
    for (Condition& number : numbers_in(material_, piece, sentence_.asides)) {
      candidate.row.conditions.push_back(std::move(number));
    }
    for (Condition& grade :
         grades_in(material_, words_, piece, sentence_.asides)) {
      // 三星级、四星级的,三星级给予…: the nearer words are the row's.
      std::erase_if(candidate.grades, [&](const Condition& before) {
        return before.name == grade.name;
      });
      candidate.grades.push_back(std::move(grade));
    }
    if (!candidate.kind) candidate.kind = class_in(material_, words_, piece);
    if (!candidate.list) candidate.list = list_in(material_, piece);
  }
  name_whom(candidate, own);
  // 租用200平方米以下的,第二年补贴70%,第三年补贴50%
  if (auto stage = stage_in(material_, own);
      stage && stage->kind == ConditionKind::number) {
    candidate.year = std::move(stage);
    candidate.label.reset();
  }
  if (const auto word = words_.last(own, "year"); word && !candidate.year) {
    candidate.year = year_of(material_, *word);
    candidate.label.reset();
  }
  candidate.event = event_in(material_, own);
}

// 小微企业按投入的30%: the words up to the base; 对合作社,每个补助5万元: those
// of the fragment before.
void RowReader::name_whom(Candidate& candidate, Span own) const {
  if (candidate.row.base.begin > own.begin && !candidate.row.base.empty()) {
    own.end = std::min(own.end, candidate.row.base.begin);
  }
  candidate.label = label_in(material_, words_, own);
  if (candidate.label || candidate.pieces.size() < 2) return;
  Span before = candidate.pieces[candidate.pieces.size() - 2];
  if (!begins_word(material_, before.begin, kOpens)) return;
  if (material_.text.view(before).find(U'的') != std::u32string_view::npos) {
    return;
  }
  candidate.label = label_in(material_, words_, before);
}

Candidate& RowReader::add(Span fragment, Span own) {
  Candidate candidate;
  candidate.opens = part_begins_;
  candidate.pieces = pending_;
  candidate.pieces.push_back(own);
  candidate.row.span = {candidate.pieces.front().begin, fragment.end};
  candidate.lead = fragment.begin;
  found_.push_back(std::move(candidate));
  look(found_.back(), own);
  part_begins_ = false;
  return found_.back();
}

// 考核名次按50%、30%、20%: the first, the second, the third.
bool RowReader::read_ranks(Span fragment, const std::vector<int>& outcomes) {
  if (outcomes.size() < 2) return false;
  std::optional<Span> rank;
  std::vector<Span> pieces = pending_;
  pieces.push_back(
      {fragment.begin, mention_at(material_, outcomes[0]).span.begin});
  for (const Span piece : pieces) {
    if (const auto word = words_.first(piece, "rank")) {
      rank = word;
      constexpr std::uint32_t kKind = 2;  // 考核名次
      if (word->begin >= piece.begin + kKind) rank->begin -= kKind;
    }
  }
  if (!rank) return false;
  std::int64_t place = 0;
  for (const int outcome : outcomes) {
    Candidate& candidate = add(fragment, {fragment.begin, fragment.begin});
    Condition condition;
    condition.name = words_of(material_, *rank);
    condition.low = condition.high = Decimal(++place);
    condition.span = *rank;
    candidate.row.conditions.push_back(std::move(condition));
    state(material_, mention_at(material_, outcome), candidate.row);
  }
  return true;
}

// 甲、乙因素…各占50%: one row for each item before.
bool RowReader::read_each(Span fragment, int outcome) {
  const std::uint32_t figure = mention_at(material_, outcome).span.begin;
  const Word each = material_.words.ends(material_.text.folded, figure,
                                         Dictionary::rule_word);
  if (!each || material_.words.cell(each, "kind") != "each") return false;
  std::vector<Span> places = pending_;
  places.push_back({fragment.begin, figure - each.length});
  for (std::size_t i = places.size(); i-- > 0;) {
    std::string name;
    const auto items = items_in(material_, places[i], name);
    if (items.size() < 2) continue;
    const auto pending = pending_;
    for (const Span item : items) {
      pending_.clear();
      Candidate& candidate = add(fragment, {fragment.begin, fragment.begin});
      Condition condition;
      condition.kind = ConditionKind::words;
      condition.name = name;
      condition.values = {words_of(material_, item)};
      condition.span = item;
      candidate.partner = std::move(condition);
      candidate.row.span.begin = places[i].begin;
      state(material_, mention_at(material_, outcome), candidate.row);
    }
    return true;
  }
  return false;
}

// 第一年全额、|第二年70%: a share of 1 before the first figure. Gives where the
// words of that figure begin.
std::uint32_t RowReader::read_full_years(Span fragment, Span own) {
  while (const auto full = words_.first(own, "full_share")) {
    Candidate& candidate = add(fragment, {own.begin, full->begin});
    if (!candidate.year) {
      found_.pop_back();
      break;
    }
    candidate.row.ratio = true;
    candidate.row.then = Decimal(1);
    own.begin = full->end;
    pending_.clear();
  }
  return own.begin;
}

void RowReader::read_outcomes(Span fragment, const std::vector<int>& outcomes) {
  if (read_ranks(fragment, outcomes)) return;
  if (outcomes.size() == 1 && read_each(fragment, outcomes[0])) return;
  std::uint32_t from = fragment.begin;
  std::optional<Span> last_partner;
  int which = 0;
  for (const int outcome : outcomes) {
    const Mention& mention = mention_at(material_, outcome);
    // Figures of a respective list stand side by side; a tie of one that
    // stands alone says less than the words before it.
    const auto partner =
        outcomes.size() > 1 ? partner_at(material_, outcome) : std::nullopt;
    // The rows of a respective list ask the same of all but the partner.
    if (partner) from = fragment.begin;
    if (std::holds_alternative<Ratio>(mention.value) && !partner) {
      from = read_full_years(fragment, {from, mention.span.begin});
    }
    const Span own{std::min(from, mention.span.begin), mention.span.begin};
    const bool limits =
        caps(mention) && !found_.empty() && !partner &&
        (from != fragment.begin || !part_begins_ || only_caps(own));
    const bool capped = limits && !asks_itself(own);
    const std::uint32_t scope = limits ? capped_from(own, mention) : 0;
    if (limits && !capped) leave_open(scope);
    Candidate& candidate = add(fragment, own);
    read_step(candidate);
    state(material_, mention_at(material_, outcome), candidate.row);
    if (!candidate.row.base.empty() && !candidate.year) {
      name_whom(candidate, own);
    }
    // 不高于市级标准的50%: the level is what the share is taken of.
    std::erase_if(candidate.grades, [&](const Condition& grade) {
      return candidate.row.base.contains(grade.span);
    });
    if (partner) {
      which = last_partner == partner ? which + 1 : 0;
      last_partner = partner;
      candidate.partner = partner_of(material_, *partner, which);
      tie_threshold(candidate, outcomes, *partner);
      std::erase_if(candidate.row.conditions, [&](const Condition& c) {
        return c.span.overlaps(*partner);
      });
    } else if (capped && candidate.row.conditions.empty() &&
               candidate.grades.empty()) {
      candidate.row.copied = true;
      candidate.row.capped_from = scope;
    }
    from = mention.span.end;
    if (!partner) pending_.clear();
  }
  // 3A、4A、5A级: the last item says what all of them are.
  if (!found_.back().partner) return;
  if (outcomes.size() <= found_.size()) trim_last(outcomes.size());
  for (std::size_t i = 0; i < std::min(outcomes.size(), found_.size()); ++i) {
    auto& partner = found_[found_.size() - 1 - i].partner;
    if (partner) partner->name = found_.back().partner->name;
  }
}

// 本科、硕士、博士毕业生: what stands behind the last item belongs to all.
void RowReader::trim_last(std::size_t count) {
  constexpr std::size_t kFewest = 3;
  if (count < kFewest) return;
  std::size_t length = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& partner = found_[found_.size() - count + i].partner;
    if (!partner || partner->kind != ConditionKind::words) return;
    const std::size_t own = to_u32(partner->values.front()).size();
    if (i + 1 == count) {
      if (own <= length + 1) return;
    } else if (i > 0 && own != length) {
      return;
    }
    if (i + 1 < count) length = own;
  }
  std::string& last = found_.back().partner->values.front();
  last = to_utf8(to_u32(last).substr(0, length));
}

// 5000万元以上,实行一事一议: a band that states no figure.
void RowReader::read_open(Span fragment) {
  pending_.push_back(fragment);
  if (!semicolon_ || found_.empty()) return;
  if (!words_.first(fragment, "open")) return;
  Candidate& candidate = add(fragment, {fragment.begin, fragment.begin});
  if (!has_number(candidate.row.conditions)) {
    found_.pop_back();
    return;
  }
  candidate.row.ratio = found_[found_.size() - 2].row.ratio;
  candidate.row.currency = found_[found_.size() - 2].row.currency;
  pending_.clear();
}

// 2万元以下的部分全额补助: a share of 1.
bool RowReader::read_all(Span fragment) {
  const auto all = words_.first(fragment, "all");
  if (!all) return false;
  Candidate& candidate = add(fragment, {fragment.begin, all->begin});
  if (!has_number(candidate.row.conditions)) {
    found_.pop_back();
    return false;
  }
  candidate.row.ratio = true;
  candidate.row.then = Decimal(1);
  pending_.clear();
  return true;
}

void RowReader::end_part() {
  if (!found_.empty()) {
    for (const Span span : pending_) {
      notes_.push_back({words_of(material_, span), span});
    }
  }
  pending_.clear();
  part_begins_ = true;
  part_first_ = found_.size();
}

void RowReader::read_fragment(const Fragment& fragment) {
  const Span span = fragment.span;
  if (words_.first(span, "note")) {
    const Span whole{pending_.empty() ? span.begin : pending_.front().begin,
                     span.end};
    notes_.push_back({words_of(material_, whole), whole});
    pending_.clear();
    return;
  }
  const auto outcomes = given_in(span);
  if (!outcomes) {  // whom a fine is for asks nothing of an award
    pending_.clear();
    part_begins_ = true;
  } else if (!outcomes->empty()) {
    read_outcomes(span, *outcomes);
    pending_.clear();
  } else if (read_rest(span) || read_all(span)) {
    return;
  } else if (words_.first(span, "open")) {
    read_open(span);
  } else {
    read_denial(span);
  }
}

// 奖励投资额的3%; …的奖励4%: of the same.
void RowReader::share_base() {
  for (std::size_t i = 1; i < found_.size(); ++i) {
    AwardRow& row = found_[i].row;
    const AwardRow& before = found_[i - 1].row;
    if (row.ratio && row.base.empty() && !row.cap && !row.copied &&
        before.ratio && !before.cap && !row.denies) {
      row.base = before.base;
    }
  }
}

std::vector<AwardRow> RowReader::read() {
  for (const Fragment& fragment : sentence_.fragments) {
    read_fragment(fragment);
    semicolon_ = fragment.mark == U';' || (semicolon_ && fragment.mark == U',');
    if (fragment.mark == U';') end_part();
  }
  end_part();
  split_caps();
  settle();
  share_base();
  for (std::size_t i = found_.size(); i-- > 0;) {
    found_[i].on_top = add_on_top(found_[i], i);
  }
  widen_caps();
  std::erase_if(found_, [](const Candidate& one) { return one.on_top; });
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (!found_[i].row.copied) say_truths(found_[i]);
    inherit(i);
  }
  for (std::size_t i = 0; i < found_.size(); ++i) {
    count_things(found_[i]);
    count_from_threshold(found_[i].row);
    read_excess(found_[i]);
    read_below(i);
    tell_unclear(i);
  }
  widen_caps();
  share_names();
  name_parts();
  settle_denials();
  std::vector<AwardRow> rows;
  for (Candidate& candidate : found_) rows.push_back(std::move(candidate.row));
  std::vector<AwardRow*> asking;
  for (AwardRow& row : rows) {
    if (!row.copied) asking.push_back(&row);
  }
  merge_truths(std::move(asking));
  return rows;
}

std::vector<AwardRow> rows_in(const Material& material,
                              const Sentence& sentence, bool standards,
                              std::vector<RuleNote>& notes) {
  return RowReader(material, sentence, standards, notes).read();
}

}  // namespace tiaowen
