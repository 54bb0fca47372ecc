// What a document says of itself: from its front, its signature, its last
// articles (自…起施行, 有效期…年) and the site's metadata beside it.

#include <algorithm>
#include <chrono>

#include "pipeline/model/unicode.h"
#include "pipeline/model/written_date.h"
#include "pipeline/resolve/front.h"
#include "pipeline/resolve/resolve.h"
#include "pipeline/resolve/validity.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;

struct Signature {
  std::vector<std::string> issuers;
  std::optional<Date> date;
};

// 甲市财政局  甲市民政局 / 2024年6月15日
Signature read_signature(const Text& text, Span span) {
  Signature signature;
  std::uint32_t from = span.begin;
  while (from < span.end) {
    const std::size_t end =
        std::min<std::size_t>(text.folded.find(U'\n', from), span.end);
    const Span line{from, static_cast<std::uint32_t>(end)};
    from = line.end + 1;
    const View folded = text.view(line);
    std::size_t names = folded.size();
    if (const auto date = read_date_at_end(folded)) {
      signature.date = date->date;
      names = date->begin;
    } else if (signature.date) {
      break;  // what follows the date is no issuer
    }
    // Names are parted by wide blanks; a blank between two single characters
    // only spaces a name out.
    const View written = text.published(line).substr(0, names);
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= written.size(); ++i) {
      if (i < written.size() && !is_space(written[i])) continue;
      const View name = trim(written.substr(begin, i - begin));
      begin = i + 1;
      if (name.size() >= 3) signature.issuers.push_back(to_utf8(name));
    }
  }
  return signature;
}

// The act's own signature: the first after its front, not in an attachment.
std::optional<Signature> find_signature(const Scene& scene,
                                        const Front& front) {
  for (const Clause& clause : scene.clauses) {
    if (clause.kind == ClauseKind::attachment) break;
    if (clause.kind == ClauseKind::signature &&
        clause.span.begin >= front.begin) {
      return read_signature(scene.text, clause.span);
    }
  }
  return std::nullopt;
}

const std::u32string* field(const Document& document, std::string_view name) {
  for (const SourceField& field : document.fields) {
    if (field.name == name && !trim(field.value).empty()) return &field.value;
  }
  return nullptr;
}

std::string field_text(const Document& document, std::string_view name) {
  const std::u32string* value = field(document, name);
  return value == nullptr ? std::string() : to_utf8(trim(*value));
}

std::optional<Date> field_date(const Document& document,
                               std::string_view name) {
  const std::u32string* value = field(document, name);
  return value == nullptr ? std::nullopt : read_date(*value);
}

// The year a plan, a budget or a task list is for: stands in its title, and
// is the year of issue or the one after it.
std::optional<int> planning_year(const std::string& title,
                                 const std::optional<Date>& issued) {
  const std::u32string text = to_u32(title);
  std::optional<int> year;
  for (std::size_t i = 0; i + 4 < text.size(); ++i) {
    if (text[i + 4] != U'年' || (i > 0 && is_digit(text[i - 1]))) continue;
    int value = 0;
    bool digits = true;
    for (std::size_t k = i; k < i + 4; ++k) {
      digits = digits && is_digit(text[k]);
      value = value * 10 + static_cast<int>(text[k] - U'0');
    }
    if (!digits || value < 1949 || value > 2200) continue;
    if (issued && value != issued->year && value != issued->year + 1) continue;
    if (year && *year != value) return std::nullopt;
    year = value;
  }
  if (!year && issued) year = issued->year;
  return year;
}

}  // namespace

Metadata read_metadata(const Scene& scene,
                       const std::vector<Mention>& mentions) {
  const Document& document = scene.document;
  Front front = read_front(scene, mentions);
  const auto signature = find_signature(scene, front);
  Metadata metadata;
  metadata.title = std::move(front.title);
  metadata.doc_type = std::move(front.doc_type);
  metadata.doc_number = std::move(front.doc_number);
  metadata.addressees = std::move(front.addressees);
  metadata.index_number = field_text(document, "index_number");
  if (metadata.title.empty()) metadata.title = field_text(document, "title");
  if (metadata.doc_type.empty()) {
    metadata.doc_type = document_type_of(to_u32(metadata.title), scene.words);
  }
  if (metadata.doc_number.empty()) {
    metadata.doc_number = field_text(document, "doc_number");
  }

  if (signature && !signature->issuers.empty()) {
    metadata.issuers = signature->issuers;
  } else if (!front.issuers.empty()) {
    metadata.issuers = std::move(front.issuers);
  } else if (auto named = field_text(document, "issuer"); !named.empty()) {
    metadata.issuers = {std::move(named)};
  } else if (!scene.context.issuer.empty()) {
    metadata.issuers = {scene.context.issuer};
  }

  if (signature) metadata.issued = signature->date;
  if (!metadata.issued) metadata.issued = field_date(document, "issued");
  if (!metadata.issued) metadata.issued = front.dated;
  if (!metadata.issued) metadata.issued = scene.context.issued;
  metadata.published = field_date(document, "published");

  const Validity validity = read_validity(scene, mentions, metadata.issued);
  metadata.effective = validity.effective;
  metadata.expires = validity.expires;
  if (!metadata.effective) {
    metadata.effective = field_date(document, "effective");
  }
  metadata.planning_year = planning_year(metadata.title, metadata.issued);
  return metadata;
}

}  // namespace tiaowen
