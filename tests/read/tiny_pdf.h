// tiny_pdf() writes a PDF as small as can be, for tests.
//
//   tiny_pdf({{"BT /Han 16 Tf 72 700 Td " + han(U"合计") + " Tj ET"}})
//
// Fonts: /Han is Chinese, not embedded, every glyph 1 em wide; /Latin is
// Helvetica; /Blocks is a Type 3 font in which "a" is a square of 1 em.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace tiaowen {

struct TinyPage {
  std::string content;
  std::string more{};  // further entries of the page: "/Rotate 90"
};

// A string for /Han.
inline std::string han(std::u32string_view text) {
  std::string hex = "<";
  char digits[8];
  for (const char32_t c : text) {
    std::snprintf(digits, sizeof digits, "%04X", static_cast<unsigned>(c));
    hex += digits;
  }
  return hex + ">";
}

inline std::string stream(const std::string& dictionary,
                          const std::string& content) {
  return "<<" + dictionary + "/Length " + std::to_string(content.size()) +
         ">>stream\n" + content + "\nendstream";
}

// Objects from 10 on are `more`, in order.
inline std::string tiny_pdf(const std::vector<TinyPage>& pages,
                            const std::vector<std::string>& more = {},
                            const std::string& trailer = {}) {
  const std::size_t first_page = 10 + more.size();
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    kids += std::to_string(first_page + 2 * i) + " 0 R ";
  }
  std::vector<std::string> objects{
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) +
          "/MediaBox[0 0 600 800]/Resources<</Font<</Han 3 0 R/Latin 5 0 R"
          "/Blocks 6 0 R/Odd 8 0 R>>/XObject<</Form 10 0 R>>>>>>",
      "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light"
      "/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>",
      "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]"
      "/CharProcs<</a 7 0 R>>/Encoding<</Differences[97/a]>>"
      "/FirstChar 97/LastChar 97/Widths[1]>>",
      stream("", "1 0 d0 0 0 1 1 re f"),
      // The same as /Han, with a map that makes one code two characters.
      "<</Type/Font/Subtype/Type0/BaseFont/Odd/Encoding/Identity-H"
      "/DescendantFonts[4 0 R]/ToUnicode 9 0 R>>",
      stream("",
             "/CIDInit /ProcSet findresource begin begincmap "
             "1 begincodespacerange <0000><FFFF> endcodespacerange "
             "1 beginbfchar <0001><00660069> endbfchar endcmap"),
  };
  objects.insert(objects.end(), more.begin(), more.end());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    objects.push_back("<</Type/Page/Parent 2 0 R/Contents " +
                      std::to_string(first_page + 2 * i + 1) + " 0 R" +
                      pages[i].more + ">>");
    objects.push_back(stream("", pages[i].content));
  }
  std::string pdf = "%PDF-1.7\n";
  std::string table = "0000000000 65535 f \n";
  char entry[24];
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
    table += entry;
    pdf += std::to_string(i + 1) + " 0 obj " + objects[i] + " endobj\n";
  }
  const std::string size = std::to_string(objects.size() + 1);
  return pdf + "xref\n0 " + size + "\n" + table + "trailer<</Size " + size +
         "/Root 1 0 R" + trailer + ">>\nstartxref\n" +
         std::to_string(pdf.size()) + "\n%%EOF\n";
}

}  // namespace tiaowen
