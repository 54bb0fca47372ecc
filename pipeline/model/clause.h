// Clause is a node of the tree that a document's own numbering makes.
//
//   第三章 › 第十条 › （二）   id chp_3__art_10__item_2
//
// Clauses stand in reading order, parents before their children, as a flat
// list; `parent` is an index into it. A clause's span covers all below it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/model/span.h"

namespace tiaowen {

enum class ClauseKind : std::uint8_t {
  attachment,
  part,
  subpart,
  chapter,
  section,
  article,
  paragraph,  // 款, from the second on
  item,       // 项
  subitem,    // 目
  level1,
  level2,
  level3,
  level4,
  point,  // 一是…, 第一，…, ①
  preamble,
  signature,
  imprint,
  note,
};

// As in the record: "article"; and as in ids: "art".
std::string_view name_of(ClauseKind kind);
std::string_view id_piece(ClauseKind kind);

struct Clause {
  std::string id;
  int parent = -1;  // index of the parent, -1 at the top
  ClauseKind kind = ClauseKind::preamble;
  Span label;  // 第十条, （二）, 一、; empty where there is none
  std::string number;  // "10", "10-1", "2"; empty where there is none
  Span heading;        // empty where there is none
  Span span;
  Span mark = {};  // of a note: where the text refers to it; else empty
};

}  // namespace tiaowen
