// A stored number as a sheet shows it.
//
//   shown_number("0.173", "0.0%")                     17.3%
//   shown_number("44927", "yyyy\"年\"m\"月\"d\"日\"")   2023年1月1日
//   shown_number("1234.5", "#,##0.00")                1,234.50
//
// Of a format's sections the one for the number's sign is used; colours,
// conditions and fill characters are passed over.
#pragma once

#include <string>
#include <string_view>

namespace tiaowen {

// `since_1904`: days count from 1 January 1904, as workbooks of a Macintosh do.
std::string shown_number(std::string_view stored, std::string_view format,
                         bool since_1904 = false);

// The formats that files name by number only (ECMA-376, 18.8.30; 27 to 58 as
// in China); empty where there is none.
std::string_view built_in_format(int id);

}  // namespace tiaowen
