#include "tests/assemble/stated.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "pipeline/command/command.h"
#include "pipeline/model/unicode.h"

namespace tiaowen::testing {
namespace {

Context context_of(const std::string& line) {
  Context context;
  std::istringstream words(line);
  std::string word;
  while (words >> word) {
    const std::size_t at = word.find('=');
    if (at == std::string::npos) continue;
    const std::string name = word.substr(0, at), value = word.substr(at + 1);
    if (name == "issuer") context.issuer = value;
    if (name == "region") context.region = value;
    if (name == "date") context.issued = parse_date(value);
  }
  return context;
}

std::string words_of(const std::vector<int>& mentions, const Record& record) {
  std::string words;
  for (const int index : mentions) {
    if (!words.empty()) words += "、";
    words += to_utf8(record.text.published(
        record.mentions[static_cast<std::size_t>(index)].span));
  }
  return words;
}

}  // namespace

std::vector<Example> read_examples(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<Example> examples;
  Context context;
  std::string line;
  bool open = false;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::string place =
        file.filename().string() + ":" + std::to_string(number);
    if (line.empty()) {
      open = false;
    } else if (line[0] == '#') {
      continue;
    } else if (line[0] == '@') {
      context = context_of(line.substr(1));
    } else if (line.starts_with("> ")) {
      if (!open) examples.push_back({place, "", context, {}});
      open = true;
      std::string& text = examples.back().text;
      for (char c : line.substr(2)) text += c == '|' ? '\t' : c;
      text += '\n';
    } else if (line.starts_with("= ") && open) {
      const std::size_t colon = line.find(": ");
      if (colon == std::string::npos) throw std::runtime_error(place);
      examples.back().stated.push_back(
          {place, line.substr(2, colon - 2), line.substr(colon + 2), {}});
    } else if (line.starts_with("  ") && open &&
               !examples.back().stated.empty()) {
      const std::size_t blank = line.find(' ', 2);
      if (blank == std::string::npos) throw std::runtime_error(place);
      examples.back().stated.back().slots[line.substr(2, blank - 2)] =
          line.substr(blank + 1);
    } else {
      throw std::runtime_error(place + ": not understood");
    }
  }
  return examples;
}

Stated stated_by(const Obligation& obligation, const Record& record) {
  Stated stated;
  stated.modality = name_of(obligation.modality);
  stated.action = to_utf8(record.text.published(obligation.action));
  const auto list = [&](const char* name, const std::vector<int>& mentions) {
    if (!mentions.empty()) stated.slots[name] = words_of(mentions, record);
  };
  const auto words = [&](const char* name, const std::optional<Span>& span) {
    if (span) stated.slots[name] = to_utf8(record.text.published(*span));
  };
  list("leads", obligation.leads);
  list("supports", obligation.supports);
  list("approvers", obligation.approvers);
  list("recipients", obligation.recipients);
  list("due", obligation.due);
  list("amounts", obligation.amounts);
  list("ratios", obligation.ratios);
  list("quantities", obligation.quantities);
  words("condition", obligation.condition);
  words("bearer", obligation.bearer);
  words("inherited", obligation.inherited);
  for (const Span& place : obligation.also_at) {
    stated.slots["also_at"] += to_utf8(record.text.published(place));
  }
  return stated;
}

}  // namespace tiaowen::testing
