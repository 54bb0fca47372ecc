// FEEL, the expression language of DMN (OMG DMN 1.3, chapter 10), as far as
// exports write it.
//
//   feel_name("受到通报(处分)")     "受到通报_处分_"
//   feel_string("省级")              "\"省级\""
//   is_unary_test("[60..80)")        true
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace tiaowen {

// A name that is one token everywhere: letters, digits and _ only, since an
// engine reads a bracket as a call and a hyphen as a subtraction; no keyword,
// no digit in front, at most 60 characters.
std::string feel_name(std::string_view words);

// Names fit for FEEL, each given once: 级别, 级别_2.
class FeelNames {
 public:
  std::string take(std::string_view words);

 private:
  std::set<std::string> taken_;
};

std::string feel_string(std::string_view utf8);

// Is `test` a unary test of the kinds that records hold: -, strings, numbers,
// comparisons, intervals, true, false, not(…), and lists of them?
bool is_unary_test(std::string_view test);

// Arithmetic with other names: numbers, names, + - * /, brackets, min, max,
// floor and ceiling. Nothing where the expression has anything else.
//
//   renamed("min(0.2 * 投入, 300)", …)   "min(0.2 * 投入_2, 300)"
std::optional<std::string> renamed(
    std::string_view expression,
    const std::function<std::string(const std::string&)>& name);

// A boolean's test with its input named: `true` alone is an expression that
// holds whatever the input is, for engines that follow DMN 1.2 and later.
//
//   boolean_test("true")   "? = true"
std::string boolean_test(const std::string& test);

}  // namespace tiaowen
