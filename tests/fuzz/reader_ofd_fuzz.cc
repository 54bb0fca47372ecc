#include "pipeline/read/ofd.h"
#include "tests/fuzz/read_and_send.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  tiaowen::fuzz::read_and_send(
      tiaowen::read_ofd(tiaowen::fuzz::package_of(bytes)));
  return 0;
}
