#include "tests/record_laws.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "pipeline/model/unicode.h"
#include "pipeline/shipped.h"

namespace tiaowen::testing {
namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

const valijson::Schema& schema() {
  static const Json document = Json::parse(record_schema());
  static const std::unique_ptr<valijson::Schema> parsed = [] {
    auto made = std::make_unique<valijson::Schema>();
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(Adapter(document), *made);
    return made;
  }();
  return *parsed;
}

class Laws {
 public:
  explicit Laws(const Json& record)
      : record_(record), text_(to_u32(record["text"].get<std::string>())) {}

  std::vector<std::string> broken() {
    spans();
    clauses();
    mentions();
    tables();
    references();
    return std::move(broken_);
  }

 private:
  void expect(bool holds, const std::string& law) {
    if (!holds) broken_.push_back(law);
  }
  static std::size_t begin(const Json& item) {
    return item["span"][0].get<std::size_t>();
  }
  static std::size_t end(const Json& item) {
    return item["span"][1].get<std::size_t>();
  }
  std::string words(std::size_t from, std::size_t to) const {
    return to_utf8(std::u32string_view(text_).substr(from, to - from));
  }

  // Every [begin, end) anywhere in the record lies within the text.
  void spans() { spans_below(record_, ""); }
  void spans_below(const Json& node, const std::string& path) {
    if (node.is_array()) {
      for (const Json& item : node) spans_below(item, path);
      return;
    }
    if (!node.is_object()) return;
    for (const auto& [name, value] : node.items()) {
      const std::string here = path + "/" + name;
      const bool span = name == "span" || name == "action" ||
                        name == "condition" || name == "anchor_span" ||
                        name == "bearer" || name == "inherited" ||
                        name == "of" || name == "pairs";
      if (span && value.is_array() && value.size() == 2) {
        const auto from = value[0].get<std::size_t>();
        const auto to = value[1].get<std::size_t>();
        expect(from <= to && to <= text_.size(),
               here + " lies outside the text: " + value.dump());
      } else {
        spans_below(value, here);
      }
    }
  }

  void clauses() {
    std::map<std::string, const Json*> seen;
    std::map<std::string, std::size_t> reached;  // end of the last child
    std::size_t covered = 0;
    std::size_t before = 0;
    for (const Json& clause : record_["clauses"]) {
      const std::string id = clause["id"].get<std::string>();
      expect(seen.emplace(id, &clause).second, "clause id twice: " + id);
      expect(begin(clause) >= before, "clauses out of order at " + id);
      before = begin(clause);
      if (clause["parent"].is_null()) {
        blank_between(covered, begin(clause), id);
        expect(begin(clause) >= covered, "top clauses overlap at " + id);
        covered = std::max(covered, end(clause));
        continue;
      }
      const std::string parent = clause["parent"].get<std::string>();
      const auto found = seen.find(parent);
      if (found == seen.end()) {
        expect(false, id + " stands before its parent " + parent);
        continue;
      }
      const Json& above = *found->second;
      expect(begin(above) <= begin(clause) && end(clause) <= end(above),
             id + " lies outside its parent");
      expect(begin(clause) >= reached[parent],
             id + " overlaps its elder sibling");
      reached[parent] = end(clause);
    }
    blank_between(covered, text_.size(), "the end");
  }

  // What no clause holds is line ends and blanks.
  void blank_between(std::size_t from, std::size_t to, const std::string& at) {
    if (from >= to) return;
    const auto between = std::u32string_view(text_).substr(from, to - from);
    expect(trim(between).empty(),
           "text in no clause before " + at + ": " + to_utf8(between));
  }

  void mentions() {
    std::size_t before = 0;
    std::map<std::string, const Json*> by_id;
    for (const Json& clause : record_["clauses"]) {
      by_id[clause["id"].get<std::string>()] = &clause;
    }
    for (const Json& mention : record_["mentions"]) {
      const std::string id = mention["id"].get<std::string>();
      expect(begin(mention) < end(mention), id + " is empty");
      expect(begin(mention) >= before, id + " out of order or overlapping");
      before = end(mention);
      expect(words(begin(mention), end(mention)) ==
                 mention["text"].get<std::string>(),
             id + ": the text is not the span's");
      if (mention["clause"].is_null()) continue;
      const auto clause = by_id.find(mention["clause"].get<std::string>());
      expect(clause != by_id.end() &&
                 begin(*clause->second) <= begin(mention) &&
                 end(mention) <= end(*clause->second),
             id + " lies outside its clause");
    }
  }

  void tables() {
    for (const Json& table : record_["tables"]) {
      std::set<std::pair<int, int>> taken;
      for (const Json& row : table["rows"]) {
        for (const Json& cell : row) {
          expect(
              words(begin(cell), end(cell)) == cell["text"].get<std::string>(),
              "a cell's text is not its span's");
          for (int r = 0; r < cell["row_span"].get<int>(); ++r) {
            for (int c = 0; c < cell["column_span"].get<int>(); ++c) {
              expect(taken
                         .insert({cell["row"].get<int>() + r,
                                  cell["column"].get<int>() + c})
                         .second,
                     "two cells in one place of " +
                         table["id"].get<std::string>());
            }
          }
        }
      }
    }
  }

  // Ids named elsewhere exist.
  void references() {
    std::set<std::string> mentions;
    for (const Json& mention : record_["mentions"]) {
      mentions.insert(mention["id"].get<std::string>());
    }
    for (const Json& obligation : record_["obligations"]) {
      for (const char* slot : {"leads", "supports", "approvers", "recipients",
                               "due", "amounts", "ratios", "quantities"}) {
        for (const Json& id : obligation[slot]) {
          expect(mentions.contains(id.get<std::string>()),
                 obligation["id"].get<std::string>() + " names no mention");
        }
      }
    }
  }

  const Json& record_;
  const std::u32string text_;
  std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> broken_laws(const std::string& record) {
  const Json parsed = Json::parse(record, nullptr, false);
  if (parsed.is_discarded()) return {"the record is no JSON"};
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (!validator.validate(schema(), Adapter(parsed), &results)) {
    std::vector<std::string> broken;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
      std::string at;
      for (const std::string& step : error.context) at += step;
      broken.push_back("schema: " + at + ": " + error.description);
    }
    return broken;
  }
  return Laws(parsed).broken();
}

}  // namespace tiaowen::testing
