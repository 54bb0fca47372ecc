#include "pipeline/resolve/definitions.h"

#include <algorithm>

#include "pipeline/model/unicode.h"
#include "pipeline/resolve/department_name.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestAlias = 20;

// A place where the text gives a short name: where its words stand.
struct Given {
  std::uint32_t at = 0;  // of 以下简称
  Span alias;            // the short name, without quotes and 《》
  bool title = false;    // given as 《…》
};

std::vector<Given> given_names(std::u32string_view text) {
  std::vector<Given> found;
  for (std::size_t at = text.find(U"以下"); at != text.npos;
       at = text.find(U"以下", at + 2)) {
    std::size_t begin = at + 2;
    bool names = false;
    for (const std::u32string_view word :
         {U"简称为", U"统称为", U"简称", U"统称", U"称"}) {
      if (text.substr(begin, word.size()) == word) {
        begin += word.size();
        names = true;
        break;
      }
    }
    if (!names) continue;
    while (begin < text.size() &&
           (text[begin] == U':' || text[begin] == U'“' || text[begin] == U'"' ||
            text[begin] == U' ')) {
      ++begin;
    }
    Given given;
    given.at = static_cast<std::uint32_t>(at);
    given.title = begin < text.size() && text[begin] == U'《';
    if (given.title) ++begin;
    constexpr std::u32string_view kEnds = U")》”\",。;、\n";
    const std::size_t end = text.find_first_of(kEnds, begin);
    if (end == text.npos || end == begin || end - begin > kLongestAlias) {
      continue;
    }
    given.alias = {static_cast<std::uint32_t>(begin),
                   static_cast<std::uint32_t>(end)};
    found.push_back(given);
  }
  return found;
}

// The mention of `kind` that ends right before a definition.
template <typename T>
const Mention* defined_by(const Given& given,
                          const std::vector<Mention>& mentions,
                          std::u32string_view text) {
  const auto after = std::partition_point(
      mentions.begin(), mentions.end(),
      [&](const Mention& m) { return m.span.begin < given.at; });
  for (auto mention = after; mention != mentions.begin();) {
    --mention;
    if (mention->span.end > given.at) continue;
    constexpr std::uint32_t kGap = 3;
    if (given.at - mention->span.end > kGap) return nullptr;
    if (!std::holds_alternative<T>(mention->value)) continue;
    const auto between =
        text.substr(mention->span.end, given.at - mention->span.end);
    if (between.find_first_not_of(U"(,、 》") != between.npos) {
      return nullptr;
    }
    return &*mention;
  }
  return nullptr;
}

}  // namespace

Definitions::Definitions(const Scene& scene, const Home& home,
                         const std::vector<Mention>& mentions) {
  const std::u32string_view text = scene.text.folded;
  const NameReader names(scene, home);
  for (const Given& given : given_names(text)) {
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
  for (const Given& given : given_names(text)) {
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
