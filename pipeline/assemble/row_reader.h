// RowReader: how the rows of one sentence are read (rules_rows.cc), which of
// them count steps (rules_stepped.cc) or parts (rules_excess.cc), are capped
// (rules_caps.cc), give nothing or are no award (rules_denials.cc), and how
// their conditions are chosen (rules_settle.cc).
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "pipeline/assemble/rule_words.h"
#include "pipeline/assemble/rules_rows.h"

namespace tiaowen {

// How many rows of a sentence are looked at for what belongs together.
constexpr std::size_t kLookBack = 30;

// A row with what may become its condition of words.
struct Candidate {
  AwardRow row;
  std::vector<Span> pieces;  // where its conditions may stand, in order
  std::optional<Condition> partner;
  std::vector<Condition> grades;
  std::optional<Condition> kind, list;
  std::optional<Condition> label;
  std::optional<Condition> year;   // 第二年
  std::optional<Condition> event;  // 验收通过后
  std::uint32_t lead = 0;  // conditions before this are asked of the rows after
  bool opens = false;      // begins its part of the sentence
  bool on_top = false;     // added to rows before: no row of its own
};

class RowReader {
 public:
  RowReader(const Material& material, const Sentence& sentence, bool standards,
            std::vector<RuleNote>& notes)
      : material_(material),
        sentence_(sentence),
        standards_(standards),
        words_(material, sentence.span),
        notes_(notes) {}

  std::vector<AwardRow> read();

 private:
  void read_fragment(const Fragment& fragment);
  void read_outcomes(Span fragment, const std::vector<int>& outcomes);
  void tie_threshold(Candidate& candidate, const std::vector<int>& outcomes,
                     Span partner);
  bool read_ranks(Span fragment, const std::vector<int>& outcomes);
  bool read_each(Span fragment, int outcome);
  std::uint32_t read_full_years(Span fragment, Span own);
  void read_step(Candidate& candidate);
  bool read_rest(Span fragment);
  bool read_all(Span fragment);
  static void count_things(Candidate& candidate);
  static void count_from_threshold(AwardRow& row);
  bool add_on_top(const Candidate& candidate, std::size_t at);
  void tell_unclear(std::size_t at);
  void read_excess(Candidate& candidate);
  void read_below(std::size_t at);
  void share_names();
  void name_parts();
  std::optional<std::vector<int>> given_in(Span fragment);
  std::optional<int> given_alike(Span fragment) const;
  bool is_taken(Span fragment, const Mention& mention) const;
  void read_denial(Span fragment);
  void settle_denials();
  void read_open(Span fragment);
  Candidate& add(Span fragment, Span own);
  void look(Candidate& candidate, Span own);
  void name_whom(Candidate& candidate, Span own) const;
  std::uint32_t capped_from(Span own, const Mention& cap) const;
  bool only_caps(Span own) const;
  bool asks_itself(Span own) const;
  void leave_open(std::uint32_t from);
  void split_caps();
  void widen_caps();
  void end_part();
  void name_first();
  void settle();
  void inherit(std::size_t at);
  void say_truths(Candidate& candidate) const;
  bool names_grades(const Candidate& candidate, Span words) const;
  void share_base();
  void trim_last(std::size_t count);

  const Material& material_;
  const Sentence& sentence_;
  const bool standards_;
  const RuleWords words_;
  std::vector<RuleNote>& notes_;
  std::vector<Span> pending_;
  std::vector<Candidate> found_;
  bool part_begins_ = true;
  std::size_t part_first_ = 0;  // of found_, those of this part
  bool semicolon_ = false;
  bool taken_ = false;  // the last figures were fines
};

// The partner that the figure of mention `index` is tied to, if any.
std::optional<Span> partner_at(const Material& material, int index);
bool has_number(const std::vector<Condition>& conditions);

}  // namespace tiaowen
