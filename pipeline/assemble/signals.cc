#include "pipeline/assemble/signals.h"

#include <array>
#include <string_view>

namespace tiaowen {
namespace {

Modality modality_named(std::string_view name) {
  constexpr std::array kAll = {Modality::duty,        Modality::power,
                               Modality::prohibition, Modality::target,
                               Modality::award,       Modality::denial,
                               Modality::encourage};
  for (const Modality modality : kAll) {
    if (name_of(modality) == name) return modality;
  }
  return Modality::duty;
}

Statement statement_named(std::string_view name) {
  if (name == "period") return Statement::period;
  if (name == "definition") return Statement::definition;
  if (name == "purpose") return Statement::purpose;
  if (name == "guiding") return Statement::guiding;
  return Statement::past;
}

// What the rows of modality.tsv say, by row.
std::vector<Cue> cues_of_rows(const Lexicon& words) {
  std::vector<Cue> cues;
  for (std::size_t i = 0; i < words.rows(Dictionary::modality); ++i) {
    const auto strength = words.cell(Dictionary::modality, i, "strength");
    cues.push_back(
        {{},
         modality_named(words.cell(Dictionary::modality, i, "modality")),
         strength == "strong",
         strength == "limit",
         strength == "future",
         strength == "funds"});
  }
  return cues;
}

std::vector<Said> statements_of_rows(const Lexicon& words) {
  std::vector<Said> said;
  for (std::size_t i = 0; i < words.rows(Dictionary::statement); ++i) {
    said.push_back(
        {{}, statement_named(words.cell(Dictionary::statement, i, "kind"))});
  }
  return said;
}

template <typename Signal>
void add(const Sighting& seen, const std::vector<Signal>& rows,
         SignalsByPlace<Signal>& to) {
  Signal signal = rows[seen.word.row];
  signal.span = {seen.begin, seen.begin + seen.word.length};
  to.add(signal);
}

}  // namespace

SignalWords::SignalWords(std::span<const Sighting> sightings,
                         const Lexicon& words) {
  const std::vector<Cue> cue_rows = cues_of_rows(words);
  const std::vector<Said> said_rows = statements_of_rows(words);
  for (const Sighting& seen : sightings) {
    if (seen.word.dictionary == Dictionary::modality) {
      add(seen, cue_rows, cues);
    } else if (seen.word.dictionary == Dictionary::statement) {
      add(seen, said_rows, statements);
    }
  }
}

}  // namespace tiaowen
