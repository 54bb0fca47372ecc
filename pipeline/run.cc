#include "pipeline/run.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "extractors/digit_groups.h"
#include "extractors/extract.h"
#include "extractors/respective_list.h"
#include "pipeline/assemble/assemble.h"
#include "pipeline/audit/audit.h"
#include "pipeline/layout/layout.h"
#include "pipeline/normalize/doubtful_lines.h"
#include "pipeline/normalize/normalize.h"
#include "pipeline/resolve/resolve.h"
#include "pipeline/segment/segment.h"

namespace tiaowen {
namespace {

// Gives every mention its innermost clause. Clauses stand parents first, so
// the last one that begins before the mention and holds it is the innermost.
void locate(std::vector<Mention>& mentions,
            const std::vector<Clause>& clauses) {
  int inner = -1;
  std::size_t next = 0;
  for (Mention& mention : mentions) {
    while (next < clauses.size() &&
           clauses[next].span.begin <= mention.span.begin) {
      inner = static_cast<int>(next++);
    }
    int at = inner;
    while (at >= 0 &&
           !clauses[static_cast<std::size_t>(at)].span.contains(mention.span)) {
      at = clauses[static_cast<std::size_t>(at)].parent;
    }
    mention.clause = at;
  }
}

void take(std::vector<Finding>& findings,
          const std::vector<SourceFinding>& more, const Text& text) {
  for (const SourceFinding& finding : more) {
    std::optional<Span> span;
    for (const TextPage& page : text.pages) {
      if (page.number == finding.page && !page.span.empty()) span = page.span;
    }
    findings.push_back({finding.severity, finding.code, finding.message, span});
  }
}

std::vector<NumeralRead> numerals_of(const Reading& reading) {
  std::vector<NumeralRead> read;
  for (const Numeral& numeral : reading.numerals) {
    read.push_back({numeral.span, numeral.str()});
  }
  return read;
}

}  // namespace

Record run(Document document, const Lexicon& words, const RunOptions& options) {
  Record record;
  Layout layout = take_layout(document, words);
  std::move(layout.fields.begin(), layout.fields.end(),
            std::back_inserter(document.fields));
  record.text = normalize(document, layout, words);
  layout.blocks = {};  // the text has them now
  take(record.findings, document.findings, record.text);
  take(record.findings, layout.findings, record.text);
  for (Finding& finding : find_doubtful_lines(record.text)) {
    record.findings.push_back(std::move(finding));
  }

  Segmented segmented = segment(record.text, words);
  record.clauses = std::move(segmented.clauses);
  std::move(segmented.findings.begin(), segmented.findings.end(),
            std::back_inserter(record.findings));

  const Reading reading = read_words(record.text, words);
  std::vector<Mention> mentions = extract(reading);
  report_groups(record.text, mentions, record.findings);
  tie_lists(reading, mentions, record.findings);
  locate(mentions, record.clauses);
  if (options.numerals) record.numerals = numerals_of(reading);

  const Scene scene{document, record.text,     record.clauses,
                    words,    options.context, reading.definitions};
  record.metadata = read_metadata(scene, mentions);
  mentions = resolve_departments(std::move(mentions), scene, record.metadata,
                                 record.findings);
  record.metadata =
      complete_metadata(std::move(record.metadata), scene, mentions);
  mentions = resolve_titles(std::move(mentions), scene);
  mentions = resolve_dates(std::move(mentions), scene, record.metadata,
                           record.findings);
  mentions = settle_results(std::move(mentions), scene);
  mentions = resolve_references(std::move(mentions), scene, record.findings);
  record.mentions = std::move(mentions);

  const Material material{record.text,     record.clauses,    record.mentions,
                          record.metadata, reading.sightings, words};
  record.obligations = find_obligations(material, record.findings);
  record.workflows = find_workflows(material, record.obligations);
  record.rules = find_rules(material, record.findings);
  std::vector<Finding> audited =
      audit({record.text, record.clauses, record.mentions, record.obligations,
             record.metadata, words});
  std::move(audited.begin(), audited.end(),
            std::back_inserter(record.findings));

  record.source = std::move(document.source);
  record.set_aside = std::move(layout.set_aside);
  if (!document.pages.empty()) {  // what the reader left out of the runs
    std::move(document.flow.set_aside.begin(), document.flow.set_aside.end(),
              std::back_inserter(record.set_aside));
  }
  return record;
}

}  // namespace tiaowen
