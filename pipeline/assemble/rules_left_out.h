// What is read and then left out: rows that ask nothing, accounts of what
// there is, and what was given already.
#pragma once

#include "pipeline/assemble/drafts.h"
#include "pipeline/assemble/rules_rows.h"

namespace tiaowen {

// Rows that ask nothing decide nothing, but for a share of what the applicant
// has spent; nor do figures that are no decimal. `awards`: its sentence says
// that something is given.
bool asks(const Material& material, const AwardRow& row, bool awards);

// An account lists what is nothing too; an award does not.
bool accounts(const Material& material, const Sentence& sentence);

// Does the row's own fragment tell what was given: 已发放30万元?
bool reported(const AwardRow& row, const Sentence& sentence,
              const Tenor& tenor);

}  // namespace tiaowen
