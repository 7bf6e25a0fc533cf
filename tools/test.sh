#!/bin/bash
# Every test there is: C++ (ctest), the console's units, and each folder of tests/ that is an npm package of its own
# (browser, API document, …). What has not been built yet is built. Ends with one line of counts.
#   tools/test.sh [ctest arguments…]           arguments: only the C++ tests that they choose
set -uo pipefail
cd "$(dirname "$0")/.."
exec </dev/null
export PATH="$PWD/build/node/bin:$PATH" NO_COLOR=1 FORCE_COLOR=0 CI=1
export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-$(ls /etc/ssl/certs/ca-certificates.crt 2>/dev/null)}"
preset="${PRESET:-release}" jobs="${JOBS:-$(nproc)}"
out="build/$preset" logs="build/$preset/test-logs"
export PC_USED="$PWD/$out/used"
passed=0 failed=0 skipped=0 broken="" root=$PWD

count() { passed=$((passed + $1)); failed=$((failed + $2)); skipped=$((skipped + $3)); }

programs() {
  if ! grep -qs '^PC_TESTS:BOOL=ON' "$out/CMakeCache.txt"; then
    cmake --preset "$preset" -DPC_TESTS=ON --log-level=WARNING || return 1
  fi
  ninja -C "$out" -j "$jobs" || return 1
  ln -sfn "$preset/src/app/partnerd" build/partnerd
  ln -sfn "$preset/src/app/partnerctl" build/partnerctl
}

# Counts GoogleTest's cases where a test is one, else the test itself.
ctest_counts() {
  awk '
    function close_entry(ok) {
      if (!open) return
      if (p + f + s == 0) { if (ok) P++; else F++ } else { P += p; F += f; S += s; if (!ok && f == 0) F++ }
      open = 0
    }
    / Testing: / { open = 1; p = f = s = 0 }
    /^\[  PASSED  \] [0-9]+ test/ { p += $4 }
    /^\[  SKIPPED \] [0-9]+ test/ { s += $4 }
    /^\[  FAILED  \] [0-9]+ tests?, listed below/ { f += $4 }
    /^Test Passed\./ { close_entry(1) }
    /^Test Failed\./ { close_entry(0) }
    / \(Failed\)$|Timeout|Exception|SEGFAULT/ { if (open && /^Test /) close_entry(0) }
    END { close_entry(0); print P + 0, F + 0, S + 0 }' "$1"
}

cpp() {
  ctest --test-dir "$out" -j "$jobs" --output-on-failure --no-tests=error "$@" || broken+=" c++"
  count $(ctest_counts "$out/Testing/Temporary/LastTest.log")
}

packages_of() {  # <folder>: npm ci when its lock file is newer than the last time
  local stamp="build/packages-${1//\//-}.stamp"
  if [ "$1" = web ]; then make --no-print-directory build/web-packages.stamp; return; fi
  if [ ! -d "$1/node_modules" ] || [ "$1/package-lock.json" -nt "$stamp" ]; then
    (cd "$1" && npm ci --no-audit --no-fund --loglevel=error) && mkdir -p build && touch "$stamp"
  fi
}

# The counts of vitest ("Tests  1 failed | 33 passed"), Playwright ("33 passed (4s)") and node --test ("# pass 33").
npm_counts() {
  sed -E 's/\x1b\[[0-9;]*m//g' "$1" | awk '
    /^ *Tests +[0-9]/ || /^ +[0-9]+ (passed|failed|flaky|skipped|did not run)/ {
      for (i = 2; i <= NF; i++) {
        word = $i; gsub(/[^a-z]/, "", word)
        if (word == "passed" || word == "flaky") P += $(i - 1)
        if (word == "failed") F += $(i - 1)
        if (word == "skipped" || word == "did") S += $(i - 1)
      }
    }
    /^(#|ℹ) pass [0-9]/ { P += $3 } /^(#|ℹ) fail [0-9]/ { F += $3 } /^(#|ℹ) skipped [0-9]/ { S += $3 }
    END { print P + 0, F + 0, S + 0 }'
}

# One package after the other. Each says at its end what it printed; "<passed> <failed> <skipped>" stands in its .counts.
npm_tests() {  # <folders…>
  local folder log status counts
  for folder in "$@"; do
    log="$logs/${folder//\//-}" status=0
    { packages_of "$folder" && cd "$folder" && npm test --silent; } >"$log.log" 2>&1 || status=$?
    cd "$root"
    counts=$(npm_counts "$log.log")
    [ $status = 0 ] || [ "$(cut -d' ' -f2 <<<"$counts")" != 0 ] || counts="0 1 0"
    echo "$counts" >"$log.counts"
    (flock 9; echo "=== $folder"; cat "$log.log") 9>"$logs/lock"
  done
}

# What waits most of its time runs beside the browser.
all_npm_tests() {
  local folder counts others=()
  for folder in tests/*/; do
    folder=${folder%/}
    if [ -e "$folder/package.json" ] && [ "$folder" != tests/web ]; then others+=("$folder"); fi
  done
  npm_tests web tests/web &
  npm_tests "${others[@]}" &
  wait
  for folder in web tests/web "${others[@]}"; do
    counts=$(cat "$logs/${folder//\//-}.counts" 2>/dev/null || echo "0 1 0")
    count $counts
    [ "$(cut -d' ' -f2 <<<"$counts")" = 0 ] || broken+=" $folder"
  done
}

programs || { echo "0 passed, 1 failed (it does not build)"; exit 1; }
rm -rf "$PC_USED" "$logs"
mkdir -p "$logs" "$PC_USED"
chmod 1777 "$PC_USED"
cpp "$@"
if [ $# = 0 ]; then
  make --no-print-directory console || broken+=" console"
  all_npm_tests
  if tools/unused.sh "$PC_USED"; then count 1 0 0; else count 0 1 0; broken+=" unused"; fi
fi
[ -z "$broken" ] || echo "broken:$broken"
[ $skipped = 0 ] || note=", $skipped skipped"
echo "$passed passed, $failed failed${note:-}"
[ -z "$broken" ] && [ $failed = 0 ]
