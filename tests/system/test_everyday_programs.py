# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do with a router at home, with the programs they use: names, addresses, files, ways in from outside.

Rows of the acceptance table that a test covers stand above it.
"""

import contextlib
import ftplib
import io
import ipaddress
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import unittest

import lab
from lab import CLIENT4, CLIENT6, LAN4, LAN6, PATIENCE, SERVER4, SERVER6, WAN4, WAN6, number, wait_until

PROGRAM = ""
OTHER_LAN4, OTHER4 = "192.168.89.1", "192.168.89.10"
FAR4, FAR6 = "198.51.100.2", "2001:db8:51::2"  # behind the server, over a hop of 1280 bytes
NARROW = 1280
MANY = 30_000
OWN_PORT = 1000  # none that a kernel chooses
TEXT = b"the quick brown fox jumps over the lazy dog\n" * 2000

CONFIG = lab.CONFIG + f"""\
/interface ethernet
add name=ether3 link=tap:tblan2
/ip address
add address={OTHER_LAN4}/24 interface=ether3
/ip route
add dst-address=198.51.100.0/24 gateway={SERVER4}
/ipv6 route
add dst-address=2001:db8:51::/64 gateway={SERVER6}
/ipv6 firewall nat
add chain=srcnat action=masquerade out-interface=ether1
"""


class Listener:
    """A TCP server that answers each connection with what `talk` does, in a thread for each."""

    def __init__(self, namespace, address, talk, port=0, family=socket.AF_INET):
        with namespace:
            self._socket = socket.create_server((address, port), family=family, backlog=64)
        self.port = self._socket.getsockname()[1]
        self.peers = []
        self._talk = talk
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            try:
                connection, peer = self._socket.accept()
            except OSError:
                return
            self.peers.append(peer[:2])
            with connection:
                self._talk(connection)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


def web_page(body):
    def talk(connection):
        connection.settimeout(PATIENCE)
        connection.recv(65536)
        connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
    return talk


class FtpServer:
    """pyftpdlib in a process of its own, in a namespace."""

    SCRIPT = """
import sys
from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import FTPServer
FTPHandler.authorizer = DummyAuthorizer()
FTPHandler.authorizer.add_anonymous(sys.argv[3], perm="elradfmwMT")
FTPHandler.permit_foreign_addresses = False
FTPServer((sys.argv[1], int(sys.argv[2])), FTPHandler).serve_forever()
"""

    def __init__(self, namespace, address, folder, port=21):
        self._process = namespace.start("/usr/bin/python3", "-c", self.SCRIPT, address, str(port), folder)
        self._address, self._namespace, self._port = address, namespace, port
        wait_until("the FTP server listens", self._listens)

    def _listens(self):
        family = socket.AF_INET6 if ":" in self._address else socket.AF_INET
        with self._namespace, socket.socket(family) as probe:
            return probe.connect_ex((self._address, self._port)) == 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.terminate()
        self._process.communicate()


def fetch_by_ftp(namespace, host, passive, port=21):
    with namespace, ftplib.FTP() as client:
        client.connect(host, port, timeout=PATIENCE)
        client.login()
        client.set_pasv(passive)
        got = io.BytesIO()
        client.retrbinary("RETR file", got.write)
        names = client.nlst()
    return got.getvalue(), names


class EverydayPrograms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        config = os.path.join(cls.folder.name, "r.rsc")
        with open(config, "w", encoding="utf-8") as file:
            file.write(CONFIG)
        cls.files = os.path.join(cls.folder.name, "files")
        os.mkdir(cls.files)
        os.chmod(cls.folder.name, 0o755)
        with open(os.path.join(cls.files, "file"), "wb") as file:
            file.write(TEXT)
        cls.lab = lab.Lab(PROGRAM, "--config", config)
        cls.addClassCleanup(cls.lab.close)
        cls.router, cls.client, cls.server = cls.lab.router, cls.lab.client, cls.lab.server
        cls.other = cls.lab.add_host("tblan2", (f"{OTHER4}/24",), (OTHER_LAN4,))
        cls.far = cls._add_far_host()

    @classmethod
    def _add_far_host(cls):
        """A host behind the server, which forwards to it over a link that takes 1280 bytes at most."""
        far = lab.Namespace()
        cls.addClassCleanup(far.close)
        cls.server.run("ip", "link", "add", "narrow", "mtu", str(NARROW), "type", "veth",
                       "peer", "name", "eth0", "netns", far.path)
        far.run("ip", "link", "set", "eth0", "mtu", "1500")  # so the MSS that it offers is too large
        for namespace, device, ends in ((cls.server, "narrow", ("198.51.100.1/24", "2001:db8:51::1/64")),
                                        (far, "eth0", (f"{FAR4}/24", f"{FAR6}/64"))):
            for address in ends:
                namespace.run("ip", "address", "add", address, "dev", device, *(["nodad"] if ":" in address else []))
            namespace.run("ip", "link", "set", device, "up")
        cls.server.run("sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1")
        far.run("ip", "route", "add", "default", "via", "198.51.100.1")
        far.run("ip", "route", "add", "default", "via", "2001:db8:51::1")
        return far

    def configure(self, commands, undo):
        """Typed for this test alone."""
        answer = self.router.ask(commands)
        self.addCleanup(self.router.ask, undo)
        self.assertEqual(answer.strip(), "", commands)

    def only(self, where, menu="/ip"):
        found = self.router.connections(menu, where)
        self.assertEqual(len(found), 1, f"{where}: {found}")
        return found[0]

    # S222
    def test_traceroute_names_the_router_and_the_server(self):
        for family, target, hops in (("-4", SERVER4, [LAN4, SERVER4]), ("-6", SERVER6, [LAN6, SERVER6])):
            for way in ([], ["-I"]):
                with self.subTest(target=target, way=way):
                    text = self.client.run("traceroute", family, "-n", "-q", "1", "-w", "2", *way, target)
                    self.assertEqual(re.findall(r"^ *\d+  (\S+)", text, re.MULTILINE), hops, text)

    # S222
    def test_a_web_page_arrives_by_both_families(self):
        for family, server, url in ((socket.AF_INET, SERVER4, SERVER4), (socket.AF_INET6, SERVER6, f"[{SERVER6}]")):
            with self.subTest(server=server), Listener(self.server, server, web_page(TEXT), family=family) as web:
                page = self.client.run("curl", "-sS", "--max-time", "20", f"http://{url}:{web.port}/")
                self.assertEqual(page.encode(), TEXT)

    # S004 S052 S181
    def test_files_come_by_ftp_active_and_passive(self):
        for server in (SERVER4, SERVER6):
            with FtpServer(self.server, server, self.files):
                for passive in (False, True):
                    with self.subTest(server=server, passive=passive):
                        self.assertEqual(fetch_by_ftp(self.client, server, passive), (TEXT, ["file"]))

    # S004 S052 S175
    def test_an_ftp_server_behind_the_router_serves_the_world(self):
        self.configure(f"/ip firewall nat add chain=dstnat protocol=tcp dst-address={WAN4} dst-port=21 "
                       f"action=dst-nat to-addresses={CLIENT4} comment=ftp",
                       "/ip firewall nat remove [find comment=ftp]")
        with FtpServer(self.client, CLIENT4, self.files):
            for passive in (False, True):
                with self.subTest(passive=passive):
                    self.assertEqual(fetch_by_ftp(self.server, WAN4, passive), (TEXT, ["file"]))

    # S052
    def test_files_come_by_tftp(self):
        with self.dnsmasq(self.server, f"--listen-address={SERVER4}", "--enable-tftp", f"--tftp-root={self.files}",
                          "--port=0"):
            got = self.client.run("curl", "-sS", "--max-time", "20", f"tftp://{SERVER4}/file")
            self.assertEqual(got.encode(), TEXT)

    @contextlib.contextmanager
    def dnsmasq(self, namespace, *options):
        process = namespace.start("dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--user=root",
                                  "--bind-interfaces", "--pid-file=", "--log-facility=-", "--no-resolv", "--no-hosts",
                                  *options)
        wait_until("dnsmasq listens", lambda: ":53 " in namespace.run("ss", "-lunH") or
                   ":69 " in namespace.run("ss", "-lunH") or ":67 " in namespace.run("ss", "-lunH"))
        try:
            yield process
        finally:
            process.terminate()
            process.communicate()

    def look_up(self, name, server=LAN4):
        text = self.client.run("busybox", "nslookup", name, server)
        return re.findall(r"^Address(?: \d+)?: *([0-9a-f.:]+)$", text.split("Name:", 1)[-1], re.MULTILINE)

    # S222
    def test_names_are_resolved_through_the_router(self):
        self.configure(f"/ip dns set servers={SERVER4} allow-remote-requests=yes\n"
                       f"/ip dns static add name=router.lan address={LAN4}",
                       "/ip dns set servers=\"\" allow-remote-requests=no\n"
                       "/ip dns static remove [find name=router.lan]\n/ip dns cache flush")
        with self.dnsmasq(self.server, f"--listen-address={SERVER4}",
                          "--local-ttl=300", "--address=/www.example.com/192.0.2.7", "--address=/www.example.com/2001:db8::7"):
            self.assertEqual(sorted(self.look_up("www.example.com")), ["192.0.2.7", "2001:db8::7"])
            self.assertEqual(self.look_up("router.lan"), [LAN4])
        # The server is gone: what was asked before is remembered.
        self.assertEqual(sorted(self.look_up("www.example.com")), ["192.0.2.7", "2001:db8::7"])
        self.assertIn("www.example.com", self.router.ask("/ip dns cache print"))

    # S222
    def test_a_client_gets_its_address_from_the_router(self):
        self.configure(f"/ip pool add name=home ranges={OTHER4[:-2]}100-{OTHER4[:-2]}110\n"
                       "/ip dhcp-server add name=home interface=ether3 address-pool=home lease-time=10m\n"
                       f"/ip dhcp-server network add address=192.168.89.0/24 gateway={OTHER_LAN4} "
                       f"dns-server={OTHER_LAN4} domain=home.lan",
                       "/ip dhcp-server network remove [find domain=home.lan]\n"
                       "/ip dhcp-server remove [find name=home]\n/ip pool remove [find name=home]")
        script = os.path.join(self.folder.name, "lease.sh")
        with open(script, "w", encoding="utf-8") as file:
            file.write('#!/bin/sh\n[ "$1" = bound ] && echo "$ip $mask $router $dns $domain $lease"\nexit 0\n')
        os.chmod(script, 0o755)
        told = self.other.run("busybox", "udhcpc", "-i", "tblan2", "-f", "-q", "-n", "-t", "5", "-T", "1", "-s", script)
        address, *rest = told.strip().splitlines()[-1].split()
        self.assertEqual(rest, ["24", OTHER_LAN4, OTHER_LAN4, "home.lan", "600"])
        self.assertIn(ipaddress.ip_address(address),
                      [ipaddress.ip_address(f"192.168.89.{i}") for i in range(100, 111)])
        lease = self.router.ask("/ip dhcp-server lease print detail")
        self.assertIn(address, lease)
        self.assertIn("bound", lease)

    # S222
    def test_a_client_makes_its_ipv6_address_from_the_routers_advertisement(self):
        self.configure("/ipv6 address add address=2001:db8:89::1/64 interface=ether3",
                       "/ipv6 address remove [find interface=ether3]")

        def addresses():
            return re.findall(r"inet6 (2001:db8:89:\S+)/64", self.other.run("ip", "-6", "address", "show", "dev", "tblan2"))
        self.other.run("sysctl", "-qw", "net.ipv6.conf.tblan2.accept_ra=2")
        self.other.run("ip", "link", "set", "tblan2", "down")  # a link that comes up asks at once
        self.other.run("ip", "link", "set", "tblan2", "up")
        self.other.run("ip", "route", "replace", "default", "via", OTHER_LAN4)
        wait_until("the address is there", addresses)
        wait_until("the server answers", lambda: " 0% packet loss" in self.other.run(
            "sh", "-c", f"ping -6 -c 1 -W 1 {SERVER6} || true"))

    # S007 S173 S174 S175 S176 S201 S202
    def test_a_web_server_behind_the_router_is_reached_from_outside(self):
        self.configure(f"/ip firewall nat add chain=dstnat protocol=tcp dst-address={WAN4} dst-port=8080 "
                       f"action=dst-nat to-addresses={CLIENT4} to-ports=80 comment=web",
                       "/ip firewall nat remove [find comment=web]")
        with Listener(self.client, CLIENT4, web_page(TEXT), port=80) as web:
            page = self.server.run("curl", "-sS", "--max-time", "20", f"http://{WAN4}:8080/")
            self.assertEqual(page.encode(), TEXT)
            self.assertEqual(web.peers[0][0], SERVER4)
        entry = self.only("protocol=tcp dst-port=8080")
        self.assertEqual([entry[name] for name in ("dst-address", "dst-port", "reply-src-address", "reply-src-port",
                                                   "dstnat")], [WAN4, "8080", CLIENT4, "80", "yes"])

    # S176 S207
    def test_a_client_reaches_its_neighbour_by_the_public_address(self):
        self.configure(f"/ip firewall nat add chain=dstnat protocol=tcp dst-address={WAN4} dst-port=8081 "
                       f"action=dst-nat to-addresses={CLIENT4} to-ports=81 comment=hairpin\n"
                       f"/ip firewall nat add chain=srcnat src-address=192.168.88.0/24 dst-address={CLIENT4} "
                       "out-interface=ether2 action=masquerade comment=hairpin",
                       "/ip firewall nat remove [find comment=hairpin]")
        with Listener(self.client, CLIENT4, web_page(TEXT), port=81) as web:
            page = self.client.run("curl", "-sS", "--max-time", "20", f"http://{WAN4}:8081/")
            self.assertEqual(page.encode(), TEXT)
            self.assertEqual(web.peers[0][0], LAN4)

    # S004
    def test_large_files_pass_a_hop_of_1280_bytes(self):
        for family, far, url in ((socket.AF_INET, FAR4, FAR4), (socket.AF_INET6, FAR6, f"[{FAR6}]")):
            with self.subTest(far=far):
                body = os.urandom(2_000_000)
                got = []

                def swallow(connection):
                    connection.settimeout(PATIENCE)
                    parts = []
                    while part := connection.recv(1 << 16):
                        parts.append(part)
                    got.append(b"".join(parts))
                with Listener(self.far, far, swallow, family=family) as sink, self.client:
                    with socket.create_connection((far, sink.port), PATIENCE) as near:
                        near.sendall(body)
                wait_until("all of it is there", lambda: got)
                self.assertEqual(got[0], body)
                route = self.client.run("ip", "route", "get", far)
                self.assertIn(f"mtu {NARROW}", route, "the client has learnt the path's MTU")

    # S004
    def test_the_router_tells_of_its_own_narrow_link(self):
        self.configure(f"/interface ethernet set ether1 mtu={NARROW}", "/interface ethernet set ether1 mtu=1500")
        for server, option in ((SERVER4, "-4"), (SERVER6, "-6")):
            with self.subTest(server=server):
                text = self.client.run("sh", "-c", f"ping {option} -c 1 -W 5 -M do -s 1400 {server} || true")
                self.assertRegex(text, f"mtu ?= ?{NARROW}", text)

    # S003 S200
    def test_two_clients_with_the_same_port_reach_the_same_server(self):
        with self.server:
            listener = socket.create_server((SERVER4, 0), backlog=8)
        ends = []
        for namespace, address in ((self.client, CLIENT4), (self.other, OTHER4)):
            with namespace:
                near = socket.create_connection(listener.getsockname(), PATIENCE, source_address=(address, OWN_PORT))
            far, peer = listener.accept()
            ends.append((near, far, peer))
        with listener:
            self.assertEqual({peer[0] for _, _, peer in ends}, {WAN4})
            self.assertEqual(len({peer[1] for _, _, peer in ends}), 2)
            self.assertEqual(ends[0][2][1], OWN_PORT, "the first one keeps its port")
            for i, (near, far, _) in enumerate(ends):
                near.sendall(b"%d" % i)
                self.assertEqual(far.recv(10), b"%d" % i)
                far.sendall(b"%d" % (i + 10))
                self.assertEqual(near.recv(10), b"%d" % (i + 10))
                near.close()
                far.close()

    # S003 S007 S213
    def test_30000_connections_at_once_go_through_one_address(self):
        self.client.run("sysctl", "-qw", "net.ipv4.ip_local_port_range=1024 65535")
        port, processes = 7, 4
        servers = [self.start_many(self.server, "server", SERVER4, str(port)) for _ in range(processes)]
        for one in servers:
            self.assertEqual(one.stdout.readline(), "listening\n")
        clients = [self.start_many(self.client, "client", SERVER4, str(port), str(MANY // processes))
                   for _ in range(processes)]
        for one in clients:
            self.assertEqual(one.stdout.readline(), "open\n")
        count = self.router.ask(f"/ip firewall connection print count-only where dst-port={port}")
        self.assertEqual(number(count.strip()), MANY)
        seen = []
        for one in clients:
            seen += [line.split() for line in one.communicate("go\n", timeout=90)[0].splitlines()]
        self.assertEqual(len(seen), MANY)
        self.assertEqual({address for address, _ in seen}, {WAN4})
        self.assertEqual(len({port for _, port in seen}), MANY, "each has a port of its own")

    def start_many(self, namespace, *words):
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "many_connections.py")
        with namespace:
            process = subprocess.Popen(("timeout", "100", sys.executable, script) + words, stdin=subprocess.PIPE,
                                       stdout=subprocess.PIPE, text=True)
        self.addCleanup(process.wait)
        for pipe in (process.stdout, process.stdin):
            self.addCleanup(pipe.close)
        return process

    # S222
    def test_the_router_pings_and_traces_by_itself(self):
        text = self.router.ask(f"/ping {SERVER4} count=3 interval=200ms")
        self.assertRegex(text, "sent=3 received=3 packet-loss=0%")
        text = self.router.ask(f"/ping {SERVER6} count=2 interval=200ms")
        self.assertRegex(text, "sent=2 received=2 packet-loss=0%")
        text = self.router.ask(f"/tool traceroute {FAR4} count=1")
        self.assertRegex(text, rf"(?s){SERVER4}.*{FAR4}")

    # S207
    def test_masqueraded_connections_end_with_their_address_and_translated_ones_stay(self):
        for action, stays in (("masquerade", False), (f"src-nat to-addresses={WAN4}", True)):
            with self.subTest(action=action):
                self.router.ask(f"/ip firewall nat add chain=srcnat protocol=udp out-interface=ether1 action={action} "
                                "comment=follow\n/ip firewall nat move [find comment=follow] 0")
                with self.client, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as near:
                    near.bind((CLIENT4, 0))
                    near.sendto(b"x", (SERVER4, 7))
                    where = f"protocol=udp src-port={near.getsockname()[1]}"
                    wait_until("it is there", lambda: self.router.connections("/ip", where))
                self.router.ask(f"/ip address disable [find address=\"{WAN4}/24\"]\n"
                                f"/ip address enable [find address=\"{WAN4}/24\"]")
                self.assertEqual(bool(self.router.connections("/ip", where)), stays)
                self.router.ask("/ip firewall nat remove [find comment=follow]")


if __name__ == "__main__":
    lab.require_root()
    PROGRAM = sys.argv.pop(1)
    unittest.main()
