#include "pipeline/layout/layout.h"

namespace tiaowen {

Layout lay_out(const Document& document, const Lexicon& words) {
  return document.pages.empty() ? lay_out_flow(document, words)
                                : lay_out_pages(document, words);
}

}  // namespace tiaowen
