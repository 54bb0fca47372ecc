// Totals told in a sentence, and the parts beside them.
//
//   资金合计40万元(甲市30万元,乙县10万元)
//   共收入97.67万元,其中:财政拨款90.67万元,其他收入7万元
//   甲县30万元、乙县10万元,合计40万元

#include <algorithm>

#include "pipeline/audit/stated.h"
#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

constexpr std::uint32_t kReach = 600;  // of one list of parts
constexpr std::size_t kMostParts = 60;

// The parts of a total, and whether the document says that these are all.
struct Parts {
  std::vector<Stated> figures;
  bool whole = true;
};

bool ends_sentence(char32_t c) {
  return c == U'。' || c == U'\n' || c == U'\t';
}

// How a total leads into the list of its parts.
struct LeadIn {
  std::uint32_t from = 0;  // where the list begins; 0: there is none
  bool bracket = false;
  bool named = false;  // by 其中 or a word like it
  bool colon = false;
};

LeadIn lead_in_after(const Books& books, Span total) {
  const std::u32string_view text = books.text.folded;
  constexpr std::u32string_view kMarks = U" ,:;。";
  constexpr int kMostMarks = 3;
  LeadIn lead_in;
  std::uint32_t at = total.end;
  for (int i = 0; i < kMostMarks && at < text.size(); ++i, ++at) {
    if (kMarks.find(text[at]) == kMarks.npos) break;
    if (text[at] == U'。' && total.end != at) break;
    lead_in.colon |= text[at] == U':';
  }
  if (at >= text.size()) return {};
  lead_in.bracket = text[at] == U'(';
  if (lead_in.bracket) ++at;
  const Word word = books.words.begins(text, at, Dictionary::audit_word);
  lead_in.named = word && books.words.cell(word, "kind") == "parts";
  if (lead_in.named) {
    at += word.length;
    lead_in.colon |= at < text.size() && text[at] == U':';
  }
  if (!lead_in.bracket && !lead_in.named && !lead_in.colon) return {};
  lead_in.from = at;
  return lead_in;
}

std::uint32_t end_of_list(std::u32string_view text, std::uint32_t from,
                          bool bracket) {
  int depth = 0;
  std::uint32_t at = from;
  for (; at < text.size() && at < from + kReach; ++at) {
    if (text[at] == U'(') ++depth;
    if (text[at] == U')' && --depth < 0 && bracket) return at;
    if (depth <= 0 && ends_sentence(text[at])) break;
    if (text[at] == U'\n' || text[at] == U'\t') break;
  }
  return at;
}

int depth_between(std::u32string_view text, std::uint32_t from,
                  std::uint32_t to) {
  int depth = 0;
  for (std::uint32_t at = from; at < to; ++at) {
    if (text[at] == U'(') ++depth;
    if (text[at] == U')') --depth;
  }
  return depth;
}

bool has_word(const Books& books, Span span, std::string_view kind) {
  for (std::uint32_t at = span.begin; at < span.end; ++at) {
    const Word word =
        books.words.begins(books.text.folded, at, Dictionary::audit_word);
    if (word && books.words.cell(word, "kind") == kind) return true;
  }
  return false;
}

// Figures that are no parts, though they stand among them.
bool no_part(const Stated& figure) {
  return figure.use == Use::change || figure.use == Use::cap ||
         figure.use == Use::floor || figure.use == Use::condition ||
         figure.use == Use::target || figure.rated;
}

// 资金合计40万元, 共有站点46个: a total by its own use, or by a word before it.
bool is_total(const Books& books, const Stated& figure) {
  constexpr std::uint32_t kFarthest = 16;
  constexpr std::u32string_view kMarks = U",;:。、()\n\t";
  const std::u32string_view text = books.text.folded;
  if (figure.rated) return false;
  if (figure.use == Use::total) return true;
  std::uint32_t begin = figure.span.begin;
  while (begin > 0 && figure.span.begin - begin < kFarthest &&
         kMarks.find(text[begin - 1]) == kMarks.npos) {
    --begin;
  }
  return has_word(books, {begin, figure.span.begin}, "total");
}

// The parts in `list`, all of the total's unit, outside brackets of their own.
Parts parts_in(const Books& books, const Stated& total, Span list,
               bool marked) {
  Parts parts;
  const std::u32string_view text = books.text.folded;
  std::uint32_t read = list.begin;
  int depth = 0;
  for (std::size_t i = first_from(books.mentions, list.begin);
       i < books.mentions.size(); ++i) {
    const Mention& mention = books.mentions[i];
    if (mention.span.begin >= list.end || parts.figures.size() > kMostParts) {
      break;
    }
    const Span gap{read, std::max(read, mention.span.begin)};
    depth += depth_between(text, gap.begin, gap.end);
    const bool amount = std::holds_alternative<Amount>(mention.value);
    const bool quantity = std::holds_alternative<Quantity>(mention.value);
    if (!amount && !quantity) continue;
    read = gap.end;
    if (has_word(books, gap, "open")) parts.whole = false;
    // Parts of a part: the rest is none of ours.
    if (depth <= 0 && !parts.figures.empty() && has_word(books, gap, "parts")) {
      parts.whole = false;
      break;
    }
    if (depth > 0) continue;
    const auto figure = stated_at(books, i);
    // 其中甲521家,吸纳就业953人,…: no colon says how far the list goes.
    if (!marked && (!figure || figure->unit != total.unit)) {
      parts.whole = false;
      break;
    }
    if (!figure || figure->unit != total.unit) {
      if (amount) parts.whole = false;  // 不超过5万元: not to be added
      continue;
    }
    if (no_part(*figure)) {
      parts.whole = false;
      continue;
    }
    if (is_total(books, *figure)) {
      parts.whole = false;
      break;
    }
    parts.figures.push_back(*figure);
  }
  if (has_word(books, {read, list.end}, "open")) parts.whole = false;
  return parts;
}

void compare(const Stated& total, const Parts& parts,
             std::vector<Finding>& findings) {
  if (parts.figures.size() < 2) return;
  Slack slack;
  slack.add(total.step);
  Decimal sum;
  std::optional<Decimal> difference;
  for (std::size_t i = 0; i < parts.figures.size(); ++i) {
    const auto next = Decimal::add(sum, parts.figures[i].value);
    if (!next) return;
    sum = *next;
    slack.add(parts.figures[i].step);
    difference = Decimal::subtract(sum, total.value);
    // What follows the last part may belong to a total around this one.
    if (!difference || (i > 0 && slack.covers(*difference))) return;
  }
  if (difference->is_negative() && !parts.whole) return;
  findings.push_back({Severity::warning, "amount.sum_mismatch",
                      "the parts make " + sum.str() + ", the total says " +
                          total.value.str() + " " + total.unit,
                      total.span});
}

// 甲县30万元、乙县10万元,合计40万元: the parts stand before their total.
bool sums_up(const Books& books, Span total) {
  const auto word = word_before(books, total.begin, "total");
  if (!word || word->length() < 2 || word->begin == 0) return false;
  const char32_t before = books.text.folded[word->begin - 1];
  return before == U',' || before == U';';
}

Span list_before(std::u32string_view text, std::uint32_t end) {
  std::uint32_t begin = end;
  while (begin > 0 && end - begin < kReach && !ends_sentence(text[begin - 1])) {
    --begin;
  }
  return {begin, end};
}

// The figure of `mention`, which may be a total: one that a list of parts
// follows, or stands before.
void check_total(const Books& books, std::size_t mention, const LeadIn& lead_in,
                 std::vector<Finding>& findings) {
  const std::u32string_view text = books.text.folded;
  const auto total = stated_at(books, mention);
  if (!total || total->value.is_zero() || total->rated) return;
  const bool sum = is_total(books, *total);
  if (!sum && !lead_in.named) return;
  if (lead_in.from == 0) {
    const Span list = list_before(text, total->span.begin);
    compare(*total, parts_in(books, *total, list, true), findings);
    return;
  }
  const Span list{lead_in.from,
                  end_of_list(text, lead_in.from, lead_in.bracket)};
  const bool marked = lead_in.colon || lead_in.bracket;
  Parts parts = parts_in(books, *total, list, marked);
  // 收入80万元,其中税收50万元、罚没10万元: there may be more.
  parts.whole = parts.whole && (sum || marked);
  compare(*total, parts, findings);
}

}  // namespace

void check_sums(const Books& books, std::vector<Finding>& findings) {
  for (std::size_t i = 0; i < books.mentions.size(); ++i) {
    const Mention& mention = books.mentions[i];
    if (!std::holds_alternative<Amount>(mention.value) &&
        !std::holds_alternative<Quantity>(mention.value)) {
      continue;
    }
    const LeadIn lead_in = lead_in_after(books, mention.span);
    if (lead_in.from == 0 && !sums_up(books, mention.span)) continue;
    check_total(books, i, lead_in, findings);
  }
}

}  // namespace tiaowen
