// What every reader of blocks and pages must stand: the document is sent as
// frames and put together again.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "pipeline/read/assembly.h"
#include "pipeline/read/wire.h"
#include "tests/read/tiny_package.h"

namespace tiaowen::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void read_and_send(const Result<Document>& read) {
  if (!read) {
    require(!read.error().code.empty() && !read.error().message.empty());
    return;
  }
  std::string frames;
  if (read->pages.empty()) {
    wire::append(
        frames, wire::Flow{read->format, read->source.encoding,
                           read->flow.blocks, read->flow.tables, read->fields});
  }
  for (const Page& page : read->pages) wire::append(frames, page);
  wire::append(frames,
               wire::End{read->fonts, read->findings, read->flow.set_aside});
  Assembly assembly(frames.size());
  require(!assembly.take(frames) && assembly.done());
  require(assembly.document().flow.blocks.size() == read->flow.blocks.size());
}

// An archive as it is; anything else as lines of its parts, which changed
// bytes reach without a checksum in between:
//
//   === word/document.xml
//   <w:document>…
inline std::string package_of(std::string_view bytes) {
  if (bytes.starts_with("PK")) return std::string(bytes);
  std::vector<std::pair<std::string, std::string>> parts;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    if (line.starts_with("=== ")) {
      const std::string_view name = line.substr(4);
      parts.push_back({std::string(name.substr(0, name.find('\0'))), ""});
    } else if (!parts.empty()) {
      parts.back().second += std::string(line) + "\n";
    }
  }
  return parts.empty() ? std::string() : zipped(parts);
}

}  // namespace tiaowen::fuzz
