#include "pipeline/read/pdf_object_streams.h"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace tiaowen {
namespace {

constexpr std::size_t kMost = 64 << 20;
constexpr std::size_t kLongestDictionary = 4096;

// The number behind a key of a dictionary: /First 10.
std::optional<std::size_t> number_of(std::string_view dictionary,
                                     std::string_view key) {
  for (std::size_t at = dictionary.find(key); at != dictionary.npos;
       at = dictionary.find(key, at + 1)) {
    std::string_view rest = dictionary.substr(at + key.size());
    const std::size_t digit = rest.find_first_not_of(" \r\n\t");
    if (digit == rest.npos) return std::nullopt;
    rest.remove_prefix(digit);
    std::size_t number = 0;
    const auto read =
        std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (read.ec == std::errc()) return number;
  }
  return std::nullopt;
}

// What there is of the packed bytes, as far as they go.
std::string inflated(std::string_view packed, std::size_t most) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(
      std::min<std::size_t>(packed.size(), std::size_t{1} << 30));
  std::string out;
  char some[16384];
  int status = Z_OK;
  while (status == Z_OK && out.size() < most) {
    stream.next_out = reinterpret_cast<Bytef*>(some);
    stream.avail_out = sizeof some;
    status = inflate(&stream, Z_NO_FLUSH);
    out.append(some, sizeof some - stream.avail_out);
    if (stream.avail_in == 0 && stream.avail_out > 0) break;
  }
  inflateEnd(&stream);
  return out;
}

// "3 0 4 57 …": number and place of each object, from /First on.
void write_objects(std::string_view content, std::size_t count,
                   std::size_t first, std::string& out) {
  struct Place {
    std::size_t number, at;
  };
  std::vector<Place> places;
  const char* from = content.data();
  const char* const end = from + std::min(first, content.size());
  const auto next = [&](std::size_t& value) {
    while (from < end && (*from < '0' || *from > '9')) ++from;
    const auto read = std::from_chars(from, end, value);
    from = read.ptr;
    return read.ec == std::errc();
  };
  for (Place place{};
       places.size() < count && next(place.number) && next(place.at);) {
    places.push_back(place);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::size_t begin = first + places[i].at;
    // The last object of a cut stream may be cut itself.
    if (i + 1 == places.size() && places.size() < count) break;
    const std::size_t stop =
        i + 1 < places.size() ? first + places[i + 1].at : content.size();
    if (begin >= stop || stop > content.size()) break;
    out += std::to_string(places[i].number) + " 0 obj\n";
    out += content.substr(begin, stop - begin);
    out += "\nendobj\n";
    if (out.size() > kMost) break;
  }
}

}  // namespace

std::string pdf_unpacked_objects(std::string_view bytes) {
  std::string out;
  if (bytes.find("/Encrypt") != bytes.npos) return out;
  for (std::size_t at = bytes.find("/ObjStm");
       at != bytes.npos && out.size() < kMost;
       at = bytes.find("/ObjStm", at + 1)) {
    const std::size_t stream = bytes.find("stream", at);
    const std::size_t open = bytes.rfind(" obj", at);
    if (stream == bytes.npos || open == bytes.npos ||
        stream - open > kLongestDictionary) {
      continue;
    }
    const std::string_view dictionary = bytes.substr(open, stream - open);
    const auto count = number_of(dictionary, "/N");
    const auto first = number_of(dictionary, "/First");
    std::size_t data = stream + 6;
    if (bytes.substr(data).starts_with("\r\n")) {
      data += 2;
    } else if (bytes.substr(data).starts_with("\n")) {
      data += 1;
    }
    if (!count || !first ||
        dictionary.find("/DecodeParms") != dictionary.npos) {
      continue;
    }
    const bool packed = dictionary.find("/FlateDecode") != dictionary.npos;
    const std::string_view rest = bytes.substr(data);
    const std::string content =
        packed ? inflated(rest, kMost - out.size())
               : std::string(rest.substr(0, rest.find("endstream")));
    write_objects(content, *count, *first, out);
  }
  return out;
}

}  // namespace tiaowen
