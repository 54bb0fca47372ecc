#include "pipeline/layout/layout.h"

#include <utility>

namespace tiaowen {

Layout lay_out(const Document& document, const Lexicon& words) {
  return document.pages.empty()
             ? lay_out_flow(document.flow, document.format, words)
             : lay_out_pages(document, words);
}

Layout take_layout(Document& document, const Lexicon& words) {
  return document.pages.empty()
             ? lay_out_flow(std::move(document.flow), document.format, words)
             : lay_out_pages(document, words);
}

}  // namespace tiaowen
