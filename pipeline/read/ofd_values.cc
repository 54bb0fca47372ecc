#include "pipeline/read/ofd_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tiaowen {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',';
}

// Takes the next word off the front.
std::string_view word(std::string_view& text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  std::size_t end = 0;
  while (end < text.size() && !is_blank(text[end])) ++end;
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end);
  return taken;
}

}  // namespace

double ofd_number(std::string_view text, double otherwise) {
  text = word(text);
  double value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && std::isfinite(value) ? value : otherwise;
}

std::vector<double> ofd_numbers(std::string_view text, std::size_t limit) {
  std::vector<double> out;
  while (out.size() < limit) {
    const std::string_view taken = word(text);
    if (taken.empty()) break;
    out.push_back(ofd_number(taken, 0));
  }
  return out;
}

std::vector<double> ofd_deltas(std::string_view text, std::size_t limit) {
  std::vector<double> out;
  while (out.size() < limit) {
    const std::string_view taken = word(text);
    if (taken.empty()) break;
    if (taken != "g") {
      out.push_back(ofd_number(taken, 0));
      continue;
    }
    const double times = ofd_number(word(text), 0);
    const double value = ofd_number(word(text), 0);
    for (double i = 0; i < times && out.size() < limit; ++i) {
      out.push_back(value);
    }
  }
  return out;
}

std::optional<OfdBox> ofd_box(std::string_view text) {
  const auto numbers = ofd_numbers(text, 4);
  if (numbers.size() < 4) return std::nullopt;
  return OfdBox{numbers[0], numbers[1], numbers[2], numbers[3]};
}

OfdMatrix OfdMatrix::then(const OfdMatrix& next) const {
  const Point x = next.turned({a, b}), y = next.turned({c, d});
  const Point shift = next.of({e, f});
  return {x.x, x.y, y.x, y.y, shift.x, shift.y};
}

OfdMatrix ofd_matrix(std::string_view ctm) {
  const auto numbers = ofd_numbers(ctm, 6);
  if (numbers.size() < 6) return {};
  return {numbers[0], numbers[1], numbers[2],
          numbers[3], numbers[4], numbers[5]};
}

std::string ofd_place(std::string_view place, std::string_view from) {
  while (!place.empty() && is_blank(place.front())) place.remove_prefix(1);
  while (!place.empty() && is_blank(place.back())) place.remove_suffix(1);
  std::string path;
  if (place.starts_with('/')) {
    path = place.substr(1);
  } else {
    path = std::string(from.substr(0, from.find_last_of('/') + 1));
    path += place;
  }
  // Doc_0/Pages/../Res is Doc_0/Res.
  for (std::size_t at = path.find("/../"); at != std::string::npos;
       at = path.find("/../")) {
    const std::size_t parent = at == 0 ? 0 : path.rfind('/', at - 1) + 1;
    path.erase(parent, at + 4 - parent);
  }
  return path;
}

}  // namespace tiaowen
