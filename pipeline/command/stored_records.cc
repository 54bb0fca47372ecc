#include "pipeline/command/stored_records.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "pipeline/store/store.h"

namespace tiaowen {
namespace {

namespace fs = std::filesystem;

bool is_lines(const fs::path& path) {
  return path.extension() == ".jsonl" || path.extension() == ".ndjson";
}

class Collector {
 public:
  Result<void> lines(std::istream& in, const std::string& name) {
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      if (line.find_first_not_of(" \t\r") == line.npos) continue;
      auto read = whole(line, name + ":" + std::to_string(number));
      if (!read) return read;
    }
    return {};
  }

  Result<void> whole(std::string_view json, const std::string& name) {
    auto record = record_from_json(json, name);
    if (!record) return tl::unexpected(record.error());
    records.push_back(std::move(*record));
    return {};
  }

  Result<void> file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in || !fs::is_regular_file(path)) {
      return fail("unreadable",
                  path.string() + ": " +
                      (in ? "no regular file" : std::strerror(errno)));
    }
    if (is_lines(path)) return lines(in, path.string());
    std::ostringstream all;
    all << in.rdbuf();
    return whole(all.str(), path.string());
  }

  Result<void> folder(const fs::path& path) {
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::recursive_directory_iterator at(path, error), end;
         !error && at != end; at.increment(error)) {
      if (at->path().extension() == ".json" && at->is_regular_file(error)) {
        files.push_back(at->path());
      }
    }
    if (error)
      return fail("unreadable", path.string() + ": " + error.message());
    std::sort(files.begin(), files.end());
    for (const fs::path& one : files) {
      auto read = file(one);
      if (!read && read.error().code == "unreadable") return read;
    }
    return {};
  }

  std::vector<StoredRecord> records;
};

}  // namespace

Result<std::vector<StoredRecord>> stored_records(
    const std::vector<std::string>& names, std::istream& in) {
  Collector collector;
  for (const std::string& name : names) {
    std::error_code error;
    auto read = name == "-"                     ? collector.lines(in, name)
                : fs::is_directory(name, error) ? collector.folder(name)
                                                : collector.file(name);
    if (!read) return tl::unexpected(read.error());
  }
  return std::move(collector.records);
}

Result<void> each_record_in_store(const std::string& store,
                                  const TakeRecord& take) {
  auto open = Store::open(store, OpenMode::read);
  if (!open) return tl::unexpected(open.error());
  const auto documents = open->documents();
  if (!documents) return tl::unexpected(documents.error());
  for (const std::int64_t document : *documents) {
    const auto json = open->record_json(document);
    if (!json) return tl::unexpected(json.error());
    if (!*json) continue;
    auto record =
        record_from_json(**json, store + ":" + std::to_string(document));
    if (!record) return tl::unexpected(record.error());
    if (!take(std::move(*record))) break;
  }
  return {};
}

Result<std::vector<StoredRecord>> records_in_store(const std::string& store) {
  std::vector<StoredRecord> records;
  const auto read = each_record_in_store(store, [&](StoredRecord record) {
    records.push_back(std::move(record));
    return true;
  });
  if (!read) return tl::unexpected(read.error());
  return records;
}

}  // namespace tiaowen
