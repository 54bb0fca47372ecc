// FieldWriter writes the values of a Record, each in the form that the
// contract gives it: a Span is [begin, end], what is not known is null.
//
//   fields.field("span"_key, clause.span);       "span":[3,8]
//   fields.or_null("region"_key, "");            "region":null
//
// json.cc and json_mention.cc say which fields there are.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/record.h"
#include "pipeline/write/json_writer.h"

namespace tiaowen {

// Two decimals of a point, without the noise of binary floats.
inline std::int64_t hundredths_of(float points) {
  return static_cast<std::int64_t>(points * 100 + (points < 0 ? -0.5F : 0.5F));
}

class FieldWriter {
 public:
  FieldWriter(JsonWriter& json, const Record& record)
      : json_(json), record_(record) {}

 protected:
  void key(const JsonKey& name) { json_.key(name); }
  void value(std::string_view text) { json_.text(text); }
  void value(std::u32string_view text) { json_.text(text); }
  void value(Span span) { json_.pair(span.begin, span.end); }
  void value(const Box& box) {
    json_.open_array();
    for (const float edge : {box.x0, box.y0, box.x1, box.y1}) number(edge);
    json_.close_array();
  }
  void value(int number) { json_.number(number); }
  void value(bool yes) { json_.boolean(yes); }
  void value(const Date& date) { json_.name(date.str()); }
  void value(const Duration& duration) { json_.name(duration.str()); }
  void value(const Decimal& decimal) { json_.name(decimal.str()); }
  void value(const Share& share) { json_.name(share.str()); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(const char* text) { value(std::string_view(text)); }
  template <typename T>
  void value(const std::optional<T>& maybe) {
    maybe ? value(*maybe) : json_.null();
  }
  template <typename T>
  void field(const JsonKey& name, const T& what) {
    key(name);
    value(what);
  }
  // An empty string means: not known.
  void or_null(const JsonKey& name, std::string_view text) {
    key(name);
    text.empty() ? json_.null() : value(text);
  }
  // A name that the program has for a value, such as an enumerator's.
  void named(const JsonKey& name, std::string_view own) {
    key(name);
    json_.name(own);
  }
  void named_or_null(const JsonKey& name, std::string_view own) {
    key(name);
    own.empty() ? json_.null() : json_.name(own);
  }
  void number(float points) { json_.hundredths(hundredths_of(points)); }
  template <typename Items, typename Each>
  void list(const JsonKey& name, const Items& items, Each each) {
    key(name);
    json_.open_array();
    for (const auto& item : items) each(item);
    json_.close_array();
  }
  void clause_of(int index) {
    key("clause"_key);
    index < 0 ? json_.null()
              : value(record_.clauses[static_cast<std::size_t>(index)].id);
  }
  void texts(const JsonKey& name, const std::vector<Span>& spans) {
    list(name, spans,
         [this](Span span) { value(record_.text.published(span)); });
  }
  void ids(const JsonKey& name, const std::vector<int>& mentions) {
    list(name, mentions, [this](int mention) { json_.id('m', mention + 1); });
  }
  // The id of the `number`th of its kind: "m12".
  void id_field(char letter, int number) {
    key("id"_key);
    json_.id(letter, number);
  }

  JsonWriter& json_;
  const Record& record_;
};

}  // namespace tiaowen
