#include "pipeline/assemble/cues.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "pipeline/assemble/sentences.h"

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

// Calls take(place, word) for the words of `in` (modality or statement) inside
// `span` and no aside; of words that overlap only the first.
template <typename Take>
void each_sighting(const Material& material, Span span, Asides asides,
                   Dictionary in, Take take) {
  std::uint32_t free = span.begin;
  for (const Sighting& seen : material.signals.from(span.begin)) {
    if (seen.begin >= span.end) break;
    if (seen.word.dictionary != in || seen.begin < free) continue;
    const Span found{seen.begin, seen.begin + seen.word.length};
    if (found.end > span.end || within(asides, found.begin)) continue;
    take(found, seen.word);
    free = found.end;
  }
}

// The time that begins at `at`, if one does.
const Mention* time_from(const Material& material, std::uint32_t at) {
  if (!material.places.begins_at(at)) return nullptr;
  const Mention& found = material.mentions[material.places.first_from(at)];
  return std::holds_alternative<Time>(found.value) ? &found : nullptr;
}

// Words that may follow a time before the action: 2025年底前 → 前 is outside.
std::uint32_t after_time_words(std::u32string_view text, std::uint32_t at,
                               std::uint32_t end) {
  constexpr std::u32string_view kAround = U"前底末起内间,";
  while (at < end && kAround.find(text[at]) != std::u32string_view::npos) ++at;
  return at;
}

}  // namespace

std::vector<Cue> cues_in(const Material& material, Span span, Asides asides) {
  std::vector<Cue> cues;
  each_sighting(
      material, span, asides, Dictionary::modality,
      [&](Span found, const Word& word) {
        const std::string_view strength = material.words.cell(word, "strength");
        cues.push_back({found,
                        modality_named(material.words.cell(word, "modality")),
                        strength == "strong", strength == "limit",
                        strength == "future", strength == "funds"});
      });
  return cues;
}

std::vector<Said> statements_in(const Material& material, Span span,
                                Asides asides) {
  std::vector<Said> said;
  each_sighting(material, span, asides, Dictionary::statement,
                [&](Span found, const Word& word) {
                  said.push_back({found, statement_named(material.words.cell(
                                             word, "kind"))});
                });
  return said;
}

std::uint32_t after_openings(const Material& material, Span span) {
  const std::u32string_view text = material.text.folded;
  std::uint32_t at = span.begin;
  while (at < span.end) {
    const Word word =
        material.words.begins(text, at, Dictionary::action_opening);
    if (word && material.words.cell(word, "kind") != "preposition") {
      at += word.length;
      continue;
    }
    // 2025年底前, 到2025年, 在6月底前
    const Mention* mention = time_from(material, at);
    if (mention == nullptr && word) {
      mention = time_from(material, at + word.length);
    }
    if (mention == nullptr) break;
    at = after_time_words(text, mention->span.end, span.end);
  }
  return std::min(at, span.end);
}

bool begins_with_action(const Material& material, Span span) {
  return begins_with_action(material, span, after_openings(material, span));
}

bool begins_with_action(const Material& material, Span span,
                        std::uint32_t opened) {
  const std::u32string_view text = material.text.folded;
  if (opened >= span.end) return false;
  if (material.words.begins(text, opened, Dictionary::action_verb)) return true;
  // 加强 may itself begin as an adverb: 统筹推进, 探索建立.
  if (opened > span.begin &&
      material.words.begins(text, span.begin, Dictionary::action_verb)) {
    return true;
  }
  return static_cast<bool>(
      material.words.begins(text, opened, Dictionary::action_opening));
}

std::optional<Word> first_word(const Material& material, Span span,
                               Dictionary in) {
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const Word word = material.words.begins(material.text.folded, at, in);
    if (word && at + word.length <= span.end) return word;
  }
  return std::nullopt;
}

}  // namespace tiaowen
