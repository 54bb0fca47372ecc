#include "extractors/numeral.h"

#include <gtest/gtest.h>

#include "pipeline/model/unicode.h"

namespace tiaowen {
namespace {

// The value of a text that is one numeral from end to end, else "".
std::string read(const char* utf8) {
  const std::u32string text = to_u32(utf8);
  const auto numeral = read_numeral(text, 0);
  if (!numeral || numeral->span.length() != text.size()) return {};
  std::string value = numeral->value.str();
  if (numeral->fraction()) value += "/" + numeral->under.str();
  if (numeral->upto) value += ".." + numeral->upto->str();
  if (numeral->more) value += "+";
  return value;
}

// The values of all numerals of a text, with blanks between.
std::string all(const char* utf8) {
  std::string values;
  for (const Numeral& numeral : find_numerals(to_u32(utf8))) {
    if (!values.empty()) values += " ";
    values += numeral.value.str();
  }
  return values;
}

TEST(Numeral, ReadsArabicWithGroupsAndDecimals) {
  EXPECT_EQ(read("0"), "0");
  EXPECT_EQ(read("3541.07"), "3541.07");
  EXPECT_EQ(read("1,200,000"), "1200000");
  EXPECT_EQ(read("12,345.60"), "12345.6");
  EXPECT_EQ(read("1\u2009200"), "1200");
  EXPECT_EQ(read(".5"), "0.5");
}

TEST(Numeral, ReadsScaleWordsBehindArabic) {
  EXPECT_EQ(read("3.5万"), "35000");
  EXPECT_EQ(read("6千万"), "60000000");
  EXPECT_EQ(read("1.2千万"), "12000000");
  EXPECT_EQ(read("4.06万亿"), "4060000000000");
  EXPECT_EQ(read("350万亿"), "350000000000000");
  EXPECT_EQ(read("104 万"), "1040000");
  EXPECT_EQ(read("3万4000"), "34000");
  EXPECT_EQ(read("2千零30万"), "20300000");
}

TEST(Numeral, ReadsChinese) {
  EXPECT_EQ(read("十"), "10");
  EXPECT_EQ(read("廿三"), "23");
  EXPECT_EQ(read("两千零五"), "2005");
  EXPECT_EQ(read("一万五"), "15000");
  EXPECT_EQ(read("一百二"), "120");
  EXPECT_EQ(read("一百一十六"), "116");
  EXPECT_EQ(read("一百十六"), "116");
  EXPECT_EQ(read("十万零一千"), "101000");
  EXPECT_EQ(read("五兆六十二亿四万五千二"), "5006200045200");
  EXPECT_EQ(read("二〇二五"), "2025");
  EXPECT_EQ(read("零点零五"), "0.05");
  EXPECT_EQ(read("三点五万"), "35000");
}

TEST(Numeral, ReadsCapitalFormsUsedOnInvoices) {
  EXPECT_EQ(read("壹佰贰拾叁万"), "1230000");
  EXPECT_EQ(read("叁仟零伍拾"), "3050");
  EXPECT_EQ(all("肆意、队伍、陆地"), "");
}

TEST(Numeral, ReadsFractions) {
  EXPECT_EQ(read("三分之一"), "1/3");
  EXPECT_EQ(read("2/3"), "2/3");
  EXPECT_EQ(read("百分之十二点五"), "12.5/100");
  EXPECT_EQ(read("千分之二"), "2/1000");
  EXPECT_EQ(read("一半"), "1/2");
  EXPECT_EQ(read("百分之百"), "100/100");
}

TEST(Numeral, SaysWhatIsOpen) {
  EXPECT_EQ(read("十几"), "10+");
  EXPECT_EQ(read("50余"), "50+");
  EXPECT_EQ(read("500余万"), "5000000+");
  EXPECT_EQ(read("三五百"), "300..500");
  EXPECT_EQ(read("七八十"), "70..80");
  EXPECT_TRUE(read_numeral(U"几十万", 0)->vague);
}

TEST(Numeral, ReadsSigns) {
  EXPECT_EQ(all("负三十二"), "-32");
  EXPECT_EQ(all("增速为-2.3%"), "-2.3");
  EXPECT_EQ(all("A-3"), "3");
  EXPECT_EQ(all("5-20"), "5 20");
}

TEST(Numeral, NeverGluesNeighbours) {
  EXPECT_EQ(all("投资3541.07万元2.3本项目"), "35410700 2.3");
  EXPECT_EQ(all("1.2019年结余"), "1 2019");
  EXPECT_EQ(all("版本2.1.3"), "2 1 3");
  EXPECT_EQ(all("5万2023年"), "50000 2023");
  EXPECT_EQ(all("八点三十分"), "8 30");
  EXPECT_EQ(all("10千瓦"), "10");
  EXPECT_EQ(all("2百分点"), "2");
  EXPECT_EQ(all("30兆瓦"), "30");
}

TEST(Numeral, MarksOrdinals) {
  EXPECT_TRUE(find_numerals(U"第九届").front().ordinal);
  EXPECT_FALSE(find_numerals(U"共九届").front().ordinal);
}

}  // namespace
}  // namespace tiaowen
