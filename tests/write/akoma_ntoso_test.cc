#include <gmock/gmock.h>

#include <pugixml.hpp>
#include <set>

#include "pipeline/model/unicode.h"
#include "tests/write/exported.h"

namespace tiaowen {
namespace {

using testing::corpus_record;
using testing::export_of;
using ::testing::HasSubstr;
using testing::record_of;

void gather(const pugi::xml_node& node, std::string& text) {
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
    text += node.value();
  }
  for (const pugi::xml_node child : node.children()) gather(child, text);
}

struct Parsed {
  std::string text;
  std::multiset<std::string> ids, links;
};

Parsed parsed(const std::string& xml) {
  pugi::xml_document document;
  const auto result = document.load_buffer(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  EXPECT_TRUE(result) << result.description();
  Parsed read;
  const pugi::xml_node root = document.child("akomaNtoso").first_child();
  const char* const body =
      std::string_view(root.name()) == "act" ? "body" : "mainBody";
  gather(root.child(body), read.text);
  for (const auto& found : document.select_nodes("//@eId")) {
    read.ids.insert(found.attribute().value());
  }
  for (const auto& found : document.select_nodes("//@refersTo|//ref/@href")) {
    read.links.insert(found.attribute().value());
  }
  return read;
}

void expect_whole(const Record& record, const std::string& name) {
  const Parsed read = parsed(export_of("akn", {&record}).content);
  EXPECT_EQ(read.text, to_utf8(record.text.original)) << name;
  EXPECT_EQ(std::set<std::string>(read.ids.begin(), read.ids.end()).size(),
            read.ids.size())
      << name;
  for (const Clause& clause : record.clauses) {
    EXPECT_EQ(read.ids.count(clause.id), 1U) << name << " " << clause.id;
  }
  for (const std::string& link : read.links) {
    if (!link.starts_with('#')) continue;
    EXPECT_EQ(read.ids.count(link.substr(1)), 1U) << name << " " << link;
  }
}

TEST(AkomaNtoso, HoldsTheWholeTextOfEveryRecordOfTheCorpus) {
  for (const char* name :
       {"application_notice", "budget_statement", "fund_regulation",
        "interpretation", "staged_opinion", "subsidy_measure", "task_list",
        "two_attachments"}) {
    for (const char* file : {"/record.json", "/record.pdf.json"}) {
      const std::string path = std::string(name) + file;
      expect_whole(corpus_record(path), path);
    }
  }
}

TEST(AkomaNtoso, HoldsTextsOfAnyShape) {
  const std::string texts[] = {"甲",
                               "第一条",
                               "一、\n二、\n\n\n三、",
                               "附件1\n附件2\n第一条 总则\n第一条",
                               "第一条 <b>]]>&amp;\"'\t制表。\n　　空格　\n",
                               "一、包括：一是A；二是B。其余另行规定。\n末段"};
  for (const std::string& text : texts) expect_whole(record_of(text), text);
}

TEST(AkomaNtoso, ControlCharactersAreReplacedAndTold) {
  const Record record = record_of("第一条 甲\x01\x02乙。");
  const Export made = export_of("akn", {&record});
  ASSERT_EQ(made.omissions.size(), 1U);
  EXPECT_EQ(made.omissions[0].code, "control_characters");
  EXPECT_EQ(parsed(made.content).text, "第一条 甲\uFFFD\uFFFD乙。");
}

TEST(AkomaNtoso, MarksUpFiguresDatesBodiesAndReferences) {
  const Record record = corpus_record("fund_regulation/record.json");
  const std::string xml = export_of("akn", {&record}).content;
  EXPECT_THAT(xml, HasSubstr("normalized=\"80000000\">8000万元</quantity>"));
  EXPECT_THAT(xml, HasSubstr("<article eId="));
  EXPECT_THAT(xml, HasSubstr("<ref href=\"#"));
  EXPECT_THAT(xml, HasSubstr("</organization>"));
  EXPECT_THAT(xml, HasSubstr("<FRBRcountry value=\"cn\"/>"));
}

}  // namespace
}  // namespace tiaowen
