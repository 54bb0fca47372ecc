#include "pipeline/read/html.h"

#include <array>
#include <utility>

#include "pipeline/model/unicode.h"
#include "pipeline/read/html_blocks.h"
#include "pipeline/read/html_body.h"
#include "pipeline/read/html_charset.h"
#include "pipeline/read/html_tree.h"

namespace tiaowen {
namespace {

// What government sites state in their head.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMetas =
    {{{"articletitle", "title"},
      {"pubdate", "published"},
      {"contentsource", "source"}}};

void add_field(Document& document, std::string_view name,
               std::string_view utf8) {
  const std::u32string value = to_u32(utf8);
  const std::u32string_view seen = trim(value);
  if (seen.empty()) return;
  document.fields.push_back({std::string(name), std::u32string(seen)});
}

// Pages whose text begins without a heading keep their title in <title> only.
bool has_title(const Document& document) {
  for (const SourceField& field : document.fields) {
    if (field.name == "title") return true;
  }
  constexpr std::size_t kFirst = 5;
  for (std::size_t i = 0; i < document.flow.blocks.size() && i < kFirst; ++i) {
    const Block& block = document.flow.blocks[i];
    if (block.kind == BlockKind::heading || block.centred) return true;
  }
  return false;
}

}  // namespace

Result<Document> read_html(std::string_view bytes) {
  const HtmlCharacters characters = decode_html(bytes);
  const auto tree = HtmlTree::parse(characters.utf8);
  if (!tree) return tl::unexpected(tree.error());

  Document document;
  document.format = Format::html;
  document.source.encoding = characters.encoding;
  document.flow = html_blocks(*tree, find_body(*tree));
  for (const auto& [meta, field] : kMetas) {
    add_field(document, field, meta_of(*tree, meta));
  }
  add_field(document, "page_title", tree->title);
  if (!has_title(document)) add_field(document, "title", tree->title);
  if (characters.bad > 0) {
    document.findings.push_back(
        {Severity::warning, "text.garbled",
         std::to_string(characters.bad) +
             " places of the page cannot be decoded as " + characters.encoding +
             "; each stands as U+FFFD",
         0});
  }
  if (document.flow.blocks.empty()) {
    return fail("no_text",
                "the page has no text of its own: it may be filled in by "
                "scripts; save it from the browser as text or PDF");
  }
  return document;
}

}  // namespace tiaowen
