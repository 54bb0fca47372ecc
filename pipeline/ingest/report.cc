#include "pipeline/ingest/report.h"

namespace tiaowen {
namespace {

constexpr std::string_view kFiles =
    "SELECT e.run, e.number, e.kind, e.path, d.title, d.doc_number, d.issued, "
    "e.detail, q.message, e.document, (SELECT count(*) FROM obligation WHERE "
    "document = d.id) FROM event AS e LEFT JOIN document AS d ON d.id = "
    "e.document LEFT JOIN quarantine AS q ON q.root = e.root AND q.path = "
    "e.path WHERE e.run > coalesce((SELECT max(id) FROM run WHERE ended IS "
    "NOT NULL AND id < ?1), 0) AND e.run <= ?1 ORDER BY e.kind, e.root, "
    "e.path, e.run, e.number";

constexpr std::string_view kDeadlines =
    "SELECT m.due, d.title, (SELECT min(path) FROM place WHERE document = "
    "d.id), c.label, o.action, (SELECT group_concat(name, '、') FROM (SELECT "
    "name FROM obligation_actor WHERE document = o.document AND obligation = "
    "o.number AND role = 'lead' ORDER BY position)), o.text, d.id, o.page "
    "FROM mention AS m JOIN document AS d ON d.id = m.document AND d.current "
    "= 1 JOIN obligation_value AS v ON v.document = m.document AND v.mention "
    "= m.number AND v.slot = 'due' JOIN obligation AS o ON o.document = "
    "v.document AND o.number = v.obligation LEFT JOIN clause AS c ON "
    "c.document = o.document AND c.number = o.clause WHERE m.due >= ?1 AND "
    "m.due <= ?2 ORDER BY m.due, 3, d.id, o.number";

constexpr std::size_t kMostDeadlines = 1000;

Result<std::vector<AnswerChange>> changes_of(Store& store, std::int64_t run,
                                             std::int64_t event) {
  auto asked = store.database().prepare(
      "SELECT change, kind, subject, before, after FROM answer_change WHERE "
      "run = ? AND event = ? ORDER BY number");
  if (!asked) return tl::unexpected(asked.error());
  asked->bind(1, run);
  asked->bind(2, event);
  std::vector<AnswerChange> changes;
  const auto read = asked->each([&] {
    const auto text = [&](int i) { return std::string(asked->text(i)); };
    changes.push_back({text(0), text(1), text(2), text(3), text(4)});
  });
  if (!read) return tl::unexpected(read.error());
  return changes;
}

Result<void> add_files(Store& store, Report& report) {
  auto asked = store.database().prepare(kFiles);
  if (!asked) return tl::unexpected(asked.error());
  asked->bind(1, report.options.run);
  for (;;) {
    const auto row = asked->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    const auto text = [&](int i) { return std::string(asked->text(i)); };
    auto changes = changes_of(store, asked->integer(0), asked->integer(1));
    if (!changes) return tl::unexpected(changes.error());
    report.files.push_back({text(2), text(3), text(4), text(5), text(6),
                            text(7), text(8), asked->integer(9),
                            static_cast<int>(asked->integer(10)),
                            std::move(*changes)});
  }
}

Result<void> add_deadlines(Store& store, Report& report) {
  auto day = store.database().prepare("SELECT date(?, ?)");
  if (!day) return tl::unexpected(day.error());
  const std::string ahead = "+" + std::to_string(report.options.days) + " days";
  day->bind(1, report.options.today);
  day->bind(2, ahead);
  if (const auto row = day->step(); !row) return tl::unexpected(row.error());
  report.until = day->text(0);
  auto asked = store.database().prepare(kDeadlines);
  if (!asked) return tl::unexpected(asked.error());
  asked->bind(1, report.options.today);
  asked->bind(2, report.until);
  for (;;) {
    const auto row = asked->step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    ++report.deadlines_in_all;
    if (report.deadlines.size() >= kMostDeadlines) continue;
    const auto text = [&](int i) { return std::string(asked->text(i)); };
    report.deadlines.push_back({text(0), text(1), text(2), text(3), text(4),
                                text(5), text(6), asked->integer(7),
                                static_cast<int>(asked->integer(8))});
  }
}

}  // namespace

Result<Report> report_of(Store& store, const ReportOptions& options) {
  Report report;
  report.options = options;
  if (auto added = add_files(store, report); !added) {
    return tl::unexpected(added.error());
  }
  if (auto added = add_deadlines(store, report); !added) {
    return tl::unexpected(added.error());
  }
  return report;
}

}  // namespace tiaowen
