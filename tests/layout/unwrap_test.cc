#include "pipeline/layout/unwrap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/layout/layout.h"
#include "pipeline/model/unicode.h"
#include "pipeline/read/read.h"
#include "tests/shipped_words.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;
using testing::shipped_words;
using ::testing::SizeIs;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  const Layout layout = lay_out(*read_plain(text), shipped_words());
  for (const Block& block : layout.blocks) out.push_back(to_utf8(block.text));
  return out;
}

// Sets paragraphs in lines of `columns`, as converters do: closing marks hang
// over the margin.
std::string wrapped(const std::vector<std::u32string>& paragraphs,
                    std::size_t columns, std::u32string_view indent) {
  constexpr std::u32string_view kHang = U"，。；：、）”";
  std::u32string out;
  for (const std::u32string& paragraph : paragraphs) {
    std::u32string line(indent);
    for (const char32_t c : paragraph) {
      if (line.size() >= columns && kHang.find(c) == kHang.npos) {
        out += line + U"\n";
        line.clear();
      }
      line.push_back(c);
    }
    out += line + U"\n";
  }
  return to_utf8(out);
}

const std::vector<std::u32string>& paragraphs() {
  static const std::vector<std::u32string> kParagraphs = {
      U"第一条为了加强城市河道的日常管护，保持水面清洁和岸线完整，方便居民休闲"
      U"活动，结合本市实际情况，制定本办法。",
      U"本办法所称河道，是指本市建成区范围内的河流、水渠和与之相连的湖面，以及"
      U"沿岸的步道、绿地和附属设施。",
      U"第二条管护单位应当履行下列职责：",
      U"（一）每日巡查岸线，及时清理水面漂浮物，并且将清理情况记入当日的巡查记"
      U"录；",
      U"（二）汛期前对闸门、泵站进行检修，检修情况报主管部门备案，备案材料应当"
      U"保存三年以上。",
      U"前款规定的巡查记录应当向社会公开，接受沿线居民和其他单位的监督，公开的"
      U"期限不少于三十日。",
      U"第三条违反前条规定的，由主管部门责令限期改正；逾期不改正的，处以警告，"
      U"并且在本市的信用平台上公布。",
  };
  return kParagraphs;
}

std::vector<std::string> published() {
  std::vector<std::string> out;
  for (const auto& paragraph : paragraphs()) out.push_back(to_utf8(paragraph));
  return out;
}

TEST(Unwrap, JoinsLinesOfAnyWidth) {
  for (std::size_t columns = 16; columns <= 40; ++columns) {
    EXPECT_EQ(lines_of(wrapped(paragraphs(), columns, U"")), published())
        << columns;
  }
}

TEST(Unwrap, TrustsIndents) {
  for (std::size_t columns = 20; columns <= 40; columns += 3) {
    EXPECT_EQ(lines_of(wrapped(paragraphs(), columns, U"　　")), published())
        << columns;
  }
}

TEST(Unwrap, SetsPageNumbersAsideAndJoinsAcrossThem) {
  const Layout layout =
      lay_out(*read_plain("第一条为了加强河道管护，保持水面清洁和岸线\n"
                          "完整，方便居民休闲活动，结合本市的实际情况，\n\n"
                          "— 1 —\n\n"
                          "制定本办法并且公布，请沿线的各个单位遵照执\n行。\n"),
              shipped_words());
  ASSERT_THAT(layout.blocks, SizeIs(1));
  EXPECT_EQ(
      to_utf8(layout.blocks[0].text),
      "第一条为了加强河道管护，保持水面清洁和岸线完整，方便居民休闲活动，"
      "结合本市的实际情况，制定本办法并且公布，请沿线的各个单位遵照执行。");
  ASSERT_THAT(layout.set_aside, SizeIs(1));
  EXPECT_EQ(layout.set_aside[0].kind, "page_number");
}

TEST(Unwrap, LeavesTextAloneThatIsNotWrapped) {
  EXPECT_THAT(lines_of("澜州市绿道管理规定\n澜政发〔2025〕3号\n"
                       "为了管理绿道，制定本规定。\n绿道分为市级和区级。\n"),
              SizeIs(4));
  // Names of one length are a list.
  EXPECT_THAT(lines_of("澜州市东城区第一社区卫生服务中心门诊部\n"
                       "澜州市西城区第二社区卫生服务中心门诊部\n"
                       "澜州市南城区第三社区卫生服务中心门诊部\n"
                       "澜州市北城区第四社区卫生服务中心门诊部\n"),
              SizeIs(4));
}

TEST(Unwrap, PutsABlankOnlyBetweenLatinWords) {
  EXPECT_THAT(lines_of("本平台提供的服务包括数据存储，接口采用 open\n"
                       "data 格式，并且按照申请单位的要求，在三十个\n"
                       "工作日内完成首次上线测试，测试的总次数不少12\n"
                       "34次。\n"),
              ElementsAre("本平台提供的服务包括数据存储，接口采用 open data "
                          "格式，并且按照申请单位的要求，在三十个工作日内完成首"
                          "次上线测试，测试的总次数不少1234次。"));
}

TEST(Unwrap, KnowsPageNumbers) {
  EXPECT_TRUE(is_page_number(U"— 12 —"));
  EXPECT_TRUE(is_page_number(U"-3-"));
  EXPECT_TRUE(is_page_number(U"第 3 页"));
  EXPECT_FALSE(is_page_number(U"2024"));
  EXPECT_FALSE(is_page_number(U"———"));
}

}  // namespace
}  // namespace tiaowen
