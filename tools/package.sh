#!/bin/bash
# Makes a Debian package of what `make build` left: build/package/partner-center_VERSION_MACHINE.deb.
#   tools/package.sh [VERSION]     VERSION: other than that of this commit
# DEBFULLNAME and DEBEMAIL say who makes it, as with Debian's own tools.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/build/node/bin:$PATH"
out=build/package work=build/package/work

version=${1:-$(tools/package-version.sh)}
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH

put() { install -D -m "$1" "$2" "$work/files/$3"; }  # <mode> <file> <place>

page() {  # <program> <what it is>
  mkdir -p "$work/files/man"
  help2man --no-info --section=8 --name="$2" --include=packaging/manual.h2m "build/$1" |
    sed 's#=var/data#=/var/lib/partnerd#' > "$work/files/man/$1.8"
}

for built in build/partnerd build/partnerctl web/dist/index.html build/console-packages.json; do
  [ -e "$built" ] || { echo "package: $built is missing; run make build first" >&2; exit 1; }
done
rm -rf "$work"
mkdir -p "$work"
cp -r packaging/debian "$work/debian"
maintainer="${DEBFULLNAME:-Partner Center} <${DEBEMAIL:-partner-center@localhost}>"
sed -i "s/^Maintainer: .*/Maintainer: $maintainer/" "$work/debian/control"
cp packaging/partnerd.service "$work/debian/partner-center.partnerd.service"
cat > "$work/debian/changelog" <<END
partner-center ($version) stable; urgency=medium

  * What is new: /usr/share/doc/partner-center/changelog.gz

 -- $maintainer  $(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")
END

put 755 build/partnerd usr/bin/partnerd
put 755 build/partnerctl usr/bin/partnerctl
put 644 packaging/partnerd.toml etc/partnerd/partnerd.toml
for migration in migrations/*.sql; do put 644 "$migration" "usr/share/partner-center/$migration"; done
cp -r web/dist "$work/files/usr/share/partner-center/dist"
node packaging/sbom.mjs "$work/files/usr/share/partner-center"
mkdir -p "$work/files/doc"
cp -r docs/operations.md docs/api-versioning.md docs/security.md docs/user "$work/files/doc/"
cp CHANGELOG.md "$work/CHANGELOG.md"
page partnerd "server of Partner Center"
page partnerctl "administration of Partner Center"

rm -f "$out"/*.deb "$out"/*.buildinfo "$out"/*.changes
(cd "$work" && dpkg-buildpackage -b -us -uc -nc >../build.log 2>&1) || { tail -n 30 "$out/build.log" >&2; exit 1; }
rm -rf "$work"
ls -1 "$out"/*.deb
