// The numbers that Word writes in front of paragraphs.
//
//   DocxNumbering numbering(numbering_xml.root());
//   numbering.next("3", 0)    第一章
//   numbering.next("3", 1)    第一条
//
// One counter for each level of an abstract list; a level's next number sets
// those below it back, and lists made from one abstract list count together
// unless one says where it starts.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/read/package_xml.h"

namespace tiaowen {

class DocxNumbering {
 public:
  DocxNumbering() = default;
  explicit DocxNumbering(XmlNode root);

  // The next number of list `id` at `level`, from 0, as it is printed; empty
  // where the list is unknown or a bullet.
  std::u32string next(std::string_view id, int level);
  // Which level of a list a paragraph style stands for; -1 for none.
  int level_of_style(std::string_view id, std::string_view style) const;

 private:
  struct Level {
    int start = 1;
    int restart = -1;    // w:lvlRestart; -1 where not said
    bool legal = false;  // all numbers in it are decimal
    bool spaced = true;  // a tab or blank follows
    std::string format = "decimal";
    std::string text;  // %1.%2
    std::string style;
  };
  struct List {
    std::string abstract;
    std::map<int, Level> own;  // levels the list overrides
    std::map<int, int> start;  // … and where it starts anew
    bool started = false;
  };

  static Level read_level(XmlNode lvl);
  void read_list(XmlNode num);
  const Level* find(const List& list, int level) const;
  std::u32string written(const List& list, const std::vector<int>& counters,
                         const Level& level) const;

  std::map<std::string, std::map<int, Level>, std::less<>> abstracts_;
  std::map<std::string, List, std::less<>> lists_;
  std::map<std::string, std::vector<int>> counters_;  // of abstract lists
};

}  // namespace tiaowen
