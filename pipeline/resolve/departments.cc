// Full names for the bodies of a text, in one pass from its beginning: a list
// takes its region from its head, a short name (领导小组) means the last body
// of that kind or what the text said it stands for.
#include <algorithm>
#include <map>

#include "pipeline/model/unicode.h"
#include "pipeline/resolve/definitions.h"
#include "pipeline/resolve/department_name.h"
#include "pipeline/resolve/regions.h"
#include "pipeline/resolve/resolve.h"

namespace tiaowen {
namespace {

bool is_joint(std::u32string_view between) {
  constexpr std::u32string_view kJoints = U"、,和与及以其 等";
  return !between.empty() && between.size() <= 3 &&
         between.find_first_not_of(kJoints) == between.npos;
}

// Do the characters of `shorter` stand in `longer` in the same order, with
// the same first and last?
bool abbreviates(std::u32string_view shorter, std::u32string_view longer) {
  if (shorter.size() < 3 || shorter.size() >= longer.size()) return false;
  if (shorter.front() != longer.front() || shorter.back() != longer.back()) {
    return false;
  }
  std::size_t at = 0;
  for (const char32_t c : longer) {
    if (at < shorter.size() && shorter[at] == c) ++at;
  }
  return at == shorter.size();
}

class Resolver {
 public:
  Resolver(const Scene& scene, NameReader& names,
           const Definitions& definitions, const Metadata& metadata,
           std::vector<Finding>& findings)
      : scene_(scene),
        issued_(metadata.issued ? metadata.issued->str() : ""),
        issuers_(metadata.issuers),
        names_(names),
        definitions_(definitions),
        findings_(findings) {}

  std::vector<Mention> resolve(std::vector<Mention> mentions) {
    learn(mentions);
    std::erase_if(mentions, [&](Mention& mention) {
      return std::holds_alternative<Department>(mention.value) &&
             !fill(mention);
    });
    return mentions;
  }

 private:
  std::u32string_view view(Span span) const { return scene_.text.view(span); }

  // The organ of the register inside a mention, as the extractor read it.
  std::optional<BodyName> organ_of(const Mention& mention) const {
    if (mention.rows.empty()) return std::nullopt;
    const RowUsed row = mention.rows.front();
    if (row.dictionary != static_cast<std::uint16_t>(Dictionary::department)) {
      return std::nullopt;
    }
    const std::u32string_view text = scene_.text.folded;
    for (std::uint32_t at = mention.span.begin; at < mention.span.end; ++at) {
      const Word word = scene_.words.begins(text, at, Dictionary::department);
      if (!word || word.row != row.row) continue;
      return read_body_name(text, at, word, scene_.words);
    }
    return std::nullopt;
  }

  static bool is_shape(const Mention& mention) {
    return mention.rule == "department.shape";
  }

  // Bodies by shape under their full names, for short forms of them.
  void learn(const std::vector<Mention>& mentions) {
    constexpr std::size_t kMost = 64;
    for (const Mention& mention : mentions) {
      if (!is_shape(mention)) continue;
      const FullName& full = names_.keep(names_.shaped(mention.span));
      shapes_.push_back(&full);
      if (full.region.empty() || !full.resolved) continue;
      const std::u32string name = to_u32(full.name);
      const std::u32string region = to_u32(full.region);
      if (!name.starts_with(region) || name.size() <= region.size()) continue;
      auto& same = by_last_[{full.region, name.back()}];
      const std::u32string tail = name.substr(region.size());
      if (same.size() >= kMost) continue;
      if (std::find(same.begin(), same.end(), tail) == same.end()) {
        same.push_back(tail);
      }
    }
  }

  // 市科创中心 for 市科技创新服务中心 named elsewhere in the text.
  void lengthen(FullName& full) const {
    if (by_last_.empty()) return;
    const std::u32string name = to_u32(full.name);
    const std::u32string region = to_u32(full.region);
    if (region.empty() || !name.starts_with(region) ||
        name.size() <= region.size()) {
      return;
    }
    const auto same = by_last_.find({full.region, name.back()});
    if (same == by_last_.end()) return;
    const std::u32string_view tail =
        std::u32string_view(name).substr(region.size());
    for (const std::u32string& longer : same->second) {
      if (!abbreviates(tail, longer)) continue;
      full.name = full.region + to_utf8(longer);
      return;
    }
  }

  // A name out of use when the text was issued: said, never replaced.
  void note_renamed(const Mention& mention) {
    if (issued_.empty() || mention.rows.empty()) return;
    const RowUsed row = mention.rows.front();
    if (row.dictionary != static_cast<std::uint16_t>(Dictionary::department)) {
      return;
    }
    const auto until =
        scene_.words.cell(Dictionary::department, row.row, "until");
    if (until.empty() || issued_ <= until) return;
    std::string message = "This name was in use until " + std::string(until);
    const auto successor =
        scene_.words.cell(Dictionary::department, row.row, "successor");
    if (!successor.empty())
      message += "; \"" + std::string(successor) + "\" took over";
    findings_.push_back(
        {Severity::info, "department.renamed", message + ".", mention.span});
  }

  bool fill(Mention& mention) {
    auto& department = std::get<Department>(mention.value);
    const std::optional<BodyName> organ = organ_of(mention);
    const FullName* const name = meant_by(mention, organ);
    if (is_shape(mention)) ++shape_;
    if (name == nullptr) return false;
    const FullName& full = *name;
    department.collective = department.collective || many_now_ || full.many;
    department.name = full.name;
    department.id = full.id;
    department.region = full.region;
    department.level = name_of(full.level);
    department.why = department.collective ? NameReason::many : full.why;
    if (!full.resolved) {
      findings_.push_back(
          {Severity::info, "department.unresolved",
           "Which body \"" + full.name + "\" is cannot be told from this text.",
           mention.span});
    }
    note_renamed(mention);
    remember(mention, organ, full);
    return true;
  }

  // Null where the mention names nobody after all.
  const FullName* meant_by(Mention& mention,
                           const std::optional<BodyName>& organ) {
    FullName full;
    if (defined(mention, full)) {
      std::get<Department>(mention.value).collective = false;
      full.why = NameReason::alias;
    } else if (mention.rule == "department.alias") {
      return nullptr;
    } else if (mention.rule == "department.self") {
      if (!issuer_itself(mention, full)) return nullptr;
      full.why = NameReason::issuer;
    } else if (mention.rule == "department.part") {
      const auto whole = by_part_.find(view(mention.span));
      if (whole == by_part_.end()) return nullptr;
      full = *whole->second;
      full.why = NameReason::part;
    } else if (mention.rule == "department.shared") {
      full = names_.of_region(mention.span, mention.rows.front().row);
    } else if (mention.rule == "department.short") {
      if (!short_name(mention, full)) return nullptr;
    } else {
      return &full_name(mention, organ);
    }
    return &names_.keep(std::move(full));
  }

  // What the text said the words stand for; with 办公室, its office. A group
  // whose words end the name of a body named before is that body.
  bool defined(const Mention& mention, FullName& full) const {
    if (definitions_.empty()) return false;
    std::u32string_view words = view(mention.span);
    std::u32string_view office;
    for (int turns = 0; turns < 2; ++turns) {
      const std::string* meant =
          definitions_.meaning(words, mention.span.begin);
      if (meant != nullptr) {
        full.name = *meant + to_utf8(office);
        return true;
      }
      constexpr std::u32string_view kOffice = U"办公室";
      if (!words.ends_with(kOffice) || words.size() <= kOffice.size()) break;
      words.remove_suffix(kOffice.size());
      office = kOffice;
    }
    return false;
  }

  // 我局: the issuer, where there is one; 局机关, its own office.
  bool issuer_itself(const Mention& mention, FullName& full) const {
    const std::string& context = scene_.context.issuer;
    if (context.empty() && issuers_.size() != 1) return false;
    full.name = context.empty() ? issuers_.front() : context;
    const std::u32string_view words = view(mention.span);
    if (words.ends_with(U"机关")) full.name += "机关";
    return true;
  }

  const FullName& full_name(const Mention& mention,
                            const std::optional<BodyName>& organ) {
    const bool many = std::get<Department>(mention.value).collective;
    const bool listed =
        last_ && is_joint(view({last_->end, mention.span.begin}));
    if (many) return names_.keep(class_name(mention, listed));
    if (organ) {
      const bool alone = organ->prefix.span.empty();
      // 各县(市、区)财政局、科技局: the second is of each of them too.
      if (alone && listed && last_many_ && !last_prefix_.empty() &&
          scene_.words.cell(organ->organ, "level") != "national") {
        FullName full = names_.as_written(mention.span);
        full.name = to_utf8(scene_.text.published(last_prefix_)) + full.name;
        many_now_ = true;
        return names_.keep(std::move(full));
      }
      return names_.named(*organ, alone && listed ? last_name_ : nullptr);
    }
    FullName full =
        is_shape(mention) ? *shapes_[shape_] : names_.shaped(mention.span);
    lengthen(full);
    return names_.keep(std::move(full));
  }

  // 国务院各部委、各直属机构: the second is the State Council's too.
  FullName class_name(const Mention& mention, bool listed) const {
    FullName full = names_.as_written(mention.span);
    const std::u32string_view words = view(mention.span);
    const bool direct =
        words.starts_with(U"直属") || words.starts_with(U"各直属");
    // 某实验区财政局、经济发展局: an organ of the same region.
    constexpr std::u32string_view kOrgans = U"局厅委办";
    constexpr std::u32string_view kOthers = U"各省市县区州有相驻中直";
    if (listed && !last_many_ && !last_name_->region.empty() &&
        mention.rule == "department.class" &&
        kOrgans.find(words.back()) != kOrgans.npos &&
        kOthers.find(words.front()) == kOthers.npos) {
      full.name = last_name_->region + full.name;
      full.region = last_name_->region;
      full.level = last_name_->level;
      return full;
    }
    if (!listed || !direct || !last_) return full;
    const std::u32string_view before = view(*last_);
    std::size_t owner = before.find(U'各');
    if (owner == before.npos || owner == 0) return full;
    full.name = to_utf8(before.substr(0, owner)) + full.name;
    return full;
  }

  // 领导小组: the last body whose name ends so; with 办公室, its office.
  bool short_name(const Mention& mention, FullName& full) {
    constexpr std::u32string_view kOffice = U"办公室";
    std::u32string_view words = view(mention.span);
    std::u32string_view office;
    if (words.ends_with(kOffice) && words.size() > kOffice.size()) {
      office = kOffice;
      words.remove_suffix(kOffice.size());
    }
    if (const std::string* meant =
            definitions_.meaning(words, mention.span.begin)) {
      full.name = *meant + to_utf8(office);
      full.why = NameReason::alias;
      return true;
    }
    const auto known = by_ending_.find(words);
    if (known != by_ending_.end()) {
      full = *known->second;
      full.why = NameReason::ending;
      full.name += to_utf8(office);
      return true;
    }
    if (std::get<Department>(mention.value).role == DepartmentRole::other) {
      return false;
    }
    full = names_.as_written(mention.span);
    full.resolved = false;
    return true;
  }

  void remember(Mention& mention, const std::optional<BodyName>& organ,
                const FullName& full) {
    auto& department = std::get<Department>(mention.value);
    const bool inherited = many_now_;
    many_now_ = false;
    last_many_ = department.collective || inherited;
    if (!inherited) {
      last_prefix_ = organ ? organ->prefix.span : Span{};
    }
    last_name_ = &full;
    last_ = mention.span;
    if (inherited) department.collective = true;
    if (department.collective) return;
    if (organ && !organ->part.empty()) {
      by_part_[view(organ->part)] = last_name_;
    }
    if (!is_shape(mention) && !organ) return;
    remember_short(view(mention.span));
  }

  // What may stand for it alone later: 领导小组, 工作专班.
  void remember_short(std::u32string_view name) {
    const Word longest =
        scene_.words.ends(name, name.size(), Dictionary::body_shape);
    for (std::size_t n = longest.length; n > 1; --n) {
      const auto ending = name.substr(name.size() - n);
      const Word shape = scene_.words.begins(ending, 0, Dictionary::body_shape);
      if (shape.length == n && scene_.words.cell(shape, "needs") == "none") {
        by_ending_[ending] = last_name_;
      }
    }
  }

  const Scene& scene_;
  std::string issued_;
  const std::vector<std::string>& issuers_;
  NameReader& names_;
  const Definitions& definitions_;
  std::vector<Finding>& findings_;
  std::map<std::pair<std::string, char32_t>, std::vector<std::u32string>>
      by_last_;
  // Names that the reader keeps, by words of the text.
  std::map<std::u32string_view, const FullName*> by_ending_, by_part_;
  std::vector<const FullName*> shapes_;  // of the mentions by shape, in order
  std::size_t shape_ = 0;                // the next one's
  const FullName* last_name_ = nullptr;
  Span last_prefix_;
  bool last_many_ = false, many_now_ = false;
  std::optional<Span> last_;  // of the mention before
};

}  // namespace

std::vector<Mention> resolve_departments(std::vector<Mention> mentions,
                                         const Scene& scene,
                                         const Metadata& metadata,
                                         std::vector<Finding>& findings) {
  const Home home = find_home(scene, metadata, mentions);
  NameReader names(scene, home);
  const Definitions definitions(scene, names, mentions);
  return Resolver(scene, names, definitions, metadata, findings)
      .resolve(std::move(mentions));
}

}  // namespace tiaowen
