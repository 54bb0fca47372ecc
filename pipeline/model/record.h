// Record is all that is known of one document: what every sink is given.
//
// Field by field it is the contract's record; write/json.cc turns it into
// one. Indices point into the vectors beside them; ids are made on writing.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/clause.h"
#include "pipeline/model/document.h"
#include "pipeline/model/finding.h"
#include "pipeline/model/mention.h"
#include "pipeline/model/text.h"

namespace tiaowen {

// What the caller knows beside the document.
struct Context {
  std::string issuer;  // canonical or as written; empty: unknown
  std::string region;  // 云南省玉溪市 or 玉溪市; empty: unknown
  std::optional<Date> issued;
};

struct Region {
  std::string province, city, county;
};

// What said which region a document speaks from.
enum class RegionSource : std::uint8_t {
  none,
  given_region,  // the caller's --region
  given_issuer,  // the caller's --issuer
  issuer,
  signature,
  heading,
  bodies,  // that most bodies of the text name
};

struct Metadata {
  std::string title, doc_type, doc_number, index_number;
  std::vector<std::string> issuers;     // canonical
  std::vector<std::string> addressees;  // as written
  std::optional<Date> issued, published, effective, expires;
  Region region;
  RegionSource region_from = RegionSource::none;  // not written: for explain
  std::optional<int> planning_year;  // not written: for years left out
};

enum class Modality : std::uint8_t {
  duty,
  power,
  prohibition,
  target,
  award,
  denial,
  encourage,
};
std::string_view name_of(Modality modality);

// Mentions are indices into Record::mentions.
struct Obligation {
  int clause = -1;
  Span span;
  Modality modality = Modality::duty;
  Span action;
  std::vector<int> leads, supports, approvers, recipients;
  std::vector<int> due, amounts, ratios, quantities;
  std::optional<Span> condition, bearer, inherited;
  bool from_table = false;
  int table = -1, table_row = -1;
  std::vector<Span> also_at;
};

struct RuleInput {
  std::string name, type;  // type: "string", "number", "boolean"
  std::vector<std::string> values;
};

struct RuleRow {
  std::vector<std::string> when;  // a FEEL unary test for each input
  std::optional<Decimal> then, then_min, then_max;
  // What it comes to, where it depends on a figure of the applicant:
  // "min(0.2 * 设备投入, 3000000)". Empty: `then` is all.
  std::string formula;
  Span span;
};

struct RuleNote {
  std::string text;
  Span span;
};

struct Rule {
  int clause = -1;
  Span span;
  std::string name;
  std::string hit_policy = "UNIQUE";
  std::vector<RuleInput> inputs;
  std::string output_name, output_type, output_unit;
  std::vector<std::string> output_per;
  std::vector<RuleRow> rows;
  std::vector<RuleNote> annotations;
};

// 验收不合格的,限期整改: a branch of its step, taken where its condition
// holds. A branch has no order of its own; where `action` is empty it only
// leads on.
struct Step {
  int order = 0;
  std::string name;
  Span span;
  std::vector<int> actors, approvers, due;
  Span action;
  std::optional<Span> bearer;  // who acts, where that is no department
  std::optional<Span> condition;
  std::vector<int> next;  // orders; of a branch, empty: nothing follows
  std::vector<Step> branches;
};

struct Workflow {
  int clause = -1;
  Span span;
  std::string name;
  std::vector<Step> steps;
  // 应急项目,可采取“一事一议”方式: when this way is taken, and the workflow
  // whose steps it replaces (-1: none).
  std::optional<Span> condition;
  int instead_of = -1;
};

// A numeral as read, on request only.
struct NumeralRead {
  Span span;
  std::string value;
};

struct Record {
  Source source;
  Metadata metadata;
  Text text;
  std::vector<SetAside> set_aside;
  std::vector<Clause> clauses;
  std::vector<Mention> mentions;  // by place
  std::vector<Obligation> obligations;
  std::vector<Rule> rules;
  std::vector<Workflow> workflows;
  std::vector<Finding> findings;
  std::vector<NumeralRead> numerals;
};

}  // namespace tiaowen
