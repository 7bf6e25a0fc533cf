#!/bin/bash
# C++ tests under the address and undefined-behaviour sanitizers: those of what changed since tools/base.sh.
#   tools/deep.sh [--all | room…]
set -euo pipefail
cd "$(dirname "$0")/.."
jobs="${JOBS:-$(nproc)}" out=build/asan

changed_rooms() {
  git diff --name-only "$(tools/base.sh)" -- src tests | sed -nE \
    's#^src/(app|bss)/.*#\1#p; s#^src/[a-z]+/([a-z_]+)/.*#\1#p; s#^tests/rooms/([a-z_]+)/.*#\1#p; s#^tests/([a-z_]+)/[^/]*\.(cpp|hpp)$#\1#p' | sort -u
}
# A room's own tests, its tests on engines, and those of its acts.
tests_of() {
  for room in "$@"; do printf 'pc_%s_test\npc_%s_engine_test\npc_rooms_%s_test\n' "$room" "$room" "$room"; done
}

if ! grep -qs '^PC_TESTS:BOOL=ON' "$out/CMakeCache.txt"; then cmake --preset asan -DPC_TESTS=ON --log-level=WARNING; fi
ninja -C "$out" build.ninja >/dev/null
all=$(ninja -C "$out" -t targets all | sed -nE 's/^(pc_[a-z_]+_test): phony$/\1/p' | grep -v '^pc_rooms_test$' | sort -u)
if [ "${1:-}" = --all ]; then
  targets=$all
else
  if [ $# = 0 ]; then mapfile -t rooms < <(changed_rooms); else rooms=("$@"); fi
  targets=$(comm -12 <(tests_of "${rooms[@]}" | sort -u) <(printf '%s\n' "$all"))
fi
if [ -z "$targets" ]; then echo "deep: nothing that C++ tests look at has changed"; exit 0; fi
echo "deep:" $targets
ninja -C "$out" -j "$jobs" $targets
ctest --test-dir "$out" -j "$jobs" --output-on-failure --no-tests=error -R "^($(paste -sd'|' <<<"$targets"))(\.|\$)"
