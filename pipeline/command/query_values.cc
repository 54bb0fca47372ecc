#include "pipeline/command/query_values.h"

#include <algorithm>
#include <chrono>

#include "pipeline/model/iso_date.h"
#include "pipeline/model/unicode.h"
#include "pipeline/read/read.h"
#include "pipeline/run.h"

namespace tiaowen {
namespace {

namespace chrono = std::chrono;

tl::unexpected<Error> no_date(std::string_view typed) {
  return fail("bad_value", "\"" + std::string(typed) +
                               "\" is no date like 2026-06-30, 2026-06 or "
                               "2026年6月底");
}

// What nobody writes in a day or an amount: quotes, letters, signs.
bool is_odd(std::string_view typed) {
  return std::any_of(typed.begin(), typed.end(), [](char c) {
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    return ascii && (c < '0' || c > '9') &&
           std::string_view(",.-/ ").find(c) == std::string_view::npos;
  });
}

// 2026/6/30, 2026.6.30 and 20260630 are dates too.
std::optional<Date> machine_date(std::string_view typed) {
  std::string text(typed);
  for (char& c : text) {
    if (c == '/' || c == '.') c = '-';
  }
  const bool digits = std::all_of(text.begin(), text.end(),
                                  [](char c) { return c >= '0' && c <= '9'; });
  if (digits && text.size() == 8) text.insert(6, "-").insert(4, "-");
  return parse_date(text);
}

// The first value of this type that a sentence holds.
template <typename T>
std::optional<T> read_value(const std::string& sentence, const Lexicon& words,
                            const Context& context) {
  auto document = read_text(sentence);
  if (!document || is_odd(sentence)) return std::nullopt;
  const Record record = run(std::move(*document), words, {context, false});
  for (const Mention& mention : record.mentions) {
    if (const T* value = std::get_if<T>(&mention.value)) return *value;
  }
  return std::nullopt;
}

// The first day of what a date names.
Date first_day(Date date) {
  date.month = std::max<std::uint8_t>(date.month, 1);
  date.day = std::max<std::uint8_t>(date.day, 1);
  return date;
}

Date day_in_front(const Date& date) {
  const chrono::year_month_day day{chrono::year(date.year),
                                   chrono::month(date.month),
                                   chrono::day(date.day)};
  const chrono::year_month_day before{chrono::sys_days(day) - chrono::days(1)};
  return {static_cast<std::int16_t>(static_cast<int>(before.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(before.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(before.day()))};
}

Context context_of(const Date& today) {
  Context context;
  context.issued = today;
  return context;
}

bool is_number(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::optional<std::int64_t> fen(const Decimal& yuan) {
  const auto product = Decimal::multiply(yuan, Decimal(100));
  return product ? product->whole() : std::nullopt;
}

}  // namespace

Result<std::string> day_before(std::string_view typed, const Lexicon& words,
                               const Date& today) {
  if (const auto date = machine_date(typed)) {
    return date->day != 0 ? date->str() : day_in_front(first_day(*date)).str();
  }
  std::string text(typed);
  if (!text.ends_with("前")) text += "前";
  const auto time = read_value<Time>(text + "完成。", words, context_of(today));
  if (!time || !time->due) return no_date(typed);
  return time->due->str();
}

Result<std::string> day_after(std::string_view typed, const Lexicon& words,
                              const Date& today) {
  if (const auto date = machine_date(typed)) return first_day(*date).str();
  const auto time = read_value<Time>(std::string(typed) + "起实施。", words,
                                     context_of(today));
  if (!time || !(time->date || time->start)) return no_date(typed);
  return first_day(time->date ? *time->date : *time->start).str();
}

Result<AmountEnd> amount_end(std::string_view typed, const Lexicon& words) {
  std::string text(typed);
  std::erase(text, ',');
  std::erase(text, ' ');
  std::optional<Decimal> yuan;
  bool counts = true;
  if (is_number(text)) {
    yuan = Decimal::parse(text);
  } else {
    if (!text.ends_with("元")) text += "元";
    const auto amount = read_value<Amount>("奖励" + text + "。", words, {});
    if (amount && amount->min && amount->max && *amount->min != *amount->max) {
      return fail("bad_value", "\"" + std::string(typed) +
                                   "\" has two ends: --amount-min and "
                                   "--amount-max take one each");
    }
    if (amount && amount->currency == "CNY") {
      yuan = amount->min ? amount->min : amount->max;
      counts = amount->bound != Bound::more_than &&
               amount->bound != Bound::less_than;
    }
  }
  const auto value = yuan ? fen(*yuan) : std::nullopt;
  if (!value) {
    return fail("bad_value", "\"" + std::string(typed) +
                                 "\" is no amount like 500000, 50万元 or "
                                 "超过50万元");
  }
  return AmountEnd{*value, counts};
}

Result<std::string> modality_of(std::string_view typed, const Lexicon& words) {
  std::string kinds;
  for (int i = 0; i <= static_cast<int>(Modality::encourage); ++i) {
    const auto kind = static_cast<Modality>(i);
    if (name_of(kind) == typed) return std::string(typed);
    kinds +=
        std::string(kinds.empty() ? "" : ", ") + std::string(name_of(kind));
  }
  const std::u32string text = to_u32(typed);
  const Word word = words.begins(text, 0, Dictionary::modality);
  if (word && word.length == text.size()) {
    return std::string(words.cell(word, "modality"));
  }
  return fail("bad_value", "\"" + std::string(typed) +
                               "\" is no kind of obligation: " + kinds +
                               ", or a word for one: 应当, 不得, 可以, 鼓励");
}

}  // namespace tiaowen
