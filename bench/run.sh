#!/bin/bash
# Measures Partner Center beside public tools, in one run, and prints ratios. Needs an idle machine and about ten minutes.
#   BENCH_SECONDS=5      how long each measurement takes
#   BENCH_ENGINES="sqlite postgres"
#   BENCH_STEPS="allocations ledger reads import customers adjustments"
#   BENCH_LINES=100000   lines of the imported bill
#   BENCH_LARGE=1000000  lines to grow to afterwards, for the cost of pages at size; 0: not at all. 10000000 takes some
#                        minutes an engine and 15 GB of disk
#   BENCH_CUSTOMERS=1000000  customers of one partner to grow to from ten thousand
#   BENCH_ADJUSTMENTS=1000000  transfers of one partner to grow to from ten thousand
#   BENCH_DIR=/tmp       folder on the disk to be measured
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/build/node/bin:$PATH" BENCH_BUILD="build/${PRESET:-release}"
if ! grep -qs '^PC_BENCH:BOOL=ON' "$BENCH_BUILD/CMakeCache.txt"; then
  cmake --preset "${PRESET:-release}" -DPC_BENCH=ON --log-level=WARNING
fi
ninja -C "$BENCH_BUILD" bench_load bench_disk bench_log_edge bench_ledger_alone bench_customers_scale bench_adjustments_scale
node bench/run.mjs
node bench/table.mjs
