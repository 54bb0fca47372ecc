// Lines that OCR read with doubt, as findings: a person should compare them
// with the page.
#pragma once

#include <vector>

#include "pipeline/model/finding.h"
#include "pipeline/model/text.h"

namespace tiaowen {

// One finding ocr.low_confidence for each stretch of such lines.
std::vector<Finding> find_doubtful_lines(const Text& text);

}  // namespace tiaowen
