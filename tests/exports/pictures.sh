#!/usr/bin/env bash
# pictures.sh BUILD: draws the pictures of pipeline/write/pictures anew, from
# records of the corpus. Needs what verify.sh has installed in BUILD/exports.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
work=$build/exports
corpus=$here/../../corpus/documents
to=$here/../../pipeline/write/pictures
mkdir -p "$to"
cp "$here/pictures.mjs" "$work"
cd "$work"
"$build/tiaowen" export dmn "$corpus/subsidy_measure/record.pdf.json" -o ./picture.dmn
"$build/tiaowen" export bpmn "$corpus/application_notice/record.pdf.json" -o ./picture.bpmn
"$build/tiaowen" export csv "$corpus/task_list/record.pdf.json" --today 2025-09-10 -o ./picture.csv
node pictures.mjs dmn picture.dmn r3 r4 >"$to/dmn.svg"
node pictures.mjs bpmn picture.bpmn >"$to/bpmn.svg"
node pictures.mjs csv picture.csv >"$to/register.svg"
