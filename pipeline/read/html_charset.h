// The characters of a web page, whatever it says of its own encoding.
//
//   <meta charset=gb2312> … bytes of GBK   ->  UTF-8, "gb18030"
//
// The byte order mark decides, then the form of the bytes (valid UTF-8 with
// Chinese in it is UTF-8 whatever the page says), then the page's own word, and
// without one the statistics of the bytes. Bytes that stand for nothing become
// U+FFFD and are counted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tiaowen {

struct HtmlCharacters {
  std::string utf8;
  std::string encoding;  // the ICU converter's name
  std::size_t bad = 0;   // places that could not be decoded
};

HtmlCharacters decode_html(std::string_view bytes);

}  // namespace tiaowen
