# SPDX-License-Identifier: GPL-3.0-or-later
"""Real programs talk through the router; what it shows is compared with what they and the kernel counted.

Rows of the acceptance table that a test covers stand above it. Takes about 20 seconds, of which iperf3 needs ten.
"""

import hashlib
import http.server
import json
import os
import socket
import sqlite3
import sys
import tempfile
import threading
import unittest

import lab
from lab import CLIENT4, CLIENT6, LAN4, LAN6, PATIENCE, SERVER4, SERVER6, WAN4, WAN6, number, wait_until

FILE_SIZE = 100_000_000
SECONDS = 10
MTU = 1500
TCP_SYN, TCP_PLAIN = 60, 52  # IPv4 bytes of a SYN and of a segment without data, with the options Linux sends
IP_UDP4, IP_UDP6 = 28, 48
ASK, ANSWER = 100, 50  # bytes of the datagrams that the tests exchange
LARGE_ASK, LARGE_ANSWER = 20_000, 9_000  # of those that travel in fragments
PROGRAM = ""


class QuietFiles(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def segments_sent(namespace):
    """TCP segments that the kernel of a namespace has sent, as they would be on a wire: for the first time and again
    (RFC 4022 tcpOutSegs, tcpRetransSegs)."""
    with namespace, open("/proc/thread-self/net/snmp", encoding="ascii") as file:
        names, values = (line.split() for line in file if line.startswith("Tcp:"))
    return tuple(int(values[names.index(name)]) for name in ("OutSegs", "RetransSegs"))


def since(before, namespace):
    return tuple(now - then for now, then in zip(segments_sent(namespace), before))


def frames_dropped(namespace, interface):
    text = namespace.run("ip", "-json", "-statistics", "link", "show", interface)
    return json.loads(text)[0]["stats64"]["tx"]["dropped"]


class DatagramPair:
    """A UDP socket of the client and one of the server."""

    def __init__(self, family, client, client_address, server, server_address):
        with client:
            self._near = socket.socket(family, socket.SOCK_DGRAM)
        with server:
            self._far = socket.socket(family, socket.SOCK_DGRAM)
        for end, address in ((self._near, client_address), (self._far, server_address)):
            end.settimeout(PATIENCE)
            end.bind((address, 0))
        self._server = self._far.getsockname()[:2]
        self.near_port, self.far_port = self._near.getsockname()[1], self._server[1]
        self.senders = set()  # whom the server has seen

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._near.close()
        self._far.close()

    def exchange(self, ask=ASK, answer=ANSWER):
        question, reply = os.urandom(ask), os.urandom(answer)
        self._near.sendto(question, self._server)
        data, sender = self._far.recvfrom(65536)
        self.senders.add(sender[:2])
        self._far.sendto(reply, sender)
        if (data, self._near.recv(65536)) != (question, reply):
            raise AssertionError("a datagram has changed")


class RealTraffic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        config, cls.history = os.path.join(cls.folder.name, "r.rsc"), os.path.join(cls.folder.name, "rates.db")
        with open(config, "w", encoding="utf-8") as file:
            file.write(lab.CONFIG)
        cls.lab = lab.Lab(PROGRAM, "--config", config, "--history", cls.history)
        cls.addClassCleanup(cls.lab.close)
        cls.router, cls.client, cls.server = cls.lab.router, cls.lab.client, cls.lab.server

    def only(self, where, menu="/ip"):
        found = self.router.connections(menu, where)
        self.assertEqual(len(found), 1, f"{where}: {found}")
        return found[0]

    def masquerade_ipv6(self):
        """For this test alone."""
        self.router.ask("/ipv6 firewall nat add chain=srcnat action=masquerade out-interface=ether1")
        self.addCleanup(self.router.ask, "/ipv6 firewall nat remove [find chain=srcnat]")

    def assertShows(self, connection, **expected):
        for name, value in expected.items():
            name = name.replace("_", "-")
            self.assertEqual(connection[name], str(value), f"{name} of {connection}")

    def assertCounted(self, connection, orig, repl):
        """Packets and IP bytes of both directions."""
        shown = [number(connection[f"{way}-{what}"]) for way in ("orig", "repl") for what in ("packets", "bytes")]
        self.assertEqual(shown, [*orig, *repl], connection)

    # S001 S027 S185 S186 S187 S191 S197 S199 S207
    def test_a_ping_is_one_translated_ipv4_connection(self):
        self.client.run("ping", "-c", "3", "-i", "0.1", "-e", "4660", SERVER4)
        entry = self.only("icmp-id=4660")
        self.assertShows(entry, flags="SCs", protocol="icmp", icmp_type=8, icmp_code=0, src_address=CLIENT4,
                         dst_address=SERVER4, reply_src_address=SERVER4, reply_dst_address=WAN4)
        self.assertCounted(entry, (3, 3 * 84), (3, 3 * 84))
        self.assertEqual(self.router.connections("/ipv6", "icmp-id=4660"), [])

    # S028 S187 S193
    def test_a_ping_by_ipv6_is_in_the_ipv6_menu_only_and_not_translated(self):
        self.client.run("ping", "-c", "3", "-i", "0.1", "-e", "4661", SERVER6)
        entry = self.only("icmp-id=4661", "/ipv6")
        self.assertShows(entry, flags="SC", protocol="icmpv6", icmp_type=128, src_address=CLIENT6,
                         dst_address=SERVER6, reply_src_address=SERVER6, reply_dst_address=CLIENT6)
        self.assertCounted(entry, (3, 3 * 104), (3, 3 * 104))
        self.assertEqual(self.router.connections("/ip", "icmp-id=4661"), [])

    # S002 S188 S191 S194 S197 S199 S200 S201 S202 S203 S204 S205 S207
    def test_an_exchange_of_datagrams_is_counted_exactly(self):
        with DatagramPair(socket.AF_INET, self.client, CLIENT4, self.server, SERVER4) as pair:
            for _ in range(10):
                pair.exchange()
        entry = self.only(f"protocol=udp src-port={pair.near_port}")
        self.assertShows(entry, flags="SCs", src_address=CLIENT4, dst_address=SERVER4, dst_port=pair.far_port,
                         reply_src_address=SERVER4, reply_src_port=pair.far_port, reply_dst_address=WAN4)
        self.assertEqual(pair.senders, {(WAN4, int(entry["reply-dst-port"]))})
        self.assertCounted(entry, (10, 10 * (ASK + IP_UDP4)), (10, 10 * (ANSWER + IP_UDP4)))

    # S028 S188 S191 S194 S197
    def test_an_exchange_of_datagrams_by_ipv6_is_counted_exactly(self):
        with DatagramPair(socket.AF_INET6, self.client, CLIENT6, self.server, SERVER6) as pair:
            for _ in range(10):
                pair.exchange()
        entry = self.only(f"protocol=udp src-port={pair.near_port}", "/ipv6")
        self.assertShows(entry, flags="SC", src_address=CLIENT6, dst_address=SERVER6, dst_port=pair.far_port,
                         reply_src_address=SERVER6, reply_src_port=pair.far_port, reply_dst_address=CLIENT6,
                         reply_dst_port=pair.near_port)
        self.assertEqual(pair.senders, {(CLIENT6, pair.near_port)})
        self.assertCounted(entry, (10, 10 * (ASK + IP_UDP6)), (10, 10 * (ANSWER + IP_UDP6)))

    # S185 S186 S187 S188 S191 S194 S197 S199
    def test_a_ping_in_fragments_is_one_packet_each_way(self):
        self.masquerade_ipv6()
        for menu, server, wan, icmp_id, length in (("/ip", SERVER4, WAN4, 4662, 4028),
                                                   ("/ipv6", SERVER6, WAN6, 4663, 4048)):
            with self.subTest(server=server):
                self.client.run("ping", "-c", "3", "-i", "0.1", "-e", str(icmp_id), "-s", "4000", server)
                entry = self.only(f"icmp-id={icmp_id}", menu)
                self.assertShows(entry, reply_dst_address=wan)
                self.assertCounted(entry, (3, 3 * length), (3, 3 * length))

    # S188 S191 S194 S197
    def test_the_router_answers_pings_in_fragments(self):
        for menu, router, icmp_id, length in (("/ip", LAN4, 4664, 4028), ("/ipv6", LAN6, 4665, 4048)):
            with self.subTest(router=router):
                self.client.run("ping", "-c", "3", "-i", "0.1", "-e", str(icmp_id), "-s", "4000", router)
                self.assertCounted(self.only(f"icmp-id={icmp_id}", menu), (3, 3 * length), (3, 3 * length))

    # S188 S191 S194 S197 S199 S200
    def test_datagrams_in_fragments_arrive_unchanged_and_are_counted_whole(self):
        self.masquerade_ipv6()
        for menu, family, client, server, wan, headers in (
                ("/ip", socket.AF_INET, CLIENT4, SERVER4, WAN4, IP_UDP4),
                ("/ipv6", socket.AF_INET6, CLIENT6, SERVER6, WAN6, IP_UDP6)):
            with self.subTest(menu=menu):
                with DatagramPair(family, self.client, client, self.server, server) as pair:
                    for _ in range(10):
                        pair.exchange(LARGE_ASK, LARGE_ANSWER)
                entry = self.only(f"protocol=udp src-port={pair.near_port}", menu)
                self.assertShows(entry, reply_dst_address=wan)
                self.assertEqual(pair.senders, {(wan, int(entry["reply-dst-port"]))})
                self.assertCounted(entry, (10, 10 * (LARGE_ASK + headers)), (10, 10 * (LARGE_ANSWER + headers)))

    # S146 S165
    def test_datagrams_that_go_on_for_more_than_two_seconds_make_a_stream(self):
        with DatagramPair(socket.AF_INET, self.client, CLIENT4, self.server, SERVER4) as pair:
            def is_assured():
                pair.exchange()
                return self.only(f"protocol=udp src-port={pair.near_port}")["flags"] == "SACs"
            self.assertFalse(is_assured())
            wait_until("it is a stream", is_assured)
        entry = self.only(f"protocol=udp src-port={pair.near_port}")
        self.assertRegex(entry["timeout"], "^(3m|2m5[0-9]s)$")

    # S165 S199 S200 S201 S202 S207 S208 S209
    def test_an_open_tcp_connection_is_established_and_assured(self):
        with self.server:
            listener = socket.create_server((SERVER4, 0))
        with self.client:
            near = socket.create_connection(listener.getsockname(), PATIENCE)
        far, seen = listener.accept()
        with listener, near, far:
            port, there = near.getsockname()[1], far.getsockname()[1]
            entry = self.only(f"protocol=tcp src-port={port}")
            self.assertShows(entry, flags="SACs", tcp_state="established", src_address=CLIENT4, dst_address=SERVER4,
                             dst_port=there, reply_src_address=SERVER4, reply_src_port=there, reply_dst_address=WAN4)
            self.assertEqual(seen, (WAN4, int(entry["reply-dst-port"])))
            self.assertCounted(entry, (2, TCP_SYN + TCP_PLAIN), (1, TCP_SYN))

    # S126 S188 S191 S194 S197 S210
    def test_a_file_arrives_unchanged_and_each_of_its_segments_is_counted(self):
        with tempfile.TemporaryDirectory() as folder:
            there, here = os.path.join(folder, "there"), os.path.join(folder, "here")
            with open(there, "wb") as file:
                file.write(os.urandom(FILE_SIZE))
            before = segments_sent(self.client), segments_sent(self.server)
            port, headers = self.download(folder, "there", here)
            self.assertEqual(checksum(here), checksum(there))
        where = f"protocol=tcp src-port={port}"
        wait_until("both ends have closed", lambda: self.only(where)["tcp-state"] == "time-wait")
        entry = self.only(where)
        self.assertShows(entry, flags="SACs", src_address=CLIENT4, reply_dst_address=WAN4)
        dropped = frames_dropped(self.client, "tblan") + frames_dropped(self.server, "tbwan")
        self.assertEqual(dropped, 0, "the machine was too busy for an exact count")
        self.assertEqual(number(entry["orig-packets"]), sum(since(before[0], self.client)))
        again = since(before[1], self.server)[1]
        packets = number(entry["repl-packets"])
        self.assertEqual(packets, sum(since(before[1], self.server)))
        # What is no header is the file with its HTTP headers; a segment that was sent again is counted again.
        payload = number(entry["repl-bytes"]) - TCP_SYN - (packets - 1) * TCP_PLAIN
        self.assertGreaterEqual(payload, FILE_SIZE + headers)
        self.assertLessEqual(payload, FILE_SIZE + headers + again * (MTU - TCP_PLAIN))

    def download(self, folder, name, into):
        """Fetches a file by HTTP; returns the client's port and the length of the answer's headers."""
        def handler(*arguments):
            return QuietFiles(*arguments, directory=folder)
        with self.server:
            files = http.server.ThreadingHTTPServer((SERVER4, 0), handler)
        thread = threading.Thread(target=files.serve_forever)
        thread.start()
        try:
            said = self.client.run("curl", "--silent", "--show-error", "--fail", "--output", into, "--write-out",
                                   "%{local_port} %{size_header}", f"http://{SERVER4}:{files.server_port}/{name}")
        finally:
            files.shutdown()
            thread.join()
            files.server_close()
        return [int(word) for word in said.split()]

    # S192 S198 S222 S226
    def test_the_recorded_rates_are_those_that_iperf3_measured(self):
        runs = [(SERVER4, 5201, ()), (SERVER4, 5202, ("-R",)), (SERVER6, 5203, ()), (SERVER6, 5204, ("-R",))]
        servers = [self.server.start("iperf3", "-s", "-1", "-B", host, "-p", str(port)) for host, port, _ in runs]
        wait_until("all servers listen", lambda: self.server.run("ss", "-Htln").count(":520") == len(runs))
        clients = [self.client.start("iperf3", "-J", "-c", host, "-p", str(port), "-t", str(SECONDS), *options)
                   for host, port, options in runs]
        reports = [json.loads(client.communicate(timeout=SECONDS + PATIENCE)[0]) for client in clients]
        for server in servers:
            server.communicate(timeout=PATIENCE)
        for (host, port, options), report in zip(runs, reports):
            with self.subTest(host=host, options=options):
                self.assertNotIn("error", report)
                self.compare_rates(host, port, "repl" if options else "orig", report)

    def compare_rates(self, host, port, way, report):
        measured = report["end"]["sum_received"]
        # iperf3 counts what programs hand over, the router what is on the wire: each segment has its headers.
        on_wire = measured["bits_per_second"] * MTU / report["start"]["tcp_mss_default"]
        local = report["start"]["connected"][0]["local_port"]
        ends = f"[{CLIENT6}]:{local} > [{host}]:{port}" if ":" in host else f"{CLIENT4}:{local} > {host}:{port}"
        wait_until("its curve has come down", lambda: 0 in (sum(row) for row in self.rates(f"tcp {ends}")))
        place = 0 if way == "orig" else 1
        recorded = sum(row[place] for row in self.rates(f"tcp {ends}")) / measured["seconds"]
        self.assertAlmostEqual(recorded / on_wire, 1, delta=0.05, msg=f"{ends}: {recorded} of {on_wire} bit/s")

    def rates(self, connection):
        """Bits per second of both directions, a row a second, as any SQLite tool reads them."""
        reader = sqlite3.connect(f"file:{self.history}?mode=ro", uri=True, timeout=PATIENCE)
        try:
            return reader.execute("SELECT orig_bits_per_second, repl_bits_per_second FROM rates"
                                  " WHERE connection = ? AND seconds = 1", (connection,)).fetchall()
        finally:
            reader.close()


def checksum(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    lab.require_root()
    unittest.main(verbosity=2)
