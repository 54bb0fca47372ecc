// What a night's ingest brought, for people and for programs.
//
//   report_of(store, {run, "2026-03-01", 30})  →  as_json(), as_markdown()
//
// It covers all runs since the last one that ended before `run`, so a run that
// was broken off is told with the one that finished it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline/ingest/answers.h"
#include "pipeline/model/result.h"
#include "pipeline/store/store.h"

namespace tiaowen {

struct ReportOptions {
  std::int64_t run = 0;
  std::string today;  // 2026-03-01
  int days = 30;      // how far deadlines are looked ahead for
};

struct ReportFile {
  std::string kind, path, title, doc_number, issued, detail, message;
  std::int64_t document = 0;
  int obligations = 0;
  std::vector<AnswerChange> changes;
};

struct ReportDeadline {
  std::string due, title, path, clause, action, leads, quote;
  std::int64_t document = 0;
  int page = 0;  // 0: unpaged
};

struct Report {
  ReportOptions options;
  std::string until;              // the last day looked ahead to
  std::vector<ReportFile> files;  // by kind, then path
  std::vector<ReportDeadline> deadlines;
  int deadlines_in_all = 0;  // `deadlines` holds the first thousand
};

Result<Report> report_of(Store& store, const ReportOptions& options);
std::string as_json(const Report& report);
std::string as_markdown(const Report& report, bool chinese);

}  // namespace tiaowen
