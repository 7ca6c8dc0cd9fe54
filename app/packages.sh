# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/run.sh and tests/run.sh: what Trackbox needs of the system, and how it is installed.

build_packages="g++ cmake ninja-build pkg-config
  qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev libgl-dev
  libqcustomplot-dev libtins-dev libpcap-dev libre2-dev libsqlite3-dev libsqlitecpp-dev libcli11-dev libfmt-dev
  fonts-dejavu-core"
test_packages="iproute2 iputils-ping iperf3 curl traceroute busybox dnsmasq-base python3 python3-pyftpdlib sqlite3 xvfb xauth libgl1-mesa-dri"

say() { printf 'trackbox: %s\n' "$*"; }
fail() { printf 'trackbox: %s\n' "$*" >&2; exit 1; }

# missing_packages NAME…: those that are not installed, one a line.
missing_packages() {
  local name
  for name in "$@"; do
    dpkg-query -W -f='${Status}\n' "$name" 2>/dev/null | grep -q '^install ok installed$' || printf '%s\n' "$name"
  done
}

# run_as_root COMMAND…: as root, by sudo when there is one. Never asks for a password without a terminal.
run_as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; return; fi
  command -v sudo >/dev/null || fail "installing needs root, and there is no sudo: run this script as root once"
  if [ -t 0 ]; then sudo "$@"; else sudo -n "$@" || fail "installing needs root: run this script as root once, or with sudo"; fi
}

# install_packages NAME…: installs what is missing; quick when nothing is.
install_packages() {
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "this system has no apt; install what these Debian packages hold, then run again with TRACKBOX_SKIP_INSTALL=1:"
    printf '  %s\n' "$@" >&2
    [ "${TRACKBOX_SKIP_INSTALL:-}" = 1 ] && return
    exit 1
  fi
  [ "${TRACKBOX_SKIP_INSTALL:-}" = 1 ] && return
  local missing
  missing=$(missing_packages "$@")
  [ -z "$missing" ] && return
  say "installing $(printf '%s ' $missing)"
  local apt="env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300"
  run_as_root $apt update || fail "apt-get update failed: is there a network?"
  run_as_root $apt install -y --no-install-recommends $missing || fail "apt-get could not install the packages above"
}

# build PRESET [cmake options…]: configures when needed and builds.
build() {
  local preset=$1; shift
  say "building the preset $preset"
  cmake --preset "$preset" "$@" >"/dev/null" || fail "cmake --preset $preset failed"
  cmake --build --preset "$preset" || fail "the build failed"
}
