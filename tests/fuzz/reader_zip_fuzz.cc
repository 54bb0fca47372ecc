// Any bytes as an archive: its files, and what their names become.

#include <set>

#include "pipeline/read/archive.h"
#include "pipeline/read/package_kind.h"
#include "pipeline/read/unpack.h"
#include "tests/fuzz/read_and_send.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  using tiaowen::fuzz::require;
  const std::string_view given(reinterpret_cast<const char*>(data), size);
  const std::string bytes = tiaowen::fuzz::package_of(given);
  static_cast<void>(tiaowen::package_kind(bytes));
  tiaowen::ArchiveLimits limits;
  limits.all_bytes = 64 << 20;
  std::uint64_t unpacked = 0;
  const auto error = tiaowen::read_archive(
      bytes, "", limits, [&](const tiaowen::wire::Entry& entry) {
        unpacked += entry.bytes.size();
        const std::string path = tiaowen::safe_path(entry.name);
        require(!path.empty() && path.front() != '/' &&
                ("/" + path + "/").find("/../") == std::string::npos);
        std::string frame;
        tiaowen::wire::append(frame, entry);
        require(
            tiaowen::wire::decode_entry(std::string_view(frame).substr(
                                            sizeof(tiaowen::wire::FrameHeader)))
                .has_value());
      });
  require(unpacked <= limits.all_bytes);
  if (error) require(!error->code.empty() && !error->message.empty());
  return 0;
}
