#include "pipeline/read/docx_notes.h"

#include "pipeline/read/docx_number_format.h"

namespace tiaowen {
namespace {

// Word raises the number; only so it is told from the figures beside it.
std::u32string raised(std::u32string_view number) {
  constexpr std::u32string_view kDigits = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
  std::u32string out;
  for (const char32_t c : number) {
    out.push_back(c >= U'0' && c <= U'9' ? kDigits[c - U'0'] : c);
  }
  return out;
}

}  // namespace

void DocxNotes::read_formats(XmlNode properties) {
  for (const XmlNode node : properties) {
    const bool foot = node.name() == "footnotePr";
    if (!foot && node.name() != "endnotePr") continue;
    const std::string_view format = node.value("numFmt");
    if (format.empty()) continue;
    formats_[foot ? DocxNote::footnote : DocxNote::endnote] = format;
  }
}

std::u32string DocxNotes::refer(DocxNote kind, std::string_view id) {
  const auto format = formats_.find(kind);
  const std::string_view otherwise =
      kind == DocxNote::footnote ? "decimal" : "lowerRoman";
  std::u32string& mark = marks_[{kind, std::string(id)}];
  if (mark.empty()) {
    mark = raised(format_number(
        ++last_[kind], format == formats_.end() ? otherwise : format->second));
  }
  return mark;
}

std::u32string DocxNotes::mark_of(DocxNote kind, std::string_view id) const {
  const auto found = marks_.find({kind, std::string(id)});
  return found == marks_.end() ? std::u32string() : found->second;
}

}  // namespace tiaowen
