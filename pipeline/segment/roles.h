// What lines are besides body, told by their words and their neighbours.
#pragma once

#include <vector>

#include "pipeline/segment/lines.h"

namespace tiaowen {

// Sets the roles of lines that are body so far. In order of application:
// contents pages, quoted amendments, lists of attachments, imprints and
// notes, signatures, titles.
void set_roles(const Text& text, const Lexicon& words,
               std::vector<Passage>& lines);

// 2024年6月15日, 二〇二四年六月十五日: is all of it a date?
bool is_date_line(std::u32string_view line);

}  // namespace tiaowen
