#include "pipeline/model/clause.h"

#include <array>

namespace tiaowen {
namespace {

struct Names {
  std::string_view name, piece;
};

constexpr std::array<Names, 18> kNames = {{
    {"attachment", "att"},
    {"part", "part"},
    {"subpart", "subpart"},
    {"chapter", "chp"},
    {"section", "sec"},
    {"article", "art"},
    {"paragraph", "para"},
    {"item", "item"},
    {"subitem", "subitem"},
    {"level1", "l1"},
    {"level2", "l2"},
    {"level3", "l3"},
    {"level4", "l4"},
    {"point", "pt"},
    {"preamble", "preamble"},
    {"signature", "sig"},
    {"imprint", "imprint"},
    {"note", "note"},
}};

}  // namespace

std::string_view name_of(ClauseKind kind) {
  return kNames[static_cast<std::size_t>(kind)].name;
}

std::string_view id_piece(ClauseKind kind) {
  return kNames[static_cast<std::size_t>(kind)].piece;
}

}  // namespace tiaowen
