#include "pipeline/write/akoma_ntoso.h"

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "pipeline/write/akn_body.h"
#include "pipeline/write/akn_concepts.h"
#include "pipeline/write/evidence.h"
#include "pipeline/write/xml_writer.h"

namespace tiaowen {
namespace {

constexpr const char* kUnknownDay = "0001-01-01";

std::optional<Date> day_of(const Metadata& metadata) {
  for (const auto& day : {metadata.issued, metadata.published}) {
    if (day && day->day != 0) return day;
  }
  return std::nullopt;
}

class AknWriter {
 public:
  AknWriter(const Record& record, const SinkOptions& options)
      : record_(record), options_(options), concepts_(record) {
    articles_ = std::any_of(
        record.clauses.begin(), record.clauses.end(),
        [](const Clause& c) { return c.kind == ClauseKind::article; });
  }

  Export write() {
    xml_.open("akomaNtoso");
    xml_.attribute("xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0");
    // A text in articles is an act; notices and plans are documents.
    xml_.open(articles_ ? "act" : "doc");
    xml_.attribute("name", record_.metadata.doc_type.empty()
                               ? std::string("document")
                               : record_.metadata.doc_type);
    meta();
    xml_.open(articles_ ? "body" : "mainBody");
    write_akn_body(record_, concepts_, xml_);
    xml_.close();
    xml_.close();
    xml_.close();
    Export made{xml_.str(XmlLayout::raw), {}};
    if (xml_.replaced() > 0) {
      made.omissions.push_back({std::to_string(xml_.replaced()) + " characters",
                                "control_characters", "U+FFFD", true});
    }
    return made;
  }

 private:
  void with_value(const char* element, const char* name,
                  std::string_view value) {
    xml_.open(element);
    xml_.attribute(name, value);
    xml_.close();
  }

  // /akn/cn/act/2024-03-20/澄科发〔2024〕7号
  std::string work_uri() const {
    const Metadata& metadata = record_.metadata;
    constexpr std::size_t kDigits = 12;
    std::string number = metadata.doc_number.empty()
                             ? record_.source.sha256.substr(0, kDigits)
                             : metadata.doc_number;
    std::u32string letters = to_u32(number);
    std::erase_if(letters, is_space);
    const auto day = day_of(metadata);
    return std::string("/akn/cn/") + (articles_ ? "act/" : "doc/") +
           (day ? day->str() : kUnknownDay) + "/" + to_utf8(letters);
  }

  void core(const std::string& uri, const char* author) {
    with_value("FRBRthis", "value", uri + "/!main");
    with_value("FRBRuri", "value", uri);
    const Metadata& metadata = record_.metadata;
    xml_.open("FRBRdate");
    const auto day = day_of(metadata);
    xml_.attribute("date", day ? day->str() : kUnknownDay);
    xml_.attribute("name", day ? "issued" : "unknown");
    xml_.close();
    with_value("FRBRauthor", "href", author);
  }

  void meta() {
    xml_.open("meta");
    identification();
    references();
    proprietary();
    xml_.close();
  }

  void identification() {
    const Metadata& metadata = record_.metadata;
    const std::string author = metadata.issuers.empty()
                                   ? "#tiaowen"
                                   : "#" + concepts_.body(metadata.issuers[0]);
    xml_.open("identification");
    xml_.attribute("source", "#tiaowen");
    xml_.open("FRBRWork");
    core(work_uri(), author.c_str());
    with_value("FRBRcountry", "value", "cn");
    if (!metadata.doc_number.empty()) {
      with_value("FRBRnumber", "value", metadata.doc_number);
    }
    if (!metadata.title.empty()) {
      with_value("FRBRname", "value", metadata.title);
    }
    xml_.close();
    xml_.open("FRBRExpression");
    core(work_uri() + "/zho", author.c_str());
    with_value("FRBRlanguage", "language", "zho");
    xml_.close();
    xml_.open("FRBRManifestation");
    core(work_uri() + "/zho.xml", "#tiaowen");
    xml_.close();
    xml_.close();
  }

  void references() {
    xml_.open("references");
    xml_.attribute("source", "#tiaowen");
    reference("TLCOrganization", "tiaowen", "tiaowen");
    for (const AknConcepts::Entry& entry : concepts_.entries()) {
      reference(entry.body ? "TLCOrganization" : "TLCConcept", entry.id,
                entry.name);
    }
    xml_.close();
  }
  void reference(const char* element, const std::string& id,
                 const std::string& name) {
    xml_.open(element);
    xml_.attribute("eId", id);
    xml_.attribute("href", "/akn/ontology/" + id);
    xml_.attribute("showAs", name);
    xml_.close();
  }

  // What Akoma Ntoso has no place for.
  void proprietary() {
    const Metadata& metadata = record_.metadata;
    xml_.open("proprietary");
    xml_.attribute("source", "#tiaowen");
    xml_.open("tiaowen:record");
    xml_.attribute("xmlns:tiaowen", "urn:tiaowen:export:1");
    xml_.attribute("version", options_.generator.version);
    xml_.attribute("source", record_.source.path);
    xml_.attribute("sha256", record_.source.sha256);
    const auto day = [this](const char* name, const std::optional<Date>& date) {
      if (date) xml_.attribute(name, date->str());
    };
    day("effective", metadata.effective);
    day("expires", metadata.expires);
    if (!metadata.index_number.empty()) {
      xml_.attribute("indexNumber", metadata.index_number);
    }
    xml_.close();
    xml_.close();
  }

  const Record& record_;
  const SinkOptions& options_;
  const AknConcepts concepts_;
  bool articles_ = false;
  XmlWriter xml_;
};

}  // namespace

Result<Export> make_akoma_ntoso(const Records& records,
                                const SinkOptions& options) {
  return AknWriter(*records.front(), options).write();
}

}  // namespace tiaowen
