// A mention as JSON: its words, its value field by field, its place on a page.
#pragma once

#include "pipeline/write/field_writer.h"

namespace tiaowen {

class MentionWriter : FieldWriter {
 public:
  using FieldWriter::FieldWriter;

  // REQUIRES: mentions are written in the order of their places.
  void write(const Mention& mention, int number);

 private:
  void place(Span span);
  void open_ends(OpenEnds open);
  void fields(const Amount& a);
  void fields(const Ratio& r);
  void fields(const Quantity& q);
  void fields(const Time& t);
  void fields(const Department& d);
  void fields(const Citation& c);

  std::size_t line_ = 0;  // of the mention before
};

}  // namespace tiaowen
