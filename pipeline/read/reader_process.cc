#include "pipeline/read/reader_process.h"

namespace tiaowen {

struct ReaderProcess::Child {};

ReaderProcess::ReaderProcess(const ReadOptions& options) : options_(options) {}
ReaderProcess::~ReaderProcess() = default;

Result<Document> ReaderProcess::read(std::string_view format,
                                     const std::string&) {
  return fail("unsupported", std::string(format));
}

}  // namespace tiaowen
