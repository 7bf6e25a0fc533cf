#!/bin/bash
# A release, up to the tag; docs/releasing.md tells the whole way.
#   tools/release.sh prepare VERSION   writes the version where it stands and closes [Unreleased] of the changelog
#   tools/release.sh check             says whether this commit can be tagged
set -uo pipefail
cd "${RELEASE_ROOT:-$(dirname "$0")/..}" || exit 1
faults=0

fault() { echo "FAULT  $*" >&2; faults=$((faults + 1)); }
refuse() { echo "release: $*" >&2; exit 1; }

cmake_version() { sed -nE 's/^project\(partner_center VERSION ([0-9.]+).*/\1/p' CMakeLists.txt; }
json_versions() {  # <file>: of the file itself; of a lock file also that of its first package
  sed -nE '1,/"(dependencies|devDependencies)": *\{/s/^ +"version": "([^"]+)".*/\1/p' "$1" | sort -u
}
last_tag() { git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null; }
# What stands in the changelog under a heading.
section() { awk -v head="## [$1]" 'index($0, "## ") == 1 { inside = index($0, head) == 1; next } inside' CHANGELOG.md; }
is_written() { grep -q '[^[:space:]]' <<<"$1"; }
newer() { [ "$1" != "$2" ] && [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | tail -n 1)" = "$1" ]; }

prepare() {
  local version=$1 old
  old=$(cmake_version)
  [[ $version =~ ^(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}$ ]] || refuse "$version is no version like 1.2.3"
  newer "$version" "$old" || refuse "$version is not newer than $old"
  is_written "$(section Unreleased)" || refuse "nothing stands under [Unreleased] in CHANGELOG.md"
  section Unreleased | grep -qx '### Upgrade notes' || refuse "[Unreleased] has no \"### Upgrade notes\"; \"Nothing to do.\" is one, too"
  sed -i -E "s/^(project\(partner_center VERSION )[0-9.]+/\1$version/" CMakeLists.txt
  sed -i -E '1,/"(dependencies|devDependencies)": *\{/s/^( +"version": ")[^"]+/\1'"$version/" web/package.json web/package-lock.json
  sed -i "s/^## \[Unreleased\]$/&\n\n## [$version] - $(date -u +%Y-%m-%d)/" CHANGELOG.md
  echo "Look at it (git diff), commit it (\"release: $version\"), run make check, then make release."
}

check() {
  local version tag changed
  version=$(cmake_version)
  [ -z "$(git status --porcelain --untracked-files=no)" ] || fault "there are changes that are not committed"
  [ "$(cat build/ci-green 2>/dev/null)" = "$(git rev-parse HEAD)" ] || fault "make check has not passed on this commit (build/ci-green)"
  for file in web/package.json web/package-lock.json; do
    [ "$(json_versions "$file")" = "$version" ] || fault "$file says $(json_versions "$file" | tr '\n' ' '), CMakeLists.txt $version"
  done
  if is_written "$(section Unreleased)"; then fault "something stands under [Unreleased] in CHANGELOG.md"; fi
  grep -qE "^## \[${version//./\\.}\] - [0-9]{4}(-[0-9]{2}){2}$" CHANGELOG.md || fault "CHANGELOG.md has no heading \"## [$version] - DATE\""
  if git rev-parse -q --verify "refs/tags/v$version" >/dev/null; then fault "v$version is released already"; fi
  tag=$(last_tag)
  if [ -n "$tag" ]; then
    newer "$version" "${tag#v}" || fault "$version is not newer than $tag"
    changed=$(git diff --name-only --diff-filter=MDR "$tag" -- 'migrations/*.sql')
    [ -z "$changed" ] || fault "migrations that $tag released were changed: $changed"
  fi
  [ $faults = 0 ] || { echo "$faults reasons not to release $version" >&2; exit 1; }
  echo "$version can be released:  git tag --sign v$version --message \"Partner Center $version\" && git push origin v$version"
}

case "${1:-}" in
  prepare) [ $# = 2 ] || refuse "usage: tools/release.sh prepare VERSION"; prepare "$2" ;;
  check) check ;;
  *) refuse "usage: tools/release.sh prepare VERSION | check" ;;
esac
