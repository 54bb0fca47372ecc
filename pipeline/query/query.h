// Query is a question to the store, with its filters as typed values.
//
//   Query query;                                  what must 玉溪市财政局 do
//   query.about = Subject::obligations;           until the end of June 2026?
//   query.bodies = {{"lead", {"玉溪市财政局"}}};
//   query.due_to = "2026-06-30";
//
// All filters hold at once; within one filter any of its values does. Names,
// dates and amounts are as the store has them: what people type is turned into
// them before (bodies.h, command/query_values.cc).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tiaowen {

enum class Subject : std::uint8_t {
  obligations,
  awards,  // obligations that give something
  deadlines,
  departments,
  documents,
  clauses,
  findings,
};
inline constexpr std::size_t kSubjects = 7;
std::string_view name_of(Subject subject);
std::optional<Subject> subject_of(std::string_view name);

// Any of these bodies, in this role: lead, support, approve, receive; "" any.
struct BodyFilter {
  std::string role;
  std::vector<std::string> names;
};

struct AmountEnd {
  std::int64_t fen = 0;
  bool counts = true;  // false: more than, less than
};

// `natural`: by due day or by amount where that is asked for, as found where
// text is, else by document.
enum class Order : std::uint8_t { natural, document, due, amount, found };

struct Query {
  Subject about = Subject::obligations;
  std::vector<BodyFilter> bodies;
  std::vector<std::string> modalities;
  std::optional<std::string> due_from, due_to;  // days, both counted
  std::optional<AmountEnd> amount_from, amount_to;
  std::vector<std::string> per;  // what a figure is for: 户, 企业
  std::u32string text;           // folded; in the clause or one above it
  std::string condition;         // words of the condition
  std::string region;            // of the document
  std::string document;          // words of its title, its number, path, sha256
  std::string severity, code;    // of findings
  // What version N of the same file did not say.
  std::optional<int> since_version;
  Order order = Order::natural;
  bool reversed = false;
  std::int64_t limit = 0;  // rows; 0: all
};

// The order that `natural` stands for.
Order order_of(const Query& query);

}  // namespace tiaowen
