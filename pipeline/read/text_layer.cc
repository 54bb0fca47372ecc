#include "pipeline/read/text_layer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/unicode.h"
#include "pipeline/read/page_list.h"

namespace tiaowen {
namespace {

// The characters that make about 70% of any modern Chinese text, and 58 to
// 80% of a single page of a policy document, by code point.
constexpr std::u32string_view kCommonHan =
    U"一万三上下不与且世业东两个中为主么义之也书了争事"
    U"二于五些交产人什今从他代以们件价任企会传但位住体"
    U"何作你使便保信候做像儿元先光克入全公共关其内再军"
    U"决几出分切则创利别到制前力办加务动化北区十南即却"
    U"原去县又及反发取受变口只可司各合同名后向听告员命"
    U"和品四回因国在地场基声处外多大天太头奖女她好如子"
    U"学它安完定实审家对导将小少尔就局展山工己已市师带"
    U"常平年并应府度建开式张强当形很得德心必思性总情想"
    U"意感成我或战所手才打批技把报拉持指据接提支放政教"
    U"数文斯新方无日时明是更最月有服望期本术机权条来果"
    U"查样核格检次款正此死比民气水求没治法活海清点然物"
    U"特王现理生用由申电界白的目直相看真眼着督知确社神"
    U"种科程空立第等策管类系经结给统美老者而能自至色落"
    U"行补表被西要见观规觉解计认让记许论设评识话该说象"
    U"财贯贴资走起路身边达过运还这进通道那部都里重量金"
    U"镇长门问间队院障难非面项领题额马高";

// Fewer Chinese characters of one font than this prove nothing.
constexpr int kEnoughHan = 40;
// Traditional characters still leave about 0.45 of common ones, a shuffled
// map at most 0.2.
constexpr double kLeastCommon = 0.3;
// A page is garbled from this share of doubtful characters on.
constexpr double kMostDoubtful = 0.3;
// A scan often carries a page number or a stamp's few words as text.
constexpr int kHardlyAny = 15;
// A page of text beside a picture has more characters than this.
constexpr int kFewLines = 120;
// Partly garbled: so many characters, and this share.
constexpr int kLeastDoubtful = 10;
constexpr double kPartlyDoubtful = 0.04;

bool is_common(char32_t c) {
  return std::binary_search(kCommonHan.begin(), kCommonHan.end(), c);
}

// Scripts a Chinese document may use for a word or a sign; other scripts come
// from glyph numbers taken for characters.
bool is_plausible(char32_t c) {
  if (c < 0x250) return c != 0x7F;
  if (is_han(c)) return true;
  if (c >= 0x370 && c < 0x460) return true;    // Greek, Cyrillic
  if (c >= 0x2000 && c < 0x2800) return true;  // marks, signs, arrows, boxes
  if (c >= 0x2E80 && c < 0x3400) return true;  // radicals, kana, CJK marks
  if (c >= 0xFE10 && c < 0xFE70) return true;  // vertical and small forms
  if (c >= 0xFF00 && c < 0xFFF0) return true;  // half and full width
  // Bullets of symbol fonts live here.
  if (c >= 0xF020 && c < 0xF100) return true;
  const auto point = static_cast<UChar32>(c);
  return c >= 0x20000 && u_isdefined(point) &&
         u_charType(point) != U_PRIVATE_USE_CHAR;
}

// Adds a finding about these pages, if there are any.
void add(const std::vector<int>& pages, const char* code, const char* message,
         std::vector<SourceFinding>& findings) {
  if (pages.empty()) return;
  findings.push_back({Severity::warning, code,
                      page_list(pages) + ": " + message, pages.front()});
}

tl::unexpected<Error> why_no_text(const Document& document,
                                  const std::vector<int>& garbled,
                                  const std::vector<int>& pictures) {
  if (!garbled.empty()) {
    return fail("no_text_layer",
                "the text layer is garbled on every page (the fonts' maps to "
                "Unicode are missing or wrong): let it be read by OCR (--ocr "
                "auto)");
  }
  if (!pictures.empty()) {
    return fail("no_text_layer",
                "no text layer, the pages are pictures (a scan): let it be "
                "read by OCR (--ocr auto)");
  }
  for (const SourceFinding& finding : document.findings) {
    if (finding.code != "page.lost" && finding.code != "damaged") continue;
    return fail("damaged",
                "the file is damaged or truncated and no page of it can be "
                "read: fetch it again");
  }
  return fail("no_text_layer", "there is no text on any page");
}

}  // namespace

std::vector<bool> doubtful_fonts(const Document& document) {
  struct Count {
    int han = 0, common = 0;
  };
  std::vector<Count> counts(std::max<std::size_t>(document.fonts.size(), 1));
  for (const Page& page : document.pages) {
    for (const Run& run : page.runs) {
      Count& count = counts[run.font < counts.size() ? run.font : 0];
      for (const char32_t c : run.text) {
        if (!is_han(c)) continue;
        ++count.han;
        count.common += is_common(c) ? 1 : 0;
      }
    }
  }
  std::vector<bool> doubtful;
  for (const Count& count : counts) {
    doubtful.push_back(count.han >= kEnoughHan &&
                       count.common < kLeastCommon * count.han);
  }
  return doubtful;
}

PageText judge(const Page& page, const std::vector<bool>& doubtful_fonts) {
  PageText text;
  for (const Run& run : page.runs) {
    const bool doubtful =
        run.font < doubtful_fonts.size() && doubtful_fonts[run.font];
    for (const char32_t c : run.text) {
      if (is_space(c)) continue;
      ++text.characters;
      text.invisible += run.invisible ? 1 : 0;
      // Digits often stay right where the Chinese is shuffled.
      text.doubtful += (doubtful && is_han(c)) || !is_plausible(c) ? 1 : 0;
    }
  }
  return text;
}

bool read_by_ocr(const Page& page) {
  return std::any_of(page.runs.begin(), page.runs.end(),
                     [](const Run& run) { return run.confidence.has_value(); });
}

double common_share(const Page& page) {
  int han = 0, common = 0;
  for (const Run& run : page.runs) {
    for (const char32_t c : run.text) {
      if (!is_han(c)) continue;
      ++han;
      common += is_common(c) ? 1 : 0;
    }
  }
  return han < kEnoughHan ? 0 : static_cast<double>(common) / han;
}

std::vector<Layer> layers_of(const Document& document) {
  const std::vector<bool> fonts = doubtful_fonts(document);
  std::vector<Layer> layers;
  for (const Page& page : document.pages) {
    const PageText text = judge(page, fonts);
    Layer layer = Layer::text;
    if (read_by_ocr(page)) {
      layer = Layer::text;
    } else if (page.images > 0 && text.characters <= kHardlyAny) {
      layer = Layer::picture;
    } else if (text.doubtful > kMostDoubtful * text.characters) {
      layer = Layer::garbled;
    } else if (text.characters == 0) {
      layer = Layer::blank;
    } else if (2 * text.invisible > text.characters) {
      layer = Layer::invisible;
    } else if ((text.doubtful >= kLeastDoubtful &&
                text.doubtful > kPartlyDoubtful * text.characters) ||
               (page.images > 0 && text.characters <= kFewLines)) {
      layer = Layer::partial;
    }
    layers.push_back(layer);
  }
  return layers;
}

Result<Document> judge_text_layer(Document document) {
  const std::vector<Layer> layers = layers_of(document);
  const auto numbers_of = [&](Layer layer) {
    std::vector<int> numbers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
      if (layers[i] == layer) numbers.push_back(document.pages[i].number);
    }
    return numbers;
  };
  const std::vector<int> pictures = numbers_of(Layer::picture);
  const std::vector<int> garbled = numbers_of(Layer::garbled);
  if (std::none_of(layers.begin(), layers.end(), [](Layer layer) {
        return layer == Layer::text || layer == Layer::invisible ||
               layer == Layer::partial;
      })) {
    return why_no_text(document, garbled, pictures);
  }
  add(pictures, "page.no_text",
      "a picture with hardly any text (a scan?) that OCR did not read",
      document.findings);
  add(garbled, "text.garbled",
      "the text layer is garbled (the fonts' maps to Unicode are missing or "
      "wrong), and OCR did not read it",
      document.findings);
  add(numbers_of(Layer::invisible), "ocr.low_confidence",
      "the text is the invisible layer of an OCR, not proofread: check its "
      "figures",
      document.findings);
  return document;
}

}  // namespace tiaowen
