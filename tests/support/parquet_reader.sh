#!/usr/bin/env bash
# Installs the program that reads back Parquet files (DuckDB for Node.js, as tests/parquet locks it) into a folder.
# 77: it cannot be had here, and the tests that need it say so.
set -euo pipefail
folder=$1
source=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../parquet
command -v node npm > /dev/null || { echo "There is no Node.js with npm." && exit 77; }
mkdir -p "$folder"
cmp -s "$source/package-lock.json" "$folder/package-lock.json" && [ -d "$folder/node_modules" ] && exit 0
rm -rf "${folder:?}/node_modules"
cp "$source/package.json" "$source/package-lock.json" "$folder"
npm install --ignore-scripts --no-audit --no-fund --prefix "$folder" || { rm -rf "${folder:?}/node_modules" && exit 77; }
