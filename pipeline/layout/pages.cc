// Pages of runs and rulings to blocks.

#include "pipeline/layout/layout.h"

namespace tiaowen {

Layout lay_out_pages(const Document& document, const Lexicon&) {
  Layout layout;
  for (const Page& page : document.pages) {
    for (const Run& run : page.runs) {
      Block block;
      block.text = run.text;
      block.lines.push_back({{0, static_cast<std::uint32_t>(run.text.size())},
                             page.number,
                             run.box,
                             run.confidence});
      layout.blocks.push_back(std::move(block));
    }
  }
  return layout;
}

}  // namespace tiaowen
