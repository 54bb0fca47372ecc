// store check: is a store sound?

#include <ostream>

#include "pipeline/command/ingest_command.h"
#include "pipeline/command/messages.h"
#include "pipeline/store/store.h"

namespace tiaowen {

int store_check_command(const StoreCommand& command, std::ostream& out) {
  auto store = Store::open(command.store, OpenMode::read);
  const auto wrong =
      store ? store->check()
            : Result<std::vector<std::string>>(tl::unexpected(store.error()));
  if (!wrong) {
    out << wrong.error().code << ": "
        << explained(wrong.error(), command.language) << "\n";
    if (wrong.error().code == "locked") return kExitTryAgain;
    return wrong.error().code == "store_damaged" ? kExitSomeFailed : kExitUsage;
  }
  for (const std::string& line : *wrong) out << line << "\n";
  if (!wrong->empty()) return kExitSomeFailed;
  const auto documents =
      store->database().number("SELECT count(*) FROM document");
  out << command.store << ": " << (documents ? **documents : 0)
      << either(command.language, " documents, sound", " 份文档，完好") << "\n";
  return kExitGood;
}

}  // namespace tiaowen
