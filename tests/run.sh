#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, and runs every test; ends with ctest's own summary.
#   tests/run.sh            all tests
#   tests/run.sh --asan     the tests under AddressSanitizer and UndefinedBehaviorSanitizer
#   tests/run.sh --tsan     the tests of core under ThreadSanitizer
# Further arguments go to ctest, e.g. tests/run.sh -R tst_plan.
set -eu
cd "$(dirname "$0")/.."
. app/packages.sh

preset=dev
case "${1:-}" in
  --asan) preset=asan; shift ;;
  --tsan) preset=tsan; shift ;;
esac

install_packages $build_packages $test_packages
build "$preset"

say "running the tests"
export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
export XDG_RUNTIME_DIR="${XDG_RUNTIME_DIR:-$(mktemp -d)}"
[ "$(id -u)" = 0 ] || say "not root: tests on real interfaces will say that they were not run"
exec ctest --test-dir "build/$preset" --output-on-failure --no-tests=error -j "$(nproc)" "$@"
