#include "tests/expressions.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "pipeline/command/command.h"
#include "pipeline/model/unicode.h"

namespace tiaowen::testing {
namespace {

std::vector<std::string> split_attributes(const std::string& value) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (;;) {
    const std::size_t to = value.find(" ; ", from);
    parts.push_back(value.substr(from, to - from));
    if (to == std::string::npos) return parts;
    from = to + 3;
  }
}

Context read_context(const std::string& line, const std::string& place) {
  Context context;
  std::istringstream words(line);
  std::string word;
  while (words >> word) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const std::string value =
        equals == std::string::npos ? "" : word.substr(equals + 1);
    if (name == "issuer") {
      context.issuer = value;
    } else if (name == "region") {
      context.region = value;
    } else if (name == "date" && parse_date(value)) {
      context.issued = parse_date(value);
    } else {
      throw std::runtime_error(place + ": no context: " + word);
    }
  }
  return context;
}

// Takes the braces out and remembers where they stood.
void read_braces(Expression& expression) {
  const std::u32string marked = to_u32(expression.phrase);
  const std::size_t open = marked.find(U'{');
  const std::size_t close = marked.find(U'}');
  if (open == std::u32string::npos || close == std::u32string::npos ||
      close < open) {
    throw std::runtime_error(expression.place + ": no {span}");
  }
  expression.begin = open;
  expression.end = close - 1;
  expression.phrase = to_utf8(marked.substr(0, open)) +
                      to_utf8(marked.substr(open + 1, close - open - 1)) +
                      to_utf8(marked.substr(close + 1));
}

}  // namespace

std::vector<Expression> read_expressions(const std::filesystem::path& file) {
  std::vector<Expression> expressions;
  std::ifstream in(file);
  std::vector<std::string> value;
  Context context;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const std::string place =
        file.filename().string() + ":" + std::to_string(number);
    if (line.empty() || line.front() == '#') continue;
    Expression expression;
    expression.place = place;
    expression.context = context;
    if (line.front() == '@') {
      context = read_context(line.substr(1), place);
    } else if (line.starts_with("= ")) {
      value = split_attributes(line.substr(2));
    } else if (line.starts_with("! ")) {
      expression.nothing = true;
      expression.phrase = line.substr(2);
      expressions.push_back(expression);
    } else if (line.starts_with("  ") && !value.empty()) {
      expression.phrase = line.substr(2);
      expression.core = value.front();
      expression.attributes.assign(value.begin() + 1, value.end());
      read_braces(expression);
      expressions.push_back(expression);
    } else {
      throw std::runtime_error(place + ": neither =, !, @, # nor a phrase");
    }
  }
  return expressions;
}

}  // namespace tiaowen::testing
