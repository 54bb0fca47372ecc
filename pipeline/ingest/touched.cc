#include "pipeline/ingest/touched.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "pipeline/ingest/known_places.h"
#include "pipeline/model/unicode.h"
#include "pipeline/store/search_text.h"

namespace tiaowen {
namespace {

// Used by extraction and assembly only, and only beside their own words.
constexpr std::array<std::string_view, 34> kByWord = {
    "action_opening", "action_verb", "amount_unit",  "bearer",
    "body_shape",     "bound_after", "bound_before", "collective",
    "condition",      "currency",    "law",          "measure_word",
    "modality",       "money_word",  "not_money",    "not_number",
    "per_unit",       "plan_period", "procedure",    "ratio_unit",
    "responsibility", "role_column", "rule_edge",    "rule_word",
    "share_lead",     "statement",   "task_column",  "time_bound_before",
    "time_cue",       "time_head",   "time_open",    "time_to",
    "time_unit",      "use_word"};

// More words than this, and reading again is no dearer than looking.
constexpr std::size_t kMostWords = 2000;

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = std::min(text.find(at), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

// Search finds whole Latin words and numbers only, but a row's word may stand
// inside of one.
bool can_be_searched(std::string_view word) {
  const std::u32string letters = to_u32(word);
  return !search_phrase(letters).empty() &&
         std::none_of(letters.begin(), letters.end(),
                      [](char32_t c) { return is_latin(c) || is_digit(c); });
}

struct DictionaryRows {
  std::string head;
  std::set<std::string, std::less<>> rows;
};

DictionaryRows rows_of(std::string_view content) {
  DictionaryRows table;
  for (const std::string_view line : split(content, '\n')) {
    if (line.empty() || line.front() == '#') continue;
    if (table.head.empty()) {
      table.head = line;
    } else {
      table.rows.emplace(line);
    }
  }
  return table;
}

// The words of the rows that one has and the other has not.
bool add_differences(const DictionaryRows& before, const DictionaryRows& after,
                     std::vector<std::string>& words) {
  if (before.head != after.head) return false;
  const auto columns = split(before.head, '\t');
  const auto column = std::find(columns.begin(), columns.end(), "words");
  if (column == columns.end()) return false;
  const auto at = static_cast<std::size_t>(column - columns.begin());
  std::vector<std::string> different;
  std::set_symmetric_difference(before.rows.begin(), before.rows.end(),
                                after.rows.begin(), after.rows.end(),
                                std::back_inserter(different));
  for (const std::string& row : different) {
    const auto cells = split(row, '\t');
    if (at >= cells.size()) return false;
    for (const std::string_view word : split(cells[at], '|')) {
      if (!can_be_searched(word) || words.size() >= kMostWords) return false;
      words.emplace_back(word);
    }
  }
  return true;
}

// By path: the shipped file of a name, and a layer's.
std::map<std::string, const DictionaryFile*> by_path(
    const std::vector<DictionaryFile>& files) {
  std::map<std::string, const DictionaryFile*> paths;
  for (const DictionaryFile& file : files) paths[file.path] = &file;
  return paths;
}

Result<std::vector<DictionaryFile>> files_of(Store& store,
                                             const std::string& fingerprint) {
  auto asked = store.database().prepare(
      "SELECT name, path, content FROM dictionary WHERE fingerprint = ?");
  if (!asked) return tl::unexpected(asked.error());
  asked->bind(1, fingerprint);
  std::vector<DictionaryFile> files;
  const auto read = asked->each([&] {
    const auto text = [&](int i) { return std::string(asked->text(i)); };
    files.push_back({text(0), text(1), text(2)});
  });
  if (!read) return tl::unexpected(read.error());
  return files;
}

Result<void> keep(Store& store, const std::string& fingerprint,
                  const std::vector<DictionaryFile>& files) {
  const auto kept = files_of(store, fingerprint);
  if (!kept) return tl::unexpected(kept.error());
  if (!kept->empty()) return {};
  Transaction transaction(store.database());
  if (!transaction.begun()) return transaction.begun();
  Rows& rows = store.rows();
  rows.change(
      "DELETE FROM dictionary WHERE fingerprint NOT IN (SELECT fingerprint "
      "FROM document)");
  for (const DictionaryFile& file : files) {
    rows.insert("dictionary", fingerprint, file.name, file.path, file.content);
  }
  if (auto done = rows.status(); !done) return done;
  return transaction.commit();
}

Result<std::vector<std::string>> fingerprints(Store& store) {
  auto asked =
      store.database().prepare("SELECT DISTINCT fingerprint FROM document");
  if (!asked) return tl::unexpected(asked.error());
  std::vector<std::string> all;
  const auto read = asked->each([&] { all.emplace_back(asked->text(0)); });
  if (!read) return tl::unexpected(read.error());
  return all;
}

// Only the words between them differ.
bool differ_in_words_only(std::string_view a, std::string_view b) {
  const auto one = split(a, '/');
  const auto other = split(b, '/');
  return one.size() == 3 && other.size() == 3 && one[0] == other[0] &&
         one[2] == other[2];
}

Result<void> add_holders(Store& store, const std::string& word,
                         std::unordered_set<std::int64_t>& holders) {
  auto asked = store.database().prepare(
      "SELECT DISTINCT s.document FROM clause_search AS f JOIN search_slot AS "
      "s ON s.slot = f.rowid >> 20 WHERE clause_search MATCH ?");
  if (!asked) return tl::unexpected(asked.error());
  const std::string phrase = search_phrase(to_u32(word));
  asked->bind(1, phrase);
  return asked->each([&] { holders.insert(asked->integer(0)); });
}

Result<void> pass_untouched(Store& store, const std::string& from,
                            const std::string& to,
                            const std::vector<std::string>& words,
                            std::unordered_set<std::int64_t>& outdated) {
  std::unordered_set<std::int64_t> holders;
  for (const std::string& word : words) {
    if (auto added = add_holders(store, word, holders); !added) return added;
  }
  const auto read_so = documents_of(store, from, false);
  if (!read_so) return tl::unexpected(read_so.error());
  Transaction transaction(store.database());
  if (!transaction.begun()) return transaction.begun();
  for (const std::int64_t document : *read_so) {
    if (holders.contains(document)) continue;
    store.rows().change("UPDATE document SET fingerprint = ? WHERE id = ?", to,
                        document);
    outdated.erase(document);
  }
  if (auto done = store.rows().status(); !done) return done;
  return transaction.commit();
}

}  // namespace

std::optional<std::vector<std::string>> changed_words(
    const std::vector<DictionaryFile>& before,
    const std::vector<DictionaryFile>& after) {
  // Every file that there was or is. One that came or went, of a folder laid
  // over the shipped words, is one whose rows all came or went.
  std::map<std::string, std::array<const DictionaryFile*, 2>> files;
  for (const auto& [path, file] : by_path(before)) files[path][0] = file;
  for (const auto& [path, file] : by_path(after)) files[path][1] = file;
  std::vector<std::string> words;
  for (const auto& [path, both] : files) {
    const auto& [was, is] = both;
    if (was != nullptr && is != nullptr && was->content == is->content) {
      continue;
    }
    const DictionaryFile& known = was != nullptr ? *was : *is;
    if (std::find(kByWord.begin(), kByWord.end(), known.name) ==
        kByWord.end()) {
      return std::nullopt;
    }
    DictionaryRows none{rows_of(known.content).head, {}};
    if (!add_differences(was != nullptr ? rows_of(was->content) : none,
                         is != nullptr ? rows_of(is->content) : none, words)) {
      return std::nullopt;
    }
  }
  return words;
}

Result<void> spare_untouched(Store& store, const std::string& fingerprint,
                             const std::vector<DictionaryFile>& files,
                             std::unordered_set<std::int64_t>& outdated) {
  if (!outdated.empty()) {
    const auto all = fingerprints(store);
    if (!all) return tl::unexpected(all.error());
    for (const std::string& old : *all) {
      if (old == fingerprint || !differ_in_words_only(old, fingerprint)) {
        continue;
      }
      const auto before = files_of(store, old);
      if (!before) return tl::unexpected(before.error());
      const auto words = changed_words(*before, files);
      if (before->empty() || !words) continue;
      auto passed = pass_untouched(store, old, fingerprint, *words, outdated);
      if (!passed) return passed;
    }
  }
  return keep(store, fingerprint, files);
}

}  // namespace tiaowen
