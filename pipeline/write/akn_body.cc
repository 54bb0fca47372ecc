#include "pipeline/write/akn_body.h"

#include <algorithm>
#include <set>

#include "pipeline/model/unicode.h"
#include "pipeline/write/evidence.h"

namespace tiaowen {
namespace {

// The element of a clause; where Akoma Ntoso has none of that name it is an
// hcontainer with the kind as its name.
const char* element_of(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::part:
      return "part";
    case ClauseKind::subpart:
      return "subpart";
    case ClauseKind::chapter:
      return "chapter";
    case ClauseKind::section:
      return "section";
    case ClauseKind::article:
      return "article";
    case ClauseKind::paragraph:
      return "paragraph";
    case ClauseKind::item:
      return "point";
    case ClauseKind::subitem:
      return "indent";
    case ClauseKind::level1:
    case ClauseKind::level2:
    case ClauseKind::level3:
    case ClauseKind::level4:
      return "level";
    default:
      return "hcontainer";
  }
}

class BodyWriter {
 public:
  BodyWriter(const Record& record, const AknConcepts& concepts, XmlWriter& xml)
      : record_(record), concepts_(concepts), xml_(xml) {
    children_.resize(record.clauses.size() + 1);
    for (std::size_t i = 0; i < record.clauses.size(); ++i) {
      // The roots are the children of the place behind all clauses.
      const int parent = record.clauses[i].parent;
      children_[parent < 0 ? record.clauses.size()
                           : static_cast<std::size_t>(parent)]
          .push_back(i);
    }
  }

  void write() {
    const auto& roots = children_.back();
    std::uint32_t at = 0;
    for (const std::size_t root : roots) {
      loose(at, record_.clauses[root].span.begin);
      clause(root);
      at = std::max(at, record_.clauses[root].span.end);
    }
    const std::uint32_t end = record_.text.whole().end;
    loose(at, end);
    if (roots.empty() && is_blank(0, end)) container("text", 0, 0);
  }

 private:
  bool is_blank(std::uint32_t begin, std::uint32_t end) const {
    const auto words = record_.text.published({begin, std::max(begin, end)});
    return std::all_of(words.begin(), words.end(), is_space);
  }
  void raw(std::uint32_t begin, std::uint32_t end) {
    if (begin < end) xml_.text(record_.text.published({begin, end}));
  }
  std::string fresh_id(const std::string& id) {
    std::string free = id;
    for (int i = 2; !ids_.insert(free).second; ++i) {
      free = id + "-" + std::to_string(i);
    }
    return free;
  }

  // Text between clauses, which belongs to none of them.
  void loose(std::uint32_t begin, std::uint32_t end) {
    if (begin >= end) return;
    is_blank(begin, end) ? raw(begin, end) : container("text", begin, end);
  }
  void container(const char* name, std::uint32_t begin, std::uint32_t end) {
    xml_.open("hcontainer");
    xml_.attribute("name", name);
    xml_.attribute("eId", fresh_id("hcontainer_" + std::to_string(++loose_)));
    blocks("content", begin, end);
    xml_.close();
  }

  void clause(std::size_t index) {
    const Clause& clause = record_.clauses[index];
    const std::string element = element_of(clause.kind);
    xml_.open(element.c_str());
    if (element == "hcontainer") {
      xml_.attribute("name", name_of(clause.kind));
    }
    xml_.attribute("eId", fresh_id(clause.id));
    std::uint32_t at = clause.span.begin;
    titled("num", clause.label, clause.span, at);
    const auto& below = children_[index];
    // The title of a document among several stands in its preamble.
    if (below.empty() ||
        clause.heading.end <= record_.clauses[below.front()].span.begin) {
      titled("heading", clause.heading, clause.span, at);
    }
    if (below.empty()) blocks("content", at, clause.span.end);
    for (const std::size_t child : below) {
      const std::uint32_t begin = record_.clauses[child].span.begin;
      if (child == below.front() && !is_blank(at, begin)) {
        blocks("intro", at, begin);
      } else {
        loose(at, begin);
      }
      this->clause(child);
      at = std::max(at, record_.clauses[child].span.end);
    }
    if (!below.empty() && at < clause.span.end) {
      if (is_blank(at, clause.span.end)) {
        raw(at, clause.span.end);
      } else {
        blocks("wrapUp", at, clause.span.end);
      }
    }
    xml_.close();
  }

  // A label or heading, where it is the next thing that stands there.
  void titled(const char* element, Span words, Span clause, std::uint32_t& at) {
    if (words.empty() || words.begin < at || !clause.contains(words) ||
        !is_blank(at, words.begin)) {
      return;
    }
    raw(at, words.begin);
    xml_.open(element);
    line(words.begin, words.end);
    xml_.close();
    at = words.end;
  }

  const Table* table_at(std::uint32_t begin, std::uint32_t end) const {
    const auto& tables = record_.text.tables;
    const auto found = std::lower_bound(
        tables.begin(), tables.end(), begin,
        [](const Table& t, std::uint32_t at) { return t.span.begin < at; });
    const bool here = found != tables.end() && found->span.begin == begin &&
                      found->span.end <= end && in_order(*found);
    return here ? &*found : nullptr;
  }
  // Can the cells be written one after the other, nothing between them?
  bool in_order(const Table& table) const {
    if (table.cells.empty() || table.span.empty()) return false;
    std::uint32_t at = table.span.begin;
    for (const TableCell& cell : table.cells) {
      if (cell.span.begin < at || !is_blank(at, cell.span.begin)) return false;
      at = cell.span.end;
    }
    return at <= table.span.end && is_blank(at, table.span.end);
  }

  // Lines as paragraphs, tables as tables; the line ends between them.
  void blocks(const char* element, std::uint32_t begin, std::uint32_t end) {
    xml_.open(element);
    bool any = false;
    for (std::uint32_t at = begin; at < end;) {
      if (const Table* table = table_at(at, end)) {
        this->table(*table);
        at = table->span.end;
        any = true;
        continue;
      }
      const auto& text = record_.text.original;
      const auto stop = static_cast<std::uint32_t>(
          std::min<std::size_t>(text.find(U'\n', at), end));
      if (is_blank(at, stop)) {
        raw(at, stop);
      } else {
        paragraph(at, stop);
        any = true;
      }
      if (stop < end) raw(stop, stop + 1);
      at = stop + 1;
    }
    if (!any) xml_.element("p", "");
    xml_.close();
  }
  void paragraph(std::uint32_t begin, std::uint32_t end) {
    xml_.open("p");
    line(begin, end);
    xml_.close();
  }

  void table(const Table& table) {
    xml_.open("table");
    xml_.attribute("eId", fresh_id("table_" + std::to_string(++tables_)));
    std::uint32_t at = table.span.begin;
    int row = -1;
    for (const TableCell& cell : table.cells) {
      if (cell.row != row) {
        if (row >= 0) xml_.close();
        raw(at, cell.span.begin);
        at = cell.span.begin;
        xml_.open("tr");
        row = cell.row;
      }
      raw(at, cell.span.begin);
      xml_.open(cell.row < table.header_rows ? "th" : "td");
      if (cell.row_span > 1) xml_.attribute("rowspan", cell.row_span);
      if (cell.column_span > 1) xml_.attribute("colspan", cell.column_span);
      cell_lines(cell.span);
      xml_.close();
      at = cell.span.end;
    }
    if (row >= 0) xml_.close();
    raw(at, table.span.end);
    xml_.close();
  }
  void cell_lines(Span cell) {
    if (is_blank(cell.begin, cell.end)) {
      xml_.open("p");
      raw(cell.begin, cell.end);
      xml_.close();
    } else {
      paragraph(cell.begin, cell.end);
    }
  }

  // Text with what is known of it.
  void line(std::uint32_t begin, std::uint32_t end) {
    auto mention = std::lower_bound(
        record_.mentions.begin(), record_.mentions.end(), begin,
        [](const Mention& m, std::uint32_t at) { return m.span.begin < at; });
    std::uint32_t at = begin;
    for (; mention != record_.mentions.end() && mention->span.begin < end;
         ++mention) {
      if (mention->span.begin < at || mention->span.end > end ||
          mention->span.empty()) {
        continue;
      }
      raw(at, mention->span.begin);
      marked(*mention);
      at = mention->span.end;
    }
    raw(at, end);
  }

  void marked(const Mention& mention) {
    bool open = true;
    if (const auto* time = std::get_if<Time>(&mention.value)) {
      open = date(*time);
    } else if (const auto* citation = std::get_if<Citation>(&mention.value)) {
      open = reference(*citation);
    } else {
      const bool body = std::holds_alternative<Department>(mention.value);
      xml_.open(body ? "organization" : "quantity");
      const auto number = &mention - record_.mentions.data() + 1;
      xml_.attribute("eId", fresh_id("m" + std::to_string(number)));
      xml_.attribute("refersTo", "#" + concepts_.id_of(record_, mention.value));
      figure(mention.value);
    }
    xml_.text(record_.text.published(mention.span));
    if (open) xml_.close();
  }

  void figure(const Value& value) {
    const auto normalized = [this](const auto& least, const auto& most) {
      if (!least && !most) return;
      const std::string low = least ? least->str() : "";
      const std::string high = most ? most->str() : "";
      xml_.attribute("normalized", low == high ? low : low + ".." + high);
    };
    if (const auto* amount = std::get_if<Amount>(&value)) {
      normalized(amount->min, amount->max);
    } else if (const auto* ratio = std::get_if<Ratio>(&value)) {
      normalized(ratio->min, ratio->max);
    } else if (const auto* quantity = std::get_if<Quantity>(&value)) {
      normalized(quantity->min, quantity->max);
    }
  }

  // Akoma Ntoso dates are whole days.
  bool date(const Time& time) {
    const std::optional<Date>& day = time.due ? time.due : time.date;
    if (!day || day->day == 0) return false;
    xml_.open("date");
    xml_.attribute("date", day->str());
    return true;
  }

  bool reference(const Citation& citation) {
    std::string target;
    if (citation.target >= 0) {
      target = "#" + clause_id(record_, citation.target);
    } else if (citation.number) {
      target = "/akn/cn/doc/" + quote_of(record_, *citation.number);
      std::erase_if(target, [](char c) { return c == ' ' || c == '\n'; });
    }
    if (target.empty()) return false;
    xml_.open("ref");
    xml_.attribute("href", target);
    return true;
  }

  const Record& record_;
  const AknConcepts& concepts_;
  XmlWriter& xml_;
  std::vector<std::vector<std::size_t>> children_;
  std::set<std::string> ids_;
  int loose_ = 0, tables_ = 0;
};

}  // namespace

void write_akn_body(const Record& record, const AknConcepts& concepts,
                    XmlWriter& xml) {
  BodyWriter(record, concepts, xml).write();
}

}  // namespace tiaowen
