# SPDX-License-Identifier: GPL-3.0-or-later
"""Devices that go away, come back, are taken by two, or carry frames that are not for the router."""

import re
import socket
import struct
import sys
import unittest

import lab
from lab import wait_until

PROGRAM = ""
ROUTER4, HOST4 = "10.0.0.1", "10.0.0.2"


def row(router, name="ether1"):
    """The flags of a port and all that `print detail` says of it."""
    text = router.ask(f"/interface ethernet print detail where name={name}")
    flags = re.search(r"^\s*0 ([A-Z ]*?)\s+(;|name=)", text, re.MULTILINE)
    return flags.group(1) if flags else "", " ".join(text.split())


class Devices(unittest.TestCase):
    def setUp(self):
        self.space, self.host = lab.Namespace(), lab.Namespace()
        self.addCleanup(self.host.close)
        self.addCleanup(self.space.close)

    def start(self, link):
        router = lab.Router(PROGRAM, self.space, "--workers", "2", "--no-save")
        self.addCleanup(router.stop)
        router.ask(f"/interface ethernet add name=ether1 link={link}\n"
                   f"/ip address add address={ROUTER4}/24 interface=ether1")
        return router

    def make_cable(self):
        """The router's v0, and the host at its other end."""
        self.space.run("ip", "link", "add", "v0", "type", "veth", "peer", "name", "v1")
        self.space.run("ip", "link", "set", "v1", "netns", self.host.path)
        self.space.run("ip", "link", "set", "v0", "up")
        self.host.run("ip", "address", "add", f"{HOST4}/24", "dev", "v1")
        self.host.run("ip", "link", "set", "v1", "up")

    def assert_runs(self, router):
        wait_until("the port runs", lambda: "R" in row(router)[0])

    def ping(self):
        self.host.run("ping", "-c", "3", "-i", "0.2", "-W", "5", ROUTER4)

    def replace_tap(self):
        """Takes the device away and puts a veth in its place, unless the router makes it again in between."""
        self.space.run("ip", "link", "delete", "tb1")
        try:
            self.space.run("ip", "link", "add", "tb1", "type", "veth", "peer", "name", "other")
            return True
        except AssertionError:
            return False

    def test_a_tap_that_is_gone_is_opened_anew_when_it_can_be(self):
        router = self.start("tap:tb1")
        self.assert_runs(router)
        wait_until("something else has the name", self.replace_tap)
        wait_until("the port says why it does not run", lambda: "is no TAP device" in row(router)[1])
        self.assertNotIn("R", row(router)[0])

        self.space.run("ip", "link", "delete", "tb1")
        self.assert_runs(router)
        self.space.run("ip", "link", "set", "tb1", "netns", self.host.path)
        self.host.run("ip", "address", "add", f"{HOST4}/24", "dev", "tb1")
        self.host.run("ip", "link", "set", "tb1", "up")
        self.ping()

    def test_an_interface_that_is_made_again_is_listened_to_again(self):
        self.make_cable()
        router = self.start("socket:v0")
        self.assert_runs(router)
        self.ping()
        self.space.run("ip", "link", "delete", "v0")
        wait_until("the port says why it does not run", lambda: "cannot find the interface" in row(router)[1])
        self.assertNotIn("R", row(router)[0])

        self.make_cable()

        self.assert_runs(router)
        self.ping()

    def test_an_interface_that_is_switched_off_and_on_answers_at_once(self):
        self.make_cable()
        router = self.start("socket:v0")
        self.assert_runs(router)
        for _ in range(10):
            self.space.run("ip", "link", "set", "v0", "down")
            self.space.run("ip", "link", "set", "v0", "up")
        self.assert_runs(router)
        self.ping()  # the cable's other end may need a second to see that it is plugged in again
        times = self.host.run("ping", "-c", "15", "-i", "0.1", "-W", "5", ROUTER4)
        # A worker that does not hear of frames looks for them once a second.
        self.assertLess(float(re.search(r"= [0-9.]+/[0-9.]+/([0-9.]+)/", times).group(1)), 400, times)

    def test_a_second_router_does_not_share_a_device(self):
        self.make_cable()
        for link in ("tap:tb1", "socket:v0"):
            with self.subTest(link):
                first, second = self.start(link), self.start(link)
                self.assert_runs(first)
                flags, text = row(second)
                self.assertNotIn("R", flags)
                self.assertIn("another program has it open", text)
                first.stop()
                self.assert_runs(second)
                second.stop()

    def test_a_tagged_frame_is_not_taken_for_an_untagged_one(self):
        self.make_cable()
        router = self.start("socket:v0")
        self.assert_runs(router)
        with self.host:
            wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
        self.addCleanup(wire.close)
        wire.bind(("v1", 0))
        wire.settimeout(lab.PATIENCE)
        mac = wire.getsockname()[4]

        def ask(sender, tag=b""):
            wire.send(b"\xff" * 6 + mac + tag + struct.pack(">HHHBBH", 0x0806, 1, 0x0800, 6, 4, 1) + mac +
                      socket.inet_aton(sender) + bytes(6) + socket.inet_aton(ROUTER4))

        # Frames keep their order, so an answer to the second question means that the first one was read.
        for _ in range(10):
            ask("10.0.0.77", struct.pack(">HH", 0x8100, 5))
        ask("10.0.0.78")
        answered = set()
        while socket.inet_aton("10.0.0.78") not in answered:
            frame = wire.recv(2000)
            if frame[12:14] == b"\x08\x06" and frame[20:22] == b"\0\2":
                answered.add(frame[38:42])
        self.assertEqual(answered, {socket.inet_aton("10.0.0.78")})


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    lab.require_root()
    unittest.main(verbosity=2)
