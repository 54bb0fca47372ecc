#include "pipeline/query/departments.h"

#include "pipeline/model/unicode.h"
#include "pipeline/query/sql_text.h"

namespace tiaowen {

Result<std::vector<SheetRow>> department_rows(const Database& database,
                                              const Query& query) {
  SqlText where("1");
  for (const BodyFilter& body : query.bodies) {
    where.also(SqlText("name IN (SELECT value FROM json_each(?))",
                       json_list(body.names)));
  }
  if (!query.region.empty()) where.also(SqlText("region = ?", query.region));
  if (!query.text.empty()) {
    where.also(SqlText("instr(name, ?) > 0", to_utf8(query.text)));
  }
  SqlText sql(
      "SELECT name, nullif(register_id, ''), nullif(region, ''), nullif(level, "
      "''), collective");
  // Mostly a name is one body's: then the index of names counts its duties.
  const std::string counted =
      "(SELECT count(*) FROM obligation_actor AS a WHERE a.name = d.name AND "
      "a.role = ?";
  for (const char* role : {"lead", "support", "approve"}) {
    sql.add(
        ", CASE (SELECT count(*) FROM department AS e WHERE e.name = d.name) "
        "WHEN 1 THEN " +
            counted + ") ELSE " + counted +
            " AND coalesce(a.register_id, '') = d.register_id AND "
            "coalesce(a.region, '') = d.region AND coalesce(a.level, '') = "
            "d.level AND (SELECT m.collective FROM mention AS m WHERE "
            "m.document = a.document AND m.number = a.mention) = d.collective) "
            "END",
        std::string(role), std::string(role));
  }
  sql.add(", mentions FROM department AS d WHERE ").add(where);
  sql.add(query.reversed ? " ORDER BY mentions, name"
                         : " ORDER BY mentions DESC, name");
  sql.add(" LIMIT ?", query.limit > 0 ? query.limit : std::int64_t{-1});
  auto rows = sql.prepare(database);
  if (!rows) return tl::unexpected(rows.error());
  const auto& columns = columns_of(Subject::departments);
  std::vector<SheetRow> all;
  const auto read = rows->each([&] {
    SheetRow cells;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      cells.push_back(sheet_value(*rows, static_cast<int>(i), columns[i].type));
    }
    all.push_back(std::move(cells));
  });
  if (!read) return tl::unexpected(read.error());
  return all;
}

}  // namespace tiaowen
