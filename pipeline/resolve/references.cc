// References inside the document: 第十条第二款 finds its clause, 附件2 its
// attachment.
//
// Places are read by the extractors; here they get their targets. An
// attachment is only spoken of where there is one or should be, so its
// references are found here too.
#include <algorithm>

#include "pipeline/model/clause_mark.h"
#include "pipeline/model/find_letter.h"
#include "pipeline/model/locator.h"
#include "pipeline/model/unicode.h"
#include "pipeline/resolve/clause_index.h"
#include "pipeline/resolve/resolve.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;

void report_missing(const Scene& scene, Span span,
                    std::vector<Finding>& findings) {
  findings.push_back(
      {Severity::info, "citation.target_missing",
       "this document has no " + to_utf8(scene.text.published(span)), span});
}

void find_targets(std::vector<Mention>& mentions, const Scene& scene,
                  const ClauseIndex& index, std::vector<Finding>& findings) {
  for (Mention& mention : mentions) {
    auto* citation = std::get_if<Citation>(&mention.value);
    if (citation == nullptr || !citation->locator || citation->title ||
        citation->number) {
      continue;
    }
    const auto locator = read_locator(scene.text.view(*citation->locator));
    if (!locator) continue;
    citation->target = index.find(*locator, mention.clause);
    // 本意见第三条 says whose it is; 第三条 alone needs articles to be ours.
    const bool own = mention.span.begin < citation->locator->begin;
    if (citation->target < 0 && (own || index.has_articles())) {
      report_missing(scene, mention.span, findings);
    }
  }
}

// 附件2, 见附件: where the text speaks of an attachment.
class AttachmentReferences {
 public:
  AttachmentReferences(const Scene& scene, const ClauseIndex& index,
                       std::vector<Mention>& mentions,
                       std::vector<Finding>& findings)
      : scene_(scene),
        text_(scene.text.folded),
        index_(index),
        mentions_(mentions),
        findings_(findings) {}

  void find() {
    for (std::size_t at = find_letter(text_, U'附', 0); at != text_.npos;
         at = find_letter(text_, U'附', at + 1)) {
      take(static_cast<std::uint32_t>(at));
    }
    if (found_.empty()) return;
    // From the end, so that each mention moves once, and those before the
    // first new one stay.
    std::size_t old = mentions_.size(), to = old + found_.size();
    mentions_.resize(to);
    while (!found_.empty()) {
      Mention& added = found_.back();
      if (old > 0 && added.span < mentions_[old - 1].span) {
        mentions_[--to] = std::move(mentions_[--old]);
      } else {
        mentions_[--to] = std::move(added);
        found_.pop_back();
      }
    }
  }

 private:
  void take(std::uint32_t begin) {
    std::uint32_t length = 0;
    const View here = View(text_).substr(begin, 16);
    if (mark_use(here, scene_.words, length) != "attachment") return;
    const bool line_start =
        begin == 0 || text_[begin - 1] == U'\n' || text_[begin - 1] == U'\t';
    if (line_start) return;
    std::size_t i = length;
    while (i < here.size() && i < length + 2u && here[i] == U' ') ++i;
    const auto number = read_ordinal(here.substr(i));
    const bool numbered = number && number->value > 0 && number->value < 100;
    // Without a number only in 见附件, 详见附件.
    if (!numbered && text_[begin - 1] != U'见') return;
    if (numbered) length = static_cast<std::uint32_t>(i) + number->length;
    add({begin, begin + length},
        numbered ? static_cast<int>(number->value) : 0);
  }

  void add(Span span, int number) {
    advance(span);
    const bool overlaps =
        (next_mention_ > 0 &&
         mentions_[next_mention_ - 1].span.end > span.begin) ||
        (next_mention_ < mentions_.size() &&
         mentions_[next_mention_].span.begin < span.end);
    if (overlaps) return;
    Citation citation;
    citation.locator = span;
    citation.target = index_.find_attachment(number, clause_);
    // 附件 alone means one only where there is but one.
    if (citation.target < 0 && number == 0) return;
    if (citation.target < 0 && number > 0) {
      report_missing(scene_, span, findings_);
    }
    Mention mention;
    mention.span = span;
    mention.clause = clause_;
    mention.rule = "citation.attachment";
    mention.value = std::move(citation);
    found_.push_back(std::move(mention));
  }

  // Keeps the innermost clause and the mentions around `span`.
  void advance(Span span) {
    const auto& clauses = scene_.clauses;
    while (next_clause_ < clauses.size() &&
           clauses[next_clause_].span.begin <= span.begin) {
      clause_ = static_cast<int>(next_clause_++);
    }
    while (clause_ >= 0 &&
           !clauses[static_cast<std::size_t>(clause_)].span.contains(span)) {
      clause_ = clauses[static_cast<std::size_t>(clause_)].parent;
    }
    while (next_mention_ < mentions_.size() &&
           mentions_[next_mention_].span.begin < span.begin) {
      ++next_mention_;
    }
  }

  const Scene& scene_;
  const std::u32string& text_;
  const ClauseIndex& index_;
  std::vector<Mention>& mentions_;
  std::vector<Finding>& findings_;
  std::vector<Mention> found_;
  int clause_ = -1;
  std::size_t next_clause_ = 0, next_mention_ = 0;
};

}  // namespace

std::vector<Mention> resolve_references(std::vector<Mention> mentions,
                                        const Scene& scene,
                                        std::vector<Finding>& findings) {
  const ClauseIndex index(scene.text, scene.clauses);
  find_targets(mentions, scene, index, findings);
  AttachmentReferences(scene, index, mentions, findings).find();
  return mentions;
}

}  // namespace tiaowen
