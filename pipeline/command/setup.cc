#include <algorithm>
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

// The *.tsv of an office's folder, by name.
Result<std::vector<DictionaryFile>> layers_in(const std::string& dictionaries) {
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
  if (error) return fail("dictionary", dictionaries + ": " + error.message());
  std::sort(paths.begin(), paths.end());
  std::vector<DictionaryFile> layers;
  for (const auto& path : paths) {
    auto content = content_of(path);
    if (!content) {
      return fail("dictionary", path.string() + ": cannot be read");
    }
    layers.push_back(
        {path.stem().string(), path.string(), std::move(*content)});
  }
  return layers;
}

}  // namespace

const char* version() { return TIAOWEN_VERSION; }

Result<std::vector<DictionaryFile>> dictionary_layers(
    const std::string& dictionaries) {
  if (dictionaries.empty()) return std::vector<DictionaryFile>();
  return layers_in(dictionaries);
}

Result<Lexicon> load_lexicon(const std::string& dictionaries) {
  if (dictionaries.empty()) return Lexicon::of_image(shipped_image());
  const auto layers = dictionary_layers(dictionaries);
  if (!layers) return tl::unexpected(layers.error());
  return Lexicon::load(shipped_dictionaries(), *layers);
}

}  // namespace tiaowen
