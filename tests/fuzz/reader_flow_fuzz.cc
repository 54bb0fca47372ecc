// Any bytes as a web page and as each format of packages: read, sent as
// frames, put together again.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "pipeline/read/assembly.h"
#include "pipeline/read/docx.h"
#include "pipeline/read/html.h"
#include "pipeline/read/ofd.h"
#include "pipeline/read/wire.h"
#include "pipeline/read/xlsx.h"

namespace {

using tiaowen::Document;
using tiaowen::Result;

void require(bool holds) {
  if (!holds) std::abort();
}

void pass(Result<Document> read) {
  if (!read) {
    require(!read.error().code.empty() && !read.error().message.empty());
    return;
  }
  std::string frames;
  if (read->pages.empty()) {
    tiaowen::wire::append(
        frames, tiaowen::wire::Flow{read->format, read->source.encoding,
                                    read->flow.blocks, read->flow.tables,
                                    read->fields});
  }
  for (const tiaowen::Page& page : read->pages) {
    tiaowen::wire::append(frames, page);
  }
  tiaowen::wire::append(frames, tiaowen::wire::End{read->fonts, read->findings,
                                                   read->flow.set_aside});
  tiaowen::Assembly assembly(frames.size());
  require(!assembly.take(frames) && assembly.done());
  require(assembly.document().flow.blocks.size() == read->flow.blocks.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!bytes.starts_with("PK")) {
    pass(tiaowen::read_html(bytes));
    return 0;
  }
  pass(tiaowen::read_docx(bytes));
  pass(tiaowen::read_ofd(bytes));
  pass(tiaowen::read_xlsx(bytes));
  return 0;
}
