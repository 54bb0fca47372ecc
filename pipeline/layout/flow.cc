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

  std::vector<Block> blocks;
  blocks.reserve(layout.blocks.size());
  for (Block& block : layout.blocks) {
    if (block.kind == BlockKind::table) {
      blocks.push_back(std::move(block));
      continue;
    }
    const std::u32string_view text = trim(block.text);
    if (text.empty()) continue;
    block.indent = static_cast<int>(text.data() - block.text.data());
    if (text.size() != block.text.size()) block.text = std::u32string(text);
    blocks.push_back(std::move(block));
  }
  mark_imprint(blocks, words);
  layout.blocks = std::move(blocks);
  return layout;
}

}  // namespace tiaowen
