// Several readings of one line make a better one.
//
//   市科技局      币科技局      市科技局        ->  市科技局
//
// Where the readings differ, each votes with its confidence.
#pragma once

#include <span>

#include "pipeline/read/ocr_recognise.h"

namespace tiaowen {

// REQUIRES: at least one reading. The first is the frame that the others are
// laid along; letters that it lacks are put in where most others have them.
Reading voted(std::span<const Reading> readings);

// Do they all have the same digits, and the points and signs of figures?
bool same_figures(std::span<const Reading> readings);

bool has_digit(const Reading& reading);

// Does a Latin letter that looks like a digit stand beside one, by itself?
// 减少L20万元 was 1.20; ISO9001 is a word.
bool has_look_alike(const Reading& reading);

}  // namespace tiaowen
