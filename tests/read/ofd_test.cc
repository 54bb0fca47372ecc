#include "pipeline/read/ofd.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"
#include "pipeline/read/ofd_values.h"
#include "tests/read/tiny_package.h"

namespace tiaowen {
namespace {

using ::testing::ElementsAre;

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string text_object(std::string_view text, std::string_view boundary,
                        std::string_view code, std::string_view more = "") {
  return "<ofd:TextObject Font='2' Size='5' Boundary='" +
         std::string(boundary) + "' " + std::string(more) + "><ofd:TextCode " +
         std::string(code) + ">" + std::string(text) +
         "</ofd:TextCode></ofd:TextObject>";
}

std::string page_xml(std::string_view objects, std::string_view before = "") {
  return "<ofd:Page xmlns:ofd='o'>" + std::string(before) +
         "<ofd:Content><ofd:Layer>" + std::string(objects) +
         "</ofd:Layer></ofd:Content></ofd:Page>";
}

Parts package(const std::vector<std::string>& pages, Parts more = {}) {
  std::string list;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string path = "Pages/Page_" + std::to_string(i) + ".xml";
    list += "<ofd:Page ID='1' BaseLoc='" + path + "'/>";
    more.emplace_back("Doc_0/" + path, pages[i]);
  }
  more.emplace_back(
      "OFD.xml",
      "<ofd:OFD xmlns:ofd='o'><ofd:DocBody><ofd:DocRoot>"
      "/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
  more.emplace_back(
      "Doc_0/Document.xml",
      "<ofd:Document xmlns:ofd='o'><ofd:CommonData><ofd:PageArea>"
      "<ofd:PhysicalBox>0 0 100 50</ofd:PhysicalBox></ofd:PageArea>"
      "<ofd:TemplatePage ID='9' BaseLoc='Tpls/T.xml'/>"
      "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
      "<ofd:Pages>" +
          list + "</ofd:Pages></ofd:Document>");
  more.emplace_back("Doc_0/PublicRes.xml",
                    "<ofd:Res xmlns:ofd='o'><ofd:Fonts><ofd:Font ID='1' "
                    "FontName='黑体'/><ofd:Font ID='2' FontName='仿宋'/>"
                    "</ofd:Fonts></ofd:Res>");
  return more;
}

std::vector<std::string> runs_of(const Page& page) {
  std::vector<std::string> out;
  for (const auto& run : page.runs) out.push_back(to_utf8(run.text));
  return out;
}

TEST(Ofd, TextStandsWhereItsDeltasPutIt) {
  const auto document = read_ofd(zipped(package({page_xml(text_object(
      "共30万元", "10 20 50 6", "X='0' Y='4' DeltaX='5 g 2 2.5 5'"))})));
  ASSERT_TRUE(document.has_value()) << document.error().message;
  ASSERT_EQ(document->pages.size(), 1u);
  const Page& page = document->pages[0];
  EXPECT_NEAR(page.width, 283.46, 0.01);
  EXPECT_THAT(runs_of(page), ElementsAre("共30万元"));
  const auto& run = page.runs[0];
  EXPECT_NEAR(run.box.x0, 28.35, 0.01);
  EXPECT_NEAR(run.size, 14.17, 0.01);
  EXPECT_NEAR(run.edges[1], 14.17, 0.01);
  EXPECT_NEAR(run.edges[2], 21.26, 0.01);
  EXPECT_EQ(document->fonts.at(run.font), "仿宋");
}

TEST(Ofd, AGapBetweenCellsPartsRuns) {
  const auto document = read_ofd(zipped(package({page_xml(
      text_object("项目金额", "10 20 80 6", "X='0' Y='4' DeltaX='5 30 5'"))})));
  ASSERT_TRUE(document.has_value());
  EXPECT_THAT(runs_of(document->pages[0]), ElementsAre("项目", "金额"));
}

TEST(Ofd, MatricesTurnAndScale) {
  const auto document = read_ofd(zipped(package({page_xml(
      text_object("侧", "10 20 6 6", "X='0' Y='0'", "CTM='0 2 -2 0 0 0'"))})));
  ASSERT_TRUE(document.has_value());
  const auto& run = document->pages[0].runs.at(0);
  EXPECT_EQ(run.angle, 90);
  EXPECT_NEAR(run.size, 28.35, 0.01);
}

TEST(Ofd, TemplatesComeBelowTheContent) {
  const auto document = read_ofd(zipped(package(
      {page_xml(text_object("正文", "10 20 20 6", "X='0' Y='4' DeltaX='5'"),
                "<ofd:Template TemplateID='9'/>")},
      {{"Doc_0/Tpls/T.xml",
        page_xml(
            text_object("页眉", "10 2 20 6", "X='0' Y='4' DeltaX='5'"))}})));
  ASSERT_TRUE(document.has_value());
  EXPECT_THAT(runs_of(document->pages[0]), ElementsAre("页眉", "正文"));
}

TEST(Ofd, StraightPathsAreRulings) {
  const auto document = read_ofd(zipped(package({page_xml(
      "<ofd:PathObject Boundary='10 10 50 1' LineWidth='0.2'>"
      "<ofd:AbbreviatedData>M 0 0 L 50 0</ofd:AbbreviatedData>"
      "</ofd:PathObject>"
      "<ofd:PathObject Boundary='10 10 1 30' Stroke='false' Fill='true'>"
      "<ofd:AbbreviatedData>M 0 0 L 0.3 0 L 0.3 30 L 0 30 C"
      "</ofd:AbbreviatedData></ofd:PathObject>"
      "<ofd:PathObject Boundary='10 10 9 9'><ofd:AbbreviatedData>"
      "M 0 0 L 9 9</ofd:AbbreviatedData></ofd:PathObject>")})));
  ASSERT_TRUE(document.has_value());
  const auto& rulings = document->pages[0].rulings;
  ASSERT_EQ(rulings.size(), 2u);
  EXPECT_NEAR(rulings[0].x1 - rulings[0].x0, 141.7, 0.1);
  EXPECT_NEAR(rulings[1].y1 - rulings[1].y0, 85.0, 0.1);
}

TEST(Ofd, InvisibleObjectsAreNotRead) {
  const auto document = read_ofd(zipped(package({page_xml(
      text_object("见", "10 20 6 6", "X='0' Y='4'") +
      text_object("不", "20 20 6 6", "X='0' Y='4'", "Visible='false'"))})));
  ASSERT_TRUE(document.has_value());
  EXPECT_THAT(runs_of(document->pages[0]), ElementsAre("见"));
}

TEST(Ofd, ADamagedPageIsEmptyAndNamed) {
  const auto document = read_ofd(zipped(package(
      {"<ofd:Page>", page_xml(text_object("二", "1 1 6 6", "X='0' Y='4'"))})));
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->pages.size(), 2u);
  EXPECT_TRUE(document->pages[0].runs.empty());
  ASSERT_EQ(document->findings.size(), 1u);
  EXPECT_EQ(document->findings[0].page, 1);
  EXPECT_EQ(document->findings[0].code, "page.lost");
}

TEST(Ofd, ObjectsThatHoldThemselvesComeToAnEnd) {
  std::string often;
  for (int i = 0; i < 8; ++i) {
    often += "<ofd:CompositeObject ResourceID='7' Boundary='0 0 9 9'/>";
  }
  const auto document = read_ofd(zipped(package(
      {page_xml(often + text_object("第一条", "1 1 30 6", "X='0' Y='4'"),
                "<ofd:PageRes>/Doc_0/Own.xml</ofd:PageRes>")},
      {{"Doc_0/Own.xml",
        "<ofd:Res xmlns:ofd='o'><ofd:CompositeGraphicUnits>"
        "<ofd:CompositeGraphicUnit ID='7'><ofd:Content>" +
            often +
            "</ofd:Content></ofd:CompositeGraphicUnit>"
            "</ofd:CompositeGraphicUnits></ofd:Res>"}})));
  ASSERT_TRUE(document.has_value());
  ASSERT_EQ(document->pages.size(), 1u);
  ASSERT_EQ(document->findings.size(), 1u);
  EXPECT_EQ(document->findings[0].code, "page.damaged");
  EXPECT_EQ(document->findings[0].page, 1);
}

TEST(Ofd, EncryptedAndBrokenPackagesSaySo) {
  const auto code = [](const Parts& parts) {
    const auto document = read_ofd(zipped(parts));
    return document ? std::string("read") : document.error().code;
  };
  EXPECT_EQ(code(package({page_xml("")}, {{"Encryptions.xml", "<e/>"}})),
            "encrypted");
  EXPECT_EQ(code({{"a", "b"}}), "damaged");
  EXPECT_EQ(code(package({})), "damaged");
}

TEST(OfdValues, DeltasAndPlaces) {
  EXPECT_THAT(ofd_deltas("g 2 5.5 3 g 1 -1", 10), ElementsAre(5.5, 5.5, 3, -1));
  EXPECT_EQ(ofd_deltas("g 999999999 5", 4).size(), 4u);
  EXPECT_EQ(ofd_place("/Doc_0/a.xml", "Doc_0/Pages/p.xml"), "Doc_0/a.xml");
  EXPECT_EQ(ofd_place("Res/a.xml", "Doc_0/Document.xml"), "Doc_0/Res/a.xml");
  EXPECT_EQ(ofd_place("../a.xml", "Doc_0/Pages/p.xml"), "Doc_0/a.xml");
  EXPECT_EQ(ofd_place("../../../a.xml", "Doc_0/p.xml"), "a.xml");
}

}  // namespace
}  // namespace tiaowen
