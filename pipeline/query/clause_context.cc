#include "pipeline/query/clause_context.h"

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "pipeline/query/filters.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestLine = 120;  // of what follows
constexpr std::size_t kLongestOpening = 400;

struct Stretch {
  std::size_t begin = 0, end = 0;
};

class Reading {
 public:
  Reading(const Database& database, Subject subject, const Key& key)
      : database_(database), subject_(subject), key_(key) {}

  Result<ClauseContext> run() {
    auto read = read_document();
    if (!read) return tl::unexpected(read.error());
    std::int64_t clause = *read;
    Stretch own = answer_;
    if (clause != 0) {
      auto parent = read_clause(clause, own);
      if (!parent) return tl::unexpected(parent.error());
      if (auto above = read_above(*parent); !above) {
        return tl::unexpected(above.error());
      }
    }
    context_.text = part(own);
    context_.begin = std::max(answer_.begin, own.begin) - own.begin;
    context_.end =
        std::max(std::min(answer_.end, own.end), own.begin) - own.begin;
    context_.next = first_line(own.end);
    return std::move(context_);
  }

 private:
  // Gives the clause's number, 0 where there is none.
  Result<std::int64_t> read_document() {
    const std::string clause =
        subject_ == Subject::clauses ? "o.number" : "o.clause";
    auto row = database_.prepare(
        "SELECT " + clause +
        ", o.span_begin, o.span_end, o.page, d.text, d.title, d.doc_number, "
        "(SELECT min(path) FROM place WHERE document = d.id) FROM " +
        table_of(subject_) +
        " AS o JOIN document AS d ON d.id = o.document WHERE o.document = ? "
        "AND o.number = ?");
    if (!row) return tl::unexpected(row.error());
    row->bind(1, key_.document);
    row->bind(2, key_.number);
    const auto there = row->step();
    if (!there) return tl::unexpected(there.error());
    if (!*there) return std::int64_t{0};
    answer_ = {static_cast<std::size_t>(row->integer(1)),
               static_cast<std::size_t>(row->integer(2))};
    context_.page = static_cast<int>(row->integer(3));
    text_ = to_u32(row->text(4));
    context_.title = row->text(5);
    context_.doc_number = row->text(6);
    context_.path = row->text(7);
    return row->is_null(0) ? std::int64_t{0} : row->integer(0);
  }

  // Gives its parent's number, 0 where there is none.
  Result<std::int64_t> read_clause(std::int64_t clause, Stretch& span) {
    auto row = database_.prepare(
        "SELECT coalesce(parent, 0), span_begin, span_end FROM clause WHERE "
        "document = ? AND number = ?");
    if (!row) return tl::unexpected(row.error());
    row->bind(1, key_.document);
    row->bind(2, clause);
    const auto there = row->step();
    if (!there) return tl::unexpected(there.error());
    if (!*there) return std::int64_t{0};
    span = {static_cast<std::size_t>(row->integer(1)),
            static_cast<std::size_t>(row->integer(2))};
    return row->integer(0);
  }

  // The clauses above, each up to its first clause below.
  Result<void> read_above(std::int64_t clause) {
    while (clause != 0) {
      Stretch span;
      const auto parent = read_clause(clause, span);
      if (!parent) return tl::unexpected(parent.error());
      auto first = database_.prepare(
          "SELECT min(span_begin) FROM clause WHERE document = ? AND parent = "
          "?");
      if (!first) return tl::unexpected(first.error());
      first->bind(1, key_.document);
      first->bind(2, clause);
      const auto there = first->step();
      if (!there) return tl::unexpected(there.error());
      span.end = std::min(static_cast<std::size_t>(first->integer(0)),
                          span.begin + kLongestOpening);
      context_.above.insert(context_.above.begin(), part(span));
      clause = *parent;
    }
    return {};
  }

  std::u32string part(Stretch span) const {
    const std::size_t end = std::min(span.end, text_.size());
    if (span.begin >= end) return {};
    return text_.substr(span.begin, end - span.begin);
  }

  std::u32string first_line(std::size_t from) const {
    while (from < text_.size() && is_space(text_[from])) ++from;
    if (from >= text_.size()) return {};
    const std::size_t end = std::min(text_.find(U'\n', from), text_.size());
    return text_.substr(from, std::min(end - from, kLongestLine));
  }

  const Database& database_;
  const Subject subject_;
  const Key key_;
  Stretch answer_;
  std::u32string text_;
  ClauseContext context_;
};

}  // namespace

Result<ClauseContext> clause_context(const Database& database, Subject subject,
                                     const Key& key) {
  return Reading(database, subject, key).run();
}

}  // namespace tiaowen
