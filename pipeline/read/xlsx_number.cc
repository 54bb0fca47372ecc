#include "pipeline/read/xlsx_number.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <vector>

namespace tiaowen {
namespace {

constexpr int kMostPlaces = 15;

std::string fixed(double value, int places) {
  std::array<char, 400> buffer;
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                    std::chars_format::fixed, places);
  return error == std::errc() ? std::string(buffer.data(), end) : "";
}

// What sheets show without a format: at most ten places, no trailing zeros.
std::string general(std::string_view stored, double value) {
  if (stored.find_first_of("eE") == std::string_view::npos &&
      stored.size() <= 11) {
    return std::string(stored);
  }
  const double size = std::abs(value);
  const int whole = size < 1 ? 1 : static_cast<int>(std::log10(size)) + 1;
  std::string text = fixed(value, std::max(0, 10 - whole));
  if (text.find('.') != std::string::npos) {
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
  }
  return text;
}

// Sections for positive; negative; zero; text. Quoted signs do not part them.
std::vector<std::string_view> sections(std::string_view format) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  bool quoted = false;
  for (std::size_t i = 0; i <= format.size(); ++i) {
    if (i < format.size() && format[i] == '"') quoted = !quoted;
    if (i == format.size() || (format[i] == ';' && !quoted)) {
      out.push_back(format.substr(from, i - from));
      from = i + 1;
    }
  }
  return out;
}

// One sign of a format: what it is, and the words it stands for.
struct Sign {
  char code = 0;  // 0 # . , % E @ y m d h s, or 'x' for literal words
  std::string words;
  int times = 1;
};

std::vector<Sign> signs(std::string_view format) {
  std::vector<Sign> out;
  const auto add = [&](char code, std::string words) {
    if (code != 'x' && !out.empty() && out.back().code == code) {
      ++out.back().times;
    } else {
      out.push_back({code, std::move(words), 1});
    }
  };
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"') {
      const std::size_t end = std::min(format.find('"', i + 1), format.size());
      add('x', std::string(format.substr(i + 1, end - i - 1)));
      i = end;
    } else if (c == '\\' && i + 1 < format.size()) {
      add('x', std::string(1, format[++i]));
    } else if (c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      i = std::min(format.find(']', i), format.size());
    } else if (std::string_view("0#?.,%@").find(c) != std::string_view::npos) {
      add(c == '?' ? '#' : c, "");
    } else if (std::string_view("yYmMdDhHsS").find(c) !=
               std::string_view::npos) {
      add(static_cast<char>(c | 0x20), "");
    } else {
      add('x', std::string(1, c));
    }
  }
  return out;
}

bool is_date(const std::vector<Sign>& format) {
  for (const Sign& sign : format) {
    if (std::string_view("ymdhs").find(sign.code) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::string padded(unsigned value, int width) {
  std::string text = std::to_string(value);
  while (static_cast<int>(text.size()) < width) text.insert(0, "0");
  return text;
}

// Days since the last of 1899, and the part of the day.
std::string date(double value, const std::vector<Sign>& format) {
  using namespace std::chrono;
  // The sheet's calendar has a 29 February 1900 that never was.
  const int days = static_cast<int>(value) + (value < 60 ? 1 : 0);
  const year_month_day day{sys_days{1899y / December / 30} +
                           std::chrono::days(days)};
  const auto seconds =
      static_cast<unsigned>(std::lround((value - std::floor(value)) * 86400));
  std::string out;
  char before = 0;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const Sign& sign = format[i];
    const int width = std::min(sign.times, 2);
    char after = 0;
    for (std::size_t k = i + 1; k < format.size() && after == 0; ++k) {
      if (format[k].code != 'x') after = format[k].code;
    }
    // m beside hours or seconds is minutes.
    const bool minutes = sign.code == 'm' && (before == 'h' || after == 's');
    switch (sign.code) {
      case 'y':
        out += sign.times > 2 ? std::to_string(static_cast<int>(day.year()))
                              : padded(static_cast<unsigned>(
                                           static_cast<int>(day.year()) % 100),
                                       2);
        break;
      case 'm':
        out += padded(
            minutes ? seconds / 60 % 60 : static_cast<unsigned>(day.month()),
            width);
        break;
      case 'd':
        out += padded(static_cast<unsigned>(day.day()), width);
        break;
      case 'h':
        out += padded(seconds / 3600, width);
        break;
      case 's':
        out += padded(seconds % 60, width);
        break;
      case 'x':
        out += sign.words;
        break;
      default:
        break;
    }
    if (sign.code != 'x') before = sign.code;
  }
  return out;
}

std::string grouped(const std::string& whole) {
  std::string out;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    if (i > 0 && (whole.size() - i) % 3 == 0) out.push_back(',');
    out.push_back(whole[i]);
  }
  return out;
}

std::string number(double value, const std::vector<Sign>& format) {
  int places = 0, least = 0, least_whole = 0;
  bool point = false, group = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const Sign& sign = format[i];
    if (sign.code == '%') value *= 100;
    if (sign.code == '.') point = true;
    if (sign.code == '0' || sign.code == '#') {
      if (point) places += sign.times;
      if (sign.code == '0') (point ? least : least_whole) += sign.times;
    }
    if (sign.code == ',' && i + 1 < format.size() &&
        (format[i + 1].code == '0' || format[i + 1].code == '#')) {
      group = true;
    } else if (sign.code == ',') {
      value /= std::pow(1000.0, sign.times);
    }
  }
  std::string digits = fixed(std::abs(value), std::min(places, kMostPlaces));
  std::string rest;
  if (const std::size_t dot = digits.find('.'); dot != std::string::npos) {
    rest = digits.substr(dot + 1);
    digits.resize(dot);
    while (static_cast<int>(rest.size()) > least && rest.back() == '0') {
      rest.pop_back();
    }
  }
  if (digits == "0" && least_whole == 0 && !rest.empty()) digits.clear();
  while (static_cast<int>(digits.size()) < std::min(least_whole, 20)) {
    digits.insert(0, "0");
  }
  if (group) digits = grouped(digits);
  const std::string shown = digits + (rest.empty() ? "" : "." + rest);
  std::string out;
  bool done = false;
  for (const Sign& sign : format) {
    if (sign.code == 'x') {
      out += sign.words;
    } else if (sign.code == '%') {
      out += "%";
    } else if (!done && (sign.code == '0' || sign.code == '#' ||
                         sign.code == '.' || sign.code == '@')) {
      out += shown;
      done = true;
    }
  }
  return out;
}

}  // namespace

std::string_view built_in_format(int id) {
  switch (id) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
    case 37:
    case 38:
      return "#,##0";
    case 4:
    case 39:
    case 40:
    case 43:
    case 44:
      return "#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 14:
    case 30:
      return "yyyy/m/d";
    case 20:
    case 32:
      return "h:mm";
    case 21:
    case 33:
      return "h:mm:ss";
    case 22:
      return "yyyy/m/d h:mm";
    case 27:
    case 36:
    case 50:
    case 52:
    case 57:
      return "yyyy\"年\"m\"月\"";
    case 28:
    case 29:
    case 51:
    case 53:
    case 54:
    case 58:
      return "m\"月\"d\"日\"";
    case 31:
      return "yyyy\"年\"m\"月\"d\"日\"";
    default:
      return "";
  }
}

std::string shown_number(std::string_view stored, std::string_view format,
                         bool since_1904) {
  double value = 0;
  const auto [end, error] =
      std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (error != std::errc() || end != stored.data() + stored.size() ||
      !std::isfinite(value) || std::abs(value) > 1e300) {
    return std::string(stored);
  }
  const auto parts = sections(format);
  std::size_t part = 0;
  if (value < 0 && parts.size() > 1) part = 1;
  if (value == 0 && parts.size() > 2) part = 2;
  const auto chosen = signs(parts[part]);
  const std::string_view code = parts[part];
  if (code.empty() || code == "General" || code == "@" ||
      code.find("General") != std::string_view::npos ||
      code.find("E+") != std::string_view::npos ||
      code.find("# ?/?") != std::string_view::npos) {
    return general(stored, value);
  }
  if (is_date(chosen)) {
    constexpr double kDaysTo1904 = 1462;
    if (since_1904) value += kDaysTo1904;
    // Days of the years 1900 to 9999.
    return value >= 0 && value < 2958466 ? date(value, chosen)
                                         : std::string(stored);
  }
  const std::string text = number(value, chosen);
  // A section of its own for negatives says how they are marked.
  return value < 0 && part == 0 ? "-" + text : text;
}

}  // namespace tiaowen
