#!/bin/bash
# What partnerd and partnerctl declare and no test ever used: statements that were never executed, routes never called.
#   tools/unused.sh <folder that PC_USED named while the suite ran>
# tests/guards/unused.txt names what is excused, one a line with a reason: "statement room.name  because …".
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1 excused=tests/guards/unused.txt
lines() { cat "$folder"/$1-* 2>/dev/null | sed -n "s/^$2 //p" | sort -u; }
never=$(comm -23 <(lines 'partner*' declared) <(lines '*' used))
allowed=$(sed -E '/^#/d; s/  .*//' "$excused" | sort -u)
unused=$(comm -23 <(printf '%s\n' "$never" | sed '/^$/d') <(printf '%s\n' "$allowed"))
stale=$(comm -13 <(printf '%s\n' "$never") <(printf '%s\n' "$allowed" | sed '/^$/d'))
echo "$(lines 'partner*' declared | wc -l) statements and routes declared, $(printf '%s' "$unused" | grep -c . || true) never used by a test"
if [ -n "$unused" ]; then printf 'never used: %s\n' "${unused//$'\n'/$'\n'never used: }"; fi
if [ -n "$stale" ]; then printf 'excused in %s, but used: %s\n' "$excused" "${stale//$'\n'/, }"; fi
[ -z "$unused" ]
