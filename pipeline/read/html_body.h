// Which part of a web page is the document, and what the rest is.
//
//   header, menu │ title, date line, body │ related pages, footer
//   navigation   │ kept                   │ navigation
//
// The body is the smallest container that holds nearly all running text which
// is no link; from the page's title before it on, and from a block of labels
// (索引号：…) before that, everything up to the body's end belongs to the
// document, save what is hidden or marked as share box, toolbar and the like.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/read/html_tree.h"

namespace tiaowen {

enum class Fate : std::uint8_t {
  kept,
  hidden,      // display: none, and what stands in it
  navigation,  // menus, share boxes, other pages
  footer,
  control,  // forms
};
std::string_view name_of(Fate fate);

// One for each node of the tree; a node has the fate of its parent or worse.
std::vector<Fate> find_body(const HtmlTree& tree);

// The title that the page's metadata gives: ArticleTitle, else <title>.
std::string_view title_of(const HtmlTree& tree);
std::string_view meta_of(const HtmlTree& tree, std::string_view name);

}  // namespace tiaowen
