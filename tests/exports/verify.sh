#!/usr/bin/env bash
# verify.sh BUILD [seeds]: what tiaowen exports, read by programs that others
# wrote. Of the repository's own documents; with `seeds` of the texts beside the
# repository, whose figures are known. Needs node 18, npm and xmllint; packages
# go to BUILD/exports. Ends with 77 (skipped) where one of these or the texts
# are missing or the registry cannot be reached.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
what=${2:-own}
corpus=$here/../../corpus/documents
seeds=$here/../../../shared/seeds
skip() { echo "exports ($what): skipped: $*"; exit 77; }
if [ "$what" = seeds ] && [ ! -d "$seeds" ]; then skip "there is no ../shared/seeds beside the repository"; fi
for program in node npm xmllint; do
  command -v "$program" >/dev/null || skip "$program is missing (./dev test installs it)"
done
[ "$(node -p 'process.versions.node.split(".")[0] >= 18')" = true ] || skip "node is older than 18"

work=$build/exports
mkdir -p "$work"
cp "$here"/package.json "$here"/package-lock.json "$here"/*.mjs "$work"
cd "$work"
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ci --no-audit --no-fund --ignore-scripts >npm.log 2>&1 || { tail -5 npm.log; skip "the npm registry cannot be reached"; }
  cp package-lock.json node_modules/.installed
fi

# The texts to be read, and records that no text gives.
rm -rf "$what" && mkdir -p "$what/texts" "$what/made"
texts=$what/texts made=$what/made
if [ "$what" = seeds ]; then
  cp "$seeds"/*.txt "$texts"
else
  node records.mjs "$corpus" "$made"
  for name in steps parts denials; do
    sed -n 's/^> //p' "$here/../../corpus/rules/$name.txt" \
      >"$texts/rules_$name.txt"
  done
  cp "$here"/hostile.txt "$texts" && mv "$made/thousand.txt" "$texts"
  for name in "$corpus"/*/; do
    [ -f "$name/record.json" ] || continue  # a document only of formats
    cp "$name/record.json" "$made/$(basename "$name").json"
  done
fi
"$build/tiaowen" run -q "$texts" -o "$what/records" 2>/dev/null
for text in "$texts"/*.txt; do
  name=$(basename "$text" .txt)
  cp "$what/records/records/$name.txt.json" "$made/$name.json"
done

for record in "$made"/*.json; do
  name=${record%.json}
  for sink in dmn bpmn ics akn xlsx csv ndjson; do
    case $sink in akn) to=$name.akn.xml ;; *) to=$name.$sink ;; esac
    # Status 1: something could not be exported, and was told.
    "$build/tiaowen" export "$sink" "$record" -o "$to" 2>>"$what/told.log" || [ $? = 1 ]
  done
done

valid() { xmllint --noout --schema "$@" 2>xmllint.log || { grep -v validates xmllint.log; exit 1; }; }
valid node_modules/dmn-moddle/resources/dmn/xsd/DMN13.xsd "$made"/*.dmn
valid node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd "$made"/*.bpmn
xmllint --noout "$made"/*.akn.xml
if [ -n "${AKN_XSD:-}" ]; then valid "$AKN_XSD" "$made"/*.akn.xml; fi
if [ "$what" = seeds ]; then
  node dmn.mjs "$made" "$build/tiaowen" 6 21 0
  node bpmn.mjs "$made" 1 1
  node calendar.mjs "$made" 38
  node seeds.mjs "$made"
else
  node dmn.mjs "$made" "$build/tiaowen" 6 21 3
  node bpmn.mjs "$made" 3 6
  node calendar.mjs "$made" 1001
fi
