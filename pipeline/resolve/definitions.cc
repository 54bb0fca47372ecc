#include "pipeline/resolve/definitions.h"

#include <algorithm>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// The mention of `kind` that ends right before a definition.
template <typename T>
const Mention* defined_by(const Definition& given,
                          const std::vector<Mention>& mentions,
                          std::u32string_view text) {
  const auto after = std::partition_point(
      mentions.begin(), mentions.end(),
      [&](const Mention& m) { return m.span.begin < given.at; });
  for (auto mention = after; mention != mentions.begin();) {
    --mention;
    if (mention->span.end > given.at) continue;
    if (!defines(text, given, mention->span.end)) return nullptr;
    if (std::holds_alternative<T>(mention->value)) return &*mention;
  }
  return nullptr;
}

}  // namespace

Definitions::Definitions(const Scene& scene, NameReader& names,
                         const std::vector<Mention>& mentions) {
  const std::u32string_view text = scene.text.folded;
  for (const Definition& given : scene.definitions) {
    if (given.title) continue;
    const Mention* mention = defined_by<Department>(given, mentions, text);
    if (mention == nullptr) continue;
    FullName full;
    if (!mention->rows.empty() &&
        mention->rows.front().dictionary ==
            static_cast<std::uint16_t>(Dictionary::department)) {
      for (std::uint32_t at = mention->span.begin; at < mention->span.end;
           ++at) {
        const Word organ = scene.words.begins(text, at, Dictionary::department);
        if (!organ || organ.row != mention->rows.front().row) continue;
        full =
            names.named(read_body_name(text, at, organ, scene.words), nullptr);
        break;
      }
    } else if (mention->rule == "department.shape") {
      full = names.shaped(mention->span);
    } else {
      full = names.as_written(mention->span);
    }
    if (full.name.empty()) continue;
    const std::u32string alias(
        text.substr(given.alias.begin, given.alias.length()));
    bodies_.insert_or_assign(alias, Entry{given.at, full.name});
  }
}

const std::string* Definitions::meaning(std::u32string_view words,
                                        std::uint32_t at) const {
  const auto known = bodies_.find(words);
  if (known == bodies_.end() || at < known->second.from) return nullptr;
  return &known->second.name;
}

std::vector<Mention> resolve_titles(std::vector<Mention> mentions,
                                    const Scene& scene) {
  const std::u32string_view text = scene.text.folded;
  std::map<std::u32string, std::pair<std::uint32_t, Span>> titles;
  for (const Definition& given : scene.definitions) {
    if (!given.title) continue;
    const Mention* mention = defined_by<Citation>(given, mentions, text);
    if (mention == nullptr) continue;
    const auto& title = std::get<Citation>(mention->value).title;
    if (!title) continue;
    const std::u32string alias(
        text.substr(given.alias.begin, given.alias.length()));
    titles.insert_or_assign(alias, std::pair{given.at, *title});
  }
  if (titles.empty()) return mentions;
  for (Mention& mention : mentions) {
    auto* citation = std::get_if<Citation>(&mention.value);
    if (citation == nullptr || !citation->title) continue;
    const auto known =
        titles.find(std::u32string(scene.text.view(*citation->title)));
    if (known == titles.end() || mention.span.begin < known->second.first) {
      continue;
    }
    citation->title = known->second.second;
  }
  return mentions;
}

}  // namespace tiaowen
