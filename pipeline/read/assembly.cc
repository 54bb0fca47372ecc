#include "pipeline/read/assembly.h"

#include <cstring>
#include <utility>

#include "pipeline/read/font_name.h"

namespace tiaowen {

std::optional<Error> Assembly::take(std::string& received) {
  std::size_t at = 0;
  while (!done_) {
    wire::FrameHeader header;
    if (received.size() - at < sizeof header) break;
    std::memcpy(&header, received.data() + at, sizeof header);
    if (taken_ + header.bytes > limit_) {
      return Error{"output_too_large", "its content is more than " +
                                           std::to_string(limit_) + " bytes"};
    }
    const std::size_t whole = sizeof header + header.bytes;
    if (received.size() - at < whole) break;
    const std::string_view payload(received.data() + at + sizeof header,
                                   header.bytes);
    if (!accept(header.tag, payload)) {
      return Error{"reader_crashed", "its answer makes no sense"};
    }
    taken_ += header.bytes;
    at += whole;
  }
  received.erase(0, at);
  return std::nullopt;
}

std::string Assembly::place() const {
  if (entries_ > 0) {
    return "behind file " + std::to_string(entries_) + " of the archive";
  }
  if (!document_.source.pages) return "before the first page";
  return "on page " + std::to_string(document_.pages.size() + 1) + " of " +
         std::to_string(*document_.source.pages);
}

bool Assembly::accept(wire::Tag tag, std::string_view payload) {
  switch (tag) {
    case wire::Tag::begin:
      return begin(payload);
    case wire::Tag::page:
      return page(payload);
    case wire::Tag::end:
      return end(payload);
    case wire::Tag::flow:
      return flow(payload);
    case wire::Tag::picture:
      return picture(payload);
    case wire::Tag::entry:
      return entry(payload);
    case wire::Tag::error:
      error_ = wire::decode_error(payload);
      done_ = true;
      return error_.has_value();
  }
  return false;
}

bool Assembly::begin(std::string_view payload) {
  auto begin = wire::decode_begin(payload);
  if (!begin || begin->pages < 0) return false;
  document_.source.pages = begin->pages;
  document_.source.restrictions = std::move(begin->restrictions);
  return true;
}

bool Assembly::page(std::string_view payload) {
  auto page = wire::decode_page(payload);
  if (!page) return false;
  page->number = static_cast<int>(document_.pages.size()) + 1;
  document_.pages.push_back(std::move(*page));
  return true;
}

bool Assembly::flow(std::string_view payload) {
  auto flow = wire::decode_flow(payload);
  if (!flow) return false;
  document_.format = flow->format;
  document_.source.encoding = std::move(flow->encoding);
  document_.flow.blocks = std::move(flow->blocks);
  document_.flow.tables = std::move(flow->tables);
  document_.fields = std::move(flow->fields);
  return true;
}

bool Assembly::end(std::string_view payload) {
  auto end = wire::decode_end(payload);
  if (!end) return false;
  for (std::string& name : end->fonts) {
    document_.fonts.push_back(font_name(std::move(name)));
  }
  document_.findings = std::move(end->findings);
  document_.flow.set_aside = std::move(end->set_aside);
  for (Page& page : document_.pages) {
    for (Run& run : page.runs) {
      if (run.font >= document_.fonts.size()) run.font = 0;
    }
  }
  done_ = true;
  return true;
}

bool Assembly::entry(std::string_view payload) {
  auto entry = wire::decode_entry(payload);
  if (!entry || !visit_) return false;
  ++entries_;
  visit_(std::move(*entry));
  return true;
}

bool Assembly::picture(std::string_view payload) {
  auto picture = wire::decode_picture(payload);
  if (!picture) return false;
  picture_ = std::move(*picture);
  done_ = true;
  return true;
}

}  // namespace tiaowen
