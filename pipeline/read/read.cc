#include "pipeline/read/read.h"

#include <algorithm>
#include <array>

#include "pipeline/model/sha256.h"
#include "pipeline/read/office.h"
#include "pipeline/read/package_kind.h"
#include "pipeline/read/reader_process.h"
#include "pipeline/read/scans.h"
#include "pipeline/read/text_layer.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLookAt = 4096;

std::string extension_of(std::string_view name) {
  const std::size_t slash = name.find_last_of('/');
  const std::size_t dot = name.find_last_of('.');
  if (dot == std::string_view::npos ||
      (slash != std::string_view::npos && dot < slash)) {
    return {};
  }
  std::string extension(name.substr(dot + 1));
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return extension;
}

bool starts_with_tag(std::string_view head) {
  const std::size_t at = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (at == std::string_view::npos || head[at] != '<') return false;
  std::string lower(head.substr(at, 1024));
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  for (const char* tag :
       {"<!doctype html", "<html", "<head", "<body", "<div", "<table", "<p>",
        "<p ", "<meta", "<span", "<!--", "<script", "<h1", "<title"}) {
    if (lower.starts_with(tag)) return true;
  }
  return lower.find("<html") != std::string::npos;
}

Kind zip_kind(std::string_view bytes, const std::string& extension) {
  switch (package_kind(bytes)) {
    case PackageKind::docx:
      return Kind::docx;
    case PackageKind::ofd:
      return Kind::ofd;
    case PackageKind::xlsx:
      return Kind::xlsx;
    case PackageKind::open_document:
      return Kind::open_document;
    case PackageKind::archive:
      break;
    case PackageKind::unknown:  // cut: its reader says so
      if (bytes.find("word/") != std::string_view::npos) return Kind::docx;
      if (bytes.find("OFD.xml") != std::string_view::npos) return Kind::ofd;
      if (bytes.find("xl/") != std::string_view::npos) return Kind::xlsx;
      break;
  }
  if (extension == "docx") return Kind::docx;
  if (extension == "ofd") return Kind::ofd;
  if (extension == "xlsx") return Kind::xlsx;
  return Kind::zip;
}

// Text has no NUL bytes, save UTF-16 with its byte order mark.
bool looks_like_text(std::string_view head) {
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return true;
  const auto control = std::count_if(head.begin(), head.end(), [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return u < 0x20 && u != '\n' && u != '\r' && u != '\t' && u != '\f' &&
           u != 0x1B && u != 0;
  });
  const auto nul = std::count(head.begin(), head.end(), '\0');
  return control * 50 <= static_cast<long>(head.size()) &&
         nul * 10 <= static_cast<long>(head.size());
}

std::string_view picture_type(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG")) return "image/png";
  if (bytes.starts_with("\xFF\xD8")) return "image/jpeg";
  return "image/tiff";
}

// As its program knows it.
std::string_view reader_format(Kind kind) {
  switch (kind) {
    case Kind::html:
      return "html";
    case Kind::docx:
      return "docx";
    case Kind::ofd:
      return "ofd";
    case Kind::xlsx:
      return "xlsx";
    default:
      return "pdf";
  }
}

}  // namespace

Kind kind_of(std::string_view name, std::string_view bytes) {
  const std::string extension = extension_of(name);
  if (bytes.empty()) return Kind::empty;
  const std::string_view head = bytes.substr(0, kLookAt);
  if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos) {
    return Kind::pdf;
  }
  if (head.starts_with("PK\x03\x04")) return zip_kind(bytes, extension);
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return Kind::ole;
  if (head.starts_with("{\\rtf")) return Kind::rtf;
  if (head.starts_with("\x89PNG") || head.starts_with("\xFF\xD8\xFF") ||
      head.starts_with(std::string_view("II*\0", 4)) ||
      head.starts_with(std::string_view("MM\0*", 4))) {
    return Kind::image;
  }
  if (!looks_like_text(head)) return Kind::other;
  if (starts_with_tag(head)) return Kind::html;
  if (extension == "md" || extension == "markdown") return Kind::markdown;
  // Text is a document unless its name says that it is data or a program's.
  for (const char* other :
       {"json", "jsonl", "ndjson", "xml",      "css", "js",   "ts",
        "py",   "sh",    "c",      "cc",       "cpp", "h",    "hpp",
        "rs",   "go",    "java",   "sql",      "yml", "yaml", "toml",
        "ini",  "cfg",   "conf",   "log",      "csv", "tsv",  "lock",
        "bak",  "part",  "svg",    "gitignore"}) {
    if (extension == other) return Kind::other;
  }
  return Kind::text;
}

std::string_view media_type_of(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "text/plain";
    case Kind::markdown:
      return "text/markdown";
    case Kind::pdf:
      return "application/pdf";
    case Kind::html:
      return "text/html";
    case Kind::docx:
      return "application/"
             "vnd.openxmlformats-officedocument.wordprocessingml.document";
    case Kind::ofd:
      return "application/ofd";
    case Kind::xlsx:
      return "application/"
             "vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case Kind::zip:
      return "application/zip";
    case Kind::ole:
      return "application/x-ole-storage";
    case Kind::rtf:
      return "application/rtf";
    case Kind::open_document:
      return "application/vnd.oasis.opendocument";
    case Kind::image:
      return "image/*";
    case Kind::empty:
    case Kind::other:
      break;
  }
  return "application/octet-stream";
}

Reader::Reader(ReadOptions options) : options_(std::move(options)) {}
Reader::~Reader() = default;

Result<Document> Reader::read(std::string_view name, const std::string& bytes) {
  if (bytes.size() > options_.input_bytes) {
    return fail("too_large", "the file has " + std::to_string(bytes.size()) +
                                 " bytes; the limit is " +
                                 std::to_string(options_.input_bytes));
  }
  const Kind kind = kind_of(name, bytes);
  Result<Document> document = [&]() -> Result<Document> {
    switch (kind) {
      case Kind::empty:
        return fail("empty", "the file is empty: fetch it again");
      case Kind::text:
      case Kind::markdown:
        if (extension_of(name) == "pdf") {
          return fail("damaged",
                      "named .pdf, but its content is plain text: rename it "
                      "or fetch the PDF again");
        }
        return read_plain(bytes);
      case Kind::pdf:
        return read_in_sandbox(kind, bytes);
      case Kind::html:
        if (extension_of(name) == "pdf") {
          return fail("html_named_pdf",
                      "this is a web page (HTML) named .pdf, perhaps a site's "
                      "error page: fetch the PDF again");
        }
        return read_in_sandbox(kind, bytes);
      case Kind::docx:
      case Kind::ofd:
      case Kind::xlsx:
        return read_in_sandbox(kind, bytes);
      case Kind::ole:
      case Kind::rtf:
      case Kind::open_document:
        return read_converted(kind, bytes);
      case Kind::zip:
        return fail("archive",
                    "an archive of documents is no document: `tiaowen run` "
                    "reads each inside; for anything else unpack it");
      case Kind::image:
        return read_picture(bytes);
      case Kind::other:
        break;
    }
    return fail("not_a_document", "neither a document nor a text");
  }();
  if (!document) return document;
  document->source.media_type =
      kind == Kind::image ? picture_type(bytes) : media_type_of(kind);
  document->source.bytes = bytes.size();
  document->source.sha256 = sha256_hex(bytes);
  return document;
}

Result<Document> Reader::read_converted(Kind kind, const std::string& bytes) {
  const auto converted = convert_office(kind, bytes, options_);
  if (!converted) return tl::unexpected(converted.error());
  auto document = read_in_sandbox(converted->kind, converted->bytes);
  if (document) {
    document->findings.push_back(
        {Severity::info, "source.converted",
         "read through LibreOffice as " +
             std::string(reader_format(converted->kind)),
         0});
  }
  return document;
}

ReaderProcess& Reader::process(ReaderProgram program) {
  auto& process = processes_[static_cast<std::size_t>(program)];
  if (!process) process = std::make_unique<ReaderProcess>(options_, program);
  return *process;
}

Result<Document> Reader::read_in_sandbox(Kind kind, const std::string& bytes) {
  const auto program =
      kind == Kind::pdf ? ReaderProgram::reader : ReaderProgram::formats;
  auto document = process(program).read(reader_format(kind), bytes);
  if (!document || document->pages.empty()) return document;
  if (kind != Kind::pdf) return judge_text_layer(std::move(*document));
  const std::vector<int> wanted = pages_for_ocr(*document, options_.ocr);
  if (wanted.empty()) return judge_text_layer(std::move(*document));
  ReaderProcess::Scan scan =
      process(ReaderProgram::ocr).read_scan("pdf scan", bytes, wanted);
  const std::optional<Error> failed = scan.error;
  take_scan(*document, std::move(scan));
  auto judged = judge_text_layer(std::move(*document));
  if (!judged && failed) return tl::unexpected(*failed);
  return judged;
}

Result<Document> Reader::read_picture(const std::string& bytes) {
  if (options_.ocr == Ocr::never) {
    return fail("no_text_layer",
                "a picture has no text layer: let it be read by OCR (--ocr "
                "auto)");
  }
  return document_of_pictures(
      process(ReaderProgram::ocr).read_scan("picture", bytes, {}));
}

}  // namespace tiaowen
