// Any text to its record: no crash, no endless search.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/read/read.h"
#include "pipeline/run.h"
#include "pipeline/write/write.h"
#include "tests/shipped_words.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using namespace tiaowen;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  auto document = read_text(bytes);
  if (!document) return 0;
  const Record record =
      run(std::move(*document), testing::shipped_words(), {Context{}, true});
  std::string json;
  append_json(record, {"fuzz", "fuzz"}, {Style::compact, true, ""}, json);
  return 0;
}
