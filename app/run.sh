#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and starts Trackbox with the demo lab.
#   app/run.sh                     the window with the demo lab
#   app/run.sh --config FILE.rsc   the window with a configuration of your own; other options: --help
#   app/run.sh --build-only        builds and stops
#   app/run.sh --headless …        the router without a window; the rest goes to trackboxd
set -eu
cd "$(dirname "$0")/.."
. app/packages.sh

mode=window
case "${1:-}" in
  --build-only) mode=build; shift ;;
  --headless) mode=headless; shift ;;
esac

install_packages $build_packages
build release -DTRACKBOX_TESTS=OFF

case "$mode" in
  build) say "built: build/release/bin/trackbox and build/release/bin/trackboxd"; exit 0 ;;
  headless) exec build/release/bin/trackboxd "$@" ;;
esac

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
  fail "there is no display: start it from a desktop, or use app/run.sh --headless"
fi
case " $* " in
  *" --config "*|*" --config="*|*" --demo "*|*" --help "*|*" --version "*) ;;
  *) set -- --demo "$@" ;;
esac
say "starting the window"
exec build/release/bin/trackbox "$@"
