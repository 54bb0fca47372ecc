#include "pipeline/read/pdf_open.h"

#include <ErrorCodes.h>
#include <PDFDoc.h>
#include <Stream.h>

#include <optional>
#include <utility>

#include "pipeline/read/pdf_object_streams.h"
#include "pipeline/read/pdf_repair.h"

namespace tiaowen {
namespace {

tl::unexpected<Error> why_not_open(int code, bool with_password) {
  if (code == errEncrypted) {
    if (with_password) {
      return fail("wrong_password",
                  "the file is encrypted, and the password given does not "
                  "open it");
    }
    return fail("encrypted",
                "the file is encrypted: give its password with --password or "
                "--password-file");
  }
  return fail("damaged",
              "the PDF is damaged or incomplete (truncated?) and no page of it "
              "can be read: fetch it again");
}

std::unique_ptr<PDFDoc> parsed(std::string_view bytes,
                               const std::string& password, bool& rebuilt) {
  std::optional<GooString> key;
  if (!password.empty()) key.emplace(password);
  auto* memory = new MemStream(
      bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull));
  return std::make_unique<PDFDoc>(memory, key, key, nullptr,
                                  [&rebuilt] { rebuilt = true; });
}

}  // namespace

OpenPdf::OpenPdf() = default;
OpenPdf::~OpenPdf() = default;

Result<std::unique_ptr<OpenPdf>> open_pdf(std::string_view bytes,
                                          const std::string& password) {
  auto open = std::make_unique<OpenPdf>();
  open->pdf = parsed(bytes, password, open->rebuilt);
  if (!open->pdf->isOk() && open->pdf->getErrorCode() != errEncrypted) {
    open->repaired = pdf_repaired(std::string(bytes) + "\nendobj\n" +
                                  pdf_unpacked_objects(bytes));
    if (!open->repaired.empty()) {
      open->pdf = parsed(open->repaired, password, open->rebuilt);
    }
  }
  if (!open->pdf->isOk()) {
    return why_not_open(open->pdf->getErrorCode(), !password.empty());
  }
  if (open->pdf->getNumPages() <= 0) return why_not_open(errDamaged, false);
  return open;
}

}  // namespace tiaowen
