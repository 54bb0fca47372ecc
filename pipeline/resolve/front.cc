#include "pipeline/resolve/front.h"

#include <algorithm>

#include "pipeline/model/clause_mark.h"
#include "pipeline/model/find_letter.h"
#include "pipeline/model/unicode.h"
#include "pipeline/model/written_date.h"

namespace tiaowen {
namespace {

using View = std::u32string_view;

constexpr std::size_t kMostLines = 40;
constexpr std::size_t kLongestTitleLine = 60;

std::u32string compact(View text) {
  std::u32string out;
  out.reserve(text.size());
  for (const char32_t c : text) {
    if (!is_space(c)) out.push_back(c);
  }
  return out;
}

// A title's line: words parted by blanks only where Latin letters are.
void append_title(std::u32string& title, View line) {
  title.reserve(title.size() + line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char32_t c = line[i];
    if (!is_space(c)) {
      title.push_back(c);
      continue;
    }
    const bool latin = !title.empty() && title.back() < 0x80 &&
                       is_latin(title.back()) && i + 1 < line.size() &&
                       is_latin(line[i + 1]);
    if (latin) title.push_back(U' ');
  }
}

bool ends_sentence(View line) {
  return !line.empty() && View(U"。;!?").find(line.back()) != View::npos;
}

// 甲市人民政府文件: the red head above number and title.
bool is_red_head(View line, const Lexicon& words) {
  constexpr View kHead = U"文件";
  if (line.back() != kHead.back()) return false;
  const std::u32string head = compact(line);
  return head.size() > 4 && head.size() < 40 && View(head).ends_with(kHead) &&
         !words.ends(head, head.size(), Dictionary::document_type);
}

class FrontReader {
 public:
  FrontReader(const Scene& scene, const std::vector<Mention>& mentions,
              Span within)
      : scene_(scene), mentions_(mentions), within_(within) {}

  Front read() {
    front_.begin = within_.begin;
    std::size_t lines = 0;
    for (const TextBlock& block : scene_.text.blocks) {
      if (block.span.begin < within_.begin) continue;
      if (block.span.begin >= within_.end || ++lines > kMostLines) break;
      if (block.kind == BlockKind::table || block.kind == BlockKind::contents) {
        continue;
      }
      const View line = trim(scene_.text.view(block.span));
      if (!line.empty() && !take(block.span, line)) break;
    }
    finish();
    return std::move(front_);
  }

 private:
  // False once the body has begun.
  bool take(Span span, View line) {
    if (const auto number = number_in(line)) {
      if (front_.doc_number.empty()) front_.doc_number = *number;
      return true;
    }
    if (read_clause_mark(line, scene_.words)) return false;
    std::uint32_t length = 0;
    const std::u32string head = line.size() < 8 ? compact(line) : U"";
    if (mark_use(head, scene_.words, length) == "contents") return false;
    if (const auto date = read_date_at_end(line); date && date->begin == 0) {
      if (!front_.dated) front_.dated = date->date;
      return true;
    }
    if (passed(line)) return true;
    if (is_red_head(line, scene_.words) && title_.empty()) {
      const std::u32string red = compact(line);
      front_.issuers = {to_utf8(View(red).substr(0, red.size() - 2))};
      return true;
    }
    if (line.back() == U':') {
      addressees(span, line);
      return false;
    }
    if (ends_sentence(line) || line.size() > kLongestTitleLine) return false;
    if (line.front() == U'(' && line.back() == U')') return true;
    if (line.front() == U'—' || line.find(U':') != line.npos) {
      title_done_ = !title_.empty();
      return true;
    }
    if (!title_done_) title_line(span, line);
    return true;
  }

  void title_line(Span span, View line) {
    if (title_.empty()) leading_body(span);
    std::u32string folded;
    append_title(folded, line);
    // A page's own title repeats the document's.
    if (View(folded_title_).ends_with(folded)) return;
    append_title(title_, scene_.text.published(span));
    folded_title_ += folded;
  }

  // 甲市科学技术局2025年预算…: a body that the title begins with.
  void leading_body(Span span) {
    for (const Mention& mention : mentions_) {
      if (mention.span.begin > span.begin + 2) break;
      if (mention.span.begin < span.begin) continue;
      const auto* body = std::get_if<Department>(&mention.value);
      if (body == nullptr || body->collective) continue;
      leading_ = to_utf8(scene_.text.published(mention.span));
    }
  }

  // 某政发〔2024〕3号 alone in a line, in brackets, or with the signer's name
  // beside it.
  std::optional<std::string> number_in(View line) {
    if (find_letter(line, U'号', 0) == line.npos) return std::nullopt;
    const std::u32string text = compact(line);
    const std::size_t from = !text.empty() && text[0] == U'(' ? 1 : 0;
    const std::size_t end = text.find(U'号');
    if (end == text.npos || end > 32) return std::nullopt;
    const View rest = View(text).substr(end + 1);
    if (!rest.empty() && rest != U")" && rest.find(U':') == rest.npos) {
      return std::nullopt;
    }
    const std::size_t open = text.find_first_of(U"〔[(【﹝", from);
    if (open == text.npos || open > end || open < from + 2) {
      return std::nullopt;
    }
    const auto year = read_ordinal(View(text).substr(open + 1));
    if (!year || year->length != 4 || open + 5 >= text.size() ||
        View(U"〕])】﹞").find(text[open + 5]) == View::npos) {
      return std::nullopt;
    }
    title_done_ = !title_.empty();
    return with_year_brackets(View(text).substr(from, end + 1 - from));
  }

  static std::string with_year_brackets(View number) {
    std::u32string out(number);
    for (char32_t& c : out) {
      if (View(U"[(【﹝").find(c) != View::npos) c = U'〔';
      if (View(U"])】﹞").find(c) != View::npos) c = U'〕';
    }
    return to_utf8(out);
  }

  // 2024年3月1日某市第十届人民代表大会常务委员会第五次会议通过
  bool passed(View line) {
    const std::size_t from = !line.empty() && line.front() == U'(' ? 1 : 0;
    const auto date = read_date(line.substr(from));
    if (!date || line.substr(from).find(U'年') > 4) return false;
    View end = line;
    while (!end.empty() && (end.back() == U')' || is_space(end.back()))) {
      end.remove_suffix(1);
    }
    const Word word =
        scene_.words.ends(end, end.size(), Dictionary::clause_mark);
    if (!word || scene_.words.cell(word, "use") != "enacted") return false;
    title_done_ = !title_.empty();
    if (!front_.dated) front_.dated = date;
    if (front_.issuers.empty()) assembly(line);
    return true;
  }

  // The assembly that passed it: between 届 and 第…次会议.
  void assembly(View line) {
    const std::size_t session = line.find(U"次会议");
    const std::size_t term = line.find(U'届');
    if (session == line.npos || term == line.npos || term > session) return;
    const std::size_t end = line.rfind(U'第', session);
    if (end == line.npos || end <= term + 1) return;
    const std::size_t day = line.find(U'日');
    const std::size_t ordinal = line.rfind(U'第', term);
    std::u32string name;
    if (day != line.npos && ordinal != line.npos && ordinal > day) {
      name = compact(line.substr(day + 1, ordinal - day - 1));
    }
    name += compact(line.substr(term + 1, end - term - 1));
    front_.issuers = {to_utf8(name)};
  }

  void addressees(Span span, View line) {
    if (line.size() > 400) return;
    const View published = scene_.text.published(span);
    std::size_t from = 0;
    const std::size_t offset = scene_.text.view(span).find(line);
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] != U',' && line[i] != U':' && line[i] != U';') continue;
      const View name = trim(published.substr(offset + from, i - from));
      if (!name.empty()) front_.addressees.push_back(to_utf8(name));
      from = i + 1;
    }
  }

  void finish() {
    // The same title twice, set in other lines.
    const std::size_t half = folded_title_.size() / 2;
    if (half > 4 && title_.size() == 2 * half &&
        View(folded_title_).substr(half) ==
            View(folded_title_).substr(0, half)) {
      folded_title_.resize(half);
      title_.resize(half);
    }
    front_.title = to_utf8(title_);
    front_.doc_type = document_type_of(folded_title_, scene_.words);
    auto of_title = issuers_of_title(folded_title_, scene_.words);
    if (!of_title.empty()) front_.issuers = std::move(of_title);
    if (front_.issuers.empty() && !leading_.empty()) {
      front_.issuers = {leading_};
    }
    // An introduction (为了…，通知如下：) is no address.
    if (front_.addressees.size() == 1 &&
        front_.addressees[0].find("如下") != std::string::npos) {
      front_.addressees.clear();
    }
  }

  const Scene& scene_;
  const std::vector<Mention>& mentions_;
  Span within_;
  Front front_;
  std::u32string title_, folded_title_;
  std::string leading_;
  bool title_done_ = false;
};

// Where documents of the file begin: parts, and preambles outside
// attachments.
std::vector<std::pair<Span, int>> fronts(const std::vector<Clause>& clauses) {
  std::vector<std::pair<Span, int>> found;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (clauses[i].kind != ClauseKind::preamble) continue;
    const int parent = clauses[i].parent;
    if (parent >= 0 &&
        clauses[static_cast<std::size_t>(parent)].kind != ClauseKind::part) {
      continue;
    }
    found.push_back({clauses[i].span, parent});
  }
  return found;
}

}  // namespace

std::string document_type_of(View title, const Lexicon& words) {
  title = trim(title);
  while (!title.empty() && title.back() == U')') {
    const std::size_t open = title.rfind(U'(');
    if (open == title.npos) break;
    title = trim(title.substr(0, open));
  }
  if (!title.empty() && title.back() == U'》') title.remove_suffix(1);
  const Word word = words.ends(title, title.size(), Dictionary::document_type);
  if (!word) return {};
  const std::string_view type = words.cell(word, "type");
  if (!type.empty()) return std::string(type);
  return to_utf8(title.substr(title.size() - word.length));
}

std::vector<std::string> issuers_of_title(View title, const Lexicon& words) {
  std::vector<std::string> issuers;
  constexpr std::size_t kShortest = 3, kLongest = 60;  // names before 关于
  std::size_t about = 0;
  std::uint32_t length = 0;
  while (about < title.size() &&
         mark_use(title.substr(about), words, length) != "subject") {
    ++about;
  }
  if (about == title.size() || about < kShortest || about > kLongest) {
    return issuers;
  }
  const View bodies = title.substr(0, about);
  if (bodies.find(U'《') != bodies.npos) return issuers;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= bodies.size(); ++i) {
    if (i < bodies.size() && bodies[i] != U'、' && !is_space(bodies[i])) {
      continue;
    }
    const View name = trim(bodies.substr(from, i - from));
    from = i + 1;
    if (name.size() < 3) continue;
    if (document_type_of(name, words).empty()) {
      issuers.push_back(to_utf8(name));
    }
  }
  return issuers;
}

Front read_front(const Scene& scene, const std::vector<Mention>& mentions) {
  Front best;
  bool found = false;
  for (const auto& [span, part] : fronts(scene.clauses)) {
    Front front = FrontReader(scene, mentions, span).read();
    front.part = part;
    const bool is_act = front.doc_type != "解读";
    if (!found || (best.doc_type == "解读" && is_act) ||
        (best.title.empty() && !front.title.empty() && is_act)) {
      best = std::move(front);
      found = true;
    }
    if (is_act && !best.title.empty()) break;
  }
  return best;
}

}  // namespace tiaowen
