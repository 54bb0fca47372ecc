#include "pipeline/query/bodies.h"

#include <algorithm>
#include <set>

#include "pipeline/model/body_name.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// A body as the store's table has it.
struct Known {
  std::string name, register_id, region, level;
};

// What was typed, as the register understands it.
struct Asked {
  std::string organ;      // finance; empty: no organ of the register
  std::string row_level;  // of its row: local, province, any …
  Level level = Level::none;
  std::string region, code;  // 玉溪市, 5304
  bool by_region = false;
};

std::u32string folded(std::string_view typed, const Lexicon& words) {
  std::u32string text = to_u32(typed);
  for (char32_t& c : text) c = words.folded(c);
  return std::u32string(trim(text));
}

Word region_word(std::string_view name, const Lexicon& words) {
  const std::u32string text = folded(name, words);
  const Word word = words.begins(text, 0, Dictionary::region);
  return word && word.length == text.size() ? word : Word{};
}

void take_region(const Word& word, const Lexicon& words, Asked& asked) {
  asked.region = words.cell(word, "name");
  asked.code = words.cell(word, "code");
}

Asked read_name(const std::u32string& text, std::string_view region,
                const Lexicon& words) {
  Asked asked;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const Word organ = words.begins(text, at, Dictionary::department);
    if (!organ || at + organ.length != text.size()) continue;
    const BodyName name = read_body_name(text, at, organ, words);
    if (name.span.begin != 0 || name.many) continue;
    asked.organ = words.cell(organ, "id");
    asked.row_level = words.cell(organ, "level");
    asked.level = name.prefix.level;
    if (name.prefix.region) {
      take_region(name.prefix.region, words, asked);
    } else if (!region.empty() && asked.row_level != "national") {
      asked.region = region;
      if (const Word word = region_word(region, words)) {
        take_region(word, words, asked);
      }
      asked.by_region = true;
    }
    break;
  }
  return asked;
}

bool is_level(const Asked& asked, const Known& body) {
  const Level level = level_of(body.level);
  if (asked.level != Level::none) {
    // There is no 财政厅 of a city.
    return level == asked.level &&
           (asked.row_level != "province" || level == Level::province);
  }
  if (asked.row_level == "any") return true;
  if (asked.row_level == "local") {
    return level != Level::national && level != Level::province;
  }
  return asked.row_level == body.level || level == level_of(asked.row_level);
}

bool is_organ(const Asked& asked, const Known& body) {
  const std::string& id = body.register_id;
  if (id == asked.organ) return true;
  const std::size_t colon = id.rfind(':');
  return colon != std::string::npos && id.substr(colon + 1) == asked.organ;
}

// 县财政局 in 玉溪市: those of its counties; 市财政局 or 财政局: its own.
bool is_there(const Asked& asked, const Known& body) {
  if (asked.region.empty()) return true;
  if (body.region == asked.region) return true;
  const bool below = asked.by_region && asked.level != Level::none;
  return below && !asked.code.empty() &&
         body.register_id.starts_with(asked.code);
}

Result<std::vector<Known>> known_bodies(const Database& database) {
  auto rows = database.prepare(
      "SELECT name, register_id, region, level FROM department");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Known> all;
  const auto read = rows->each([&] {
    all.push_back({std::string(rows->text(0)), std::string(rows->text(1)),
                   std::string(rows->text(2)), std::string(rows->text(3))});
  });
  if (!read) return tl::unexpected(read.error());
  return all;
}

tl::unexpected<Error> unknown(std::string_view what, std::string_view typed,
                              const std::vector<std::string>& near) {
  std::string message =
      std::string(what) + " \"" + std::string(typed) + "\" is not known";
  for (std::size_t i = 0; i < near.size(); ++i) {
    message += i == 0 ? "; nearest: " : ", ";
    message += near[i];
  }
  return fail("unknown_name", message);
}

}  // namespace

Result<FoundBodies> find_bodies(const Database& database, const Lexicon& words,
                                std::string_view typed,
                                std::string_view region) {
  const auto bodies = known_bodies(database);
  if (!bodies) return tl::unexpected(bodies.error());
  const std::u32string text = folded(typed, words);
  const std::string plain = to_utf8(text);
  const Asked asked = read_name(text, region, words);
  std::set<std::string> names, holding;
  for (const Known& body : *bodies) {
    const bool meant = !asked.organ.empty() && is_organ(asked, body) &&
                       is_level(asked, body) && is_there(asked, body);
    const bool same = body.name == plain || body.name == typed;
    if (meant || (same && !asked.by_region)) names.insert(body.name);
    if (body.name.find(plain) != std::string::npos) holding.insert(body.name);
  }
  if (names.empty() && asked.organ.empty() && !plain.empty()) names = holding;
  if (names.empty()) {
    std::vector<std::string> all;
    for (const Known& body : *bodies) all.push_back(body.name);
    return unknown("the department", typed, nearest(plain, all));
  }
  return FoundBodies{{names.begin(), names.end()}, asked.by_region};
}

Result<std::string> find_region(const Database& database, const Lexicon& words,
                                std::string_view typed) {
  if (const Word word = region_word(typed, words)) {
    return std::string(words.cell(word, "name"));
  }
  auto rows = database.prepare(
      "SELECT DISTINCT province FROM document UNION SELECT DISTINCT city FROM "
      "document UNION SELECT DISTINCT county FROM document");
  if (!rows) return tl::unexpected(rows.error());
  std::vector<std::string> all;
  for (;;) {
    const auto row = rows->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) break;
    const std::string_view name = rows->text(0);
    const std::u32string letters = to_u32(name);  // 澄川 is 澄川市
    if (!letters.empty() &&
        (name == typed ||
         to_utf8(letters.substr(0, letters.size() - 1)) == typed)) {
      return std::string(name);
    }
    all.emplace_back(name);
  }
  for (std::size_t row = 0; row < words.rows(Dictionary::region); ++row) {
    all.emplace_back(words.cell(Dictionary::region, row, "name"));
  }
  return unknown("the region", typed, nearest(typed, all));
}

}  // namespace tiaowen
