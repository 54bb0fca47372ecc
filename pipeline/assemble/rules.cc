// Decision tables: the rows of a paragraph, and of the items beside it, that
// ask about the same things.

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "pipeline/assemble/assemble.h"
#include "pipeline/assemble/drafts.h"
#include "pipeline/assemble/rules_caps.h"
#include "pipeline/assemble/rules_denials.h"
#include "pipeline/assemble/rules_formula.h"
#include "pipeline/assemble/rules_gaps.h"
#include "pipeline/assemble/rules_left_out.h"
#include "pipeline/assemble/rules_made.h"
#include "pipeline/assemble/rules_merge.h"
#include "pipeline/assemble/rules_outcomes.h"
#include "pipeline/assemble/rules_parts.h"
#include "pipeline/assemble/rules_table.h"
#include "pipeline/assemble/setting.h"
#include "pipeline/assemble/table_rows.h"

namespace tiaowen {
namespace {

struct TableDraft {
  AwardTable table;
  int clause = -1;
  std::size_t block = 0;
  std::vector<RuleNote> notes;
  bool whole = false;  // a table of the document: no sentence adds to it
};

class Rules {
 public:
  Rules(const Material& material, std::vector<Finding>& findings)
      : material_(material), findings_(findings), finder_(material.clauses) {}

  void read(std::size_t block);
  std::vector<Rule> take();

 private:
  void read_sentence(const Sentence& sentence, std::size_t block);
  void read_table(std::size_t block);
  bool under_standards(int clause);
  bool may_give(const Sentence& sentence, int clause);
  void note_silent(std::span<const AwardRow> rows, bool beside_others,
                   std::vector<RuleNote>& notes) const;
  void merge_items();
  void place(std::vector<AwardRow> rows, int clause, std::size_t block);
  bool take_back(const Sentence& sentence, std::size_t block);
  void deny_beside(std::vector<AwardRow>& rows, int clause,
                   std::size_t block) const;
  bool beside(const TableDraft& draft, int clause, std::size_t block) const;
  Rule rule_of(TableDraft& draft);
  void list_items(int clause);
  Span heading_of(int clause) const;
  std::string name_at(int clause, const AwardTable& table) const;

  const Material& material_;
  std::vector<Finding>& findings_;
  ClauseFinder finder_;
  std::vector<TableDraft> drafts_;
  int table_ = -1;  // the last one read
  int asked_ = -1;  // the clause that under_standards() was asked of last …
  bool standards_ = false;  // … and what it said
};

// A last item that ends with a full stop is no heading, whatever stands above.
Span Rules::heading_of(int clause) const {
  const Clause& one = material_.clauses[static_cast<std::size_t>(clause)];
  return one.heading.end + 1 < one.span.end ? one.heading : Span{};
}

int parent_of(const Material& material, int clause) {
  return clause < 0 ? -1
                    : material.clauses[static_cast<std::size_t>(clause)].parent;
}

bool Rules::beside(const TableDraft& draft, int clause,
                   std::size_t block) const {
  if (draft.block == block) return true;
  return block == draft.block + 1 && draft.clause != clause && clause >= 0 &&
         draft.clause >= 0 && heading_of(clause).empty() &&
         heading_of(draft.clause).empty() &&
         parent_of(material_, clause) == parent_of(material_, draft.clause);
}

// 二、补贴标准: what stands below it is given.
bool Rules::under_standards(int clause) {
  constexpr int kLevels = 2;
  if (clause == asked_) return standards_;
  asked_ = clause;
  standards_ = false;
  for (int i = 0, at = clause; at >= 0 && i < kLevels && !standards_;
       ++i, at = parent_of(material_, at)) {
    const Span heading = tiaowen::heading_of(
        material_, material_.clauses[static_cast<std::size_t>(at)]);
    standards_ = first_rule_word(material_, heading, "award_head").has_value();
  }
  return standards_;
}

// Only what is given or denied makes a row: hardly any sentence does.
bool Rules::may_give(const Sentence& sentence, int clause) {
  if (may_deny(material_, sentence.span)) return true;
  if (states_award(material_, sentence.span)) {
    const bool standards = under_standards(clause);
    for (const Fragment& fragment : sentence.fragments) {
      if (has_outcome(material_, fragment.span, sentence.asides, standards)) {
        return true;
      }
    }
  }
  return states_threshold(material_, sentence.span) &&
         first_rule_word(material_, sentence.span, "all");
}

// The rows of a table of awards are a decision table as they stand.
void Rules::read_table(std::size_t block) {
  const int index = material_.text.blocks[block].table;
  if (index == table_) return;
  table_ = index;
  std::vector<AwardRow> rows = table_rows(
      material_, material_.text.tables[static_cast<std::size_t>(index)]);
  if (rows.size() < 2) return;
  TableDraft draft;
  draft.clause = finder_.clause_at(material_.text.blocks[block].span.begin);
  draft.block = block;
  draft.whole = true;
  for (AwardRow& row : rows) add_row(draft.table, std::move(row));
  drafts_.push_back(std::move(draft));
}

// Puts rows of one kind into the table before, where they belong to it.
void Rules::place(std::vector<AwardRow> rows, int clause, std::size_t block) {
  constexpr std::size_t kLookBack = 8;  // tables of one paragraph
  if (rows.empty()) return;
  const std::size_t first =
      drafts_.size() > kLookBack ? drafts_.size() - kLookBack : 0;
  for (std::size_t i = drafts_.size(); i-- > first;) {
    TableDraft& draft = drafts_[i];
    if (!beside(draft, clause, block)) break;
    if (draft.whole || !fits(draft.table, rows)) continue;
    draft.block = block;
    for (AwardRow& row : rows) add_row(draft.table, std::move(row));
    return;
  }
  TableDraft draft;
  draft.clause = clause;
  draft.block = block;
  for (AwardRow& row : rows) add_row(draft.table, std::move(row));
  drafts_.push_back(std::move(draft));
}

// 但有…情形的取消奖励: nothing is given, whatever else holds.
bool Rules::take_back(const Sentence& sentence, std::size_t block) {
  if (drafts_.empty() || drafts_.back().block != block ||
      stands_alone(drafts_.back().table.rows[0])) {
    return false;
  }
  bool taken = false;
  AwardTable& table = drafts_.back().table;
  for (const Fragment& fragment : sentence.fragments) {
    const auto when = taken_back_in(material_, fragment.span);
    if (!when) continue;
    taken = true;
    const std::size_t rows = table.rows.size();
    AwardRow zero = table.rows[0];
    zero.conditions = {*when};
    zero.then = Decimal(0);
    zero.min = zero.max = std::nullopt;
    zero.span = fragment.span;
    add_row(table, std::move(zero));
    Condition not_so = *when;
    not_so.truth = false;
    for (std::size_t i = 0; i < rows; ++i) table.tests[i].back() = not_so;
  }
  return taken;
}

// 80分以上的奖励10万元。60分以下的不予奖励: of what the table beside gives.
void Rules::deny_beside(std::vector<AwardRow>& rows, int clause,
                        std::size_t block) const {
  if (drafts_.empty() || !beside(drafts_.back(), clause, block)) return;
  const AwardRow& award = drafts_.back().table.rows[0];
  for (AwardRow& row : rows) {
    row.ratio = award.ratio;
    row.currency = award.currency;
  }
}

// 有下列情形之一的,不予奖励: (一)弄虚作假的… The items are what it says.
void Rules::list_items(int clause) {
  constexpr std::size_t kMostItems = 40;
  if (clause < 0) return;
  const auto first = static_cast<std::size_t>(clause) + 1;
  const std::size_t end =
      std::min(material_.clauses.size(), first + kMostItems);
  for (std::size_t i = first; i < end; ++i) {
    const Clause& item = material_.clauses[i];
    if (item.parent < clause) break;
    if (item.parent != clause) continue;
    const auto length = std::min<std::size_t>(
        material_.text.view(item.span).find(U'\n'), item.span.length());
    const Span line{item.span.begin,
                    item.span.begin + static_cast<std::uint32_t>(length)};
    drafts_.back().notes.push_back({words_of(material_, line), line});
  }
}

// 每引进1名博士给予单位2万元,给予本人3000元: what has no condition to be a row
// of stands beside the rows, and so does a cap on those before.
void Rules::note_silent(std::span<const AwardRow> rows, bool beside_others,
                        std::vector<RuleNote>& notes) const {
  for (const AwardRow& row : rows) {
    if (row.denies || row.figure.empty() || !(beside_others || row.cap)) {
      continue;
    }
    if (!notes.empty() && notes.back().span == row.span) continue;
    notes.push_back({words_of(material_, row.span), row.span});
  }
}

void Rules::read_sentence(const Sentence& sentence, std::size_t block) {
  const int clause = finder_.clause_at(sentence.span.begin);
  const bool follows =
      !drafts_.empty() && beside(drafts_.back(), clause, block);
  if (!follows && !may_give(sentence, clause)) return;
  const Tenor tenor = tenor_of(material_, sentence);
  if (tenor.explains || accounts(material_, sentence)) return;
  std::vector<RuleNote> notes;
  std::vector<AwardRow> rows =
      rows_in(material_, sentence, under_standards(clause), notes);
  std::erase_if(rows, [&](const AwardRow& row) {
    return reported(row, sentence, tenor);
  });
  const bool denies = std::all_of(
      rows.begin(), rows.end(), [](const AwardRow& row) { return row.denies; });
  if (denies) {
    if (take_back(sentence, block)) return;
    deny_beside(rows, clause, block);
  }
  const bool awards =
      !rows.empty() && awards_in(material_, sentence.span, sentence.asides);
  std::vector<AwardRow> all = apply_caps(material_, std::move(rows), notes);
  const auto silent =
      std::stable_partition(all.begin(), all.end(), [&](const AwardRow& row) {
        return row.copied || asks(material_, row, awards);
      });
  const bool told = awards ||
                    first_rule_word(material_, sentence.span, "sum") ||
                    first_rule_word(material_, sentence.span, "most");
  if (told) {
    note_silent({silent, all.end()}, silent != all.begin(), notes);
  }
  all.erase(silent, all.end());
  constexpr std::size_t kMostCompared = 60;
  const bool compared = all.size() <= kMostCompared;
  while (!all.empty()) {
    std::vector<AwardRow> alike, others;
    for (AwardRow& row : all) {
      const bool same =
          alike.empty() ||
          (row.ratio == alike[0].ratio && row.cap == alike[0].cap &&
           row.currency == alike[0].currency &&
           stands_alone(row) == stands_alone(alike[0]) &&
           (!compared || !asks_of_others(alike, row)) &&
           (!compared ||
            std::none_of(alike.begin(), alike.end(), [&](const AwardRow& one) {
              return asks_the_same(one, row);
            })));
      (same ? alike : others).push_back(std::move(row));
    }
    const bool lists = stands_alone(alike[0]) && !sentence.fragments.empty() &&
                       sentence.fragments.back().mark == U':';
    place(std::move(alike), clause, block);
    if (lists) list_items(clause);
    all = std::move(others);
  }
  if (drafts_.empty() || !beside(drafts_.back(), clause, block)) return;
  std::move(notes.begin(), notes.end(),
            std::back_inserter(drafts_.back().notes));
}

void Rules::read(std::size_t block) {
  const TextBlock& paragraph = material_.text.blocks[block];
  if (paragraph.table >= 0) return read_table(block);
  const auto sentences = material_.sentences.of(block);
  if (sentences.empty()) return;
  if (!states_award(material_, paragraph.span) &&
      !denial_in(material_, paragraph.span, {})) {
    return;
  }
  for (const Sentence& sentence : sentences) read_sentence(sentence, block);
}

std::string Rules::name_at(int clause, const AwardTable& table) const {
  for (int at = clause; at >= 0; at = parent_of(material_, at)) {
    const Span heading = heading_of(at);
    if (!heading.empty()) return words_of(material_, heading);
  }
  constexpr std::uint32_t kLongest = 20;
  Span words = table.rows[0].span;
  words.end = std::min(words.end, words.begin + kLongest);
  return words_of(material_, words);
}

Rule Rules::rule_of(TableDraft& draft) {
  AwardTable& table = draft.table;
  // A table of caps asks what its table of awards asks.
  std::vector<Finding> told_already;
  std::vector<Finding>& findings = table.rows[0].cap ? told_already : findings_;
  const auto around = words_around(material_, draft.clause, draft.block);
  report_missing_levels(material_, table, around, findings);
  find_parts(material_, table, around);
  const std::string policy = make_disjoint(material_, table, findings);
  name_figures(table);
  Rule rule = made_of(material_, table, findings);
  rule.clause = draft.clause;
  rule.hit_policy = policy;
  rule.name = name_at(draft.clause, table);
  if (table.rows[0].cap) rule.name += "(上限)";
  if (std::all_of(table.rows.begin(), table.rows.end(), stands_alone)) {
    rule.name += "(不予)";
  }
  rule.annotations = std::move(draft.notes);
  return rule;
}

// （一）轻度失能的,…（二）重度失能的,… in items of one list: one table.
void Rules::merge_items() {
  constexpr std::size_t kMostItems = 30;
  const auto single = [](const TableDraft& draft) {
    return draft.table.rows.size() == 1 && draft.table.columns.size() == 1;
  };
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    if (!single(drafts_[i])) continue;
    std::vector<std::size_t> items = {i};
    const AwardRow& first = drafts_[i].table.rows[0];
    for (std::size_t j = i + 1; j < std::min(drafts_.size(), i + kMostItems);
         ++j) {
      if (!single(drafts_[j])) continue;
      const AwardRow& row = drafts_[j].table.rows[0];
      if (row.ratio != first.ratio || row.cap != first.cap) continue;
      const TableDraft& last = drafts_[items.back()];
      if (!beside(last, drafts_[j].clause, drafts_[j].block)) continue;
      items.push_back(j);
    }
    std::vector<AwardRow> rows;
    for (const std::size_t item : items) {
      rows.push_back(drafts_[item].table.rows[0]);
    }
    std::vector<AwardRow*> asked;
    for (AwardRow& row : rows) asked.push_back(&row);
    if (!merge_truths(std::move(asked))) continue;
    drafts_[i].table = {};
    for (AwardRow& row : rows) add_row(drafts_[i].table, std::move(row));
    for (std::size_t k = items.size(); k-- > 1;) {
      std::move(drafts_[items[k]].notes.begin(), drafts_[items[k]].notes.end(),
                std::back_inserter(drafts_[i].notes));
      drafts_.erase(drafts_.begin() + static_cast<long>(items[k]));
    }
  }
}

std::vector<Rule> Rules::take() {
  merge_items();
  std::vector<Rule> rules;
  for (TableDraft& draft : drafts_) rules.push_back(rule_of(draft));
  return rules;
}

}  // namespace

std::vector<Rule> find_rules(const Material& material,
                             std::vector<Finding>& findings) {
  Rules rules(material, findings);
  for (std::size_t i = 0; i < material.text.blocks.size(); ++i) rules.read(i);
  return rules.take();
}

}  // namespace tiaowen
