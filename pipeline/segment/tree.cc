#include "pipeline/segment/tree.h"

#include <algorithm>
#include <string>

#include "pipeline/model/unicode.h"
#include "pipeline/segment/titles.h"

namespace tiaowen {
namespace {

class Builder {
 public:
  Builder(const Text& text, const Lexicon& words,
          const std::vector<Passage>& lines, const std::vector<Placing>& places)
      : text_(text), words_(words), lines_(lines), places_(places) {}

  std::vector<Clause> build() {
    several_ = begins_again();
    if (several_) begin_document(0);
    for (std::size_t i = 0; i < lines_.size(); ++i) line(i);
    end_loose(lines_.size());
    close_to(0, lines_.size());
    if (document_ >= 0) end(document_, lines_.size());
    return std::move(clauses_);
  }

 private:
  // Does the file hold more documents than one, each with its own title?
  bool begins_again() const {
    for (std::size_t i = 1; i < places_.size(); ++i) {
      if (places_[i].step == Move::restart && is_another(i)) return true;
    }
    return false;
  }
  bool is_another(std::size_t i) const {
    const std::u32string_view number = number_near(text_, words_, lines_, i);
    return number.empty() || number != number_near(text_, words_, lines_, 0);
  }

  void line(std::size_t i) {
    const Passage& line = lines_[i];
    const Placing& place = places_[i];
    switch (place.step) {
      case Move::restart:
        end_loose(i);
        close_to(0, i);
        if (i > 0 && several_ && is_another(i)) begin_document(i);
        begin_loose(ClauseKind::preamble, i, document_);
        return;
      case Move::open:
        open(i, place.depth, kind_of(line.mark->form, place.depth));
        return;
      case Move::paragraph:
        open(i, place.depth, ClauseKind::paragraph);
        return;
      case Move::close:
        if (loose_ >= 0 && kind(loose_) == ClauseKind::signature &&
            lines_[i - 1].role == Role::signature) {
          return;
        }
        end_loose(i);
        close_to(place.depth, i);
        begin_loose(ClauseKind::signature, i, parent_at(place.depth));
        return;
      case Move::stay:
        break;
    }
    if (line.role == Role::imprint || line.role == Role::note) {
      const bool note = line.role == Role::note;
      const ClauseKind is = note ? ClauseKind::note : ClauseKind::imprint;
      if (loose_ >= 0 && kind(loose_) == is && !note) return;
      end_loose(i);
      if (!note) close_to(0, i);
      begin_loose(is, i, innermost());
      if (note) {
        clauses_.back().number = std::to_string(++notes_);
        note_line_ = i;
      }
      return;
    }
    // A note is one line; what follows belongs to the clause again.
    if (loose_ >= 0 && kind(loose_) == ClauseKind::note && i > note_line_) {
      end_loose(i);
    }
    if (loose_ < 0 && open_.empty()) {
      begin_loose(ClauseKind::preamble, i, document_);
    }
  }

  void open(std::size_t i, std::size_t depth, ClauseKind is) {
    end_loose(i);
    close_to(depth, i);
    const Passage& line = lines_[i];
    Clause clause;
    clause.kind = is;
    clause.parent = parent_at(depth);
    clause.span.begin = line.span.begin;
    if (is == ClauseKind::paragraph) {
      clause.label = {line.span.begin, line.span.begin};
      clause.number = std::to_string(++paragraphs_);
    } else {
      const ClauseMark& mark = *line.mark;
      clause.label = {line.span.begin, line.span.begin + mark.length};
      clause.number = std::to_string(mark.number);
      if (mark.sub != 0) clause.number += "-" + std::to_string(mark.sub);
      clause.heading = heading_of(text_, lines_, i);
      if (is == ClauseKind::article) paragraphs_ = 1;
    }
    open_.push_back(static_cast<int>(clauses_.size()));
    clauses_.push_back(std::move(clause));
  }

  // The kind of a mark's clause below the first `depth` open ones.
  ClauseKind kind_of(MarkForm form, std::size_t depth) const {
    if (form == MarkForm::division) return ClauseKind::part;
    if (is_fixed(form)) {
      constexpr ClauseKind kFixed[] = {
          ClauseKind::attachment, ClauseKind::part,    ClauseKind::part,
          ClauseKind::subpart,    ClauseKind::chapter, ClauseKind::section,
          ClauseKind::article};
      return kFixed[static_cast<std::size_t>(form)];
    }
    int level = 0;
    bool in_article = false;
    for (std::size_t i = 0; i < depth && i < open_.size(); ++i) {
      switch (kind(open_[i])) {
        case ClauseKind::article:
          in_article = true;
          level = 0;
          break;
        case ClauseKind::paragraph:
          break;
        case ClauseKind::item:
        case ClauseKind::subitem:
        case ClauseKind::level1:
        case ClauseKind::level2:
        case ClauseKind::level3:
        case ClauseKind::level4:
          ++level;
          break;
        default:
          level = 0;
          in_article = false;
      }
    }
    if (in_article) {
      const bool item = form == MarkForm::han || form == MarkForm::han_bracket;
      return level == 0 && item ? ClauseKind::item : ClauseKind::subitem;
    }
    constexpr ClauseKind kLevels[] = {ClauseKind::level1, ClauseKind::level2,
                                      ClauseKind::level3, ClauseKind::level4};
    return kLevels[std::min(level, 3)];
  }

  // The file holds several documents: each is a part with its own title.
  void begin_document(std::size_t i) {
    if (document_ >= 0) end(document_, i);
    Clause part;
    part.kind = ClauseKind::part;
    part.number = std::to_string(++documents_);
    part.span.begin = lines_[i].span.begin;
    part.label = {part.span.begin, part.span.begin};
    part.heading = title_from(i);
    document_ = static_cast<int>(clauses_.size());
    clauses_.push_back(std::move(part));
  }

  // The title of the document that begins with line `i`.
  Span title_from(std::size_t i) const {
    const auto is_title = [&](std::size_t k) {
      return documents_ == 1 ? lines_[k].first_title
                             : lines_[k].role == Role::title &&
                                   (k == i || places_[k].step == Move::stay);
    };
    // Site lines may stand above the first.
    while (documents_ == 1 && i < lines_.size() && !is_title(i)) ++i;
    if (i == lines_.size() || !is_title(i)) return {};
    Span title = lines_[i].span;
    while (i + 1 < lines_.size() && is_title(i + 1)) {
      title.end = lines_[++i].span.end;
    }
    return title;
  }

  void begin_loose(ClauseKind is, std::size_t i, int parent) {
    Clause clause;
    clause.kind = is;
    clause.parent = parent;
    clause.span.begin = lines_[i].span.begin;
    clause.label = clause.heading = {clause.span.begin, clause.span.begin};
    loose_ = static_cast<int>(clauses_.size());
    clauses_.push_back(std::move(clause));
  }
  void end_loose(std::size_t i) {
    if (loose_ >= 0) end(loose_, i);
    loose_ = -1;
  }
  void close_to(std::size_t depth, std::size_t i) {
    while (open_.size() > depth) {
      end(open_.back(), i);
      open_.pop_back();
    }
  }
  // The clause ends with the line before line `i`.
  void end(int clause, std::size_t i) {
    at(clause).span.end = lines_[i - 1].span.end;
  }
  int parent_at(std::size_t depth) const {
    return depth == 0 || open_.empty()
               ? document_
               : open_[std::min(depth, open_.size()) - 1];
  }
  int innermost() const { return parent_at(open_.size()); }
  Clause& at(int i) { return clauses_[static_cast<std::size_t>(i)]; }
  ClauseKind kind(int i) const {
    return clauses_[static_cast<std::size_t>(i)].kind;
  }

  const Text& text_;
  const Lexicon& words_;
  const std::vector<Passage>& lines_;
  const std::vector<Placing>& places_;
  std::vector<Clause> clauses_;
  std::vector<int> open_;  // by depth
  int loose_ = -1;         // an open preamble, signature, imprint or note
  int document_ = -1;      // the part of a file with several documents
  int documents_ = 0;
  int paragraphs_ = 1;  // of the open article
  int notes_ = 0;
  bool several_ = false;
  std::size_t note_line_ = 0;
};

}  // namespace

std::vector<Clause> build_tree(const Text& text, const Lexicon& words,
                               const std::vector<Passage>& lines,
                               const std::vector<Placing>& places) {
  return Builder(text, words, lines, places).build();
}

}  // namespace tiaowen
