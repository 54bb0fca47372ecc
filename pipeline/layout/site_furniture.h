// What a site puts round a document and a converter took along is set aside.
//
//   索引号 | 0123 | 公开日期 | 2024-03-01 |     ->  fields of the document
//   相关阅读: - …通知 2024-03-02                 ->  navigation
//   扫一扫在手机打开当前页                        ->  navigation
//
// The words are rows of dictionaries/metadata_label.tsv and
// dictionaries/site_furniture.tsv.
#pragma once

#include "pipeline/model/document.h"
#include "pipeline/model/lexicon.h"

namespace tiaowen {

// The block of labels and values (set_aside "metadata_block"); what they say
// is added to layout.fields.
void set_metadata_block_aside(Layout& layout, const Lexicon& words);

// Links to other pages, share boxes and footers (set_aside "navigation",
// "site_footer").
void set_site_furniture_aside(Layout& layout, const Lexicon& words);

}  // namespace tiaowen
