#!/bin/bash
# tools/lint.sh bites: each of its checks lets good lines pass and names bad ones, in a small repository of its own.
#   tests/guards/style_check.sh <root of the project>
set -euo pipefail
for tool in clang-format-diff-16 clang-tidy-diff-16.py codespell; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed (tools/install.sh lint)"; exit 77; }
done
root=$1
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
cp "$root"/.clang-format "$root"/.clang-tidy "$root"/.codespellrc .
mkdir -p src build/release
# Its first line is bad, and not changed afterwards.
printf 'int*   old() { return 0; }\nint* one();\nint* two();\nint* three();\n' >src/a.cpp
printf '[{"directory":"%s","file":"src/a.cpp","command":"clang++-16 -std=c++20 -c src/a.cpp"}]' "$here" >build/release/compile_commands.json
printf 'build/\n' >.gitignore
git init -q .
git add -A
git -c user.name=test -c user.email=test@example.org commit -qm "base: begin"
export CI_BASE=HEAD PRESET=release JOBS=1

failed=0
check() {  # <check> <what is expected> <line of C++>
  git checkout -q src
  printf '%s\n' "$3" >>src/a.cpp
  expect "$@"
}
expect() {
  local said=passes
  "$root/tools/lint.sh" "$1" >said.log 2>&1 || said=fails
  rm -f said.log
  if [ $said != "$2" ]; then echo "FAULT: $1 $said for: $3"; failed=1; fi
}
check format passes 'int* fresh() { return nullptr; }'
check format fails 'int*   fresh() { return nullptr; }'
check spelling passes '// They receive it.'
check spelling fails '// They reci''eve it.'
check tidy passes 'int* fresh() { return nullptr; }'
check tidy fails 'int* fresh() { return 0; }'
git checkout -q src
git mv src/a.cpp src/b.cpp
expect format passes 'a file that only moved'
printf 'int*   fresh() { return nullptr; }\n' >>src/b.cpp
expect format fails 'a file that moved and got a bad line'
exit $failed
