#!/bin/bash
# What can be said of written files without running them: the form of changed lines of C++ (clang-format), spelling
# (codespell, .codespellrc), mistakes in changed lines of C++ (clang-tidy), form and mistakes of the console and its
# browser tests (Prettier, ESLint; all of them). Changed: since tools/base.sh.
#   tools/lint.sh [format|spelling|web|tidy …]  all of them
#   tools/lint.sh format --fix                  formats them; web --fix: the console
#   tools/lint.sh tidy --all                    all lines of all sources, which takes long; finds without failing
set -uo pipefail
cd "$(git rev-parse --show-toplevel)"
tools=$(dirname "$(realpath "${BASH_SOURCE[0]}")")
jobs="${JOBS:-$(nproc)}" out="build/${PRESET:-release}"
base=$("$tools/base.sh") || exit 1

# Of a file that moved, the lines that changed; of one that only moved, none.
format() {
  local faults
  changed() { git diff -M -U0 --no-color --diff-filter=AMR "$base" -- '*.cpp' '*.hpp'; }
  local formatter=(clang-format-diff-16 -binary clang-format-16 -p1 -style file)
  if [ "${1:-}" = --fix ]; then changed | "${formatter[@]}" -i; return; fi
  faults=$(changed | "${formatter[@]}" 2>&1)
  [ -n "$faults" ] || return 0
  echo "$faults"
  echo "lint: lines that changed since ${base:0:10} are not formatted; make fmt does it"
  return 1
}

spelling() {
  git ls-files | grep -vE '(^|/)package-lock\.json$|\.(png|ico|svg|woff2?)$|^tests/(fuzz/corpus|data)/|passwords|^LICENSE' |
    xargs -d '\n' codespell || { echo "lint: misspelled, or a word for .codespellrc"; return 1; }
}

web() {
  local bin=web/node_modules/.bin
  local eslint=("$bin/eslint" --config web/eslint.config.js --max-warnings 0)
  local prettier=("$bin/prettier" --ignore-path web/.prettierignore --log-level warn)
  export PATH="$PWD/build/node/bin:$PATH"
  make -s --no-print-directory build/web-packages.stamp || return 1
  if [ "${1:-}" = --fix ]; then "${eslint[@]}" --fix web tests/web; "${prettier[@]}" --write web tests/web; return; fi
  local status=0
  "${eslint[@]}" web tests/web || status=1
  "${prettier[@]}" --check web tests/web || status=1
  [ $status = 0 ] || echo "lint: the console's form or habits; what can be mended by itself is by make fmt"
  return $status
}

# g++'s precompiled headers and warnings are unknown to clang, so it gets a list of commands without them.
commands_for_clang() {
  mkdir -p "$out/lint"
  sed -E 's/-Winvalid-pch//g; s/-include [^ ]*cmake_pch\.hxx//g; s/-fuse-ld=mold//g; s/-Wno-(maybe-uninitialized|stringop-overflow|restrict|dangling-pointer)//g' \
    "$out/compile_commands.json" > "$out/lint/compile_commands.json"
}
clang_arguments=(-extra-arg=-Wno-unknown-warning-option -extra-arg=-Wno-dollar-in-identifier-extension)

tidy() {
  commands_for_clang
  if [ "${1:-}" = --all ]; then
    git ls-files 'src/*.cpp' | xargs -P "$jobs" -n 1 clang-tidy-16 --quiet -p "$out/lint" "${clang_arguments[@]/#/-}"
    return
  fi
  local faults
  faults=$(git diff -U0 "$base" -- 'src/*.cpp' |
    clang-tidy-diff-16.py -clang-tidy-binary clang-tidy-16 -p1 -j "$jobs" -quiet -path "$out/lint" "${clang_arguments[@]}" 2>/dev/null)
  grep -qE '(warning|error): ' <<<"$faults" || return 0
  echo "$faults"
  echo "lint: clang-tidy found mistakes in lines that changed since ${base:0:10}"
  return 1
}

if [[ "${2:-}" == --* ]]; then "$1" "$2"; exit; fi
status=0
for what in "${@:-format spelling web tidy}"; do
  for each in $what; do "$each" || status=1; done
done
exit $status
