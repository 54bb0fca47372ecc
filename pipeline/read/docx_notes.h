// The marks of a Word file's footnotes and endnotes, which Word writes by
// itself: in the text where the note is referred to, and before the note.
//
//   …收入<w:footnoteReference w:id="2"/>   收入¹   and   ¹ 按县统计局的口径。
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/read/package_xml.h"

namespace tiaowen {

enum class DocxNote { footnote, endnote };

class DocxNotes {
 public:
  // How a note's number is written (w:footnotePr, w:endnotePr), from the
  // settings and then from the body's section, whose word counts more.
  void read_formats(XmlNode properties);

  // The mark of the note that is referred to here: the next number.
  std::u32string refer(DocxNote kind, std::string_view id);
  // The mark of a note that was referred to; empty for others.
  std::u32string mark_of(DocxNote kind, std::string_view id) const;

 private:
  std::map<DocxNote, std::string> formats_;
  std::map<DocxNote, int> last_;
  std::map<std::pair<DocxNote, std::string>, std::u32string> marks_;
};

}  // namespace tiaowen
