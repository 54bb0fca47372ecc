#include "pipeline/read/ocr_vote.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// No letter here, says a reading, as surely as this.
constexpr float kNothing = 0.85F;

// One place of the line: what the readings see there.
struct Place {
  std::vector<Letter> seen;  // character 0: nothing
};

// For each letter of `frame` the letter of `other` beside it, and between
// them those that have none: pairs of indices, -1 for nothing.
std::vector<std::pair<int, int>> aligned(const Reading& frame,
                                         const Reading& other) {
  const std::size_t n = frame.size(), m = other.size();
  std::vector<std::vector<int>> cost(n + 1, std::vector<int>(m + 1, 0));
  for (std::size_t i = 0; i <= n; ++i) cost[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= m; ++j) cost[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= n; ++i) {
    for (std::size_t j = 1; j <= m; ++j) {
      const bool same = frame[i - 1].character == other[j - 1].character;
      cost[i][j] = std::min({cost[i - 1][j - 1] + (same ? 0 : 1),
                             cost[i - 1][j] + 1, cost[i][j - 1] + 1});
    }
  }
  std::vector<std::pair<int, int>> pairs;
  std::size_t i = n, j = m;
  while (i > 0 || j > 0) {
    const bool both =
        i > 0 && j > 0 &&
        cost[i][j] ==
            cost[i - 1][j - 1] +
                (frame[i - 1].character == other[j - 1].character ? 0 : 1);
    if (both) {
      pairs.push_back({static_cast<int>(--i), static_cast<int>(--j)});
    } else if (i > 0 && cost[i][j] == cost[i - 1][j] + 1) {
      pairs.push_back({static_cast<int>(--i), -1});
    } else {
      pairs.push_back({-1, static_cast<int>(--j)});
    }
  }
  std::reverse(pairs.begin(), pairs.end());
  return pairs;
}

// Lays one more reading along the places.
void lay(const Reading& other, std::vector<Place>& places) {
  Reading frame;
  for (const Place& place : places) {
    // The first that saw something stands for the place.
    const auto seen =
        std::find_if(place.seen.begin(), place.seen.end(),
                     [](const Letter& l) { return l.character != 0; });
    frame.push_back(seen == place.seen.end() ? Letter{} : *seen);
  }
  const std::size_t before = places.empty() ? 0 : places.front().seen.size();
  std::vector<Place> laid;
  for (const auto& [mine, theirs] : aligned(frame, other)) {
    Place place;
    if (mine >= 0) {
      place = std::move(places[static_cast<std::size_t>(mine)]);
    } else {
      place.seen.resize(before);
    }
    place.seen.push_back(theirs >= 0 ? other[static_cast<std::size_t>(theirs)]
                                     : Letter{});
    laid.push_back(std::move(place));
  }
  places = std::move(laid);
}

// The letter with most votes; its confidence is the share of them it has.
Letter winner(const Place& place) {
  Letter best;
  float most = -1, all = 0;
  for (const Letter& letter : place.seen) {
    float votes = 0, surest = 0;
    for (const Letter& other : place.seen) {
      if (other.character != letter.character) continue;
      const float vote = other.character == 0 ? kNothing : other.confidence;
      votes += vote;
      surest = std::max(surest, vote);
    }
    all += letter.character == 0 ? kNothing : letter.confidence;
    if (votes > most) {
      most = votes;
      best = letter;
      best.confidence = surest;
    }
  }
  if (all > 0) best.confidence *= most / all;
  return best;
}

// Behind a digit one reading that sees a percent sign is enough: the others
// take it for a Chinese character that looks like it, never the other way
// round.
std::optional<Letter> percent_sign(const Place& place) {
  for (const Letter& letter : place.seen) {
    if (letter.character == U'%') return letter;
  }
  return std::nullopt;
}

bool is_figure_part(char32_t c) {
  return is_digit(c) ||
         std::u32string_view(U".%‰").find(c) != std::u32string_view::npos;
}

std::u32string figures_of(const Reading& reading) {
  std::u32string figures;
  for (const Letter& letter : reading) {
    if (is_figure_part(letter.character)) figures += letter.character;
  }
  return figures;
}

}  // namespace

Reading voted(std::span<const Reading> readings) {
  if (readings.size() == 1) return readings.front();
  std::vector<Place> places;
  for (const Letter& letter : readings.front()) places.push_back({{letter}});
  for (const Reading& other : readings.subspan(1)) lay(other, places);
  Reading best;
  for (const Place& place : places) {
    Letter letter = winner(place);
    if (!best.empty() && is_digit(best.back().character)) {
      if (const auto percent = percent_sign(place)) letter = *percent;
    }
    if (letter.character != 0) best.push_back(letter);
  }
  return best;
}

bool same_figures(std::span<const Reading> readings) {
  const std::u32string first = figures_of(readings.front());
  return std::all_of(
      readings.begin(), readings.end(),
      [&](const Reading& reading) { return figures_of(reading) == first; });
}

bool has_look_alike(const Reading& reading) {
  constexpr std::u32string_view kLikeDigits = U"lLIiOoSBZ|";
  const auto is = [&](std::size_t i, auto kind) {
    return i < reading.size() && kind(reading[i].character);
  };
  const auto digit = [](char32_t c) { return is_digit(c); };
  const auto latin = [](char32_t c) { return is_latin(c); };
  for (std::size_t i = 0; i < reading.size(); ++i) {
    if (kLikeDigits.find(reading[i].character) == kLikeDigits.npos) continue;
    // The one before the first is past the end.
    if ((is(i + 1, digit) && !is(i - 1, latin)) ||
        (is(i - 1, digit) && !is(i + 1, latin))) {
      return true;
    }
  }
  return false;
}

bool has_digit(const Reading& reading) {
  return std::any_of(reading.begin(), reading.end(), [](const Letter& letter) {
    return is_digit(letter.character);
  });
}

}  // namespace tiaowen
