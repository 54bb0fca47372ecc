// Scans that lie on their side or upside down. Which way is up is known by how
// surely some lines are read: print that lies is read half as surely as print
// that stands, or less.
#pragma once

#include <optional>

#include "pipeline/model/document.h"
#include "pipeline/read/ocr_line.h"
#include "pipeline/read/ocr_straight.h"

namespace tiaowen {

// How surely letters were read, on the whole.
class Certainty {
 public:
  void add(const LineRead& line);

  float mean() const;  // 0 to 1; 0 of none
  int letters() const { return letters_; }
  // Read like print that lies.
  bool is_poor() const;

 private:
  float sum_ = 0;
  int letters_ = 0;
};

struct Stood {
  StraightPage straight;
  int turns = 0;  // clockwise quarter turns by which its print lay
};

// The page as its print stands upright; nothing where no other way up is read
// clearly better than `as_it_lies` was.
std::optional<Stood> stood_up(const Gray& gray, const Certainty& as_it_lies,
                              double dpi, Recogniser& recogniser);

// A page that was read standing, as the picture shows it: boxes and rulings
// turned clockwise, runs with their angle.
void lay_back(Page& page, int turns);

}  // namespace tiaowen
