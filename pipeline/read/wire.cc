#include "pipeline/read/wire.h"

#include <cmath>
#include <utility>

#include "pipeline/read/wire_codec.h"

namespace tiaowen::wire {
namespace {

// The least bytes one of these takes in a frame.
constexpr std::size_t kRunBytes = 30, kRulingBytes = 20, kStringBytes = 4,
                      kFindingBytes = 16, kSetAsideBytes = 12;

void put(Writer& out, const Box& box) {
  out.put(box.x0);
  out.put(box.y0);
  out.put(box.x1);
  out.put(box.y1);
}

Run get_run(Cursor& in) {
  Run run;
  run.text = in.text();
  run.box = in.box();
  in.get_all(run.edges);
  for (float& edge : run.edges) {
    if (!std::isfinite(edge)) edge = 0;
  }
  run.edges.resize(run.text.size() + 1);
  run.size = in.number();
  run.font = in.get<std::uint16_t>();
  run.angle = in.get<std::int16_t>();
  run.invisible = in.get<std::uint8_t>() != 0;
  const float confidence = in.number();
  if (confidence >= 0) run.confidence = confidence;
  return run;
}

void put_strings(Writer& out, const std::vector<std::string>& strings) {
  out.put(static_cast<std::uint32_t>(strings.size()));
  for (const std::string& string : strings) out.put_all(string);
}

std::vector<std::string> get_strings(Cursor& in) {
  std::vector<std::string> strings(in.count(kStringBytes));
  for (std::string& string : strings) string = in.string();
  return strings;
}

}  // namespace

void append(std::string& out, const Begin& begin) {
  Writer writer(out, Tag::begin);
  writer.put(begin.pages);
  put_strings(writer, begin.restrictions);
}

std::optional<Begin> decode_begin(std::string_view payload) {
  Cursor in(payload);
  Begin begin;
  begin.pages = in.get<int>();
  begin.restrictions = get_strings(in);
  return in.done(std::move(begin));
}

void append(std::string& out, const Page& page) {
  Writer writer(out, Tag::page);
  writer.put(page.number);
  writer.put(page.width);
  writer.put(page.height);
  writer.put(page.rotation);
  writer.put(page.images);
  writer.put(static_cast<std::uint32_t>(page.runs.size()));
  for (const Run& run : page.runs) {
    writer.put_all(run.text);
    put(writer, run.box);
    writer.put_all(run.edges);
    writer.put(run.size);
    writer.put(run.font);
    writer.put(run.angle);
    writer.put(static_cast<std::uint8_t>(run.invisible));
    writer.put(run.confidence.value_or(-1.0F));
  }
  writer.put_all(page.rulings);
}

std::optional<Page> decode_page(std::string_view payload) {
  static_assert(sizeof(Ruling) == kRulingBytes);
  Cursor in(payload);
  Page page;
  page.number = in.get<int>();
  page.width = in.number();
  page.height = in.number();
  page.rotation = in.get<int>();
  page.images = in.get<int>();
  page.runs.resize(in.count(kRunBytes));
  for (Run& run : page.runs) run = get_run(in);
  in.get_all(page.rulings);
  for (Ruling& ruling : page.rulings) {
    for (float* number :
         {&ruling.x0, &ruling.y0, &ruling.x1, &ruling.y1, &ruling.width}) {
      if (!std::isfinite(*number)) *number = 0;
    }
  }
  return in.done(std::move(page));
}

void append(std::string& out, const End& end) {
  Writer writer(out, Tag::end);
  put_strings(writer, end.fonts);
  writer.put(static_cast<std::uint32_t>(end.findings.size()));
  for (const SourceFinding& finding : end.findings) {
    writer.put(static_cast<std::uint32_t>(finding.severity));
    writer.put_all(finding.code);
    writer.put_all(finding.message);
    writer.put(finding.page);
  }
  writer.put(static_cast<std::uint32_t>(end.set_aside.size()));
  for (const SetAside& aside : end.set_aside) {
    writer.put_all(aside.kind);
    writer.put_all(aside.text);
    writer.put(aside.page);
  }
}

std::optional<End> decode_end(std::string_view payload) {
  Cursor in(payload);
  End end;
  end.fonts.resize(in.count(kStringBytes));
  for (std::string& name : end.fonts) in.get_all(name);  // not UTF-8 yet
  end.findings.resize(in.count(kFindingBytes));
  for (SourceFinding& finding : end.findings) {
    const auto severity = in.get<std::uint32_t>();
    if (severity > static_cast<std::uint32_t>(Severity::error)) {
      return std::nullopt;
    }
    finding.severity = static_cast<Severity>(severity);
    finding.code = in.string();
    finding.message = in.string();
    finding.page = in.get<int>();
  }
  end.set_aside.resize(in.count(kSetAsideBytes));
  for (SetAside& aside : end.set_aside) {
    aside.kind = in.string();
    aside.text = in.text();
    aside.page = in.get<int>();
  }
  return in.done(std::move(end));
}

void append(std::string& out, const Error& error) {
  Writer writer(out, Tag::error);
  writer.put_all(error.code);
  writer.put_all(error.message);
}

std::optional<Error> decode_error(std::string_view payload) {
  Cursor in(payload);
  Error error;
  error.code = in.string();
  error.message = in.string();
  return in.done(std::move(error));
}

void append(std::string& out, const Entry& entry) {
  Writer writer(out, Tag::entry);
  writer.put_all(entry.name);
  writer.put_all(entry.bytes);
  const Error error = entry.error.value_or(Error{});
  writer.put_all(error.code);
  writer.put_all(error.message);
}

std::optional<Entry> decode_entry(std::string_view payload) {
  Cursor in(payload);
  Entry entry;
  entry.name = in.string();
  in.get_all(entry.bytes);
  Error error{in.string(), in.string()};
  if (!error.code.empty()) entry.error = std::move(error);
  return in.done(std::move(entry));
}

void append(std::string& out, const Picture& picture) {
  Writer writer(out, Tag::picture);
  writer.put(picture.width);
  writer.put(picture.height);
  writer.put_all(picture.rgb);
}

std::optional<Picture> decode_picture(std::string_view payload) {
  Cursor in(payload);
  Picture picture;
  picture.width = in.get<int>();
  picture.height = in.get<int>();
  in.get_all(picture.rgb);
  if (picture.width <= 0 || picture.height <= 0 ||
      picture.rgb.size() / 3 / static_cast<std::size_t>(picture.width) !=
          static_cast<std::size_t>(picture.height) ||
      picture.rgb.size() % (3 * static_cast<std::size_t>(picture.width)) != 0) {
    return std::nullopt;
  }
  return in.done(std::move(picture));
}

}  // namespace tiaowen::wire
