#!/bin/bash
# The commit that this tree is compared with by checks of what changed: CI_BASE; else where it left main; else the last
# commit that .ci/run passed on (build/ci-green); else the one before.
set -euo pipefail
cd "$(git rev-parse --show-toplevel)"
known() { git rev-parse --quiet --verify "$1^{commit}"; }
head=$(git rev-parse HEAD)
if [ -n "${CI_BASE:-}" ]; then known "$CI_BASE"; exit; fi
for main in origin/main main; do
  left=$(git merge-base HEAD "$main" 2>/dev/null) || continue
  if [ "$left" != "$head" ]; then echo "$left"; exit; fi
done
green=$(cat build/ci-green 2>/dev/null || true)
if [ -n "$green" ] && git merge-base --is-ancestor "$green" HEAD 2>/dev/null; then echo "$green"; exit; fi
known HEAD~1 || echo "$head"
