#include "pipeline/store/deflated.h"

#include <zlib.h>

namespace tiaowen {

std::string deflated(std::string_view bytes) {
  // The fastest level: JSON shrinks to a seventh even so.
  constexpr int kLevel = 1;
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string small(size, '\0');
  compress2(reinterpret_cast<Bytef*>(small.data()), &size,
            reinterpret_cast<const Bytef*>(bytes.data()),
            static_cast<uLong>(bytes.size()), kLevel);
  small.resize(size);
  return small;
}

Result<std::string> inflated(std::string_view small, std::size_t size) {
  std::string bytes(size, '\0');
  uLongf length = static_cast<uLongf>(size);
  const int status = uncompress(reinterpret_cast<Bytef*>(bytes.data()), &length,
                                reinterpret_cast<const Bytef*>(small.data()),
                                static_cast<uLong>(small.size()));
  if (status != Z_OK || length != size) {
    return fail("store_damaged", "a record in the store cannot be unpacked");
  }
  return bytes;
}

}  // namespace tiaowen
