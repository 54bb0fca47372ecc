// Which stored documents can changed dictionaries have touched?
//
// A row is read only where one of its words stands in the text. So where the
// rows that changed are of dictionaries that extraction alone uses, a document
// without any of their words (blanks aside) is as a new reading would make it,
// and need not be read again. Rows that are found by other ways than their
// words (departments, regions, workdays, page furniture, folding) prove
// nothing: then all documents are read again.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "pipeline/model/lexicon.h"
#include "pipeline/store/store.h"

namespace tiaowen {

// The words of all rows that stand in one of the lists and not in the other;
// nothing where the difference cannot be judged by words.
std::optional<std::vector<std::string>> changed_words(
    const std::vector<DictionaryFile>& before,
    const std::vector<DictionaryFile>& after);

// Takes documents that are untouched out of `outdated`: they pass for read
// with `fingerprint` ("program/words/context") from now on. Keeps `files` for
// the next change.
Result<void> spare_untouched(Store& store, const std::string& fingerprint,
                             const std::vector<DictionaryFile>& files,
                             std::unordered_set<std::int64_t>& outdated);

}  // namespace tiaowen
