// Blocks that a reader brought: cleaned, not rearranged.

#include "pipeline/layout/layout.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {

Layout lay_out_flow(const Document& document, const Lexicon&) {
  Layout layout = document.flow;
  layout.blocks.clear();
  for (const Block& block : document.flow.blocks) {
    if (block.kind == BlockKind::table) {
      layout.blocks.push_back(block);
      continue;
    }
    const std::u32string_view text = trim(block.text);
    if (text.empty()) continue;
    Block kept = block;
    kept.indent = static_cast<int>(text.data() - block.text.data());
    kept.text = text;
    layout.blocks.push_back(std::move(kept));
  }
  return layout;
}

}  // namespace tiaowen
