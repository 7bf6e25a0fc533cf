#!/bin/bash
# Lets libFuzzer look for inputs that break the parsers, each for so many seconds, as many at once as there are cores.
#   tools/fuzz.sh [seconds] [targets…]     60 seconds, all of tests/fuzz/CMakeLists.txt
#   FUZZ_SEED=1 FUZZ_RUNS=500000           tries every time the same inputs, so that what was changed decides, not
#                                          chance nor how busy the machine is; the seconds then only bound it
# Begins with tests/fuzz/corpus and what earlier runs found (build/fuzz/found). Inputs that break something are kept in
# build/fuzz/broken, with the command that runs each again.
set -uo pipefail
cd "$(dirname "$0")/.."
seconds="${1:-60}" jobs="${JOBS:-$(nproc)}"
[ $# = 0 ] || shift
targets=("$@")
if [ ${#targets[@]} = 0 ]; then
  mapfile -t targets < <(sed -n '/^set(PC_FUZZERS/,/)/s/^  \([a-z_]*\):.*/\1/p' tests/fuzz/CMakeLists.txt)
fi
compiler="${CXX:-clang++-16}"
if ! grep -qs '^PC_TESTS:BOOL=ON' build/fuzz/CMakeCache.txt; then
  CXX="$compiler" cmake --preset fuzz -DPC_TESTS=ON --log-level=WARNING || exit 1
fi
ninja -C build/fuzz -j "$jobs" "${targets[@]/#/fuzz_}" || exit 1
mkdir -p build/fuzz/broken

run() {  # <target>
  local found="build/fuzz/found/$1" log="build/fuzz/$1.log"
  mkdir -p "$found"
  if build/fuzz/tests/fuzz/fuzz_"$1" -max_total_time="$2" -seed="${FUZZ_SEED:-0}" -runs="${FUZZ_RUNS:--1}" -timeout=10 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 \
      -artifact_prefix="build/fuzz/broken/$1-" "$found" "tests/fuzz/corpus/$1" >"$log" 2>&1; then
    echo "fuzz $1: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs, no finding"
  else
    tail -n 30 "$log"
    echo "fuzz $1: a finding, see build/fuzz/broken and $log"
    return 1
  fi
}
export -f run
printf '%s\n' "${targets[@]}" | xargs -P "$jobs" -I{} bash -c "run {} $seconds"
