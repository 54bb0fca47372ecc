#include "pipeline/read/docx.h"

#include <algorithm>
#include <optional>

#include "pipeline/model/unicode.h"
#include "pipeline/read/docx_body.h"
#include "pipeline/read/docx_numbering.h"
#include "pipeline/read/docx_styles.h"
#include "pipeline/read/package.h"
#include "pipeline/read/package_xml.h"

namespace tiaowen {
namespace {

class DocxReader {
 public:
  explicit DocxReader(Package package) : package_(std::move(package)) {}

  Result<Document> read() {
    const std::string main = main_part();
    folder_ = main.substr(0, main.find_last_of('/') + 1);
    auto bytes = package_.read(main);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto xml = Xml::parse(std::move(*bytes), main);
    if (!xml) return tl::unexpected(xml.error());
    if (const auto styles = optional_part("styles.xml")) {
      styles_ = DocxStyles(styles->root());
    }
    if (const auto numbering = optional_part("numbering.xml")) {
      numbering_ = DocxNumbering(numbering->root());
    }
    document_.format = Format::docx;
    const XmlNode body = xml->root().child("body");
    if (const auto settings = optional_part("settings.xml")) {
      notes_.read_formats(settings->root());
    }
    notes_.read_formats(body.child("sectPr"));
    DocxBody(styles_, numbering_, notes_, document_.flow).read(body);
    read_notes("footnotes.xml", DocxNote::footnote);
    read_notes("endnotes.xml", DocxNote::endnote);
    read_furniture();
    return std::move(document_);
  }

 private:
  // By the package's relationships; Word always calls it word/document.xml.
  std::string main_part() {
    auto bytes = package_.read("_rels/.rels");
    if (bytes) {
      const auto xml = Xml::parse(std::move(*bytes), "_rels/.rels");
      if (xml) {
        for (const XmlNode node : xml->root()) {
          if (node.attribute("Type").ends_with("/officeDocument")) {
            std::string target(node.attribute("Target"));
            if (target.starts_with('/')) target.erase(0, 1);
            if (package_.has(target)) return target;
          }
        }
      }
    }
    return "word/document.xml";
  }

  // A part that the text can do without: missing is no fault, unreadable is
  // a finding.
  std::optional<Xml> optional_part(const std::string& name) {
    const std::string path = folder_ + name;
    if (!package_.has(path)) return std::nullopt;
    auto bytes = package_.read(path);
    if (bytes) {
      auto xml = Xml::parse(std::move(*bytes), path);
      if (xml) return std::move(*xml);
      bytes = tl::unexpected(xml.error());
    }
    document_.findings.push_back(
        {Severity::warning, "source.part_damaged", bytes.error().message, 0});
    return std::nullopt;
  }

  void read_notes(const std::string& name, DocxNote kind) {
    const auto xml = optional_part(name);
    if (!xml) return;
    for (const XmlNode note : xml->root()) {
      // Separators have a type, notes none.
      if (!note.name().ends_with("note") || note.has_attribute("type")) {
        continue;
      }
      DocxBody body(styles_, numbering_, notes_, document_.flow);
      Block block;
      block.kind = BlockKind::note;
      block.text = trim(body.text_of(note));
      if (!block.text.empty()) {
        const std::u32string mark = notes_.mark_of(kind, note.attribute("id"));
        if (!mark.empty()) block.text = mark + U" " + block.text;
        document_.flow.blocks.push_back(std::move(block));
      }
    }
  }

  void read_furniture() {
    for (const std::string& name : package_.names()) {
      if (!name.starts_with(folder_)) continue;
      const std::string part = name.substr(folder_.size());
      const char* kind = part.starts_with("header")      ? "running_head"
                         : part.starts_with("footer")    ? "running_foot"
                         : part.starts_with("comments.") ? "comment"
                                                         : nullptr;
      if (kind == nullptr) continue;
      const auto xml = optional_part(part);
      if (!xml) continue;
      DocxBody body(styles_, numbering_, notes_, document_.flow);
      std::u32string text;
      if (part.starts_with("comments.")) {
        for (const XmlNode comment : xml->root()) {
          text += body.text_of(comment) + U"\n";
        }
      } else {
        text = body.text_of(xml->root());
      }
      if (trim(text).empty()) continue;
      document_.flow.set_aside.push_back({kind, std::u32string(trim(text)), 0});
    }
  }

  Package package_;
  std::string folder_;
  DocxStyles styles_;
  DocxNumbering numbering_;
  DocxNotes notes_;
  Document document_;
};

}  // namespace

Result<Document> read_docx(std::string_view bytes) {
  auto package = Package::open(bytes);
  if (!package) return tl::unexpected(package.error());
  auto document = DocxReader(std::move(*package)).read();
  if (document && document->flow.blocks.empty()) {
    return fail("no_text",
                "the Word file has no text: if it holds scanned pages, save "
                "it as PDF for text recognition");
  }
  return document;
}

}  // namespace tiaowen
