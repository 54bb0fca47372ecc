#include "pipeline/assemble/cues.h"

#include <algorithm>
#include <string_view>

namespace tiaowen {
namespace {

Opening::Kind kind_named(std::string_view name) {
  if (name == "preposition") return Opening::Kind::preposition;
  if (name == "connector") return Opening::Kind::connector;
  if (name == "adverb") return Opening::Kind::adverb;
  return name == "point" ? Opening::Kind::point : Opening::Kind::none;
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

// How a fragment begins, but for its verb: the words that it opens with, up to
// where the action begins.
struct Opened {
  Opening first;
  std::uint32_t at = 0;
  bool preposition = false;  // one stands there
};
Opened opened_of(const Material& material, Span span) {
  const std::u32string_view text = material.text.folded;
  Opened opened{{}, span.begin, false};
  while (opened.at < span.end) {
    const Opening opening = opening_at(material, opened.at);
    if (opened.at == span.begin) opened.first = opening;
    opened.preposition = opening.kind == Opening::Kind::preposition;
    if (opening.length > 0 && !opened.preposition) {
      opened.at += opening.length;
      continue;
    }
    // 2025年底前, 到2025年, 在6月底前
    const Mention* mention = time_from(material, opened.at);
    if (mention == nullptr && opened.preposition) {
      mention = time_from(material, opened.at + opening.length);
    }
    if (mention == nullptr) return opened;
    opened.at = after_time_words(text, mention->span.end, span.end);
  }
  return {opened.first, std::min(opened.at, span.end), false};
}

}  // namespace

std::vector<Cue> cues_in(const Material& material, Span span, Asides asides) {
  std::vector<Cue> cues;
  each_cue(material, span, asides,
           [&](const Cue& cue) { cues.push_back(cue); });
  return cues;
}

std::vector<Said> statements_in(const Material& material, Span span,
                                Asides asides) {
  std::vector<Said> all;
  each_signal(material.signals.statements.from(span.begin), span, asides,
              [&](const Said& said) { all.push_back(said); });
  return all;
}

Opening opening_at(const Material& material, std::uint32_t at) {
  const Word word = material.words.begins(material.text.folded, at,
                                          Dictionary::action_opening);
  if (!word) return {};
  return {kind_named(material.words.cell(word, "kind")), word.length};
}

Start start_of(const Material& material, Span span) {
  const Opened opened = opened_of(material, span);
  const bool verb = opened.at < span.end &&
                    material.words.begins(material.text.folded, opened.at,
                                          Dictionary::action_verb);
  return {opened.first, opened.at, verb, opened.preposition};
}

std::uint32_t after_openings(const Material& material, Span span) {
  return opened_of(material, span).at;
}

bool begins_with_action(const Material& material, Span span) {
  return begins_with_action(material, span, start_of(material, span));
}

bool begins_with_action(const Material& material, Span span,
                        const Start& start) {
  if (start.opened >= span.end) return false;
  // 加强 may itself begin as an adverb: 统筹推进, 探索建立.
  return start.verb || start.preposition ||
         (start.opened > span.begin &&
          material.words.begins(material.text.folded, span.begin,
                                Dictionary::action_verb));
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
