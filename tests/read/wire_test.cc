#include "pipeline/read/wire.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "pipeline/read/assembly.h"

namespace tiaowen {
namespace {

Page some_page() {
  Page page;
  page.number = 3;
  page.width = 595;
  page.height = 842;
  page.rotation = 90;
  page.images = 1;
  Run run;
  run.text = U"合计";
  run.box = {1, 2, 3, 4};
  run.edges = {0, 10, 20};
  run.size = 10;
  run.font = 1;
  run.angle = -90;
  run.invisible = true;
  page.runs = {run, Run{}};
  page.runs[1].confidence = 0.5F;
  page.runs[1].edges = {0};
  page.rulings = {{1, 2, 3, 2, 0.5F}};
  return page;
}

std::string payload_of(const std::string& frame) {
  return frame.substr(sizeof(wire::FrameHeader));
}

TEST(Wire, CarriesAPage) {
  std::string frame;
  wire::append(frame, some_page());
  const auto page = wire::decode_page(payload_of(frame));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->number, 3);
  EXPECT_EQ(page->rotation, 90);
  EXPECT_EQ(page->images, 1);
  ASSERT_EQ(page->runs.size(), 2U);
  const auto& run = page->runs[0];
  EXPECT_EQ(run.text, U"合计");
  EXPECT_FLOAT_EQ(run.box.y1, 4);
  EXPECT_EQ(run.edges, (std::vector<float>{0, 10, 20}));
  EXPECT_EQ(run.font, 1);
  EXPECT_EQ(run.angle, -90);
  EXPECT_TRUE(run.invisible);
  EXPECT_FALSE(run.confidence);
  EXPECT_FLOAT_EQ(page->runs[1].confidence.value_or(0), 0.5F);
  ASSERT_EQ(page->rulings.size(), 1U);
  EXPECT_FLOAT_EQ(page->rulings[0].width, 0.5F);
}

TEST(Wire, CarriesTheEnd) {
  wire::End end;
  end.fonts = {"宋体", ""};
  end.findings = {{Severity::error, "page.lost", "page 2", 2}};
  end.set_aside = {{"overstruck", U"标准", 1}};
  std::string frame;
  wire::append(frame, end);
  const auto got = wire::decode_end(payload_of(frame));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->fonts, end.fonts);
  EXPECT_EQ(got->findings.at(0).code, "page.lost");
  EXPECT_EQ(got->findings.at(0).severity, Severity::error);
  EXPECT_EQ(got->findings.at(0).page, 2);
  EXPECT_EQ(got->set_aside.at(0).text, U"标准");
}

TEST(Wire, MakesNumbersAndCharactersValid) {
  Page page = some_page();
  page.runs[0].text = {0xD800, 0x110000};
  page.runs[0].box.x0 = std::numeric_limits<float>::infinity();
  page.runs[0].edges = {0, std::nanf("")};  // one too few
  page.rulings[0].x0 = std::nanf("");
  std::string frame;
  wire::append(frame, page);
  const auto got = wire::decode_page(payload_of(frame));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->runs[0].text, U"\uFFFD\uFFFD");
  EXPECT_FLOAT_EQ(got->runs[0].box.x0, 0);
  EXPECT_EQ(got->runs[0].edges, (std::vector<float>{0, 0, 0}));
  EXPECT_FLOAT_EQ(got->rulings[0].x0, 0);
}

TEST(Wire, AcceptsNothingCutOrChanged) {
  std::string frame;
  wire::append(frame, some_page());
  const std::string payload = payload_of(frame);
  for (std::size_t n = 0; n < payload.size(); ++n) {
    EXPECT_FALSE(wire::decode_page(payload.substr(0, n))) << n;
  }
  EXPECT_FALSE(wire::decode_page(payload + "x"));
  std::minstd_rand random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string changed = payload;
    for (int k = 0; k < 3; ++k) {
      changed[random() % changed.size()] = static_cast<char>(random());
    }
    if (const auto page = wire::decode_page(changed)) {
      for (const auto& run : page->runs) {
        EXPECT_EQ(run.edges.size(), run.text.size() + 1);
      }
    }
    wire::decode_end(changed);
    wire::decode_begin(changed);
    wire::decode_error(changed);
  }
}

TEST(Assembly, TakesFramesInAnyPieces) {
  std::string frames;
  wire::append(frames, wire::Begin{1, {"no_print"}});
  wire::append(frames, some_page());
  wire::append(frames, wire::End{{"宋体", "黑体"}, {}, {}});
  Assembly assembly(1 << 20);
  std::string received;
  for (const char c : frames) {
    EXPECT_FALSE(assembly.done());
    received.push_back(c);
    ASSERT_FALSE(assembly.take(received));
  }
  EXPECT_TRUE(assembly.done());
  const Document& document = assembly.document();
  EXPECT_EQ(document.source.pages, 1);
  EXPECT_EQ(document.source.restrictions, std::vector<std::string>{"no_print"});
  ASSERT_EQ(document.pages.size(), 1U);
  EXPECT_EQ(document.pages[0].number, 1);
  EXPECT_EQ(document.pages[0].runs.at(0).font, 1);
}

TEST(Assembly, StopsAtItsLimit) {
  std::string frames;
  for (int i = 0; i < 100; ++i) wire::append(frames, some_page());
  Assembly assembly(1000);
  const auto error = assembly.take(frames);
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, "output_too_large");
}

wire::Flow some_flow() {
  wire::Flow flow;
  flow.format = Format::docx;
  flow.encoding = "UTF-8";
  flow.blocks.resize(2);
  flow.blocks[0].kind = BlockKind::heading;
  flow.blocks[0].level = 2;
  flow.blocks[0].text = U"经费安排";
  flow.blocks[0].bold = true;
  flow.blocks[1].kind = BlockKind::table;
  flow.blocks[1].table = 0;
  flow.tables.push_back({2, 2, 1, U"万元", {}, {}});
  flow.tables[0].cells = {{0, 0, 1, 2, U"合计", {}}, {1, 1, 1, 1, U"3", {}}};
  flow.fields = {{"published", U"2024-05-06"}};
  return flow;
}

TEST(Wire, CarriesAFlow) {
  std::string frame;
  wire::append(frame, some_flow());
  const auto flow = wire::decode_flow(payload_of(frame));
  ASSERT_TRUE(flow);
  EXPECT_EQ(flow->format, Format::docx);
  ASSERT_EQ(flow->blocks.size(), 2U);
  EXPECT_EQ(flow->blocks[0].text, U"经费安排");
  EXPECT_EQ(flow->blocks[0].level, 2);
  EXPECT_TRUE(flow->blocks[0].bold);
  ASSERT_EQ(flow->tables.size(), 1U);
  EXPECT_EQ(flow->tables[0].cells[0].column_span, 2);
  EXPECT_EQ(flow->tables[0].unit, U"万元");
  ASSERT_EQ(flow->fields.size(), 1U);
  EXPECT_EQ(flow->fields[0].value, U"2024-05-06");
}

TEST(Wire, RefusesATableThatIsNoneAndCellsOutsideTheirs) {
  wire::Flow flow = some_flow();
  flow.blocks[1].table = 1;
  std::string frame;
  wire::append(frame, flow);
  EXPECT_FALSE(wire::decode_flow(payload_of(frame)));
  flow = some_flow();
  flow.tables[0].cells[1].column = 2;
  frame.clear();
  wire::append(frame, flow);
  EXPECT_FALSE(wire::decode_flow(payload_of(frame)));
}

}  // namespace
}  // namespace tiaowen
