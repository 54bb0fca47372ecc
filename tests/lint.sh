#!/usr/bin/env bash
# lint.sh: clang-format on every source, clang-tidy on the changed ones.
# Called by ./dev lint, which builds first: clang-tidy reads that build's
# compile_commands.json.
set -euo pipefail
cd "$(dirname "$0")/.."

mapfile -t sources < <(git ls-files --cached --others --exclude-standard '*.cc' '*.h')
clang-format --dry-run --Werror "${sources[@]}"

base=$(git merge-base HEAD "${1:-HEAD~1}" 2>/dev/null || git rev-list --max-parents=0 HEAD | tail -1)
mapfile -t changed < <({ git diff --name-only --diff-filter=d "$base" -- '*.cc'; git ls-files --others --exclude-standard '*.cc'; } | sort -u)
[ ${#changed[@]} -eq 0 ] || clang-tidy --quiet -p build/release "${changed[@]}"
echo "lint: ${#sources[@]} files formatted, ${#changed[@]} changed files checked"
