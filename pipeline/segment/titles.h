// Titles of the documents that a file holds, and what looks like one.
//
//   关于印发停车管理办法的通知     the first document's
//   …
//   停车管理办法                  title: begins another document
//   第一条 …
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "pipeline/segment/lines.h"

namespace tiaowen {

// A short body line that is no sentence: an issuer's name, a title's part.
bool is_short(const Text& text, const Passage& line, std::size_t most);

// Sets the role of titles after the first document's, and marks the first's.
// REQUIRES: signatures have their roles.
void mark_titles(const Text& text, const Lexicon& words,
                 std::vector<Passage>& lines);

// 甲政发〔2024〕3号, where one stands in the title at `at` or next to it;
// else empty. Papers of one number are one document: what promulgates it, and
// it.
std::u32string_view number_near(const Text& text, const Lexicon& words,
                                const std::vector<Passage>& lines,
                                std::size_t at);

}  // namespace tiaowen
