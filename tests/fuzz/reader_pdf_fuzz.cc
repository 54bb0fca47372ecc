// Any bytes as a PDF: read, sent as frames, put together again, judged.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "pipeline/read/assembly.h"
#include "pipeline/read/pdf.h"
#include "pipeline/read/text_layer.h"
#include "pipeline/read/wire.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const tiaowen::Page& page) {
  for (const tiaowen::Run& run : page.runs) {
    require(!run.text.empty());
    require(run.edges.size() == run.text.size() + 1);
    require(std::isfinite(run.box.x0 + run.box.y0 + run.box.x1 + run.box.y1));
    require(run.box.x0 <= run.box.x1 && run.box.y0 <= run.box.y1);
    require(run.size > 0);
  }
  for (const tiaowen::Ruling& ruling : page.rulings) {
    require(ruling.x0 == ruling.x1 || ruling.y0 == ruling.y1);
    require(ruling.x0 <= ruling.x1 && ruling.y0 <= ruling.y1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  tiaowen::prepare_pdf(false);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string frames;
  int pages = 0;
  const tiaowen::PdfSink sink{[&](const tiaowen::wire::Begin& begin) {
                                tiaowen::wire::append(frames, begin);
                              },
                              [&](const tiaowen::Page& page) {
                                check(page);
                                require(page.number == ++pages);
                                tiaowen::wire::append(frames, page);
                              }};
  const auto end = tiaowen::read_pdf(bytes, "", {100}, sink);
  if (!end) return 0;
  tiaowen::wire::append(frames, *end);
  tiaowen::Assembly assembly(frames.size());
  require(!assembly.take(frames) && assembly.done());
  require(assembly.document().pages.size() == static_cast<std::size_t>(pages));
  static_cast<void>(tiaowen::judge_text_layer(std::move(assembly.document())));
  return 0;
}
