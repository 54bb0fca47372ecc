#include "pipeline/write/feel.h"

#include <unicode/uchar.h>

#include <array>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::size_t kLongestName = 60;

constexpr std::array<std::string_view, 24> kKeywords = {
    "and",  "or",      "not",    "if",       "then",     "else",
    "for",  "in",      "return", "some",     "every",    "satisfies",
    "true", "false",   "null",   "function", "external", "instance",
    "of",   "between", "list",   "context",  "range",    "date"};

// Reads what may stand in a cell, from the front.
class UnaryTests {
 public:
  explicit UnaryTests(std::string_view text) : rest_(text) {}

  bool all() {
    blanks();
    if (rest_ == "-") return true;
    return list() && rest_.empty();
  }

 private:
  void blanks() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }
  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    blanks();
    return true;
  }
  bool list() {
    do {
      if (!one()) return false;
    } while (take(","));
    return true;
  }
  bool one() {
    if (take("not(")) return list() && take(")");
    if (take("true") || take("false")) return true;
    if (!rest_.empty() && rest_.front() == '"') return string();
    for (const std::string_view sign : {"<=", ">=", "<", ">"}) {
      if (take(sign)) return number();
    }
    if (take("[") || take("(") || take("]")) {
      return number() && take("..") && number() &&
             (take("]") || take(")") || take("["));
    }
    return number();
  }
  bool digits() {
    const std::size_t from = rest_.size();
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      rest_.remove_prefix(1);
    }
    return rest_.size() < from;
  }
  bool number() {
    if (!rest_.empty() && rest_.front() == '-') rest_.remove_prefix(1);
    if (!digits()) return false;
    const bool point = rest_.size() > 1 && rest_[0] == '.' && rest_[1] != '.';
    if (point) {
      rest_.remove_prefix(1);
      if (!digits()) return false;
    }
    blanks();
    return true;
  }
  bool string() {
    rest_.remove_prefix(1);
    while (!rest_.empty() && rest_.front() != '"') {
      const auto c = static_cast<unsigned char>(rest_.front());
      if (c < 0x20) return false;
      const std::size_t letter = c == '\\' ? 2 : 1;
      if (rest_.size() < letter) return false;
      rest_.remove_prefix(letter);
    }
    return take("\"");
  }

  std::string_view rest_;
};

}  // namespace

std::string feel_name(std::string_view words) {
  std::u32string name;
  for (const char32_t c : to_u32(words)) {
    const auto letter = static_cast<UChar32>(c);
    name.push_back(u_isalnum(letter) || is_han(c) ? c : U'_');
    if (name.size() == kLongestName) break;
  }
  if (name.empty() || u_isdigit(static_cast<UChar32>(name.front()))) {
    name.insert(name.begin(), U'_');
  }
  std::string fit = to_utf8(name);
  for (const std::string_view keyword : kKeywords) {
    if (fit == keyword) return fit + "_";
  }
  return fit;
}

std::string FeelNames::take(std::string_view words) {
  const std::string name = feel_name(words);
  std::string free = name;
  for (int i = 2; !taken_.insert(free).second; ++i) {
    free = name + "_" + std::to_string(i);
  }
  return free;
}

std::string feel_string(std::string_view utf8) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (byte < 0x20) {
      out += {'\\', 'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]};
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::optional<std::string> renamed(
    std::string_view expression,
    const std::function<std::string(const std::string&)>& name) {
  constexpr std::u32string_view kSigns = U" +-*/(),.";
  const std::u32string text = to_u32(expression);
  const auto is_letter = [](char32_t c) {
    return is_han(c) || is_latin(c) || c == U'_';
  };
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    if (is_letter(text[i])) {
      while (end < text.size() &&
             (is_letter(text[end]) || is_digit(text[end]))) {
        ++end;
      }
      const std::string word = to_utf8(text.substr(i, end - i));
      const bool function = word == "min" || word == "max" || word == "floor" ||
                            word == "ceiling";
      out += function ? word : name(word);
    } else if (is_digit(text[i]) || kSigns.find(text[i]) != kSigns.npos) {
      out += static_cast<char>(text[i]);
    } else {
      return std::nullopt;
    }
    i = end;
  }
  return out;
}

std::string boolean_test(const std::string& test) {
  if (test == "true" || test == "not(false)") return "? = true";
  if (test == "false" || test == "not(true)") return "? = false";
  return test;
}

bool is_unary_test(std::string_view test) { return UnaryTests(test).all(); }

}  // namespace tiaowen
