#include "pipeline/write/evidence.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {

std::string clause_id(const Record& record, int clause) {
  return clause < 0 ? std::string()
                    : record.clauses[static_cast<std::size_t>(clause)].id;
}

// Clauses stand parents first by where they begin.
int clause_at(const Record& record, Span span) {
  const auto& clauses = record.clauses;
  const auto behind =
      std::upper_bound(clauses.begin(), clauses.end(), span.begin,
                       [](std::uint32_t begin, const Clause& c) {
                         return begin < c.span.begin;
                       });
  int at = static_cast<int>(behind - clauses.begin()) - 1;
  while (at >= 0 &&
         !clauses[static_cast<std::size_t>(at)].span.contains(span)) {
    at = clauses[static_cast<std::size_t>(at)].parent;
  }
  return at;
}

std::string clause_path(const Record& record, int clause) {
  std::string path;
  for (int at = clause; at >= 0;) {
    const Clause& one = record.clauses[static_cast<std::size_t>(at)];
    path.insert(0, quote_of(record, one.label));
    at = one.parent;
  }
  return path.empty() ? clause_id(record, clause) : path;
}

std::string document_name(const Record& record) {
  const Metadata& metadata = record.metadata;
  std::string name =
      metadata.title.empty() ? std::string() : "《" + metadata.title + "》";
  if (!metadata.doc_number.empty()) {
    name +=
        name.empty() ? metadata.doc_number : "（" + metadata.doc_number + "）";
  }
  return name.empty() ? record.source.path : name;
}

std::optional<int> page_of(const Record& record, Span span) {
  const auto& lines = record.text.lines;
  const auto line =
      std::lower_bound(lines.begin(), lines.end(), span.begin,
                       [](const TextLine& l, std::uint32_t begin) {
                         return l.span.end <= begin;
                       });
  if (line == lines.end() || !line->span.overlaps(span)) return std::nullopt;
  return line->page;
}

std::string quote_of(const Record& record, Span span) {
  return to_utf8(record.text.published(span));
}

std::string quote_of(const Record& record, const Mention& mention) {
  return quote_of(record, mention.span);
}

const Mention& mention_at(const Record& record, int mention) {
  return record.mentions[static_cast<std::size_t>(mention)];
}

const std::string& department_of(const Record& record, int mention) {
  static const std::string kNone;
  const auto* department =
      std::get_if<Department>(&mention_at(record, mention).value);
  return department == nullptr ? kNone : department->name;
}

std::string shortened(std::string_view utf8, std::size_t most) {
  const std::u32string text = to_u32(utf8);
  if (text.size() <= most) return std::string(utf8);
  return to_utf8(std::u32string_view(text).substr(0, most - 1)) + "…";
}

}  // namespace tiaowen
