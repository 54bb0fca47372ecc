#include "pipeline/segment/check.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "pipeline/model/unicode.h"
#include "pipeline/segment/number_map.h"

namespace tiaowen {
namespace {

bool is_numbered(ClauseKind kind) {
  return kind != ClauseKind::paragraph && kind < ClauseKind::point;
}

int whole_number(const Clause& clause) {
  int number = 0;
  std::from_chars(clause.number.data(),
                  clause.number.data() + clause.number.size(), number);
  return number;
}

bool has_sub(const Clause& clause) {
  return clause.number.find('-') != std::string::npos;
}

// An article or item that is nothing but its label and heading.
bool is_empty(const Text& text, const std::vector<Clause>& clauses,
              std::size_t i) {
  const Clause& clause = clauses[i];
  if (clause.kind != ClauseKind::article && clause.kind != ClauseKind::item) {
    return false;
  }
  if (clause.kind == ClauseKind::item && !clause.heading.empty()) return false;
  if (i + 1 < clauses.size() && clauses[i + 1].parent == static_cast<int>(i)) {
    return false;
  }
  std::uint32_t from = clause.label.end;
  if (!clause.heading.empty()) from = clause.heading.end + 1;
  for (; from < clause.span.end; ++from) {
    if (!is_space(text.folded[from])) return false;
  }
  return true;
}

class Numbers {
 public:
  Numbers(const Text& text, const std::vector<Clause>& clauses)
      : text_(text),
        clauses_(clauses),
        scope_(clauses.size(), -1),
        behind_(2 * clauses.size()) {}

  std::vector<Finding> check() {
    for (std::size_t i = 0; i < clauses_.size(); ++i) {
      set_scope(i);
      if (is_empty(text_, clauses_, i)) {
        report(Severity::warning, "clause.empty", i, "has no text");
      }
      if (is_numbered(clauses_[i].kind)) check_number(i);
      check_paragraph(i);
    }
    return std::move(findings_);
  }

 private:
  // Articles are numbered through an attachment or document, whatever
  // chapters they stand in; all else within its parent.
  void set_scope(std::size_t i) {
    const int parent = clauses_[i].parent;
    if (parent < 0) return;
    const auto up = static_cast<std::size_t>(parent);
    const ClauseKind kind = clauses_[up].kind;
    scope_[i] = kind == ClauseKind::attachment ||
                        (kind == ClauseKind::part && clauses_[up].label.empty())
                    ? parent
                    : scope_[up];
  }

  static std::uint64_t key_of(int within, ClauseKind kind) {
    return (static_cast<std::uint64_t>(within + 1) << 8) |
           static_cast<std::uint64_t>(kind);
  }

  void check_number(std::size_t i) {
    const Clause& clause = clauses_[i];
    const bool article = clause.kind == ClauseKind::article;
    const int within = article ? scope_[i] : clause.parent;
    const auto key = key_of(within, clause.kind);
    const auto wide = key_of(scope_[i], clause.kind);
    const int number = whole_number(clause);
    const int before = behind_[key];
    if (before > 0) {
      compare(i, static_cast<std::size_t>(before) - 1);
    } else if (number > 1 && !article && starts_count(clause.kind)) {
      // A list may run on from the one before it.
      const int on = behind_[wide];
      if (on == 0 ||
          whole_number(clauses_[static_cast<std::size_t>(on) - 1]) + 1 !=
              number) {
        report(Severity::info, "clause.number_gap", i,
               "does not begin at 1 and continues no list");
      }
    }
    behind_[key] = behind_[wide] = static_cast<int>(i) + 1;
  }

  static bool starts_count(ClauseKind kind) {
    return kind >= ClauseKind::item && kind <= ClauseKind::level4;
  }

  void compare(std::size_t i, std::size_t before) {
    const int last = whole_number(clauses_[before]);
    const int number = whole_number(clauses_[i]);
    if (has_sub(clauses_[i]) && number == last) return;
    if (number == last + 1) return;
    const std::string follows =
        "follows " + to_utf8(text_.published(clauses_[before].label));
    if (number > last) {
      report(Severity::warning, "clause.number_gap", i, follows);
    } else if (number != 1 || clauses_[i].kind != ClauseKind::attachment) {
      report(Severity::warning, "clause.repeated", i, follows);
    }
  }

  // Behind an item that ends in ； a paragraph may be the item's as well as
  // the article's: taken as a further 款, and said.
  void check_paragraph(std::size_t i) {
    if (clauses_[i].kind != ClauseKind::paragraph || i == 0 ||
        clauses_[i - 1].kind < ClauseKind::item ||
        clauses_[i - 1].kind > ClauseKind::subitem) {
      return;
    }
    const char32_t last = text_.folded[clauses_[i - 1].span.end - 1];
    if (last != U';' && last != U',') return;
    const Span span{clauses_[i].span.begin, clauses_[i].span.end};
    findings_.push_back({Severity::info, "clause.ambiguous",
                         "the paragraph may belong to the item before it",
                         span});
  }

  void report(Severity severity, std::string code, std::size_t i,
              const std::string& what) {
    const Span label = clauses_[i].label;
    findings_.push_back({severity, std::move(code),
                         to_utf8(text_.published(label)) + " " + what, label});
  }

  const Text& text_;
  const std::vector<Clause>& clauses_;
  std::vector<int> scope_;
  NumberMap behind_;  // the last clause of its kind and list; counts from 1
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> check_tree(const Text& text,
                                const std::vector<Clause>& clauses) {
  return Numbers(text, clauses).check();
}

}  // namespace tiaowen
