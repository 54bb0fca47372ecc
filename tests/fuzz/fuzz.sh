#!/usr/bin/env bash
# fuzz.sh NAME SECONDS: feeds NAME_fuzz with changed bytes for so long. What it
# learns stays in build/fuzz/corpus; what breaks it is build/fuzz/NAME-crash-*.
# Inputs worth keeping belong in tests/fuzz/corpus/NAME.
set -eu
cd "$(dirname "$0")/../.."
if [ $# -lt 1 ]; then
  sed -n '2,4s/^# //p' "$0"
  echo "names: $(cd tests/fuzz && ls -- *_fuzz.cc | sed 's/_fuzz\.cc$//' | tr '\n' ' ')"
  exit 2
fi
name=$1
seconds=${2:-60}
cmake -S . -B build/fuzz -DCMAKE_BUILD_TYPE=Release -DTIAOWEN_FUZZ=ON -DBUILD_TESTING=OFF \
  -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ >/dev/null
cmake --build build/fuzz --target "${name}_fuzz" -j "$(nproc)"
mkdir -p "build/fuzz/corpus/$name" "tests/fuzz/corpus/$name"
# What Tesseract keeps to its end is no leak of ours.
export LSAN_OPTIONS="suppressions=$PWD/tests/leaks.supp:print_suppressions=0"
exec "build/fuzz/${name}_fuzz" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=2048 -max_len=65536 \
  -artifact_prefix="build/fuzz/$name-" "build/fuzz/corpus/$name" "tests/fuzz/corpus/$name"
