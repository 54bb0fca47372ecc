// Setting: what surrounds a sentence and says how to read it.
//
//   二、机构职责 › （一）市财政局：   its sentences are duties of 市财政局
//   一、出台背景                      its sentences are no duties
//   2、项目组织机构 › 某市科技局      who acts where nobody else is named
//
// Rows: dictionaries/section.tsv.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pipeline/assemble/actors.h"

namespace tiaowen {

enum class Section : std::uint8_t {
  plain,
  background,
  guiding,
  effect,
  goals,
  duties,
  body,
  plan,
  condition,
  cases,   // 有下列情形之一的，…： each item is a case, no duty
  banned,  // 不得有下列行为： each item is forbidden
  application,
  own,         // of titles: a body's own plan …
  own_report,  // … or report
};

// The clause's heading, or its first line where that is as short as one.
Span heading_of(const Material& material, const Clause& clause);

// The section that a word in `span` names, the first one.
std::optional<Section> section_in(const Material& material, Span span);

// What a sentence before a list says of its items, wherever it says so: cases
// or banned.
std::optional<Section> items_after(const Material& material, Span span);

// Finds the innermost clause at a place. Fast where asked in reading order.
class ClauseFinder {
 public:
  // REQUIRES: the clauses stand in order and outlive this.
  explicit ClauseFinder(std::span<const Clause> clauses) : clauses_(clauses) {}

  // -1 where none holds `at`.
  int clause_at(std::uint32_t at);

 private:
  std::span<const Clause> clauses_;
  int last_ = -1;  // the last that begins before the place asked for
};

class Setting {
 public:
  // REQUIRES: `material` outlives this.
  explicit Setting(const Material& material);

  int clause_at(std::uint32_t at) { return finder_.clause_at(at); }

  Section section(int clause) const;
  // Does `span` lie in its clause's heading?
  bool in_heading(int clause, Span span) const;
  bool below(int clause, int ancestor) const;
  // The clause whose items a line behind the last of them is about.
  int list_around(int clause) const;

  // Who acts in this clause by a heading or a lead-in above it.
  const Actors& actors(int clause) const;
  // 领导小组办公室主要职责：names who acts in the clauses below `clause`.
  void lead_in(int clause, const Actors& actors);

  // Who acts in the whole document, where it is one body's own.
  const Actors& document_actors() const { return document_; }
  // Is the document a body's report (决算, 总结)? Then what it tells without a
  // word of duty was done, not ordered.
  bool is_report() const { return report_; }
  // Marks the clause and all below it: 主要职责： before a list.
  void mark(int clause, Section section);
  // Marks what is below the clause only: 应当具备下列条件： before a list.
  void mark_items(int clause, Section section);
  // Marks the list below the clause, up to the paragraph behind it.
  void mark_list(int clause, Section section);

 private:
  bool is_only_heading(const Clause& clause) const;
  void read_headings();
  void read_document_body();
  void read_title();

  const Material& material_;
  std::vector<Section> sections_;  // by clause, from above where unset
  // By clause: one more than the place of those stated there; 0: none.
  std::vector<std::uint32_t> named_;
  std::vector<Actors> actors_;  // of the few clauses that name somebody
  Actors document_, nobody_;
  bool report_ = false;
  ClauseFinder finder_;
};

}  // namespace tiaowen
