#!/usr/bin/env bash
# Fails if a C++ file is not as clang-format 14 with .clang-format would write it.
set -euo pipefail
cd "$(dirname "$0")/../.."
find src tests \( -name '*.h' -o -name '*.cpp' \) -print0 | xargs -0 "${CLANG_FORMAT:-clang-format}" --dry-run -Werror
echo "The format is right."
