#include "tests/bench/formats.h"

#include <gumbo.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "pipeline/layout/layout.h"
#include "pipeline/read/docx.h"
#include "pipeline/read/html.h"
#include "pipeline/read/package.h"
#include "tests/file_content.h"
#include "tests/shipped_words.h"

namespace tiaowen::bench {
namespace {

using testing::content_of;

namespace fs = std::filesystem;

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         static_cast<double>(now.tv_nsec) / 1e9;
}

// The least of many rounds that take about a second.
template <typename Work>
double least(Work work) {
  double best = 1e9;
  const double end = cpu_seconds() + 1;
  do {
    const double start = cpu_seconds();
    work();
    best = std::min(best, cpu_seconds() - start);
  } while (cpu_seconds() < end);
  return best;
}

std::vector<fs::path> files(const char* extension) {
  std::vector<fs::path> found;
  const fs::path root = TIAOWEN_ROOT;
  for (const fs::path& folder :
       {root / "corpus/documents", root / "../shared/documents",
        root / "../shared/pdf"}) {
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == extension) found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

void print(const char* format, const std::string& name, double ours,
           double theirs) {
  std::printf("%-7s %-36s %8.2f ms, %s %8.2f ms: %.2f times\n", format,
              name.c_str(), ours * 1e3, "parsing alone", theirs * 1e3,
              ours / theirs);
}

void lay_out_again(Result<Document> document) {
  if (!document) std::abort();
  const Layout layout = take_layout(*document, testing::shipped_words());
  if (layout.blocks.empty()) std::abort();
}

void html_line(const std::string& name, const std::string& bytes) {
  const double theirs = least([&] {
    GumboOutput* const output = gumbo_parse_with_options(
        &kGumboDefaultOptions, bytes.data(), bytes.size());
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  });
  const double ours = least([&] { lay_out_again(read_html(bytes)); });
  print("html", name, ours, theirs);
}

// Of a page with its body many times over.
std::string repeated(const std::string& page, int times) {
  const std::size_t from = page.find("<p"), to = page.rfind("</p>");
  if (from == std::string::npos || to == std::string::npos || to < from) {
    return page;
  }
  std::string out = page.substr(0, from);
  for (int i = 0; i < times; ++i) {
    out.append(page, from, to - from);
    out += "</p>";
  }
  return out + page.substr(to);
}

}  // namespace

void html_speed() {
  const std::vector<fs::path> pages = files(".html");
  double ours = 0, theirs = 0;
  for (const fs::path& page : pages) {
    const std::string bytes = content_of(page);
    theirs += least([&] {
      GumboOutput* const output = gumbo_parse_with_options(
          &kGumboDefaultOptions, bytes.data(), bytes.size());
      gumbo_destroy_output(&kGumboDefaultOptions, output);
    });
    ours += least([&] { lay_out_again(read_html(bytes)); });
  }
  print("html", std::to_string(pages.size()) + " pages", ours, theirs);
  html_line("one page, its body 200 times",
            repeated(content_of(pages.front()), 200));
}

void docx_speed() {
  for (const fs::path& file : files(".docx")) {
    const std::string bytes = content_of(file);
    const double theirs = least([&] {
      auto package = Package::open(bytes);
      for (const std::string& name : package->names()) {
        if (!name.starts_with("word/") || !name.ends_with(".xml")) continue;
        auto part = package->read(name);
        pugi::xml_document xml;
        xml.load_buffer_inplace(part->data(), part->size());
      }
    });
    const double ours = least([&] { lay_out_again(read_docx(bytes)); });
    print("docx",
          file.stem() == "same" ? file.parent_path().filename().string()
                                : file.filename().string(),
          ours, theirs);
  }
}

}  // namespace tiaowen::bench
