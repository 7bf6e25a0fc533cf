#!/bin/bash
# Writes what the programs say of themselves to build/docs: the API document, the help texts, which room uses which.
set -euo pipefail
cd "$(dirname "$0")/.."
docs=build/docs
mkdir -p "$docs"
build/partnerd --help > "$docs/partnerd.txt"
build/partnerctl --help > "$docs/partnerctl.txt"
for room in $(sed -n '/^set(PC_ROOMS/,/)/p' CMakeLists.txt | sed 's/set(PC_ROOMS//; s/)//'); do
  file="src/$room/CMakeLists.txt"
  [ -e "$file" ] || continue
  room=${room##*/}
  uses=$(tr '\n' ' ' < "$file" | sed -nE 's/.*pc_module\([^)]* USES ([a-z_ ]*[a-z]) *( (PUBLIC|RULES|LIBS)|\)).*/\1/p')
  printf '%-12s %s\n' "$room" "$uses"
done > "$docs/rooms.txt"
build/partnerctl openapi > "$docs/openapi.json"
echo "docs: $(ls "$docs" | tr '\n' ' ')"
