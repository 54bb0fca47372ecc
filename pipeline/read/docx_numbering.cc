#include "pipeline/read/docx_numbering.h"

#include <algorithm>
#include <charconv>

#include "pipeline/model/unicode.h"
#include "pipeline/read/docx_number_format.h"

namespace tiaowen {
namespace {

constexpr int kLevels = 9;
constexpr int kUnset = -1;
constexpr int kHighest = 1000000;

int number(std::string_view text, int otherwise) {
  int value = otherwise;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::clamp(value, -1, kHighest);
}

bool on(XmlNode node) {
  if (!node) return false;
  const std::string_view value = node.attribute("val");
  return value != "0" && value != "false";
}

}  // namespace

DocxNumbering::Level DocxNumbering::read_level(XmlNode lvl) {
  Level level;
  level.start = number(lvl.value("start"), 1);
  level.restart = number(lvl.value("lvlRestart"), -1);
  level.legal = on(lvl.child("isLgl"));
  const std::string_view suffix = lvl.value("suff");
  level.spaced = suffix != "nothing";
  if (const XmlNode format = lvl.child("numFmt")) {
    level.format = format.attribute("val");
  }
  level.text = lvl.value("lvlText");
  level.style = lvl.value("pStyle");
  return level;
}

DocxNumbering::DocxNumbering(XmlNode root) {
  std::map<std::string, std::string> style_links, num_style_links;
  for (const XmlNode node : root) {
    if (node.name() != "abstractNum") continue;
    const std::string id(node.attribute("abstractNumId"));
    auto& levels = abstracts_[id];
    for (const XmlNode lvl : node) {
      if (lvl.name() == "lvl") {
        levels[number(lvl.attribute("ilvl"), 0)] = read_level(lvl);
      } else if (lvl.name() == "styleLink") {
        style_links[std::string(lvl.attribute("val"))] = id;
      } else if (lvl.name() == "numStyleLink") {
        num_style_links[id] = lvl.attribute("val");
      }
    }
  }
  // An abstract list may only name the style whose list it shares.
  for (const auto& [id, style] : num_style_links) {
    const auto found = style_links.find(style);
    if (found != style_links.end() && abstracts_[id].empty()) {
      abstracts_[id] = abstracts_[found->second];
    }
  }
  for (const XmlNode node : root) {
    if (node.name() == "num") read_list(node);
  }
}

void DocxNumbering::read_list(XmlNode num) {
  List list;
  list.abstract = num.value("abstractNumId");
  for (const XmlNode node : num) {
    if (node.name() != "lvlOverride") continue;
    const int level = number(node.attribute("ilvl"), 0);
    if (const XmlNode lvl = node.child("lvl")) {
      list.own[level] = read_level(lvl);
    }
    if (const XmlNode start = node.child("startOverride")) {
      list.start[level] = number(start.attribute("val"), 1);
    }
  }
  lists_[std::string(num.attribute("numId"))] = std::move(list);
}

const DocxNumbering::Level* DocxNumbering::find(const List& list,
                                                int level) const {
  if (const auto own = list.own.find(level); own != list.own.end()) {
    return &own->second;
  }
  const auto abstract = abstracts_.find(list.abstract);
  if (abstract == abstracts_.end()) return nullptr;
  const auto found = abstract->second.find(level);
  return found == abstract->second.end() ? nullptr : &found->second;
}

int DocxNumbering::level_of_style(std::string_view id,
                                  std::string_view style) const {
  const auto list = lists_.find(id);
  if (list == lists_.end()) return -1;
  for (int level = 0; level < kLevels; ++level) {
    const Level* found = find(list->second, level);
    if (found != nullptr && !style.empty() && found->style == style) {
      return level;
    }
  }
  return -1;
}

std::u32string DocxNumbering::next(std::string_view id, int level) {
  const auto found = lists_.find(id);
  if (found == lists_.end() || level < 0 || level >= kLevels) return {};
  List& list = found->second;
  const Level* const own = find(list, level);
  if (own == nullptr) return {};
  auto& counters = counters_[list.abstract];
  counters.resize(kLevels, kUnset);
  if (!list.started) {
    for (const auto& [at, start] : list.start) {
      if (at >= 0 && at < kLevels) {
        counters[static_cast<std::size_t>(at)] = start - 1;
      }
    }
    list.started = true;
  }
  auto& counter = counters[static_cast<std::size_t>(level)];
  counter = counter == kUnset ? own->start : counter + 1;
  for (int below = level + 1; below < kLevels; ++below) {
    const Level* const lower = find(list, below);
    // lvlRestart says below which level it starts anew; 0 means never.
    if (lower != nullptr && lower->restart >= 0 && level + 1 > lower->restart) {
      continue;
    }
    counters[static_cast<std::size_t>(below)] = kUnset;
  }
  return written(list, counters, *own);
}

std::u32string DocxNumbering::written(const List& list,
                                      const std::vector<int>& counters,
                                      const Level& level) const {
  if (level.format == "bullet") return {};
  std::u32string out;
  const std::u32string text = to_u32(level.text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'%' || i + 1 >= text.size() || text[i + 1] < U'1' ||
        text[i + 1] > U'9') {
      out.push_back(text[i]);
      continue;
    }
    const auto at = static_cast<std::size_t>(text[++i] - U'1');
    const Level* const part = find(list, static_cast<int>(at));
    if (part == nullptr) continue;
    const int value = counters[at] == kUnset ? part->start : counters[at];
    out += format_number(value, level.legal ? "decimal" : part->format);
  }
  // 第一条 stands apart from its text; 一、 does not.
  constexpr std::u32string_view kClosing = U"、.．)）:：";
  if (level.spaced && !out.empty() &&
      kClosing.find(out.back()) == std::u32string_view::npos) {
    out.push_back(U' ');
  }
  return out;
}

}  // namespace tiaowen
