// Many small documents into a store.
#pragma once

namespace tiaowen::bench {

void ingest_speed();

}  // namespace tiaowen::bench
