#!/usr/bin/env bash
# verify.sh BUILD: what tiaowen exports, read by programs that others wrote.
# Needs node 18, npm and xmllint; packages go to BUILD/exports. Ends with 77
# (skipped) where one of these is missing or the registry cannot be reached.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
skip() { echo "exports: skipped: $*"; exit 77; }
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

corpus=$here/../../corpus/documents
rm -rf made texts && mkdir made texts
node records.mjs "$corpus" made
cp "$here"/hostile.txt texts && mv made/thousand.txt texts
for name in "$corpus"/*/; do
  [ -f "$name/record.json" ] || continue  # a document only of formats
  cp "$name/record.json" "made/$(basename "$name").json"
done
seeds=$here/../../../shared/seeds
if [ -d "$seeds" ]; then cp "$seeds"/*.txt texts; fi
rm -rf records
"$build/tiaowen" run -q texts -o records 2>/dev/null
for text in texts/*.txt; do
  name=$(basename "$text" .txt)
  cp "records/records/$name.txt.json" "made/$name.json"
done

for record in made/*.json; do
  name=${record%.json}
  for sink in dmn bpmn ics akn xlsx csv ndjson; do
    case $sink in akn) to=$name.akn.xml ;; *) to=$name.$sink ;; esac
    # Status 1: something could not be exported, and was told.
    "$build/tiaowen" export "$sink" "$record" -o "$to" 2>>told.log || [ $? = 1 ]
  done
done

xmllint --noout --schema node_modules/dmn-moddle/resources/dmn/xsd/DMN13.xsd made/*.dmn 2>xmllint.log || { grep -v validates xmllint.log; exit 1; }
xmllint --noout --schema node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd made/*.bpmn 2>xmllint.log || { grep -v validates xmllint.log; exit 1; }
xmllint --noout made/*.akn.xml
if [ -n "${AKN_XSD:-}" ]; then xmllint --noout --schema "$AKN_XSD" made/*.akn.xml; fi
node dmn.mjs made "$build/tiaowen"
node bpmn.mjs made
node calendar.mjs made
if [ -d "$seeds" ]; then node seeds.mjs made; else echo "seeds: not beside the repository, left out"; fi
