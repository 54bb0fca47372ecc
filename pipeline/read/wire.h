// The bytes that pass between tiaowen and tiaowen-reader.
//
//   tiaowen -> reader   a request: header, password, numbers of the pages
//                       wanted, the document's bytes
//   reader -> tiaowen   frames: begin, one for each page, end; or a flow and
//                       an end for formats without pages; or one for each
//                       entry of an archive and an end; or an error
//
// Both ends are built together and run on one machine, so numbers travel as
// they lie in memory. What comes from the reader is not trusted: decode()
// accepts any bytes and gives nothing where they are no such value; code
// points are valid afterwards and coordinates finite.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/model/result.h"
#include "pipeline/read/picture.h"

namespace tiaowen::wire {

struct RequestHeader {
  std::uint32_t magic = 0x31525754;  // "TWR1"
  char format[12] = {};              // "pdf", "pdf scan", "picture" …
  std::uint32_t password_bytes = 0;
  std::uint32_t pages = 0;   // read no more than these
  std::uint32_t page = 0;    // of a picture: which
  float dpi = 0;             // and how fine
  std::uint32_t wanted = 0;  // how many page numbers follow the password
  std::uint64_t document_bytes = 0;
  std::uint64_t unpacked_bytes = 0;  // of an archive: no more than these …
  std::uint64_t entries = 0;         // … and no more files
};

enum class Tag : std::uint32_t {
  begin = 1,
  page,
  end,
  error,
  flow,
  picture,
  entry
};

struct FrameHeader {
  Tag tag = Tag::error;
  std::uint32_t bytes = 0;
};

struct Begin {
  int pages = 0;
  std::vector<std::string> restrictions;
};

struct End {
  std::vector<std::string> fonts;  // in any bytes: font_name.h
  std::vector<SourceFinding> findings;
  std::vector<SetAside> set_aside;
};

// Blocks and tables of a format that brings its own; what it set aside and
// found goes into End.
struct Flow {
  Format format = Format::html;
  std::string encoding;
  std::vector<Block> blocks;
  std::vector<Grid> tables;
  std::vector<SourceField> fields;
};

// One file of an archive, or why it cannot be unpacked.
struct Entry {
  std::string name;  // UTF-8, as the archive has it
  std::string bytes;
  std::optional<Error> error;
};

// Appends the whole frame.
void append(std::string& out, const Begin& begin);
void append(std::string& out, const Page& page);
void append(std::string& out, const End& end);
void append(std::string& out, const Error& error);
void append(std::string& out, const Flow& flow);
void append(std::string& out, const Picture& picture);
void append(std::string& out, const Entry& entry);

// REQUIRES nothing of `payload`, the bytes after a frame's header.
std::optional<Begin> decode_begin(std::string_view payload);
std::optional<Page> decode_page(std::string_view payload);
std::optional<End> decode_end(std::string_view payload);
std::optional<Error> decode_error(std::string_view payload);
std::optional<Flow> decode_flow(std::string_view payload);
std::optional<Picture> decode_picture(std::string_view payload);
std::optional<Entry> decode_entry(std::string_view payload);

}  // namespace tiaowen::wire
