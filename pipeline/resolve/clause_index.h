// ClauseIndex finds the clause that a locator names, seen from another.
//
//   第十条第二款, from anywhere        art_10__para_2
//   前款, from art_3__para_2           art_3
//
// Articles and chapters are looked for in the attachment or document that the
// reference stands in, then in the main text.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "pipeline/model/clause.h"
#include "pipeline/model/locator.h"
#include "pipeline/model/text.h"

namespace tiaowen {

class ClauseIndex {
 public:
  // Both must outlive the index.
  ClauseIndex(const Text& text, const std::vector<Clause>& clauses);

  // The index of the clause meant from within clause `from` (-1: none), or -1.
  int find(const Locator& locator, int from) const;
  // 附件2; 0: the only attachment there is. Of the document that clause `from`
  // (-1: none) stands in, else of whichever in the file has the only such one.
  int find_attachment(int number, int from) const;
  bool has_articles() const { return articles_; }

 private:
  // A locator's parts, by unit; 0 where not named.
  struct Named {
    int part = 0, chapter = 0, section = 0;
    int article = 0, article_sub = 0, paragraph = 0, item = 0, subitem = 0;
    // 前款, 前两条: how many back, of which kind.
    int back = 0;
    ClauseKind back_kind = ClauseKind::paragraph;
  };
  static Named named_by(const Locator& locator);

  // The clause of `kind` around (or at) `from`, or -1.
  int around(int from, ClauseKind kind) const;
  int scope_of(int from) const;
  int document_of(int from) const;
  int attachment_in(int document, int number) const;
  int numbered(int scope, ClauseKind kind, int number, int sub) const;
  int child(int parent, ClauseKind kind, int number) const;
  int within_article(int article, const Named& named, int from) const;
  int paragraph(int article, int number) const;
  int item(int above, int number) const;
  int back(const Named& named, int from) const;
  bool is_bare(int article) const;
  const Clause& at(int i) const {
    return clauses_[static_cast<std::size_t>(i)];
  }
  int first_below(int i) const { return below_[static_cast<std::size_t>(i)]; }
  int next_beside(int i) const { return beside_[static_cast<std::size_t>(i)]; }
  // The first clause right below `parent` that `wanted` takes; -1: none.
  template <typename Wanted>
  int find_below(int parent, Wanted wanted) const {
    int i = first_below(parent);
    while (i >= 0 && !wanted(i)) i = next_beside(i);
    return i;
  }

  const Text& text_;
  const std::vector<Clause>& clauses_;
  // Attachments of the whole file by number, 0 for all; -1 where there are
  // several.
  std::map<int, int> attachments_;
  std::vector<int> scope_;  // the attachment or document that holds each
  // Of each clause the first one below it, and the next one beside it; -1:
  // there is none.
  std::vector<int> below_, beside_;
  // Scope, kind, number and its second part; then the clause. Sorted.
  using Numbered = std::tuple<int, ClauseKind, int, int, int>;
  std::vector<Numbered> numbered_;
  bool articles_ = false;
};

}  // namespace tiaowen
