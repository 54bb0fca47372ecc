// BlockFlow takes pages in order and makes the document's blocks: paragraphs
// and tables that go on over the ends of pages are one.
#pragma once

#include <memory>
#include <vector>

#include "pipeline/layout/page_flow.h"
#include "pipeline/layout/paragraphs.h"
#include "pipeline/layout/tables.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

class BlockFlow {
 public:
  BlockFlow(const Lexicon& words, Layout& layout)
      : words_(words), layout_(layout) {}

  void add(const PageFlow& flow);
  void finish();

 private:
  void add_line(const PrintedLine& line, const Neighbour& how);
  void add_table(const RuledGrid& grid);
  // How many of the page's first items go on with the open table: the lines
  // that only repeat its caption (续表) and its next part; 0 if none does.
  std::size_t continue_table(const PageFlow& flow);
  bool repeats_caption(const PrintedLine& line) const;
  std::u32string unit_of(const Grid& grid) const;
  void end_paragraph();
  void end_table();

  const Lexicon& words_;
  Layout& layout_;
  Paragraph open_;
  std::vector<Paragraph> notes_;  // wait for the open paragraph to end
  std::unique_ptr<TableBuilder> table_;
  std::size_t table_block_ = 0;  // its index in the blocks
  bool table_ends_page_ = false;
};

}  // namespace tiaowen
