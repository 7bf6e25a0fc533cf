#!/bin/bash
# Runs inside the booted clean Debian of run.sh. Every step says what an administrator would see.
set -uo pipefail
exec </dev/null
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin
faults=0

ok() {  # <what> <command…>: true when the command succeeds
  local what=$1 said; shift
  if said=$("$@" 2>&1); then echo "ok     $what"; else
    echo "FAULT  $what"; printf '%s\n' "$said" | tail -n 12 | sed 's/^/       /'; faults=$((faults + 1))
  fi
}
fails() { local what=$1; shift; ok "$what" refused "$@"; }
refused() { ! "$@"; }
is() { local what=$1 want=$2; shift 2; ok "$what" equals "$want" "$@"; }
equals() { local want=$1 got; shift; got=$("$@" 2>&1); [ "$got" = "$want" ] || { echo "expected $want, got $got"; return 1; }; }
says() { local want=$1 got; shift; got=$("$@" 2>&1); grep -qF -- "$want" <<<"$got" || { echo "no \"$want\" in: $got"; return 1; }; }

apt() { apt-get -qy --no-install-recommends --allow-downgrades -o Dpkg::Options::=--force-confold "$@"; }
as_service() { runuser -u partnerd -- env PARTNERCTL_PASSWORD=Package-Test-2026-x "$@"; }
pid() { systemctl show -p MainPID --value partnerd; }
ready() { for _ in $(seq 100); do curl -fs "http://127.0.0.1:${1:-8080}/readyz" >/dev/null && return; sleep 0.2; done; return 1; }
signs_in() {
  curl -fsS "http://127.0.0.1:${1:-8080}/api/v1/session" -H 'Content-Type: application/json' \
    -d '{"form":"account","account":"first","password":"Package-Test-2026-x"}'
}
traces() { find / -xdev \( -path /proc -o -path /sys -o -path /test -o -path /var/log \) -prune -o \( -name '*partnerd*' -o -name '*partner-center*' \) -print; }

echo "--- install"
ok "tools of the test" apt install curl ca-certificates procps
ok "installs with its dependencies" apt install /test/partner-center-older.deb
is "the version is the package's" 0.0.1-1 dpkg-query -W -f '${Version}' partner-center
ok "runs at once" systemctl is-active partnerd
ok "will run after a boot" systemctl is-enabled partnerd
ok "answers and its database is there" ready
ok "serves the console" says '<div id="app"' curl -fsS http://127.0.0.1:8080/
ok "serves the licences of the console" says 'MIT' curl -fsS http://127.0.0.1:8080/licenses.txt
is "its process is nobody else's" partnerd stat -c %U "/proc/$(pid)"
is "the data is the service's alone" "700 partnerd partnerd" stat -c '%a %U %G' /var/lib/partnerd
is "so is the database" "600 partnerd" stat -c '%a %U' /var/lib/partnerd/partner.db
is "and the sealing key" "600 partnerd" stat -c '%a %U' /var/lib/partnerd/secret.key
is "the configuration is read by the service, not by others" "640 root partnerd" stat -c '%a %U %G' /etc/partnerd/partnerd.toml
fails "others cannot read it" runuser -u nobody -- cat /etc/partnerd/partnerd.toml
ok "the unit has no mistakes" systemd-analyze verify --man=no partnerd.service
ok "the unit is well confined" systemd-analyze security partnerd --threshold=20 --no-pager
systemd-analyze security partnerd --no-pager | tail -n 1
ok "manual pages" test -e /usr/share/man/man8/partnerd.8.gz -a -e /usr/share/man/man8/partnerctl.8.gz
ok "the page that the unit names" test -s /usr/share/doc/partner-center/operations.md
ok "the bill of materials" grep -q CycloneDX /usr/share/partner-center/sbom.cdx.json

echo "--- first use"
ok "root is told who has to run it" says 'runuser -u partnerd -- partnerctl' partnerctl operator create first --password Package-Test-2026-x
fails "root is refused" partnerctl operator create first --password Package-Test-2026-x
ok "the first operator is created, beside the running server" as_service partnerctl operator create first
ok "who signs in" signs_in
ok "partnerctl finds configuration and data by itself" says 'All checks passed' as_service partnerctl verify
before=$(pid)
ok "killed" systemctl kill --signal=KILL partnerd
ok "it is back by itself" ready
fails "as another process" equals "$before" pid

echo "--- upgrade"
sed -i 's/8080/8081/' /etc/partnerd/partnerd.toml
echo 'PARTNERD_LOG_LEVEL=debug' > /etc/partnerd/partnerd.env
ok "restarts with other settings" systemctl restart partnerd
ok "takes them" ready 8081
before=$(pid)
ok "upgrades" apt install /test/partner-center.deb
fails "has another version" equals 0.0.1-1 dpkg-query -W -f '${Version}' partner-center
ok "runs" ready 8081
fails "the new program, not the old" equals "$before" pid
ok "the administrator's configuration stayed" grep -q 8081 /etc/partnerd/partnerd.toml
ok "the new one lies beside it" test -e /etc/partnerd/partnerd.toml.dpkg-dist
is "its rights too" "640 root partnerd" stat -c '%a %U %G' /etc/partnerd/partnerd.toml
ok "who could sign in still can" signs_in 8081
ok "the books are right" says 'All checks passed' as_service partnerctl verify
ok "configuring again changes nothing" /var/lib/dpkg/info/partner-center.postinst configure "$(dpkg-query -W -f '${Version}' partner-center)"
ok "and it runs" ready 8081
systemctl stop partnerd
is "stopping is no failure" success systemctl show -p Result --value partnerd
fails "nothing is left running" pgrep -x partnerd
systemctl disable -q partnerd
ok "goes back to the older version" apt install /test/partner-center-older.deb
fails "what an administrator switched off stays off" systemctl is-active partnerd
ok "forward again" apt install /test/partner-center.deb
systemctl enable -q --now partnerd
ok "runs again" ready 8081

echo "--- remove"
ok "removes" apt remove partner-center
fails "its program is gone" test -e /usr/bin/partnerd
fails "its process too" pgrep -x partnerd
ok "the data stays" test -s /var/lib/partnerd/partner.db -a -s /var/lib/partnerd/secret.key
ok "the configuration stays" grep -q 8081 /etc/partnerd/partnerd.toml
ok "installs again" apt install /test/partner-center.deb
ok "runs with the old configuration" ready 8081
ok "on the old data" signs_in 8081

echo "--- purge"
ok "purges" apt purge partner-center
fails "its process is gone" pgrep -x partnerd
fails "the data is gone" test -e /var/lib/partnerd
fails "the configuration is gone" test -e /etc/partnerd
is "nothing of it is left" "" traces
ok "the user stays, without a shell" says nologin getent passwd partnerd
ok "purging again is no fault" dpkg --purge partner-center

echo "--- with PostgreSQL"
ok "PostgreSQL" apt install postgresql-15
ok "its cluster runs" bash -c 'for _ in $(seq 50); do runuser -u postgres -- psql -c "select 1" && exit; sleep 0.2; done; exit 1'
ok "installs" apt install /test/partner-center.deb
ok "a role" runuser -u postgres -- createuser partnerd
ok "a database" runuser -u postgres -- createdb -O partnerd -T template0 --locale C.UTF-8 partner_center
systemctl stop partnerd
rm -f /var/lib/partnerd/partner.db*
echo 'database = "postgresql:///partner_center?host=/var/run/postgresql"' >> /etc/partnerd/partnerd.toml
systemctl start partnerd
ok "runs on it" ready
fails "keeps nothing in SQLite" test -e /var/lib/partnerd/partner.db
ok "the first operator" as_service partnerctl operator create first
ok "who signs in" signs_in
runuser -u postgres -- pg_ctlcluster 15 main stop
ok "says that its database is away" bash -c 'for _ in $(seq 100); do [ "$(curl -s -o /dev/null -w %{http_code} http://127.0.0.1:8080/readyz)" = 503 ] && exit; sleep 0.2; done; exit 1'
systemctl restart partnerd
sleep 12  # as often as systemd takes for a loop of failures
systemctl start postgresql@15-main
ok "is back when its database is" ready
ok "purges" apt purge partner-center
is "what stood in PostgreSQL stays" t runuser -u postgres -- psql -d partner_center -Atc "select count(*) > 0 from person"

[ $faults = 0 ] && echo "all steps passed" || echo "$faults steps failed"
[ $faults = 0 ]
