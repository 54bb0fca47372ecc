// References inside the document: 第十条第二款 finds its clause.
//
// Articles are looked for in the same attachment; 款 and 项 below the article;
// 前款 and 本条 start from where the reference stands.
#include <map>
#include <tuple>
#include <utility>

#include "pipeline/model/locator.h"
#include "pipeline/resolve/resolve.h"

namespace tiaowen {
namespace {

class Targets {
 public:
  explicit Targets(const Scene& scene) : clauses_(scene.clauses) {
    for (int i = 0; i < static_cast<int>(clauses_.size()); ++i) {
      const Clause& clause = at(i);
      if (clause.kind == ClauseKind::article) {
        articles_.try_emplace({root_of(i), clause.number}, i);
      }
      numbered_.try_emplace(
          {clause.parent, kind_key(clause.kind), clause.number}, i);
    }
  }

  bool has_articles() const { return !articles_.empty(); }

  // The clause meant; -1 where the document has none such.
  int find(const Locator& locator, int from) const {
    int target = locator.here ? article_of(from) : -1;
    for (const LocatorPart& part : locator.parts) {
      target = step(target, part, from);
      if (target < 0) return -1;
    }
    return target;
  }

 private:
  using Numbered = std::tuple<int, int, std::string>;

  const Clause& at(int i) const {
    return clauses_[static_cast<std::size_t>(i)];
  }
  static int kind_key(ClauseKind kind) { return static_cast<int>(kind); }

  // The attachment a clause stands in; -1 for the main text.
  int root_of(int i) const {
    while (i >= 0 && at(i).kind != ClauseKind::attachment) i = at(i).parent;
    return i;
  }
  int article_of(int i) const {
    while (i >= 0 && at(i).kind != ClauseKind::article) i = at(i).parent;
    return i;
  }

  int numbered(int parent, ClauseKind kind, const std::string& number) const {
    const auto found = numbered_.find({parent, kind_key(kind), number});
    return found == numbered_.end() ? -1 : found->second;
  }

  int division(int target, int from, ClauseKind kind,
               const std::string& number) const {
    return numbered(target < 0 ? root_of(from) : target, kind, number);
  }

  int step(int target, const LocatorPart& part, int from) const {
    std::string number = std::to_string(part.number);
    if (part.sub != 0) number += "-" + std::to_string(part.sub);
    switch (part.unit) {
      case U'条': {
        if (part.number == 0) return before(article_of(from));
        const auto found = articles_.find({root_of(from), number});
        return found == articles_.end() ? -1 : found->second;
      }
      case U'款': {
        if (part.number == 0) return paragraph_before(from);
        if (target < 0) target = article_of(from);
        if (target < 0 || part.number == 1) return target;
        return numbered(target, ClauseKind::paragraph, number);
      }
      case U'项': {
        if (target < 0) target = article_of(from);
        return target < 0 ? -1 : numbered(target, ClauseKind::item, number);
      }
      case U'编':
        return division(target, from, ClauseKind::part, number);
      case U'章':
        return division(target, from, ClauseKind::chapter, number);
      case U'节':
        return division(target, from, ClauseKind::section, number);
      default:
        return -1;
    }
  }

  // The clause of the same kind and parent that stands right before.
  int before(int i) const {
    for (int j = i - 1; i >= 0 && j >= 0; --j) {
      if (at(j).kind == at(i).kind && at(j).parent == at(i).parent) return j;
      if (at(j).kind == at(i).kind) return j;
    }
    return -1;
  }

  // 前款: the paragraph before this one; the first is the article itself.
  int paragraph_before(int from) const {
    int here = from;
    while (here >= 0 && at(here).kind != ClauseKind::paragraph &&
           at(here).kind != ClauseKind::article) {
      here = at(here).parent;
    }
    if (here < 0 || at(here).kind == ClauseKind::article) return -1;
    for (int j = here - 1; j > at(here).parent; --j) {
      if (at(j).kind == ClauseKind::paragraph &&
          at(j).parent == at(here).parent) {
        return j;
      }
    }
    return at(here).parent;
  }

  const std::vector<Clause>& clauses_;
  std::map<std::pair<int, std::string>, int> articles_;
  std::map<Numbered, int> numbered_;
};

}  // namespace

std::vector<Mention> resolve_references(std::vector<Mention> mentions,
                                        const Scene& scene,
                                        std::vector<Finding>& findings) {
  const Targets targets(scene);
  if (!targets.has_articles()) return mentions;
  for (Mention& mention : mentions) {
    auto* citation = std::get_if<Citation>(&mention.value);
    if (citation == nullptr || !citation->locator || citation->title ||
        citation->number) {
      continue;
    }
    const auto locator = read_locator(scene.text.view(*citation->locator));
    if (!locator) continue;
    citation->target = targets.find(*locator, mention.clause);
    if (citation->target < 0) {
      findings.push_back({Severity::info, "citation.target_missing",
                          "The place referred to is not in this document.",
                          mention.span});
    }
  }
  return mentions;
}

}  // namespace tiaowen
