// Store::check: SQLite's own checks, and the laws that ours adds to them.

#include <array>

#include "pipeline/model/sha256.h"
#include "pipeline/store/deflated.h"
#include "pipeline/store/store.h"

namespace tiaowen {
namespace {

// A law as the question for what breaks it.
struct Law {
  std::string_view broken, sql;
};

constexpr std::array<Law, 12> kLaws = {{
    {"a mention's words are not those of its place in the text",
     "SELECT count(*) FROM mention AS m JOIN document AS d ON d.id = "
     "m.document WHERE m.text <> substr(d.text, m.span_begin + 1, m.span_end "
     "- m.span_begin)"},
    {"a clause goes beyond the text",
     "SELECT count(*) FROM clause AS c JOIN document AS d ON d.id = "
     "c.document WHERE c.span_begin > c.span_end OR c.span_end > "
     "length(d.text)"},
    {"a mention goes beyond its clause",
     "SELECT count(*) FROM mention AS m JOIN clause AS c ON c.document = "
     "m.document AND c.number = m.clause WHERE m.span_begin < c.span_begin OR "
     "m.span_end > c.span_end"},
    {"an obligation goes beyond the text",
     "SELECT count(*) FROM obligation AS o JOIN document AS d ON d.id = "
     "o.document WHERE o.span_begin > o.span_end OR o.span_end > "
     "length(d.text)"},
    {"a finding goes beyond the text",
     "SELECT count(*) FROM finding AS f JOIN document AS d ON d.id = "
     "f.document WHERE f.span_end > length(d.text)"},
    {"a document without its record",
     "SELECT count(*) FROM document WHERE id NOT IN (SELECT document FROM "
     "record)"},
    {"a document that is current without a place, or has one and is not",
     "SELECT count(*) FROM document WHERE current <> EXISTS (SELECT 1 FROM "
     "place WHERE document = document.id)"},
    {"a stored place without a document, or another with one",
     "SELECT count(*) FROM place WHERE (state = 'stored') <> (document IS NOT "
     "NULL)"},
    {"a place whose last version is another content",
     "SELECT count(*) FROM place AS p LEFT JOIN version AS v ON v.root = "
     "p.root AND v.path = p.path AND v.number = p.version WHERE p.state = "
     "'stored' AND p.sha256 IS NOT v.sha256"},
    {"a clause that cannot be searched for",
     "SELECT count(*) FROM clause AS c LEFT JOIN search_slot AS s ON "
     "s.document = c.document WHERE s.slot IS NULL OR NOT EXISTS (SELECT 1 "
     "FROM clause_search WHERE rowid = s.slot << 20 | c.number)"},
    {"a condition that cannot be searched for",
     "SELECT count(*) FROM obligation AS o LEFT JOIN search_slot AS s ON "
     "s.document = o.document WHERE o.condition IS NOT NULL AND (s.slot IS "
     "NULL OR NOT EXISTS (SELECT 1 FROM condition_search WHERE rowid = s.slot "
     "<< 20 | o.number))"},
    {"a department is counted wrong",
     "SELECT count(*) FROM (SELECT name, sum(mentions) AS n FROM department "
     "GROUP BY name) AS d LEFT JOIN (SELECT name, count(*) AS n FROM mention "
     "WHERE type = 'department' GROUP BY name) AS m ON m.name = d.name WHERE "
     "m.n IS NOT d.n"},
}};

// The first column of all rows but `well`.
Result<void> complaints(Database& database, const std::string& sql,
                        std::string_view well, const std::string& about,
                        std::vector<std::string>& wrong) {
  auto asked = database.prepare(sql);
  if (!asked) return tl::unexpected(asked.error());
  return asked->each([&] {
    if (asked->text(0) != well) {
      wrong.push_back(about + std::string(asked->text(0)));
    }
  });
}

Result<void> check_records(Database& database,
                           std::vector<std::string>& wrong) {
  auto asked =
      database.prepare("SELECT document, sha256, bytes, deflated FROM record");
  if (!asked) return tl::unexpected(asked.error());
  return asked->each([&] {
    const auto json =
        inflated(asked->text(3), static_cast<std::size_t>(asked->integer(2)));
    if (!json || sha256_hex(*json) != asked->text(1)) {
      wrong.push_back("the record of document " +
                      std::to_string(asked->integer(0)) +
                      " is not what was stored");
    }
  });
}

}  // namespace

Result<std::vector<std::string>> Store::check() {
  std::vector<std::string> wrong;
  if (auto done = complaints(*database_, "PRAGMA integrity_check", "ok",
                             "integrity: ", wrong);
      !done) {
    return tl::unexpected(done.error());
  }
  if (!wrong.empty()) return wrong;  // the rest would stumble over it
  if (auto done = complaints(*database_, "PRAGMA foreign_key_check", "",
                             "a row points to none, in table ", wrong);
      !done) {
    return tl::unexpected(done.error());
  }
  for (const Law& law : kLaws) {
    const auto count = database_->number(law.sql);
    if (!count) return tl::unexpected(count.error());
    if (**count != 0) {
      wrong.push_back(std::string(law.broken) + " (" + std::to_string(**count) +
                      ")");
    }
  }
  if (auto done = check_records(*database_, wrong); !done) {
    return tl::unexpected(done.error());
  }
  return wrong;
}

}  // namespace tiaowen
