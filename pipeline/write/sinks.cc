#include "pipeline/write/sinks.h"

#include <algorithm>
#include <array>

#include "pipeline/write/akoma_ntoso.h"
#include "pipeline/write/bpmn.h"
#include "pipeline/write/csv.h"
#include "pipeline/write/dmn.h"
#include "pipeline/write/icalendar.h"
#include "pipeline/write/workbook.h"

namespace tiaowen {
namespace {

// A record a line.
Result<Export> make_ndjson(const Records& records, const SinkOptions& options) {
  Export made;
  for (const Record* record : records) {
    append_json(*record, options.generator,
                {Style::compact, !record->numerals.empty(), ""}, made.content);
    made.content += '\n';
  }
  return made;
}

constexpr std::array<Sink, 7> kSinks = {{
    {"dmn", ".dmn", false, make_dmn},
    {"bpmn", ".bpmn", false, make_bpmn},
    {"ics", ".ics", true, make_icalendar},
    {"akn", ".akn.xml", false, make_akoma_ntoso},
    {"xlsx", ".xlsx", true, make_xlsx},
    {"csv", ".csv", true, make_csv},
    {"ndjson", ".ndjson", true, make_ndjson},
}};

}  // namespace

std::span<const Sink> sinks() { return kSinks; }

const Sink* sink_named(std::string_view name) {
  const auto found =
      std::find_if(kSinks.begin(), kSinks.end(),
                   [&](const Sink& sink) { return sink.name == name; });
  return found == kSinks.end() ? nullptr : &*found;
}

}  // namespace tiaowen
