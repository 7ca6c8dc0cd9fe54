#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds an optimised trackboxd and compares it with the Linux kernel as router. Needs root.
#   tests/bench/kernel_vs_trackbox.sh [--rounds N] [--seconds N] [--only TCP|UDP|ping]
set -eu
cd "$(dirname "$0")/../.."
. app/packages.sh

[ "$(id -u)" = 0 ] || fail "this needs root: it makes network namespaces and TAP interfaces"
install_packages $build_packages $test_packages libbenchmark-dev nftables
cmake --preset release -DTRACKBOX_UI=OFF -DTRACKBOX_TESTS=OFF -DTRACKBOX_BENCHMARKS=ON >/dev/null
cmake --build --preset release --target trackboxd --target udp_load
exec python3 -B tests/bench/kernel_vs_trackbox.py build/release/bin/trackboxd build/release/bin/udp_load "$@"
