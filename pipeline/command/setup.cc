#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "pipeline/command/command.h"
#include "pipeline/shipped.h"

namespace tiaowen {
namespace {

std::optional<std::string> content_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  if (!in) return std::nullopt;
  return all.str();
}

}  // namespace

const char* version() { return TIAOWEN_VERSION; }

Result<Lexicon> load_lexicon(const std::string& dictionaries) {
  std::vector<DictionaryFile> layers;
  if (!dictionaries.empty()) {
    std::error_code error;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(dictionaries, error)) {
      if (entry.path().extension() != ".tsv") continue;
      if (!entry.is_regular_file(error)) {
        return fail("dictionary", entry.path().string() + ": no regular file");
      }
      paths.push_back(entry.path());
    }
    if (error) {
      return fail("dictionary", dictionaries + ": " + error.message());
    }
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
      auto content = content_of(path);
      if (!content) {
        return fail("dictionary", path.string() + ": cannot be read");
      }
      layers.push_back(
          {path.stem().string(), path.string(), std::move(*content)});
    }
  }
  return Lexicon::load(shipped_dictionaries(), layers);
}

std::optional<Date> parse_date(std::string_view text) {
  Date date;
  int part[3] = {0, 0, 0};
  std::size_t from = 0;
  for (int i = 0; i < 3 && from <= text.size(); ++i) {
    const std::size_t to = std::min(text.find('-', from), text.size());
    const char* const begin = text.data() + from;
    const char* const end = text.data() + to;
    const auto [stop, error] = std::from_chars(begin, end, part[i]);
    if (error != std::errc() || stop != end) return std::nullopt;
    from = to + 1;
  }
  if (from <= text.size() || part[0] < 1 || part[0] > 9999 || part[1] < 0 ||
      part[1] > 12 || part[2] < 0 || part[2] > 31) {
    return std::nullopt;
  }
  // 2023-02-30 is no date, however it is written.
  if (part[2] != 0 && !std::chrono::year_month_day(
                           std::chrono::year(part[0]),
                           std::chrono::month(static_cast<unsigned>(part[1])),
                           std::chrono::day(static_cast<unsigned>(part[2])))
                           .ok()) {
    return std::nullopt;
  }
  date.year = static_cast<std::int16_t>(part[0]);
  date.month = static_cast<std::uint8_t>(part[1]);
  date.day = static_cast<std::uint8_t>(part[2]);
  return date;
}

}  // namespace tiaowen
