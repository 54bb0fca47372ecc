// The lines of ./dev bench about web pages and Word files.
#pragma once

namespace tiaowen::bench {

// From bytes to blocks and tables, against gumbo parsing the same bytes, and
// against unzipping the parts and parsing their XML.
void html_speed();
void docx_speed();

}  // namespace tiaowen::bench
