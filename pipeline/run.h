// run: the stages in order, for one document. Start with README.md here.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/lexicon.h"
#include "pipeline/model/record.h"
#include "pipeline/model/result.h"

namespace tiaowen {

struct RunOptions {
  Context context;
  bool numerals = false;
};

// Everything after reading: the line of the README as code.
Record run(Document document, const Lexicon& words, const RunOptions& options);

}  // namespace tiaowen
