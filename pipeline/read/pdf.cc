#include "pipeline/read/pdf.h"

#include <CMap.h>
#include <CharCodeToUnicode.h>
#include <GlobalParams.h>
#include <PDFDoc.h>

#include <memory>
#include <utility>
#include <vector>

#include "pipeline/read/page_list.h"
#include "pipeline/read/pdf_open.h"
#include "pipeline/read/pdf_page.h"

namespace tiaowen {
namespace {

// What Poppler complained of since last asked. Poppler takes one function for
// the whole program, hence the static.
struct Complaints {
  int errors = 0;
  bool missing_map = false;
  std::string first;
};

Complaints& complaints() {
  static Complaints heard;
  return heard;
}

void hear(ErrorCategory category, Goffset, const char* message) {
  if (category == errSyntaxWarning) return;
  Complaints& heard = complaints();
  if (heard.errors++ == 0) heard.first = message;
  const std::string_view said(message);
  if (said.find("CMap") != said.npos ||
      said.find("character collection") != said.npos) {
    heard.missing_map = true;
  }
}

std::vector<std::string> restrictions_of(PDFDoc& pdf) {
  std::vector<std::string> found;
  if (!pdf.isEncrypted()) return found;
  if (!pdf.okToPrint()) found.push_back("no_print");
  if (!pdf.okToCopy()) found.push_back("no_copy");
  if (!pdf.okToChange()) found.push_back("no_change");
  if (!pdf.okToAddNotes()) found.push_back("no_notes");
  if (!pdf.okToFillForm()) found.push_back("no_forms");
  if (!pdf.okToAccessibility()) found.push_back("no_accessibility");
  if (!pdf.okToAssemble()) found.push_back("no_assembly");
  return found;
}

// What went wrong, as pages are read.
struct Damage {
  std::vector<int> lost, partly;
  std::string complaint;  // the first about a page
};

void read_page(PDFDoc& pdf, int number, PdfPages& pages, Damage& damage,
               wire::End& end, const PdfSink& sink) {
  complaints().errors = 0;
  Page page;
  SetAside overstruck{"overstruck", {}, number};
  const bool read = pages.read(pdf, number, page, overstruck.text);
  const bool errors = complaints().errors > 0;
  if (!read || (errors && page.runs.empty() && page.images == 0)) {
    damage.lost.push_back(number);
  } else if (errors) {
    if (damage.partly.empty()) damage.complaint = complaints().first;
    damage.partly.push_back(number);
  }
  if (!overstruck.text.empty()) end.set_aside.push_back(std::move(overstruck));
  sink.page(page);
}

void add_findings(const Damage& damage, bool rebuilt, bool repaired,
                  wire::End& end) {
  if (repaired) {
    end.findings.push_back(
        {Severity::error, "damaged",
         "the PDF is truncated: what was left of it was read, pages at its end "
         "may be missing",
         0});
  } else if (rebuilt) {
    end.findings.push_back(
        {Severity::warning, "damaged",
         "the PDF's table of objects is damaged and was rebuilt: parts of the "
         "file may be missing or outdated",
         0});
  }
  if (!damage.lost.empty()) {
    end.findings.push_back(
        {Severity::error, "page.lost",
         page_list(damage.lost) + " cannot be read: the file is damaged there",
         damage.lost.front()});
  }
  if (!damage.partly.empty()) {
    end.findings.push_back(
        {Severity::warning, "page.damaged",
         page_list(damage.partly) +
             " read with errors, some of it may be missing: " +
             damage.complaint,
         damage.partly.front()});
  }
  if (complaints().missing_map) {
    end.findings.push_back(
        {Severity::warning, "text.map_missing",
         "a character map that the file relies on cannot be opened (package "
         "poppler-data missing, or a kernel without Landlock and a rare map): "
         "some of its text may be missing",
         0});
  }
}

}  // namespace

void prepare_pdf(bool preload) {
  globalParams = std::make_unique<GlobalParams>();
  setErrorCallback(&hear);
  if (!preload) return;
  const GooString collection("Adobe-GB1");
  globalParams->getCIDToUnicode(&collection);  // stays in Poppler's cache
  for (const char* name :
       {"GBK-EUC-H", "UniGB-UTF16-H", "UniGB-UCS2-H", "GBK2K-H"}) {
    const GooString map(name);
    globalParams->getCMap(&collection, &map);
  }
}

Result<wire::End> read_pdf(std::string_view bytes, const std::string& password,
                           const PdfLimits& limits, const PdfSink& sink) {
  complaints() = {};
  const auto open = open_pdf(bytes, password);
  if (!open) return tl::unexpected(open.error());
  PDFDoc& pdf = *(*open)->pdf;
  const int pages = pdf.getNumPages();
  if (pages > limits.pages) {
    return fail("too_many_pages", "the file has " + std::to_string(pages) +
                                      " pages; the limit is " +
                                      std::to_string(limits.pages));
  }
  wire::End end;
  sink.begin({pages, restrictions_of(pdf)});
  PdfPages reader;
  Damage damage;
  for (int number = 1; number <= pages; ++number) {
    read_page(pdf, number, reader, damage, end, sink);
  }
  add_findings(damage, (*open)->rebuilt, !(*open)->repaired.empty(), end);
  end.fonts = reader.fonts();
  return end;
}

}  // namespace tiaowen
