# SPDX-License-Identifier: GPL-3.0-or-later
"""A router under test between two network namespaces: the built trackboxd, real TAP devices, the kernel's own stacks.

Namespaces have no names: they live as long as a process or descriptor holds them, so that whatever way a test
ends, even killed, nothing of it stays behind. The router runs in a third one, so that no TAP ever appears among the
machine's own interfaces.
"""

import contextlib
import ctypes
import os
import re
import signal
import subprocess
import sys
import time

SKIPPED = 77  # what ctest takes for "not run"
CLONE_NEWNET = 0x40000000
PATIENCE = 20  # seconds that anything here may take at most
MARK = "-- done --"

LAN4, LAN6 = "192.168.88.1", "2001:db8:88::1"
CLIENT4, CLIENT6 = "192.168.88.10", "2001:db8:88::10"
WAN4, WAN6 = "203.0.113.2", "2001:db8:203::2"
SERVER4, SERVER6 = "203.0.113.10", "2001:db8:203::10"

CONFIG = f"""\
/interface ethernet
add name=ether1 link=tap:tbwan
add name=ether2 link=tap:tblan
/ip address
add address={WAN4}/24 interface=ether1
add address={LAN4}/24 interface=ether2
/ipv6 address
add address={WAN6}/64 interface=ether1
add address={LAN6}/64 interface=ether2
/ip firewall nat
add chain=srcnat action=masquerade out-interface=ether1
/ip firewall connection tracking
set enabled=yes
"""

_libc = ctypes.CDLL(None, use_errno=True)


def _call(function, *arguments):
    if function(*arguments) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def _open_current():
    return os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC)


class Namespace:
    """A network namespace of its own. `with namespace:` puts the calling thread into it: sockets and processes made
    there belong to it for good."""

    def __init__(self):
        home = _open_current()
        try:
            _call(_libc.unshare, CLONE_NEWNET)
            self._descriptor = _open_current()
            _call(_libc.setns, home, CLONE_NEWNET)
        finally:
            os.close(home)
        self._homes = []
        self.run("ip", "link", "set", "lo", "up")

    @property
    def path(self):
        return f"/proc/{os.getpid()}/fd/{self._descriptor}"

    def __enter__(self):
        self._homes.append(_open_current())
        _call(_libc.setns, self._descriptor, CLONE_NEWNET)
        return self

    def __exit__(self, *_):
        home = self._homes.pop()
        _call(_libc.setns, home, CLONE_NEWNET)
        os.close(home)

    def run(self, *words):
        """Runs a program to its end and returns what it printed; fails with what it said."""
        with self:
            done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(words)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self, *words):
        """Starts a program. It inherits none of our pipes, so it cannot keep the router's input open; and it ends by
        itself some time after us."""
        with self:
            return subprocess.Popen(("timeout", "90") + words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                    stderr=subprocess.STDOUT, text=True)

    def interfaces(self):
        return [line.split()[0].split("@")[0] for line in self.run("ip", "-brief", "link").splitlines()]

    def close(self):
        os.close(self._descriptor)


def wait_until(what, test):
    """Waits for something that the kernel or another process does in its own time."""
    end = time.monotonic() + PATIENCE
    while not test():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain until {what}")
        time.sleep(0.02)


class Router:
    """The program under test and its console."""

    def __init__(self, program, namespace, *options):
        with namespace:
            self.process = subprocess.Popen((program,) + options, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=subprocess.PIPE, text=True, bufsize=1)

    def ask(self, commands):
        """Types commands and returns what is printed."""
        self.process.stdin.write(f'{commands}\n:put "{MARK}"\n')
        self.process.stdin.flush()
        answer = []
        for line in self.process.stdout:
            if line.strip() == MARK:
                return "".join(answer)
            answer.append(line)
        raise AssertionError(f"the router has ended: {''.join(answer)}{self.process.stderr.read()}")

    def connections(self, menu="/ip", where=""):
        """`print detail` as a list of dictionaries; `flags` has the letters."""
        text = self.ask(f"{menu} firewall connection print detail without-paging{' where ' + where if where else ''}")
        return parse_detail(text)

    def stop(self, patience=PATIENCE):
        """Asks the program to end as a person or a service manager does, and returns its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError("the router did not end after SIGTERM") from None
        finally:
            for pipe in (self.process.stdin, self.process.stdout, self.process.stderr):
                with contextlib.suppress(OSError):
                    pipe.close()


class Lab:
    """Client – router – server."""

    def __init__(self, program, *options):
        self.client, self.server, self.middle = Namespace(), Namespace(), Namespace()
        self._others = []
        self.router = Router(program, self.middle, *options)
        try:
            self._connect()
        except BaseException:
            self.close()
            raise

    def _connect(self):
        self.router.ask("")  # an answer means that the configuration is loaded and its TAPs are there
        self._plug("tblan", self.client, (f"{CLIENT4}/24", f"{CLIENT6}/64"), (LAN4, LAN6))
        self._plug("tbwan", self.server, (f"{SERVER4}/24", f"{SERVER6}/64"), ())
        # IPv6 is not translated, so the server must know the way back; for IPv4 it must not need one.
        self.server.run("ip", "route", "add", "2001:db8:88::/64", "via", WAN6)

    def _plug(self, name, host, addresses, gateways):
        """Gives a TAP of the router to a host."""
        self.middle.run("ip", "link", "set", name, "netns", host.path)
        # The router advertises its subnets: an address of the host's own making is not one that tests know.
        host.run("sysctl", "-qw", f"net.ipv6.conf.{name}.accept_ra=0")
        for address in addresses:
            host.run("ip", "address", "add", address, "dev", name, *(["nodad"] if ":" in address else []))
        host.run("ip", "link", "set", name, "up")
        for gateway in gateways:
            host.run("ip", "route", "add", "default", "via", gateway)

    def add_host(self, name, addresses=(), gateways=()):
        """One more host at the end of another TAP of the router."""
        host = Namespace()
        self._others.append(host)
        self._plug(name, host, addresses, gateways)
        return host

    def close(self):
        try:
            return self.router.stop()
        finally:
            for namespace in (self.client, self.server, self.middle, *self._others):
                namespace.close()


def parse_detail(text):
    """The records of `print detail`, each a line ` 0  SAC  s  protocol=tcp src-address=… orig-bytes=1 234 …`."""
    records = []
    for line in text.splitlines():
        start = re.match(r"\s*\d+ ([A-Za-z ]*?)\s+(?=[a-z0-9-]+=)", line)
        if start:
            values = re.findall(r"([a-z0-9-]+)=(.*?)(?=\s+[a-z0-9-]+=|\s*$)", line[start.end():])
            records.append({"flags": start.group(1).replace(" ", ""), **{name: value.strip('"') for name, value in values}})
    return records


def number(text):
    """Large numbers are printed in groups of three digits."""
    return int(text.replace(" ", ""))


def require_root():
    """Says why and leaves when this machine does not let us make interfaces."""
    if os.geteuid() != 0:
        reason = "it needs root"
    elif not os.path.exists("/dev/net/tun"):
        reason = "there is no /dev/net/tun"
    else:
        try:
            Namespace().close()
            return
        except OSError as error:
            reason = f"no network namespace can be made: {error.strerror}"
    print(f"skipped: {reason}", file=sys.stderr)
    sys.exit(SKIPPED)
