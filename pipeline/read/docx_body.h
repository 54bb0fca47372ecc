// Walks the body of a Word file and makes blocks and tables of it.
//
// Tracked changes count as accepted; fields show their result; of the two
// forms of a text box one is read, after its paragraph.
#pragma once

#include "pipeline/model/document.h"
#include "pipeline/read/docx_notes.h"
#include "pipeline/read/docx_numbering.h"
#include "pipeline/read/docx_styles.h"
#include "pipeline/read/package_xml.h"

namespace tiaowen {

class DocxBody {
 public:
  DocxBody(const DocxStyles& styles, DocxNumbering& numbering, DocxNotes& notes,
           Layout& layout)
      : styles_(styles),
        numbering_(numbering),
        notes_(notes),
        layout_(layout) {}

  // All paragraphs and tables among the children of `parent`.
  void read(XmlNode parent);
  // The same as plain lines, for notes, heads and feet; tables are flattened.
  std::u32string text_of(XmlNode parent);

 private:
  struct Inline;  // what reading the runs of one paragraph gathers

  void read_child(XmlNode node);
  Block paragraph(XmlNode p, std::vector<XmlNode>& boxes);
  void read_inline(XmlNode parent, Inline& in);
  void read_run(XmlNode run, Inline& in);
  void read_paragraph(XmlNode p);
  void read_table(XmlNode table);
  std::u32string cell_text(XmlNode cell);
  void set_aside(const char* kind, std::u32string text);

  const DocxStyles& styles_;
  DocxNumbering& numbering_;
  DocxNotes& notes_;
  Layout& layout_;
};

}  // namespace tiaowen
