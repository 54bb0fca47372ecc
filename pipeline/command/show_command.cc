// show: the pages of a document with what was read drawn on them.

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <sstream>

#include "pipeline/command/command.h"
#include "pipeline/command/messages.h"
#include "pipeline/command/output.h"
#include "pipeline/read/reader_process.h"
#include "pipeline/run.h"
#include "pipeline/show/marks.h"
#include "pipeline/show/page_picture.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;

Result<std::string> content_of(const std::string& path) {
  std::error_code error;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (fs::is_regular_file(path, error) && in) bytes << in.rdbuf();
  if (!bytes.tellp() || !in) {
    return fail("unreadable", path + ": cannot be read, or empty");
  }
  return bytes.str();
}

// How a page looks, where its format can be drawn.
Result<PageGround> ground_of(ReaderProcess& process, Kind kind,
                             const std::string& bytes, int page, int dpi) {
  if (kind != Kind::pdf && kind != Kind::image) return PageGround{};
  auto picture = process.picture(bytes, page, static_cast<float>(dpi));
  if (!picture) return tl::unexpected(picture.error());
  return PageGround{picture->width, picture->height, std::move(picture->rgb)};
}

std::string file_name(const std::string& input, int page) {
  char number[16];
  std::snprintf(number, sizeof number, "%03d", page);
  return fs::path(input).filename().string() + "-" + number + ".png";
}

Result<void> show(const ShowCommand& command, const Lexicon& words,
                  std::ostream& out) {
  const auto bytes = content_of(command.input);
  if (!bytes) return tl::unexpected(bytes.error());
  auto document = Reader(command.read).read(command.input, *bytes);
  if (!document) return tl::unexpected(document.error());
  const std::vector<Page> pages = document->pages;
  if (pages.empty()) {
    return fail("no_pages", "the format has no pages to draw (" +
                                document->source.media_type +
                                "): `tiaowen run` writes what was read of it");
  }
  const auto count = static_cast<int>(pages.size());
  if (command.page > count) {
    return fail("no_such_page",
                "the file has " + std::to_string(count) + " pages");
  }
  const Record record = run(std::move(*document), words, {command.context});
  const Kind kind = kind_of(command.input, *bytes);
  ReaderProcess process(command.read, kind == Kind::image
                                          ? ReaderProgram::ocr
                                          : ReaderProgram::reader);
  const int first = command.page > 0 ? command.page : 1;
  const int last = command.page > 0 ? command.page : count;
  for (int number = first; number <= last; ++number) {
    const auto ground = ground_of(process, kind, *bytes, number, command.dpi);
    if (!ground) return tl::unexpected(ground.error());
    const auto png = page_png(pages[static_cast<std::size_t>(number) - 1],
                              *ground, marks_of(record, number), command.dpi);
    if (!png) return tl::unexpected(png.error());
    const fs::path target =
        fs::path(command.out) / file_name(command.input, number);
    if (auto written = write_whole(target, *png); !written) return written;
    out << target.string() << "\n";
  }
  return {};
}

}  // namespace

int show_command(const ShowCommand& command, const Lexicon& words,
                 std::ostream& out, std::ostream& log) {
  const auto shown = show(command, words, out);
  if (shown) return kExitGood;
  log << shown.error().code << ": "
      << explained(shown.error(), command.language) << "\n";
  return shown.error().code == "disk_full" ? kExitTryAgain : kExitSomeFailed;
}

}  // namespace tiaowen
