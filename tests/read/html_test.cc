#include "pipeline/read/html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "pipeline/read/html_charset.h"
#include "tests/grid_cells.h"

namespace tiaowen {
namespace {

using testing::cells_of;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string page(std::string_view body, std::string_view head = "") {
  return "<!doctype html><html><head><meta charset=\"utf-8\">" +
         std::string(head) + "</head><body>" + std::string(body) +
         "</body></html>";
}

std::vector<std::string> lines_of(const Document& document) {
  std::vector<std::string> out;
  for (const Block& block : document.flow.blocks) {
    out.push_back(block.kind == BlockKind::table ? "[table]"
                                                 : to_utf8(block.text));
  }
  return out;
}

std::vector<std::string> lines_of(std::string_view html) {
  const auto document = read_html(html);
  if (!document) return {document.error().code};
  return lines_of(*document);
}

std::string set_aside(const Document& document, std::string_view kind) {
  std::string out;
  for (const SetAside& aside : document.flow.set_aside) {
    if (aside.kind == kind) out += to_utf8(aside.text) + ";";
  }
  return out;
}

constexpr std::string_view kNotice =
    "<div class='top'><ul><li><a>首页</a></li><li><a>公开</a></li></ul></div>"
    "<div class='wrap'><h1>关于修缮图书馆的通知</h1>"
    "<div class='share'>分享到<a>微信</a></div>"
    "<div class='text'><p>各街道办事处：</p>"
    "<p>为方便居民阅读，市财政安排资金修缮图书馆，现将有关事项通知如下。</p>"
    "<p style='display:none'>为方便居民阅读，旧稿作废，不得再用此文。</p>"
    "<p>一、<b>经费</b>&nbsp;共计&#51;0万元，由文化局&ldquo;专账&rdquo;管理。"
    "</p></div></div>"
    "<div class='foot'><p>版权所有，未经许可不得转载</p></div>";

TEST(Html, KeepsTheBodyAndSetsTheSiteAside) {
  const auto document =
      read_html(page(kNotice, "<title>关于修缮图书馆的通知</title>"));
  ASSERT_TRUE(document.has_value());
  EXPECT_THAT(
      lines_of(*document),
      ElementsAre("关于修缮图书馆的通知", "各街道办事处：",
                  "为方便居民阅读，市财政安排资金修缮图书馆，现将有关事项通知"
                  "如下。",
                  "一、经费\u00A0共计30万元，由文化局“专账”管理。"));
  EXPECT_EQ(document->flow.blocks[0].kind, BlockKind::heading);
  EXPECT_EQ(set_aside(*document, "hidden"),
            "为方便居民阅读，旧稿作废，不得再用此文。;");
  EXPECT_EQ(set_aside(*document, "navigation"),
            "首页;公开;分享到;微信;版权所有，未经许可不得转载;");
}

TEST(Html, MetadataOfTheHeadBecomesFields) {
  const auto document =
      read_html(page(kNotice,
                     "<meta name='ArticleTitle' content='修缮通知'>"
                     "<meta name='PubDate' content='2024-05-06 10:00'>"));
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->fields.size(), 2u);
  EXPECT_EQ(document->fields[0].name, "title");
  EXPECT_EQ(to_utf8(document->fields[1].value), "2024-05-06 10:00");
}

TEST(Html, ATitleThatOnlyTheHeadHasIsAField) {
  const auto document = read_html(
      page("<p>为方便出行，制定本办法。</p>", "<title>修路办法</title>"));
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->fields.size(), 2u);
  EXPECT_EQ(document->fields[1].name, "title");
  EXPECT_EQ(to_utf8(document->fields[1].value), "修路办法");
}

TEST(Html, TablesKeepTheirSpansAndHeads) {
  const auto document = read_html(page(
      "<p>各区安排如下，请遵照执行。</p>"
      "<table><thead><tr><th>区</th><th>任务</th><th>时限</th></tr></thead>"
      "<tr><td rowspan=2>东区</td><td>修<br>路</td><td>6月底前</td></tr>"
      "<tr><td colspan=2>无</td></tr></table>"));
  ASSERT_TRUE(document.has_value());
  EXPECT_THAT(lines_of(*document),
              ElementsAre("各区安排如下，请遵照执行。", "[table]"));
  const Grid& grid = document->flow.tables.at(0);
  EXPECT_EQ(grid.header_rows, 1);
  EXPECT_EQ(grid.columns, 3);
  EXPECT_THAT(
      cells_of(grid),
      ElementsAre("0,0 1x1 区", "0,1 1x1 任务", "0,2 1x1 时限", "1,0 2x1 东区",
                  "1,1 1x1 修\n路", "1,2 1x1 6月底前", "2,1 1x2 无"));
}

TEST(Html, ATableThatLaysOutThePageIsText) {
  EXPECT_THAT(
      lines_of(page("<table><tr><td><p>第一段，说明来由。</p></td></tr>"
                    "<tr><td><table><tr><td>甲</td><td>乙</td></tr>"
                    "<tr><td>丙</td><td>丁</td></tr></table></td></tr>"
                    "<tr><td><p>第二段，说明办法。</p></td></tr></table>")),
      ElementsAre("第一段，说明来由。", "[table]", "第二段，说明办法。"));
}

TEST(Html, WhatFollowsATableOfDataIsTheDocumentUpToTheLinks) {
  std::string rows;
  for (int i = 0; i < 6; ++i) {
    rows +=
        "<tr><td>改造老旧管网，完成二十公里</td>"
        "<td>市住建局、市财政局</td></tr>";
  }
  const auto document =
      read_html(page("<h1>澜州市重点任务分解表</h1><table>" + rows +
                     "</table><table><tr><th>工作</th><th>单位</th></tr>"
                     "<tr><td>招商</td><td>市商务局</td></tr></table>"
                     "<p>注：按月调度。</p><div><a>网站地图</a></div>"));
  ASSERT_TRUE(document);
  EXPECT_THAT(lines_of(*document),
              ElementsAre("澜州市重点任务分解表", "[table]", "[table]",
                          "注：按月调度。"));
  EXPECT_EQ(set_aside(*document, "navigation"), "网站地图;");
}

TEST(Html, LineEndsOfTheSourceAreNoBlanksInChinese) {
  EXPECT_THAT(lines_of(page("<p>按照规\n  定办理，以\nISO 9001\n为准。</p>")),
              ElementsAre("按照规定办理，以 ISO 9001 为准。"));
}

TEST(Html, ReadsWhatThePageWasWrittenInNotWhatItSays) {
  // 通知 in GBK.
  const std::string gbk = "\xCD\xA8\xD6\xAA";
  EXPECT_EQ(decode_html("<meta charset=gb2312><p>" + gbk).encoding, "gb18030");
  EXPECT_EQ(decode_html("<meta charset=gb2312><p>" + gbk).utf8,
            "<meta charset=gb2312><p>通知");
  // 规定 in GBK, on a page that calls itself UTF-8.
  EXPECT_EQ(decode_html("<meta charset=utf-8><p>\xB9\xE6\xB6\xA8" + gbk).utf8,
            "<meta charset=utf-8><p>规定通知");
  EXPECT_EQ(decode_html("<meta charset=gbk><p>通知").utf8,
            "<meta charset=gbk><p>通知");
  EXPECT_EQ(decode_html(std::string("\xFF\xFE<\0p\0", 6)).utf8, "<p");
}

TEST(Html, BytesThatStandForNothingAreReported) {
  const auto document =
      read_html("<meta charset=utf-8><p>修路，架桥，办学校\xE4\xBD");
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->findings.size(), 1u);
  EXPECT_EQ(document->findings[0].code, "text.garbled");
}

TEST(Html, DeepNestingCostsNothingAndDeeperIsRefused) {
  std::string deep;
  for (int i = 0; i < 10000; ++i) deep += "<div>";
  EXPECT_THAT(lines_of(page(deep + "底部的文字，也要读到。")),
              ElementsAre("底部的文字，也要读到。"));
  for (int i = 0; i < 20000; ++i) deep += "<div>";
  EXPECT_THAT(lines_of(page(deep)), ElementsAre("too_deep"));
}

TEST(Html, APageWithoutTextSaysSo) {
  EXPECT_THAT(lines_of(page("<script>document.write('x')</script>")),
              ElementsAre("no_text"));
}

TEST(Html, ScriptsAreNeverText) {
  EXPECT_THAT(lines_of(page("<p>正文，只有一段。</p><script>var a='补助"
                            "500万元，由市财政局负责。';</script>")),
              Not(Contains(HasSubstr("500"))));
}

TEST(Html, BrokenTagsAreReadAsBrowsersReadThem) {
  EXPECT_THAT(lines_of("<p>甲段，未关闭<p>乙段，也未关闭<b>粗"),
              ElementsAre("甲段，未关闭", "乙段，也未关闭粗"));
}

}  // namespace
}  // namespace tiaowen
