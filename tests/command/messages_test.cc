#include "pipeline/command/messages.h"

#include <gtest/gtest.h>

namespace tiaowen {
namespace {

TEST(Messages, WrongCommandLinesAreExplainedInChinese) {
  EXPECT_EQ(usage_in_chinese("RequiredError", "INPUT is required"),
            "缺少必填的命令或参数（INPUT is required）\n用 --help "
            "查看用法。\n");
  EXPECT_EQ(usage_in_chinese("SomethingNew", "x"),
            "命令行有误（x）\n用 --help 查看用法。\n");
}

TEST(Messages, CodesHaveAdviceInChinese) {
  const Error error{"converter_missing", "no soffice"};
  EXPECT_EQ(explained(error, Language::english), "no soffice");
  EXPECT_NE(explained(error, Language::chinese).find("LibreOffice"),
            std::string::npos);
}

}  // namespace
}  // namespace tiaowen
