// What one document gave back stays with the process for the next one, instead
// of going to the system and coming from it again, page by page, each time.
//
//   int main(…) { keep_freed_memory(); … }
//
// The peak of a run is that of its largest document, as before.
#pragma once

namespace tiaowen {

void keep_freed_memory();

}  // namespace tiaowen
