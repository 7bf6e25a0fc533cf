#!/bin/bash
# Installs what is missing on Debian 12 to build and run, to test, to measure, to lint or to make packages. Quiet when
# nothing is missing.
#   tools/install.sh [run|test|bench|lint|fuzz|package|package-test]     all include run
#   tools/install.sh --list [run|…]            only names the packages
set -euo pipefail
cd "$(dirname "$0")/.."

run_packages="g++ cmake ninja-build make ccache mold pkg-config ca-certificates
  libboost1.81-dev libboost-json1.81-dev libssl-dev libsqlite3-dev libpq-dev libsodium-dev
  libfmt-dev libcli11-dev prometheus-cpp-dev zlib1g-dev
  libqrcodegencpp-dev libxlsxwriter-dev libcurl4-openssl-dev libutf8proc-dev"
test_packages="libgtest-dev libgmock-dev librapidcheck-dev postgresql-15 hledger sqlite3 curl openssl procps
  chromium fonts-noto-cjk libreoffice-calc-nogui"
bench_packages="postgresql-15 sqlite3 curl procps wrk nginx-light"
lint_packages="clang-16 clang-tidy-16 clang-format-16 codespell"
package_packages="debhelper dpkg-dev help2man lintian"
package_test_packages="mmdebstrap systemd-container"
fuzz_packages="clang-16 libclang-rt-16-dev libgtest-dev libgmock-dev librapidcheck-dev"
node_lowest="20.19.0"  # what the console's build tool asks for
node_package_major=22  # taken from npm where the system's node is older

list_only=false
if [ "${1:-}" = --list ]; then list_only=true; shift; fi
purpose="${1:-run}"
case "$purpose" in
  run) packages="$run_packages" ;;
  test) packages="$run_packages $test_packages" ;;
  bench) packages="$run_packages $bench_packages" ;;
  lint) packages="$run_packages $lint_packages" ;;
  fuzz) packages="$run_packages $fuzz_packages" ;;
  package) packages="$run_packages $package_packages" ;;
  package-test) packages="$run_packages $package_packages $package_test_packages" ;;
  *) echo "usage: tools/install.sh [--list] [run|test|bench|lint|fuzz|package|package-test]" >&2; exit 2 ;;
esac
if $list_only; then printf '%s\n' $packages | sort -u; exit 0; fi

say() { echo "install: $*"; }

export PATH="$PWD/build/node/bin:$PATH"
# Node from npm trusts only its own list of authorities; add the system's, where a network's own one stands.
system_authorities=/etc/ssl/certs/ca-certificates.crt
if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -e "$system_authorities" ]; then
  export NODE_EXTRA_CA_CERTS="$system_authorities"
fi
node_is_new_enough() {
  local version
  version=$(node --version 2>/dev/null) || return 1
  [ "$(printf '%s\n' "$node_lowest" "${version#v}" | sort -V | head -n1)" = "$node_lowest" ]
}
node_ready=true
if ! node_is_new_enough || ! command -v npm >/dev/null; then
  node_ready=false
  command -v npm >/dev/null || packages="$packages nodejs npm"
fi

# dpkg's own list is the truth and takes some 40 ms to ask, so nothing is remembered here.
missing=""
if command -v dpkg-query >/dev/null; then
  installed=$(dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' $packages 2>/dev/null | sed -n 's/^ii  *//p' || true)
  for package in $packages; do
    grep -qxF -- "$package" <<<"$installed" || missing="$missing $package"
  done
else
  say "this is no Debian; trusting that these are here:" $packages
fi

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install_missing() {
  if [ "$(id -u)" != 0 ] && ! { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; then
    say "these packages are missing and only root may install them:$missing" >&2
    say "run as root: apt-get install --no-install-recommends$missing" >&2
    exit 1
  fi
  say "packages:$missing"
  # Servers among the packages (PostgreSQL, nginx) are wanted for their programs: nothing may start.
  local policy=/usr/sbin/policy-rc.d own_policy=false cluster_rule=/etc/postgresql-common/createcluster.d/no-main.conf
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
    own_policy=true
  fi
  if [[ " $missing " == *" postgresql-15 "* && ! -e /etc/postgresql-common ]]; then
    as_root mkdir -p "$(dirname "$cluster_rule")"
    echo "create_main_cluster = false" | as_root tee "$cluster_rule" >/dev/null
  fi
  local log status=0
  log=$(mktemp)
  # Package lists may be absent or stale: asked anew only when the first try fails.
  apt_install >"$log" 2>&1 || { as_root apt-get -q update >>"$log" 2>&1 && apt_install >>"$log" 2>&1; } || status=$?
  if $own_policy; then as_root rm -f "$policy"; fi
  if [ $status != 0 ]; then
    tail -n 40 "$log" >&2
    say "apt-get failed; the whole log is $log" >&2
    exit 1
  fi
  rm -f "$log"
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    -o Dpkg::Options::=--force-confold $missing </dev/null
}

install_node() {
  local machine
  case "$(uname -m)" in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) say "node $node_lowest or newer is needed and has no npm package for $(uname -m)" >&2; exit 1 ;;
  esac
  say "node $node_package_major from npm (the system has $(node --version 2>/dev/null || echo none))"
  mkdir -p build/node
  npm install --prefix build/node --no-save --no-audit --no-fund --loglevel=error \
    "node-linux-$machine@$node_package_major" </dev/null
  mkdir -p build/node/bin
  ln -sfn "../node_modules/node-linux-$machine/bin/node" build/node/bin/node
}

if [ -n "$missing" ]; then install_missing; fi
if ! $node_ready && ! node_is_new_enough; then
  install_node
  node_is_new_enough || { say "node $node_lowest or newer could not be installed" >&2; exit 1; }
fi
