// What a sheet holds beside its cells: comments, head and foot of the printed
// page, words in drawn shapes.
//
//   &L内部资料&R第 &P 页     ->  内部资料 第 页
#pragma once

#include <string>
#include <string_view>

#include "pipeline/model/document.h"
#include "pipeline/read/package.h"
#include "pipeline/read/package_xml.h"

namespace tiaowen {

// The words of a head or foot without its codes (ECMA-376, 18.3.1.39).
std::u32string words_of_head(std::string_view coded);

// Appends the words of shapes as paragraphs and sets the rest aside. `path` is
// the sheet's part: "xl/worksheets/sheet1.xml". Parts that are missing or
// damaged are passed over.
void read_beside_sheet(Package& package, const std::string& path,
                       XmlNode worksheet, Layout& layout);

}  // namespace tiaowen
