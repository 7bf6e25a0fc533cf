#!/bin/bash
# The Debian package on a machine that has nothing else: a clean Debian 12 is booted with its own systemd, and the
# package is installed, started, upgraded, removed, installed again and purged in it (steps.sh). As root; the first run
# downloads the clean Debian, which is kept for a week in build/package-test.
#   packaging/test/run.sh PACKAGE.deb
set -euo pipefail
package=$(realpath "$1")
cd "$(dirname "$0")/../.."
work=$PWD/build/package-test root=$PWD/build/package-test/root base=$PWD/build/package-test/debian.tar
wanted="systemd-sysv dbus curl ca-certificates procps postgresql-15"
[ "$(id -u)" = 0 ] || { echo "package-test: only root can boot a Debian" >&2; exit 1; }
mkdir -p "$work"

# The same archive, mirror and proxy as this machine's.
apt_settings() { apt-config dump | grep -E '^Acquire::' > "$work/apt.conf"; }
debian_sources() { ls /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | head -n 1; }

clean_debian() {
  if [ -n "$(find "$base" -mtime -7 2>/dev/null)" ]; then return; fi
  echo "package-test: making a clean Debian 12"
  mmdebstrap --quiet --variant=minbase --include=systemd-sysv,dbus --aptopt="$work/apt.conf" \
    --customize-hook='rm -f "$1/etc/machine-id"' bookworm "$base.new.tar" "$(debian_sources)"
  mv "$base.new.tar" "$base"
}

# The package as an older version, with another comment in its configuration, as a release before might have had.
older_package() {  # <package> <result>
  local tree=$work/older
  rm -rf "$tree"
  dpkg-deb -R "$1" "$tree"
  sed -i 's/^Version: .*/Version: 0.0.1-1/' "$tree/DEBIAN/control"
  sed -i '1i # As it was in 0.0.1' "$tree/etc/partnerd/partnerd.toml"
  dpkg-deb --root-owner-group -Zgzip -b "$tree" "$2" >/dev/null
  rm -rf "$tree"
}

# What the steps install is fetched before, since the booted machine has no network.
prepare_root() {
  rm -rf "$root"
  mkdir -p "$root"
  tar -C "$root" -xf "$base"
  mkdir -p "$root/test"
  cp "$package" "$root/test/partner-center.deb"
  older_package "$package" "$root/test/partner-center-older.deb"
  install -m 755 packaging/test/steps.sh "$root/test/steps.sh"
  cp "$work/apt.conf" "$root/etc/apt/apt.conf.d/99package-test"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  cp -L /etc/ssl/certs/ca-certificates.crt "$root/test/ca-certificates.crt"
  echo 'Acquire::https::CAInfo "/test/ca-certificates.crt";' >> "$root/etc/apt/apt.conf.d/99package-test"
  chroot "$root" bash -c "apt-get -q update && apt-get -qy --no-install-recommends --download-only install $wanted /test/partner-center.deb" \
    >"$work/download.log" 2>&1 || { tail -n 20 "$work/download.log" >&2; exit 1; }
  cat > "$root/etc/systemd/system/package-test.service" <<'END'
[Unit]
After=basic.target dbus.service
SuccessAction=exit-force
FailureAction=exit-force
[Service]
Type=oneshot
ExecStart=/test/steps.sh
StandardOutput=file:/test/log
StandardError=file:/test/log
TimeoutStartSec=900
END
  ln -sf /etc/systemd/system/package-test.service "$root/etc/systemd/system/multi-user.target.wants/"
}

boot() {
  local here=()
  [ -d /run/systemd/system ] || here=(--register=no --keep-unit)
  timeout 1000 systemd-nspawn --quiet --boot "${here[@]}" --machine="package-test-$$" --private-network \
    --directory="$root" >"$work/boot.log" 2>&1 </dev/null
}

apt_settings
clean_debian
prepare_root
echo "package-test: booting"
boot || true
cat "$root/test/log"
grep -q '^all steps passed$' "$root/test/log" || { echo "package-test: failed; the log of the machine: $work/boot.log" >&2; exit 1; }
rm -rf "$root"
