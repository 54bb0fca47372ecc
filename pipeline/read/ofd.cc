#include "pipeline/read/ofd.h"

#include <list>
#include <map>
#include <utility>

#include "pipeline/model/unicode.h"
#include "pipeline/read/ofd_page.h"
#include "pipeline/read/ofd_values.h"
#include "pipeline/read/package.h"
#include "pipeline/read/package_xml.h"

namespace tiaowen {
namespace {

constexpr OfdBox kA4{0, 0, 210, 297};
constexpr std::size_t kMostPages = 10000;

// One of the file's documents: its resources, templates and page area.
struct OfdDocument {
  std::string path;  // of Document.xml
  OfdResources resources;
  std::map<std::string, std::string, std::less<>> templates;  // ID to path
  OfdBox area = kA4;
};

class OfdReader {
 public:
  explicit OfdReader(Package package) : package_(std::move(package)) {}

  Result<Document> read() {
    // GM/T 0099: the entry file of an encrypted package lists how.
    if (package_.has("Encryptions.xml") || package_.has("decryptseed.dat")) {
      return fail("encrypted",
                  "this OFD file is encrypted: save it without protection and "
                  "try again");
    }
    const auto entry = part("OFD.xml");
    if (!entry) return tl::unexpected(entry.error());
    document_.format = Format::ofd;
    for (const XmlNode body : (*entry)->root()) {
      if (body.name() != "DocBody") continue;
      if (const XmlNode signatures = body.child("Signatures")) note_signed();
      const XmlNode root = body.child("DocRoot");
      if (!root) continue;
      if (auto read = read_document(ofd_place(root.text(), "OFD.xml")); !read) {
        return tl::unexpected(read.error());
      }
    }
    if (document_.pages.empty()) {
      return fail("damaged", "the OFD file names no pages");
    }
    document_.source.pages = static_cast<int>(document_.pages.size());
    return std::move(document_);
  }

 private:
  using Part = const Xml*;

  // Parsed once; composite objects point into them.
  Result<Part> part(const std::string& path) {
    if (const auto found = parsed_.find(path); found != parsed_.end()) {
      return found->second;
    }
    auto bytes = package_.read(path);
    if (!bytes) return tl::unexpected(bytes.error());
    auto xml = Xml::parse(std::move(*bytes), path);
    if (!xml) return tl::unexpected(xml.error());
    kept_.push_back(std::move(*xml));
    parsed_.emplace(path, &kept_.back());
    return &kept_.back();
  }

  void report(const std::string& message, int page) {
    document_.findings.push_back(
        {Severity::warning, "source.part_damaged", message, page});
  }

  void note_signed() {
    document_.findings.push_back(
        {Severity::info, "source.signed",
         "the file carries signatures; they are not checked", 0});
  }

  Result<void> read_document(const std::string& path) {
    const auto xml = part(path);
    if (!xml) return tl::unexpected(xml.error());
    OfdDocument document;
    document.path = path;
    const XmlNode root = (*xml)->root();
    read_common(root.child("CommonData"), document);
    for (const XmlNode page : root.child("Pages")) {
      if (page.name() != "Page") continue;
      if (document_.pages.size() >= kMostPages) {
        return fail(
            "too_many_pages",
            "the file has more than " + std::to_string(kMostPages) + " pages");
      }
      read_page(ofd_place(page.attribute("BaseLoc"), path), document);
    }
    return {};
  }

  void read_common(XmlNode common, OfdDocument& document) {
    for (const XmlNode node : common) {
      const std::string_view name = node.name();
      if (name == "PublicRes" || name == "DocumentRes") {
        read_resources(ofd_place(node.text(), document.path),
                       document.resources);
      } else if (name == "TemplatePage") {
        document.templates.emplace(
            node.attribute("ID"),
            ofd_place(node.attribute("BaseLoc"), document.path));
      } else if (name == "PageArea") {
        document.area = area_of(node, document.area);
      }
    }
  }

  static OfdBox area_of(XmlNode area, const OfdBox& otherwise) {
    const auto box = ofd_box(area.child("PhysicalBox").text());
    return box && box->width > 0 && box->height > 0 ? *box : otherwise;
  }

  void read_resources(const std::string& path, OfdResources& resources) {
    const auto xml = part(path);
    if (!xml) return report(xml.error().message, 0);
    for (const XmlNode group : (*xml)->root()) {
      for (const XmlNode node : group) {
        if (node.name() == "Font") {
          const auto number =
              static_cast<std::uint16_t>(document_.fonts.size());
          document_.fonts.emplace_back(node.attribute("FontName"));
          resources.fonts.emplace(node.attribute("ID"), number);
        } else if (node.name() == "CompositeGraphicUnit") {
          resources.composites.emplace(node.attribute("ID"), node);
        }
      }
    }
  }

  // A page that cannot be read is empty, with a finding.
  void read_page(const std::string& path, OfdDocument& document) {
    const int number = static_cast<int>(document_.pages.size()) + 1;
    auto bytes = package_.read(path);
    auto xml = bytes ? Xml::parse(std::move(*bytes), path)
                     : Result<Xml>(tl::unexpected(bytes.error()));
    Page page;
    if (xml) {
      page = draw(xml->root(), path, number, document);
    } else {
      document_.findings.push_back(
          {Severity::error, "page.lost", xml.error().message, number});
    }
    page.number = number;
    document_.pages.push_back(std::move(page));
  }

  Page draw(XmlNode root, const std::string& path, int number,
            OfdDocument& document) {
    for (const XmlNode node : root) {
      if (node.name() == "PageRes") {
        read_resources(ofd_place(node.text(), path), document.resources);
      }
    }
    OfdPage page(area_of(root.child("Area"), document.area),
                 document.resources);
    draw_templates(root, document, page, false);
    page.draw(root.child("Content"));
    draw_templates(root, document, page, true);
    if (page.is_cut()) {
      document_.findings.push_back(
          {Severity::warning, "page.damaged",
           "the page draws more than a million objects; the rest is left out",
           number});
    }
    return page.take();
  }

  // Below the content, or over it.
  void draw_templates(XmlNode root, OfdDocument& document, OfdPage& page,
                      bool over) {
    for (const XmlNode node : root) {
      if (node.name() != "Template" ||
          (node.attribute("ZOrder") == "Foreground") != over) {
        continue;
      }
      const auto found = document.templates.find(node.attribute("TemplateID"));
      if (found == document.templates.end()) continue;
      const auto xml = part(found->second);
      if (xml) {
        page.draw((*xml)->root().child("Content"));
      } else {
        report(xml.error().message, 0);
      }
    }
  }

  Package package_;
  std::list<Xml> kept_;
  std::map<std::string, Part, std::less<>> parsed_;
  Document document_;
};

}  // namespace

Result<Document> read_ofd(std::string_view bytes) {
  auto package = Package::open(bytes);
  if (!package) return tl::unexpected(package.error());
  return OfdReader(std::move(*package)).read();
}

}  // namespace tiaowen
