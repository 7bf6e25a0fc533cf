#!/bin/bash
# The container image as an administrator uses it: built, started, asked, stopped, replaced, with data that stays.
#   packaging/test/container.sh [IMAGE]     IMAGE: one that is built already
# ENGINE: docker (or podman, which is taken where there is no docker); ENGINE_FLAGS, RUN_FLAGS: for it and for its run.
set -euo pipefail
cd "$(dirname "$0")/../.."
engine=${ENGINE:-$(command -v docker || command -v podman)}
image=${1:-partner-center}
name=partner-center-test-$$ volume=partner-center-test-$$

engine() { "$engine" ${ENGINE_FLAGS:-} "$@"; }
inside() { engine exec -e PARTNERCTL_PASSWORD=Container-Test-2026 "$name" "$@"; }
start() {
  engine run --detach --name "$name" --volume "$volume:/var/lib/partnerd" --read-only --tmpfs /tmp --cap-drop ALL \
    --security-opt no-new-privileges ${RUN_FLAGS:-} "$image" >/dev/null
}
ready() {
  for _ in $(seq 100); do inside curl -fs http://127.0.0.1:8080/readyz >/dev/null 2>&1 && return; sleep 0.3; done
  engine logs "$name" | tail -n 20
  return 1
}
step() {
  local what=$1; shift
  if "$@" >/dev/null; then echo "ok     $what"; else echo "FAULT  $what"; exit 1; fi
}
stays_away() { ! "$@" 2>/dev/null; }
stopped_well() { engine stop --time 30 "$name" && [ "$(engine inspect --format '{{.State.ExitCode}}' "$name")" = 0 ]; }
signs_in() {
  inside curl -fsS http://127.0.0.1:8080/api/v1/session -H 'Content-Type: application/json' \
    -d '{"form":"account","account":"first","password":"Container-Test-2026"}'
}
trap 'engine rm --force "$name" >/dev/null 2>&1 || true; engine volume rm --force "$volume" >/dev/null 2>&1 || true' EXIT

[ $# = 1 ] || step "is built" engine build --tag "$image" .
step "starts, with nothing but its volume to write to" start
step "is ready" ready
step "serves the console" inside curl -fs http://127.0.0.1:8080/
step "is run by its own user" [ "$(inside id -un)" = partnerd ]
step "writes nowhere else" stays_away inside touch /etc/partnerd/x
step "creates the first operator" inside partnerctl operator create first
step "who signs in" signs_in
step "has right books" inside partnerctl verify
step "holds its bill of materials" inside test -s /usr/share/partner-center/sbom.cdx.json
step "stops without a failure" stopped_well
step "is taken away" engine rm "$name"
step "starts anew on the same volume" start
step "is ready" ready
step "with who was there before" signs_in
echo "the container works"
