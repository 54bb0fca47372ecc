#!/usr/bin/env bash
# Makes corpus/show.png, the picture in README.md, with the release build.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
build/release/tiaowen show corpus/documents/subsidy_measure/source.pdf --page 1 --dpi 60 -o "$folder"
cp "$folder/source.pdf-001.png" corpus/show.png
