#include "pipeline/write/sheet.h"

namespace tiaowen {
namespace {

struct PlainText {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Decimal& number) const { return number.str(); }
  std::string operator()(std::int64_t number) const {
    return std::to_string(number);
  }
  std::string operator()(const Date& date) const { return date.str(); }
  std::string operator()(bool yes) const { return yes ? "true" : "false"; }
};

}  // namespace

std::string plain_text(const SheetValue& value) {
  return std::visit(PlainText{}, value);
}

}  // namespace tiaowen
