// tiaowen-views: what tiaowen becomes to show, export and query (program.h).

#include "pipeline/program.h"

int main(int argc, char** argv) {
  constexpr tiaowen::Views kViews{&tiaowen::show_command,
                                  &tiaowen::export_command,
                                  &tiaowen::query_command};
  return tiaowen::program(argc, argv, &kViews);
}
