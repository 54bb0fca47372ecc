// Blocks that a reader brought: cleaned, not rearranged.

#include "pipeline/layout/flattened_tables.h"
#include "pipeline/layout/imprint.h"
#include "pipeline/layout/layout.h"
#include "pipeline/layout/markup.h"
#include "pipeline/layout/site_furniture.h"
#include "pipeline/layout/table_heads.h"
#include "pipeline/layout/title_lines.h"
#include "pipeline/layout/unwrap.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// Those at its ends; what stood before becomes its indent.
void take_blanks_off(Block& block) {
  if (block.kind == BlockKind::table) return;
  const std::u32string_view text = trim(block.text);
  if (text.empty()) return block.text.clear();
  const auto before = static_cast<std::size_t>(text.data() - block.text.data());
  block.indent = static_cast<int>(before);
  block.text.resize(before + text.size());
  if (before > 0) block.text.erase(0, before);
}

}  // namespace

Layout lay_out_flow(Layout layout, Format format, const Lexicon& words) {
  if (format == Format::text) set_markup_aside(layout);
  if (format == Format::text || format == Format::html) {
    set_metadata_block_aside(layout, words);
    set_site_furniture_aside(layout, words);
  }
  if (format == Format::text) heal_flattened_tables(layout, words);
  find_heads(layout, words);
  if (format == Format::text) {
    unwrap(layout, words);
  } else {
    join_title_lines(layout);
  }
  join_worded_title(layout, words);

  for (Block& block : layout.blocks) take_blanks_off(block);
  std::erase_if(layout.blocks, [](const Block& block) {
    return block.text.empty() && block.kind != BlockKind::table;
  });
  mark_imprint(layout.blocks, words);
  return layout;
}

}  // namespace tiaowen
