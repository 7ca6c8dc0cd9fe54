# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares trackboxd with the Linux kernel as router: same hosts, same run, rounds in turn, both with masquerade."""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "system"))

import lab  # noqa: E402
from lab import wait_until  # noqa: E402

# The way through the kernel has addresses of its own; a destination says which router it is.
KERNEL_LAN, KERNEL_CLIENT = "192.168.89.1", "192.168.89.10"
KERNEL_WAN, KERNEL_SERVER = "198.51.100.2", "198.51.100.10"
UDP_LOAD = ""

MASQUERADE = """
table ip nat {
  chain postrouting {
    type nat hook postrouting priority srcnat;
    oifname "wan" masquerade
  }
}
"""


class KernelRouter:
    """A namespace that forwards by the kernel's own means, joined to both hosts by veth pairs."""

    def __init__(self, client, server):
        self.namespace = lab.Namespace()
        run = self.namespace.run
        for near, far, host in (("lan", "klan", client), ("wan", "kwan", server)):
            run("ip", "link", "add", near, "type", "veth", "peer", "name", far)
            run("ip", "link", "set", far, "netns", host.path)
        for host, name, address in ((self.namespace, "lan", KERNEL_LAN), (self.namespace, "wan", KERNEL_WAN),
                                    (client, "klan", KERNEL_CLIENT), (server, "kwan", KERNEL_SERVER)):
            host.run("ip", "address", "add", f"{address}/24", "dev", name)
            host.run("ip", "link", "set", name, "up")
        client.run("ip", "route", "add", "198.51.100.0/24", "via", KERNEL_LAN)
        with self.namespace, open("/proc/sys/net/ipv4/ip_forward", "w", encoding="ascii") as switch:
            switch.write("1")
        with tempfile.NamedTemporaryFile("w", suffix=".nft") as rules:
            rules.write(MASQUERADE)
            rules.flush()
            run("nft", "-f", rules.name)


def iperf(hosts, server, seconds, *options):
    """One run of iperf3 to a server address; returns its report."""
    listening = hosts.server.start("iperf3", "-s", "-1", "-B", server)
    wait_until("the server listens", lambda: f"{server}:5201" in hosts.server.run("ss", "-Htln"))
    report = json.loads(hosts.client.run("iperf3", "-J", "-c", server, "-t", str(seconds), *options))
    listening.communicate(timeout=lab.PATIENCE)
    return report["end"]


def tcp(hosts, server, seconds):
    return iperf(hosts, server, seconds)["sum_received"]["bits_per_second"] / 1e9


def tcp_backwards(hosts, server, seconds):
    return iperf(hosts, server, seconds, "-R")["sum_received"]["bits_per_second"] / 1e9


def udp(hosts, server, seconds):
    """Frames of 60 bytes that arrive, in thousands a second; offered as fast as udp_load can."""
    with hosts.server:
        taking = subprocess.Popen((UDP_LOAD, "take", server, "5301"), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    wait_until("the server listens", lambda: f"{server}:5301" in hosts.server.run("ss", "-Huln"))
    hosts.client.run(UDP_LOAD, "send", server, "5301", str(seconds))
    return int(taking.communicate()[0]) / seconds / 1e3


def udp_iperf(hosts, server, seconds):
    """The same by iperf3, which makes a system call or two for each datagram."""
    end = iperf(hosts, server, seconds, "-u", "-b", "0", "-l", "18")["sum"]
    return (end["packets"] - end["lost_packets"]) / end["seconds"] / 1e3


def ping(hosts, server, _):
    text = hosts.client.run("ping", "-q", "-c", "300", "-i", "0.01", server)
    return float(re.search(r"= [\d.]+/([\d.]+)/", text)[1]) * 1e3


MEASURES = (
    ("TCP, 1 stream", "Gbit/s", tcp, "at least", 0.8),
    ("TCP, 1 stream, downwards", "Gbit/s", tcp_backwards, "at least", 0.8),
    ("UDP, frames of 60 bytes", "1000/s", udp, "at least", 1.0),
    ("UDP, frames of 60 bytes by iperf3", "1000/s", udp_iperf, "", ""),
    ("ping", "µs", ping, "at most", 1.2),
)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="the trackboxd to measure")
    parser.add_argument("udp_load", help="the generator of small datagrams, built beside it")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--only", default="", help="measures whose name begins with this")
    options = parser.parse_args()
    lab.require_root()
    global UDP_LOAD
    UDP_LOAD = options.udp_load
    with tempfile.TemporaryDirectory() as folder:
        config = os.path.join(folder, "router.rsc")
        with open(config, "w", encoding="utf-8") as file:
            file.write(lab.CONFIG)
        hosts = lab.Lab(options.program, "--config", config, "--no-save")
        try:
            KernelRouter(hosts.client, hosts.server)
            compare(hosts, options)
        finally:
            hosts.close()


def compare(hosts, options):
    print("| What | Linux kernel | Trackbox | ratio | goal |\n|---|---|---|---|---|")
    for name, unit, measure, word, goal in MEASURES:
        if not name.startswith(options.only):
            continue
        kernel, own = [], []
        for _ in range(options.rounds):
            kernel.append(measure(hosts, KERNEL_SERVER, options.seconds))
            own.append(measure(hosts, lab.SERVER4, options.seconds))
        print(f"| {name}, {unit} | {spread(kernel)} | {spread(own)} |"
              f" {statistics.median(own) / statistics.median(kernel):.2f} | {word} {goal} |", flush=True)


def spread(values):
    return f"{statistics.median(values):.1f} ({min(values):.1f} – {max(values):.1f})"


if __name__ == "__main__":
    main()
