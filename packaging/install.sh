#!/bin/bash
# Puts what `make build` left into the system: programs, console, migrations, unit, user. Configuration that is there stays.
#   packaging/install.sh                 as root, into /
#   DESTDIR=/tmp/tree packaging/install.sh   into a folder, without user and unit start
set -euo pipefail
cd "$(dirname "$0")/.."
root="${DESTDIR:-}"
for built in build/partnerd build/partnerctl web/dist/index.html; do
  [ -e "$built" ] || { echo "packaging: $built is missing; run make build first" >&2; exit 1; }
done
install -D -m 755 build/partnerd "$root/usr/bin/partnerd"
install -D -m 755 build/partnerctl "$root/usr/bin/partnerctl"
share="$root/usr/share/partner-center"
mkdir -p "$share/migrations"
rm -rf "$share/dist"
cp -r web/dist "$share/dist"
install -m 644 migrations/*.sql "$share/migrations/"
install -D -m 644 docs/operations.md "$root/usr/share/doc/partner-center/operations.md"
install -D -m 644 packaging/partnerd.service "$root/usr/lib/systemd/system/partnerd.service"
[ -e "$root/etc/partnerd/partnerd.toml" ] ||
  install -D -m 640 packaging/partnerd.toml "$root/etc/partnerd/partnerd.toml"
if [ -z "$root" ]; then
  getent passwd partnerd >/dev/null || useradd --system --home-dir /var/lib/partnerd --shell /usr/sbin/nologin partnerd
  chgrp partnerd /etc/partnerd/partnerd.toml
  if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    echo "packaging: start it with: systemctl enable --now partnerd"
  fi
fi
