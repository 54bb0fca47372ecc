#include "pipeline/layout/layout.h"

namespace tiaowen {

Layout lay_out(const Document& document) {
  return document.pages.empty() ? lay_out_flow(document)
                                : lay_out_pages(document);
}

}  // namespace tiaowen
