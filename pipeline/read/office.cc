#include "pipeline/read/office.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/read/office_child.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;

// What LibreOffice is to make of the file, and by which name it knows it.
struct Task {
  std::string extension;
  Kind to = Kind::docx;
};

// The streams of an OLE file have their names in UTF-16.
bool has_stream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide += {c, '\0'};
  return bytes.find(wide) != std::string_view::npos;
}

Result<Task> task_for(Kind kind, std::string_view bytes) {
  if (kind == Kind::rtf) return Task{"rtf", Kind::docx};
  if (kind == Kind::open_document) {
    const bool sheet = bytes.substr(0, 256).find("opendocument.spreadsheet") !=
                       std::string_view::npos;
    return sheet ? Task{"ods", Kind::xlsx} : Task{"odt", Kind::docx};
  }
  // The stream that an encrypted DOCX lies in.
  if (has_stream(bytes, "EncryptedPackage")) {
    return fail("encrypted",
                "this office file is encrypted: save it without a password "
                "and try again");
  }
  if (has_stream(bytes, "WordDocument")) return Task{"doc", Kind::docx};
  if (has_stream(bytes, "Workbook") || has_stream(bytes, "Book")) {
    return Task{"xls", Kind::xlsx};
  }
  return fail("unsupported",
              "an office file that is neither a text nor a workbook (slides, "
              "a message): save it as PDF");
}

std::string installed_office() {
  std::vector<fs::path> places;
  const char* const path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "/usr/bin:/usr/local/bin" : path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    if (end > 0) places.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  places.emplace_back("/usr/lib/libreoffice/program");
  for (const fs::path& place : places) {
    for (const char* name : {"soffice", "libreoffice"}) {
      std::error_code error;
      if (fs::is_regular_file(place / name, error)) return place / name;
    }
  }
  return {};
}

// A folder of our own below the system's temporary one; gone with its content.
class Folder {
 public:
  Folder() {
    std::error_code error;
    std::string pattern =
        (fs::temp_directory_path(error) / "tiaowen-office-XXXXXX").string();
    if (!error && mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::optional<std::string> content_of(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(path, error))) return {};
  std::string bytes(fs::file_size(path, error), '\0');
  std::ifstream in(path, std::ios::binary);
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (error || !in || bytes.empty()) return {};
  return bytes;
}

}  // namespace

Result<Converted> convert_office(Kind kind, const std::string& bytes,
                                 const ReadOptions& options) {
  const auto task = task_for(kind, bytes);
  if (!task) return tl::unexpected(task.error());
  const std::string program = options.office_program.empty()
                                  ? installed_office()
                                  : options.office_program;
  if (program.empty()) {
    return fail("converter_missing",
                "files of this kind are read through LibreOffice, which is not "
                "installed: apt install libreoffice-writer-nogui "
                "libreoffice-calc-nogui, or save the file as DOCX, XLSX or "
                "PDF");
  }
  const Folder folder;
  const fs::path in = folder.path() / ("document." + task->extension);
  std::ofstream(in, std::ios::binary) << bytes;
  std::error_code error;
  if (folder.path().empty() || fs::file_size(in, error) != bytes.size()) {
    return fail("converter_failed", "no room in the temporary folder");
  }
  const char* const to = task->to == Kind::docx ? "docx" : "xlsx";
  if (auto failed = run_office(
          program, folder.path().string(),
          {"-env:UserInstallation=file://" + folder.path().string() +
               "/profile",
           // It meets itself through a socket: here, as /tmp is closed to it.
           "-env:OSL_SOCKET_PATH=" + folder.path().string(), "--headless",
           "--norestore", "--nolockcheck", "--nologo", "--convert-to", to,
           "--outdir", (folder.path() / "out").string(), in.string()},
          options)) {
    return tl::unexpected(std::move(*failed));
  }
  auto converted =
      content_of(folder.path() / "out" / (std::string("document.") + to));
  if (!converted) {
    return fail("converter_failed",
                "LibreOffice made nothing of the file: it may be damaged or "
                "encrypted; save it as DOCX, XLSX or PDF");
  }
  return Converted{task->to, std::move(*converted)};
}

}  // namespace tiaowen
