// tiaowen: the command line.

#include "pipeline/program.h"

int main(int argc, char** argv) {
  return tiaowen::program(argc, argv, nullptr);
}
