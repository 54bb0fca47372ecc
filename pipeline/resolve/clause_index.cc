#include "pipeline/resolve/clause_index.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

struct Number {
  int whole = 0, sub = 0;
};

Number number_of(const Clause& clause) {
  Number number;
  const char* const end = clause.number.data() + clause.number.size();
  const auto [next, error] =
      std::from_chars(clause.number.data(), end, number.whole);
  if (error == std::errc() && next != end) {
    std::from_chars(next + 1, end, number.sub);
  }
  return number;
}

bool is_item(ClauseKind kind) {
  return kind == ClauseKind::item || kind == ClauseKind::subitem;
}

}  // namespace

ClauseIndex::ClauseIndex(const Text& text, const std::vector<Clause>& clauses)
    : text_(text),
      clauses_(clauses),
      scope_(clauses.size(), -1),
      below_(clauses.size(), -1),
      beside_(clauses.size(), -1) {
  std::vector<int> last_below(clauses.size(), -1);
  numbered_.reserve(clauses.size());
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    const Clause& clause = clauses[i];
    const int parent = clause.parent;
    if (parent >= 0) {
      const auto up = static_cast<std::size_t>(parent);
      const bool scopes =
          clauses[up].kind == ClauseKind::attachment ||
          (clauses[up].kind == ClauseKind::part && clauses[up].label.empty());
      scope_[i] = scopes ? parent : scope_[up];
      const int before = std::exchange(last_below[up], static_cast<int>(i));
      (before < 0 ? below_[up] : beside_[static_cast<std::size_t>(before)]) =
          static_cast<int>(i);
    }
    articles_ = articles_ || clause.kind == ClauseKind::article;
    const Number number = number_of(clause);
    if (clause.kind == ClauseKind::attachment) {
      for (const int key : {0, number.whole}) {
        const auto [known, added] =
            attachments_.emplace(key, static_cast<int>(i));
        if (!added) known->second = -1;
      }
    }
    numbered_.emplace_back(scope_[i], clause.kind, number.whole, number.sub,
                           static_cast<int>(i));
  }
  std::sort(numbered_.begin(), numbered_.end());
}

int ClauseIndex::around(int from, ClauseKind kind) const {
  while (from >= 0 && at(from).kind != kind) from = at(from).parent;
  return from;
}

int ClauseIndex::scope_of(int from) const {
  if (from < 0) return -1;
  return at(from).kind == ClauseKind::attachment
             ? from
             : scope_[static_cast<std::size_t>(from)];
}

int ClauseIndex::numbered(int scope, ClauseKind kind, int number,
                          int sub) const {
  const auto first = std::lower_bound(numbered_.begin(), numbered_.end(),
                                      Numbered(scope, kind, number, sub, 0));
  if (first == numbered_.end()) return -1;
  const auto& [its_scope, its_kind, its_number, its_sub, clause] = *first;
  const bool same = std::tie(its_scope, its_kind, its_number, its_sub) ==
                    std::tie(scope, kind, number, sub);
  return same ? clause : -1;
}

int ClauseIndex::child(int parent, ClauseKind kind, int number) const {
  return find_below(parent, [&](int i) {
    return at(i).kind == kind && number_of(at(i)).whole == number;
  });
}

// 第三条（定义） with its text in the paragraphs below.
bool ClauseIndex::is_bare(int article) const {
  const Clause& clause = at(article);
  const int below = first_below(article);
  if (below < 0) return false;
  std::uint32_t from = clause.label.end;
  if (!clause.heading.empty()) from = clause.heading.end + 1;
  for (; from < at(below).span.begin; ++from) {
    if (!is_space(text_.folded[from])) return false;
  }
  return true;
}

int ClauseIndex::paragraph(int article, int number) const {
  if (is_bare(article))
    return child(article, ClauseKind::paragraph, number + 1);
  return number == 1 ? article : child(article, ClauseKind::paragraph, number);
}

int ClauseIndex::item(int above, int number) const {
  return find_below(above, [&](int i) {
    return is_item(at(i).kind) && number_of(at(i)).whole == number;
  });
}

int ClauseIndex::within_article(int article, const Named& locator,
                                int from) const {
  int place = article;
  if (locator.paragraph != 0) {
    place = paragraph(article, locator.paragraph);
    if (place < 0) return -1;
  }
  if (locator.item == 0) return place;
  int found = -1;
  if (locator.paragraph == 0 && locator.article == 0) {
    // 第(三)项 alone: of the paragraph that it stands in, first.
    const int here = around(from, ClauseKind::paragraph);
    if (here >= 0) found = item(here, locator.item);
  }
  if (found < 0) found = item(place, locator.item);
  if (found < 0 && locator.paragraph == 0) {
    find_below(article, [&](int i) {
      if (at(i).kind == ClauseKind::paragraph) found = item(i, locator.item);
      return found >= 0;
    });
  }
  if (found < 0 || locator.subitem == 0) return found;
  return item(found, locator.subitem);
}

int ClauseIndex::back(const Named& locator, int from) const {
  const int article = around(from, ClauseKind::article);
  if (article < 0) return -1;
  const int scope = scope_of(article);
  if (locator.back_kind == ClauseKind::article) {
    const int number = number_of(at(article)).whole - locator.back;
    return numbered(scope, ClauseKind::article, number, 0);
  }
  if (locator.back_kind == ClauseKind::item) {
    const int here = around(from, ClauseKind::item);
    if (here < 0) return -1;
    return item(at(here).parent, number_of(at(here)).whole - locator.back);
  }
  const int here = around(from, ClauseKind::paragraph);
  if (here < 0) return -1;
  const int number = number_of(at(here)).whole - locator.back;
  if (number < 1) return -1;
  const int place =
      number == 1 ? article : child(article, ClauseKind::paragraph, number);
  return locator.item == 0 || place < 0 ? place : item(place, locator.item);
}

ClauseIndex::Named ClauseIndex::named_by(const Locator& locator) {
  Named named;
  for (const LocatorPart& part : locator.parts) {
    const int number = static_cast<int>(part.number);
    if (number == 0) {
      named.back = static_cast<int>(part.sub);
      named.back_kind = part.unit == U'条'   ? ClauseKind::article
                        : part.unit == U'项' ? ClauseKind::item
                                             : ClauseKind::paragraph;
      continue;
    }
    switch (part.unit) {
      case U'编':
        named.part = number;
        break;
      case U'章':
        named.chapter = number;
        break;
      case U'节':
        named.section = number;
        break;
      case U'条':
        named.article = number;
        named.article_sub = static_cast<int>(part.sub);
        break;
      case U'款':
        named.paragraph = number;
        break;
      case U'项':
        named.item = number;
        break;
      default:
        named.subitem = number;
    }
  }
  return named;
}

// The part that is the document around a clause; -1 where the file is one.
int ClauseIndex::document_of(int from) const {
  int scope = scope_of(from);
  while (scope >= 0 && at(scope).kind == ClauseKind::attachment) {
    scope = scope_[static_cast<std::size_t>(scope)];
  }
  return scope;
}

int ClauseIndex::attachment_in(int document, int number) const {
  if (number > 0) return numbered(document, ClauseKind::attachment, number, 0);
  const int first = numbered(document, ClauseKind::attachment, 1, 0);
  const int second = numbered(document, ClauseKind::attachment, 2, 0);
  return second < 0 ? first : -1;
}

int ClauseIndex::find_attachment(int number, int from) const {
  const int own = attachment_in(document_of(from), number);
  if (own >= 0) return own;
  // A notice lists what stands behind the measure that it issues.
  const auto only = attachments_.find(number);
  return only == attachments_.end() ? -1 : only->second;
}

int ClauseIndex::find(const Locator& parts, int from) const {
  const Named locator = named_by(parts);
  if (locator.back != 0) return back(locator, from);
  const int scope = scope_of(from);
  const bool below = locator.paragraph != 0 || locator.item != 0;
  if (locator.article == 0 && below) {
    const int article = around(from, ClauseKind::article);
    return article < 0 ? -1 : within_article(article, locator, from);
  }
  for (const int where : {scope, -1}) {
    if (locator.article != 0) {
      const int article = numbered(where, ClauseKind::article, locator.article,
                                   locator.article_sub);
      if (article >= 0) return within_article(article, locator, from);
      // Opinions and decisions call their 三、 the third article.
      const int level = numbered(where, ClauseKind::level1, locator.article, 0);
      if (level >= 0 && !articles_) return level;
    } else if (locator.chapter != 0) {
      const int chapter =
          numbered(where, ClauseKind::chapter, locator.chapter, 0);
      if (chapter >= 0 && locator.section == 0) return chapter;
      if (chapter >= 0) {
        return child(chapter, ClauseKind::section, locator.section);
      }
    } else if (locator.section != 0) {
      const int chapter = around(from, ClauseKind::chapter);
      if (chapter >= 0) {
        return child(chapter, ClauseKind::section, locator.section);
      }
    } else if (locator.part != 0) {
      const int part = numbered(where, ClauseKind::part, locator.part, 0);
      if (part >= 0) return part;
    }
    if (where == -1) break;
  }
  return -1;
}

}  // namespace tiaowen
