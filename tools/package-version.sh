#!/bin/bash
# The Debian version of the commit in the current folder. A release has its tag's version; what was built before it sorts
# lower, what was built after it higher.
set -euo pipefail
base=$(sed -nE 's/^project\(partner_center VERSION ([0-9.]+).*/\1/p' CMakeLists.txt)
sha=$(git rev-parse --short=10 HEAD 2>/dev/null) || { echo "$base-1"; exit; }
if [ -n "$(git tag --points-at HEAD "v$base")" ]; then echo "$base-1"; exit; fi
side='~'
if git rev-parse -q --verify "refs/tags/v$base" >/dev/null; then side=+; fi
echo "$base${side}git$(TZ=UTC git log -1 --format=%cd --date=format-local:%Y%m%d%H%M%S).$sha-1"
