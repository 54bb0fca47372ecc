#include "tests/layout/typesetter.h"

#include <algorithm>
#include <random>

namespace tiaowen::testing {
namespace {

bool narrow(char32_t c) { return c < 0x250; }
bool no_start(char32_t c) {
  return std::u32string_view(U"，。、；：？！）》”%").find(c) !=
         std::u32string_view::npos;
}
bool no_end(char32_t c) {
  return std::u32string_view(U"（《“").find(c) != std::u32string_view::npos;
}

float advance(char32_t c, float size) { return narrow(c) ? size / 2 : size; }

// The end of what cannot be broken from `at` on.
std::size_t word_end(std::u32string_view text, std::size_t at) {
  while (at < text.size() && no_end(text[at])) ++at;
  if (at < text.size() && narrow(text[at]) && text[at] != U' ') {
    while (at < text.size() && narrow(text[at]) && text[at] != U' ') ++at;
  } else if (at < text.size()) {
    ++at;
  }
  while (at < text.size() && no_start(text[at])) ++at;
  return at;
}

}  // namespace

Typesetter::Typesetter(Style style) : style_(std::move(style)) {
  document_.format = Format::pdf;
  document_.fonts = {"FangSong", "Latin"};
  page_.number = 0;
  new_page();
}

float Typesetter::width_of(std::u32string_view text, float size) {
  float width = 0;
  for (const char32_t c : text) width += advance(c, size);
  return width;
}

float Typesetter::column_width() const {
  return (style_.right - style_.left -
          static_cast<float>(style_.columns - 1) * style_.gutter) /
         static_cast<float>(style_.columns);
}

float Typesetter::column_left() const {
  return style_.left +
         static_cast<float>(column_) * (column_width() + style_.gutter) -
         (page_.number % 2 == 0 ? style_.mirrored : 0);
}

void Typesetter::end_page() {
  if (page_.number == 0) return;
  if (style_.furniture) style_.furniture(*this, page_.number);
  document_.pages.push_back(std::move(page_));
}

void Typesetter::new_page() {
  const int number = page_.number + 1;
  end_page();
  page_ = Page();
  page_.number = number;
  page_.width = style_.width;
  page_.height = style_.height;
  y_ = style_.top;
  column_ = 0;
}

void Typesetter::need(float height) {
  if (y_ + height <= style_.bottom) return;
  if (column_ + 1 < style_.columns) {
    ++column_;
    y_ = style_.top;
  } else {
    new_page();
  }
}

Run& Typesetter::place(std::u32string_view text, float x, float y, float size) {
  Run run;
  run.text = text;
  run.size = size;
  float width = 0;
  for (const char32_t c : text) {
    run.edges.push_back(width);
    width += advance(c, size);
  }
  run.edges.push_back(width);
  run.font = narrow(text.front()) ? 1 : 0;
  run.box = {x, y, x + width, y + size};
  page_.runs.push_back(std::move(run));
  return page_.runs.back();
}

void Typesetter::centre(std::u32string_view text, float y, float size) {
  const float shift = page_.number % 2 == 0 ? style_.mirrored : 0;
  const float middle = (style_.left + style_.right) / 2 - shift;
  place(text, middle - width_of(text, size) / 2, y, size);
}

void Typesetter::rule(float x0, float y0, float x1, float y1) {
  page_.rulings.push_back({x0, y0, x1, y1, 0.5F});
}

// Runs end where Han and Latin meet, as fonts do. Justified lines have the
// rest of the room between their characters.
void Typesetter::line(std::u32string_view text, float x, float size,
                      float stretch_to) {
  std::vector<std::u32string_view> parts;
  float natural = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && narrow(text[end]) == narrow(text[i])) ++end;
    parts.push_back(text.substr(i, end - i));
    natural += width_of(parts.back(), size);
    i = end;
  }
  const float gaps =
      style_.latin_gap * size * static_cast<float>(parts.size() - 1);
  const float rest = stretch_to > 0 ? stretch_to - x - natural - gaps : 0;
  const float each =
      text.size() > 1 ? rest / static_cast<float>(text.size() - 1) : 0;
  for (const std::u32string_view part : parts) {
    Run& run = place(part, x, y_, size);
    for (std::size_t i = 1; i < run.edges.size(); ++i) {
      run.edges[i] += each * static_cast<float>(i);
    }
    run.box.x1 = run.box.x0 + run.edges.back() - each;
    run.edges.back() -= each;
    x += run.edges.back() + each + style_.latin_gap * size;
  }
}

void Typesetter::paragraph(std::u32string_view text) {
  paragraph(text, style_.indent);
}

void Typesetter::paragraph(std::u32string_view text, float indent) {
  std::size_t at = 0;
  float x = indent * style_.size;
  while (at < text.size()) {
    need(style_.leading);
    std::size_t end = at;
    float width = x;
    bool was_narrow = narrow(text[at]);
    while (end < text.size()) {
      const std::size_t next = word_end(text, end);
      float more = width_of(text.substr(end, next - end), style_.size);
      if (end > at && narrow(text[end]) != was_narrow) {
        more += style_.latin_gap * style_.size;
      }
      // A full stop or comma may hang over the edge.
      const bool hangs =
          style_.overhang && next > end && no_start(text[next - 1]);
      const float allowed = hangs ? style_.size : 0;
      if (width + more > column_width() + allowed + 0.01F && end > at) break;
      width += more;
      was_narrow = narrow(text[next - 1]);
      end = next;
    }
    const bool last = end == text.size();
    const float full =
        column_width() + (width > column_width() ? style_.size : 0);
    line(text.substr(at, end - at), column_left() + x, style_.size,
         style_.justified && !last ? column_left() + full : 0);
    y_ += style_.leading;
    at = end;
    x = style_.hanging * style_.size;
  }
  y_ += style_.paragraph_gap * style_.leading;
}

void Typesetter::title(const std::vector<std::u32string>& lines, float size) {
  for (const std::u32string& text : lines) {
    need(size * 1.5F);
    centre(text, y_, size);
    y_ += size * 1.5F;
  }
}

void Typesetter::right(std::u32string_view text, float from_right) {
  need(style_.leading);
  const float end = column_left() + column_width() - from_right * style_.size;
  place(text, end - width_of(text, style_.size), y_, style_.size);
  y_ += style_.leading;
}

void Typesetter::table(const std::vector<float>& xs, float row_height,
                       const std::vector<std::vector<std::u32string>>& rows) {
  const float top = y_;
  constexpr float kSize = 10, kLeading = 13, kPadding = 5;
  for (const std::vector<std::u32string>& row : rows) {
    rule(xs.front(), y_, xs.back(), y_);
    for (std::size_t c = 0; c < row.size(); ++c) {
      const float room = xs[c + 1] - xs[c] - 2 * kPadding;
      float y = y_ + 3;
      for (std::size_t at = 0; at < row[c].size();) {
        std::size_t end = at;
        float width = 0;
        while (end < row[c].size() &&
               width + advance(row[c][end], kSize) <= room) {
          width += advance(row[c][end++], kSize);
        }
        place(std::u32string_view(row[c]).substr(at, end - at),
              xs[c] + kPadding, y, kSize);
        y += kLeading;
        at = end;
      }
    }
    y_ += row_height;
  }
  rule(xs.front(), y_, xs.back(), y_);
  for (const float x : xs) rule(x, top, x, y_);
  y_ += style_.leading - style_.size;
}

Document Typesetter::document() {
  if (!ended_) end_page();
  ended_ = true;
  if (style_.scrambled) {
    std::mt19937 random(7);
    for (Page& page : document_.pages) {
      std::shuffle(page.runs.begin(), page.runs.end(), random);
    }
  }
  document_.source.pages = static_cast<int>(document_.pages.size());
  return document_;
}

std::u32string some_text(unsigned seed, std::size_t sentences) {
  static const std::vector<std::u32string> kWho = {
      U"乡镇水管站",   U"各村委会",         U"县图书馆", U"镇卫生院",
      U"区园林中心",   U"承包人",           U"值班人员", U"县农机站",
      U"“河长”办公室", U"《章程》规定的人", U"施工单位", U"街道办"};
  static const std::vector<std::u32string> kDoes = {
      U"要在汛期前检查堤防",
      U"应当登记进出车辆",
      U"负责修剪行道树",
      U"按季度公布账目",
      U"不得占用消防通道",
      U"可以申请贴息贷款",
      U"每年巡查3次",
      U"把材料报送至B区12号窗口",
      U"完成1,250.5亩秧苗的补种",
      U"于2026年4月30日前拆除旧棚"};
  static const std::vector<std::u32string> kWhy = {U"，保证水路畅通",
                                                   U"，方便群众办事",
                                                   U"（节假日除外）",
                                                   U"，费用由集体承担",
                                                   U"",
                                                   U"；逾期的，另行安排",
                                                   U"，误差不超过0.5%"};
  std::mt19937 random(seed);
  const auto any = [&](const std::vector<std::u32string>& words) {
    return words[random() % words.size()];
  };
  std::u32string text;
  for (std::size_t i = 0; i < sentences; ++i) {
    text += any(kWho) + any(kDoes) + any(kWhy) + U"。";
  }
  return text;
}

}  // namespace tiaowen::testing
