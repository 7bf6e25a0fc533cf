#!/bin/bash
# clang-tidy over the sources that differ from main, or over all of them with --all.
set -euo pipefail
cd "$(dirname "$0")/.."
jobs="${JOBS:-$(nproc)}" out="build/${PRESET:-release}"
if [ "${1:-}" = --all ]; then
  files=$(git ls-files 'src/*.cpp')
else
  files=$( (git diff --name-only main -- 'src/*.cpp'; git ls-files --others --exclude-standard 'src/*.cpp') | sort -u)
  [ -n "$files" ] || files=$(git ls-files 'src/*.cpp')
fi
# g++'s precompiled headers and warnings are unknown to clang, so it gets a list of commands without them.
mkdir -p "$out/lint"
sed -E 's/-Winvalid-pch//g; s/-include [^ ]*cmake_pch\.hxx//g; s/-fuse-ld=mold//g; s/-Wno-(maybe-uninitialized|stringop-overflow|restrict|dangling-pointer)//g' \
  "$out/compile_commands.json" > "$out/lint/compile_commands.json"
existing=""
for file in $files; do if [ -e "$file" ]; then existing+="$file"$'\n'; fi; done
printf '%s' "$existing" | xargs -P "$jobs" -n 1 clang-tidy-16 --quiet -p "$out/lint" \
  --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-dollar-in-identifier-extension \
  --warnings-as-errors='bugprone-use-after-move,bugprone-dangling-handle'
