// decide: one decision table of a record put to one case.

#include <filesystem>
#include <fstream>
#include <istream>
#include <ostream>
#include <sstream>

#include "pipeline/command/command.h"
#include "pipeline/command/decision.h"
#include "pipeline/command/messages.h"
#include "pipeline/decide/pick.h"
#include "pipeline/model/unicode.h"
#include "pipeline/run.h"
#include "pipeline/write/record_from_json.h"

namespace tiaowen {
namespace {

// 500万元, 85分, 30%, 3年: read as a document would be.
std::optional<Decimal> figure_in(const std::string& words,
                                 const Lexicon& lexicon) {
  auto document = read_text(words);
  if (!document) return std::nullopt;
  const Record record = run(std::move(*document), lexicon, {});
  if (record.mentions.size() != 1 ||
      record.mentions[0].span != record.text.whole()) {
    return std::nullopt;
  }
  const Value& value = record.mentions[0].value;
  if (const auto* amount = std::get_if<Amount>(&value)) return amount->max;
  if (const auto* quantity = std::get_if<Quantity>(&value)) {
    return quantity->max;
  }
  if (const auto* ratio = std::get_if<Ratio>(&value)) {
    const bool plain = ratio->max && ratio->max->under == Decimal(1);
    return plain ? std::optional(ratio->max->over) : std::nullopt;
  }
  const auto* time = std::get_if<Time>(&value);
  if (time == nullptr || !time->duration) return std::nullopt;
  const Duration& duration = *time->duration;
  const int count = duration.years + duration.months + duration.days;
  return count > 0 ? std::optional(Decimal(count)) : std::nullopt;
}

GivenValue value_given(const std::string& words, const Lexicon& lexicon) {
  GivenValue value = value_of(words);
  if (words == "是" || words == "yes") value.truth = true;
  if (words == "否" || words == "no") value.truth = false;
  const bool digits = words.find_first_of("0123456789") != words.npos;
  if (!value.number && !value.truth && digits) {
    value.number = figure_in(words, lexicon);
  }
  return value;
}

Result<Record> read_record(const std::string& path, std::istream& in) {
  std::ostringstream json;
  if (path == "-") {
    json << in.rdbuf();
  } else {
    std::error_code error;
    std::ifstream file;
    if (std::filesystem::is_regular_file(path, error)) {
      file.open(path, std::ios::binary);
    }
    if (!file.is_open()) return fail("unreadable", path + ": cannot be read");
    json << file.rdbuf();
  }
  auto stored = record_from_json(json.str(), path);
  if (!stored) return tl::unexpected(stored.error());
  return std::move(stored->record);
}

Result<std::vector<Given>> given_in(const std::vector<std::string>& pairs,
                                    const Lexicon& lexicon) {
  std::vector<Given> given;
  for (const std::string& pair : pairs) {
    const std::size_t at = pair.find('=');
    if (at == std::string::npos || at == 0) {
      return fail("bad_pair", "\"" + pair + "\" is no NAME=VALUE");
    }
    given.push_back(
        {pair.substr(0, at), value_given(pair.substr(at + 1), lexicon)});
  }
  return given;
}

int refuse(const Error& error, Language language, std::ostream& log) {
  log << explained(error, language) << "\n";
  return kExitUsage;
}

}  // namespace

int decide_command(const DecideCommand& command, const Lexicon& words,
                   std::istream& in, std::ostream& out, std::ostream& log) {
  const auto record = read_record(command.record, in);
  if (!record) return refuse(record.error(), command.language, log);
  if (command.rule.empty()) {
    list_rules(*record, command.language, out);
    return kExitGood;
  }
  const auto given = given_in(command.given, words);
  if (!given) return refuse(given.error(), command.language, log);
  const auto rule = pick_rule(*record, command.rule, *given);
  if (!rule) return refuse(rule.error(), command.language, log);
  const Decision decision = decision_on(*record, *rule, *given);
  if (command.json) {
    out << decision_json(decision) << "\n";
  } else {
    say_decision(decision, command.language, out);
  }
  const Verdict verdict = decision.answer.verdict;
  const bool settled = verdict != Verdict::open && verdict != Verdict::several;
  return settled ? kExitGood : kExitSomeFailed;
}

}  // namespace tiaowen
