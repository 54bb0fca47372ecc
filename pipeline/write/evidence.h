// Evidence: where in a document something stands, in words that people use.
//
//   clause_path(record, clause)    "第二章第五条"
//   document_name(record)          "《…管理办法》（澄科发〔2024〕7号）"
//   page_of(record, span)          3
#pragma once

#include <optional>
#include <string>

#include "pipeline/model/record.h"

namespace tiaowen {

// The labels from the outermost clause down; the id where there are none.
std::string clause_path(const Record& record, int clause);
std::string clause_id(const Record& record, int clause);  // empty for -1
// The innermost clause that holds the span; -1: none.
int clause_at(const Record& record, Span span);

std::string document_name(const Record& record);

// Of the first line that the span touches; nothing where there are no pages.
std::optional<int> page_of(const Record& record, Span span);

// The published words.
std::string quote_of(const Record& record, Span span);
std::string quote_of(const Record& record, const Mention& mention);

// The name of a department's mention.
const std::string& department_of(const Record& record, int mention);

const Mention& mention_at(const Record& record, int mention);

// Words for a table of contents: at most `most` characters, then an ellipsis.
std::string shortened(std::string_view utf8, std::size_t most);

}  // namespace tiaowen
