#include "pipeline/model/lexicon.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "pipeline/model/sha256.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::size_t kCount = static_cast<std::size_t>(Dictionary::count_);

struct About {
  std::string_view name;
  bool scanned;  // looked for everywhere, not only beside something
};

constexpr std::array<About, kCount> kAbout = {{
    {"action_opening", false},
    {"action_verb", false},
    {"amount_unit", false},
    {"approximate", false},
    {"bearer", false},
    {"body_shape", true},
    {"bound_after", false},
    {"bound_before", false},
    {"citation_relation", true},
    {"clause_mark", false},
    {"collective", true},
    {"column_head", false},
    {"condition", false},
    {"currency", false},
    {"department", true},
    {"document_type", false},
    {"fold", false},
    {"measure_word", false},
    {"metadata_label", false},
    {"modality", true},
    {"organ_part", true},
    {"plan_period", true},
    {"ratio_base", true},
    {"ratio_unit", false},
    {"region", true},
    {"region_prefix", true},
    {"responsibility", false},
    {"role", true},
    {"role_column", false},
    {"section", false},
    {"site_furniture", false},
    {"statement", true},
    {"table_caption", false},
    {"task_column", false},
    {"time_anchor", true},
    {"time_bound_after", false},
    {"time_bound_before", false},
    {"time_cue", false},
    {"time_head", false},
    {"time_link", false},
    {"time_open", false},
    {"time_part", false},
    {"time_to", false},
    {"time_trap", false},
    {"time_unit", false},
    {"time_word", true},
    {"workday", false},
}};

std::optional<Dictionary> dictionary_named(std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (kAbout[i].name == name) return static_cast<Dictionary>(i);
  }
  return std::nullopt;
}

std::vector<std::string> split(std::string_view line, char by) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (;;) {
    const std::size_t to = line.find(by, from);
    parts.emplace_back(line.substr(from, to - from));
    if (to == std::string_view::npos) return parts;
    from = to + 1;
  }
}

// A word trie. Children of a node are chained siblings, looked up in a hash of
// (node, character): one probe a step whatever the number of words.
class Trie {
 public:
  struct Entry {
    Dictionary dictionary;
    std::uint32_t row;
  };

  Trie() : first_(0x10000, 0) { nodes_.emplace_back(); }

  void add(std::u32string_view word, bool backwards, Entry entry) {
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
      node = grown(node, backwards ? word[word.size() - 1 - i] : word[i]);
    }
    nodes_[node].entries.push_back(entry);
  }

  bool starts(char32_t c) const {
    return c < first_.size() ? first_[c] != 0 : child(0, c) != 0;
  }

  // Calls found(length, entries) for every word on the way along next().
  template <typename Next, typename Found>
  void walk(Next next, Found found) const {
    std::uint32_t node = 0;
    for (std::uint32_t length = 1;; ++length) {
      const std::optional<char32_t> c = next(length - 1);
      if (!c) return;
      node = child(node, *c);
      if (node == 0) return;
      if (!nodes_[node].entries.empty()) found(length, nodes_[node].entries);
    }
  }

 private:
  struct Node {
    std::vector<Entry> entries;
  };

  static std::uint64_t key(std::uint32_t node, char32_t c) {
    return (static_cast<std::uint64_t>(node) << 21) | c;
  }
  std::uint32_t child(std::uint32_t node, char32_t c) const {
    if (node == 0 && c < first_.size()) return first_[c];
    const auto found = edges_.find(key(node, c));
    return found == edges_.end() ? 0 : found->second;
  }
  std::uint32_t grown(std::uint32_t node, char32_t c) {
    if (const std::uint32_t next = child(node, c); next != 0) return next;
    const auto next = static_cast<std::uint32_t>(nodes_.size());
    nodes_.emplace_back();
    if (node == 0 && c < first_.size()) {
      first_[c] = next;
    } else {
      edges_.emplace(key(node, c), next);
    }
    return next;
  }

  std::vector<std::uint32_t> first_;  // children of the root
  std::vector<Node> nodes_;
  std::unordered_map<std::uint64_t, std::uint32_t> edges_;
};

struct Guard {
  std::vector<std::u32string> not_before, not_after;
};

struct Table {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::vector<std::optional<Decimal>> values;
  std::vector<Guard> guards;
  std::map<std::u32string, std::uint32_t, std::less<>> words;  // word -> row

  int column(std::string_view name) const {
    const auto found = std::find(columns.begin(), columns.end(), name);
    return found == columns.end() ? -1
                                  : static_cast<int>(found - columns.begin());
  }
};

std::vector<std::u32string> alternatives(const std::string& cell) {
  std::vector<std::u32string> words;
  for (const std::string& word : split(cell, '|')) {
    if (!word.empty()) words.push_back(to_u32(word));
  }
  return words;
}

bool guarded(const Guard& guard, std::u32string_view text, std::size_t begin,
             std::size_t end) {
  for (const auto& word : guard.not_before) {
    if (text.substr(end, word.size()) == word) return true;
  }
  for (const auto& word : guard.not_after) {
    if (begin >= word.size() &&
        text.substr(begin - word.size(), word.size()) == word) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string_view name_of(Dictionary dictionary) {
  return kAbout[static_cast<std::size_t>(dictionary)].name;
}

struct Lexicon::Tables {
  std::array<Table, kCount> tables;
  Trie scanned;    // forwards, the scanned dictionaries
  Trie forwards;   // the others
  Trie backwards;  // all
  std::string digest;

  Table& at(Dictionary in) { return tables[static_cast<std::size_t>(in)]; }
  const Table& at(Dictionary in) const {
    return tables[static_cast<std::size_t>(in)];
  }
  bool guarded(const Trie::Entry& entry, std::u32string_view text,
               std::size_t begin, std::size_t end) const {
    return tiaowen::guarded(at(entry.dictionary).guards[entry.row], text, begin,
                            end);
  }

  Result<void> read(const DictionaryFile& file, bool layer);
  Result<void> read_row(const DictionaryFile& file, Dictionary in, int number,
                        std::string_view line, std::uint32_t layer_from);
  void index();
};

Result<void> Lexicon::Tables::read(const DictionaryFile& file, bool layer) {
  const auto in = dictionary_named(file.name);
  if (!in) {
    return fail("dictionary",
                file.path + ": no dictionary is named \"" + file.name + "\"");
  }
  if (const auto bad = invalid_utf8(file.content)) {
    return fail("dictionary",
                file.path + ": byte " + std::to_string(*bad) + " is not UTF-8");
  }
  Table& table = at(*in);
  const auto first = static_cast<std::uint32_t>(table.rows.size());
  bool header = true;
  int number = 0;
  for (std::string line : split(file.content, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line.front() == '#') continue;
    if (header) {
      header = false;
      const auto columns = split(line, '\t');
      if (table.columns.empty()) table.columns = columns;
      if (columns != table.columns) {
        return fail("dictionary", file.path + ":" + std::to_string(number) +
                                      ": the columns differ from the shipped " +
                                      file.name + ".tsv");
      }
      if (table.column("words") < 0) {
        return fail("dictionary", file.path + ":" + std::to_string(number) +
                                      ": there is no column \"words\"");
      }
      continue;
    }
    if (auto read = read_row(file, *in, number, line, layer ? first : 0);
        !read) {
      return read;
    }
  }
  return {};
}

Result<void> Lexicon::Tables::read_row(const DictionaryFile& file,
                                       Dictionary in, int number,
                                       std::string_view line,
                                       std::uint32_t layer_from) {
  Table& table = at(in);
  const std::string place = file.path + ":" + std::to_string(number) + ": ";
  Row row{split(line, '\t'), file.path, number};
  if (row.cells.size() > table.columns.size()) {
    return fail("dictionary", place + "more cells than columns");
  }
  row.cells.resize(table.columns.size());
  const auto cell = [&](std::string_view name) -> const std::string& {
    static const std::string kNone;
    const int column = table.column(name);
    return column < 0 ? kNone : row.cells[static_cast<std::size_t>(column)];
  };
  std::optional<Decimal> value;
  if (table.column("value") >= 0 && !cell("value").empty()) {
    value = Decimal::parse(cell("value"));
    if (!value) {
      return fail("dictionary",
                  place + "\"" + cell("value") + "\" is no number");
    }
  }
  const auto words = alternatives(cell("words"));
  if (words.empty()) return fail("dictionary", place + "no words");
  const auto id = static_cast<std::uint32_t>(table.rows.size());
  for (const auto& word : words) {
    const auto [known, added] = table.words.emplace(word, id);
    if (added) continue;
    if (known->second >= layer_from) {
      const Row& other =
          table.rows.size() > known->second ? table.rows[known->second] : row;
      return fail("dictionary", place + "\"" + to_utf8(word) +
                                    "\" stands already in " + other.file + ":" +
                                    std::to_string(other.line));
    }
    known->second = id;
  }
  table.guards.push_back(
      {alternatives(cell("not_before")), alternatives(cell("not_after"))});
  table.values.push_back(value);
  table.rows.push_back(std::move(row));
  return {};
}

void Lexicon::Tables::index() {
  for (std::size_t i = 0; i < kCount; ++i) {
    const auto in = static_cast<Dictionary>(i);
    for (const auto& [word, row] : tables[i].words) {
      (kAbout[i].scanned ? scanned : forwards).add(word, false, {in, row});
      backwards.add(word, true, {in, row});
    }
  }
}

Lexicon::Lexicon(std::unique_ptr<Tables> tables)
    : tables_(std::move(tables)), folds_(0x10000, 0) {
  for (char32_t c = 0; c < folds_.size(); ++c) {
    folds_[c] = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
  }
  for (std::size_t row = 0; row < rows(Dictionary::fold); ++row) {
    const std::u32string to = to_u32(cell(Dictionary::fold, row, "to"));
    if (to.size() != 1) continue;
    for (const char32_t c : to_u32(cell(Dictionary::fold, row, "words"))) {
      if (c != U'|' && c < folds_.size()) folds_[c] = to.front();
    }
  }
}

Lexicon::Lexicon(Lexicon&&) noexcept = default;
Lexicon& Lexicon::operator=(Lexicon&&) noexcept = default;
Lexicon::~Lexicon() = default;

Result<Lexicon> Lexicon::load(std::span<const DictionaryFile> shipped,
                              std::span<const DictionaryFile> layers) {
  auto tables = std::make_unique<Tables>();
  Sha256 hash;
  for (const bool layer : {false, true}) {
    for (const DictionaryFile& file : layer ? layers : shipped) {
      if (auto read = tables->read(file, layer); !read) {
        return tl::unexpected(read.error());
      }
      hash.add(file.name);
      hash.add(file.content);
    }
  }
  tables->digest = hash.hex();
  tables->index();
  return Lexicon(std::move(tables));
}

Word Lexicon::begins(std::u32string_view folded, std::size_t at,
                     Dictionary in) const {
  Word best;
  const Trie& trie = kAbout[static_cast<std::size_t>(in)].scanned
                         ? tables_->scanned
                         : tables_->forwards;
  trie.walk(
      [&](std::size_t i) -> std::optional<char32_t> {
        if (at + i >= folded.size()) return std::nullopt;
        return this->folded(folded[at + i]);
      },
      [&](std::uint32_t length, const std::vector<Trie::Entry>& entries) {
        for (const auto& entry : entries) {
          if (entry.dictionary == in &&
              !tables_->guarded(entry, folded, at, at + length)) {
            best = {in, entry.row, length};
          }
        }
      });
  return best;
}

Word Lexicon::ends(std::u32string_view folded, std::size_t end,
                   Dictionary in) const {
  Word best;
  tables_->backwards.walk(
      [&](std::size_t i) -> std::optional<char32_t> {
        if (i >= end) return std::nullopt;
        return this->folded(folded[end - 1 - i]);
      },
      [&](std::uint32_t length, const std::vector<Trie::Entry>& entries) {
        for (const auto& entry : entries) {
          if (entry.dictionary == in &&
              !tables_->guarded(entry, folded, end - length, end)) {
            best = {in, entry.row, length};
          }
        }
      });
  return best;
}

bool Lexicon::may_begin(char32_t c) const {
  return tables_->scanned.starts(folded(c));
}

std::vector<Sighting> Lexicon::scan(std::u32string_view folded) const {
  std::vector<Sighting> seen;
  std::array<Word, kCount> best;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (!may_begin(folded[at])) continue;
    bool any = false;
    tables_->scanned.walk(
        [&](std::size_t i) -> std::optional<char32_t> {
          if (at + i >= folded.size()) return std::nullopt;
          return this->folded(folded[at + i]);
        },
        [&](std::uint32_t length, const std::vector<Trie::Entry>& entries) {
          for (const auto& entry : entries) {
            if (!tables_->guarded(entry, folded, at, at + length)) {
              best[static_cast<std::size_t>(entry.dictionary)] = {
                  entry.dictionary, entry.row, length};
              any = true;
            }
          }
        });
    if (!any) continue;
    for (Word& word : best) {
      if (word) seen.push_back({static_cast<std::uint32_t>(at), word});
      word = {};
    }
  }
  return seen;
}

std::string_view Lexicon::cell(const Word& word,
                               std::string_view column) const {
  return word ? cell(word.dictionary, word.row, column) : std::string_view();
}

std::string_view Lexicon::cell(Dictionary in, std::size_t row,
                               std::string_view column) const {
  const Table& table = tables_->at(in);
  const int at = table.column(column);
  if (at < 0 || row >= table.rows.size()) return {};
  return table.rows[row].cells[static_cast<std::size_t>(at)];
}

const std::optional<Decimal>& Lexicon::value(const Word& word) const {
  static const std::optional<Decimal> kNone;
  return word ? tables_->at(word.dictionary).values[word.row] : kNone;
}

std::string Lexicon::place(const Word& word) const {
  const Row& row = tables_->at(word.dictionary).rows[word.row];
  return row.file + ":" + std::to_string(row.line);
}

std::size_t Lexicon::rows(Dictionary in) const {
  return tables_->at(in).rows.size();
}

const std::string& Lexicon::digest() const { return tables_->digest; }

}  // namespace tiaowen
