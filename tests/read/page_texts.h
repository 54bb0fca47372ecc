// Pages with one run of text each, as a reader would hand them over.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/model/document.h"

namespace tiaowen::testing {

// What a sound text layer says.
inline constexpr std::u32string_view kSound =
    U"各县市区科技主管部门应当在每年三月底前将上一年度的项目资金使用情况报市财"
    U"政局，由市财政局会同有关部门进行检查，发现问题的及时提出处理意见。对不按"
    U"要求使用资金的单位，由市财政局收回资金，三年内不再安排，具体办法由市科技"
    U"局会同市财政局另行制定并向社会公开。";

inline Page page_of(int number, std::u32string_view text,
                    bool invisible = false, int images = 0) {
  Page page;
  page.number = number;
  page.images = images;
  Run run;
  run.text = text;
  run.invisible = invisible;
  if (!text.empty()) page.runs.push_back(run);
  return page;
}

inline Document document_of(std::vector<Page> pages) {
  Document document;
  document.fonts = {"SimSun"};
  document.pages = std::move(pages);
  return document;
}

}  // namespace tiaowen::testing
