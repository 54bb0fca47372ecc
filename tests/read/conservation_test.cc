// Every character of a source is in the text or set aside: counted once by the
// source's own structure, once by what the readers make of it. Blanks are not
// counted.

#include "pipeline/layout/conservation.h"

#include <gtest/gtest.h>
#include <gumbo.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <pugixml.hpp>

#include "pipeline/layout/layout.h"
#include "pipeline/model/unicode.h"
#include "pipeline/read/docx.h"
#include "pipeline/read/html.h"
#include "pipeline/read/html_charset.h"
#include "pipeline/read/ofd.h"
#include "pipeline/read/package.h"
#include "pipeline/read/read.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files(const std::string& extension) {
  std::vector<fs::path> found;
  const fs::path root = TIAOWEN_ROOT;
  for (const fs::path& folder :
       {root / "corpus/documents", root / "../shared/documents",
        root / "../shared/pdf", root / "../shared/seeds"}) {
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == extension) found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

long count(std::u32string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char32_t c) { return !is_space(c) && c != 0xFEFF; });
}
long count(const char* utf8) { return count(to_u32(utf8)); }

long count(const Layout& layout) {
  long sum = 0;
  for (const Block& block : layout.blocks) {
    sum += count(block.text);
    if (block.kind != BlockKind::table) continue;
    const Grid& grid = layout.tables[static_cast<std::size_t>(block.table)];
    for (const Cell& cell : grid.cells) sum += count(cell.text);
  }
  for (const SetAside& aside : layout.set_aside) sum += count(aside.text);
  return sum;
}

// What a browser would show of the tree, and what it would hide.
long count(const GumboNode* node) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
    return count(node->v.text.text);
  }
  if (node->type != GUMBO_NODE_ELEMENT) return 0;
  switch (node->v.element.tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_IFRAME:
      return 0;
    default:
      break;
  }
  long sum = 0;
  const GumboVector& children = node->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    sum += count(static_cast<const GumboNode*>(children.data[i]));
  }
  return sum;
}

TEST(Conservation, OfWebPages) {
  for (const fs::path& file : files(".html")) {
    SCOPED_TRACE(file.string());
    const std::string bytes = content_of(file);
    const std::string utf8 = decode_html(bytes).utf8;
    GumboOutput* const output = gumbo_parse_with_options(
        &kGumboDefaultOptions, utf8.data(), utf8.size());
    const long source = count(output->root);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    auto document = read_html(bytes);
    ASSERT_TRUE(document.has_value());
    EXPECT_EQ(count(document->flow), source);
    const Layout layout = take_layout(*document, testing::shipped_words());
    EXPECT_EQ(count(layout), source);
  }
}

TEST(Conservation, OfTexts) {
  for (const char* extension : {".txt", ".md"}) {
    for (const fs::path& file : files(extension)) {
      SCOPED_TRACE(file.string());
      auto document = read_plain(content_of(file));
      ASSERT_TRUE(document.has_value());
      const long source = count(document->flow);
      const Layout layout = take_layout(*document, testing::shipped_words());
      EXPECT_EQ(count(layout), source);
    }
  }
}

// Text of w:t and the like, and of ofd:TextCode; of the two forms of a drawing
// the first counts.
long count(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  if (name.ends_with(":Fallback")) return 0;
  if (name == "w:t" || name == "w:delText" || name == "ofd:TextCode") {
    return count(node.text().get());
  }
  long sum = 0;
  for (const pugi::xml_node& child : node.children()) sum += count(child);
  return sum;
}

long count_parts(const std::string& bytes, bool (*counts)(std::string_view)) {
  auto package = Package::open(bytes);
  long sum = 0;
  for (const std::string& name : package->names()) {
    if (!name.ends_with(".xml") || !counts(name)) continue;
    pugi::xml_document xml;
    const std::string part = *package->read(name);
    xml.load_buffer(part.data(), part.size());
    sum += count(xml);
  }
  return sum;
}

TEST(Conservation, OfWordFiles) {
  for (const fs::path& file : files(".docx")) {
    SCOPED_TRACE(file.string());
    const std::string bytes = content_of(file);
    const long source = count_parts(
        bytes, [](std::string_view name) { return name.starts_with("word/"); });
    auto document = read_docx(bytes);
    ASSERT_TRUE(document.has_value());
    // None of these files has numbers that Word writes.
    EXPECT_EQ(count(document->flow), source);
    const Layout layout = take_layout(*document, testing::shipped_words());
    EXPECT_EQ(count(layout), source);
  }
}

TEST(Conservation, OfOfdFiles) {
  for (const fs::path& file : files(".ofd")) {
    SCOPED_TRACE(file.string());
    const std::string bytes = content_of(file);
    const long source = count_parts(bytes, [](std::string_view name) {
      return name.find("/Pages/") != name.npos;
    });
    const auto document = read_ofd(bytes);
    ASSERT_TRUE(document.has_value());
    long runs = 0;
    for (const Page& page : document->pages) {
      for (const auto& run : page.runs) runs += count(run.text);
    }
    EXPECT_EQ(runs + count(document->flow), source);
    const Layout layout = lay_out(*document, testing::shipped_words());
    EXPECT_FALSE(check_conservation(*document, layout).has_value());
  }
}

}  // namespace
}  // namespace tiaowen
