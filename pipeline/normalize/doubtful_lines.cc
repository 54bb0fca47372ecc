#include "pipeline/normalize/doubtful_lines.h"

#include <string>

namespace tiaowen {
namespace {

// The reader gives lines whose figures are in doubt 0.5; sure ones have 0.95
// and more.
constexpr float kDoubtful = 0.85F;

}  // namespace

std::vector<Finding> find_doubtful_lines(const Text& text) {
  std::vector<Finding> findings;
  bool open = false;
  for (const TextLine& line : text.lines) {
    const bool doubtful = line.confidence && *line.confidence < kDoubtful;
    if (doubtful && open) {
      findings.back().span->end = line.span.end;
    } else if (doubtful) {
      findings.push_back({Severity::warning, "ocr.low_confidence",
                          "OCR is not sure of this: compare it, and its "
                          "figures above all, with page " +
                              std::to_string(line.page),
                          line.span});
    }
    open = doubtful;
  }
  return findings;
}

}  // namespace tiaowen
