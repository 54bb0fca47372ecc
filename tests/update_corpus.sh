#!/usr/bin/env bash
# Writes corpus/documents/*/record*.json anew from the release build; look at
# `git diff` afterwards: every changed line is a changed reading.
set -euo pipefail
cd "$(dirname "$0")/.."
./dev build
TIAOWEN_UPDATE_CORPUS=1 build/release/tiaowen-tests --gtest_filter='All/Documents.*' --gtest_brief=1
git --no-pager diff --stat -- corpus/documents
