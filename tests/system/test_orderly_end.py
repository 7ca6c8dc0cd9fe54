# SPDX-License-Identifier: GPL-3.0-or-later
"""What is left when the router has been told to end, and when it refuses to begin.

Rows of the acceptance table that a test covers stand above it.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
import unittest

import lab
from lab import PATIENCE, SERVER4, number, wait_until

PROGRAM = ""


def content(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class OrderlyEnd(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.config = os.path.join(self.folder, "router.rsc")
        self.history = os.path.join(self.folder, "rates.db")

    def configure(self, text):
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text)

    def start_lab(self):
        made = lab.Lab(PROGRAM, "--config", self.config, "--history", self.history)
        self.addCleanup(made.close)
        return made

    # S154 S231
    def test_sigterm_leaves_no_tap_no_process_and_no_half_written_file(self):
        self.configure(lab.CONFIG)
        made = self.start_lab()
        hosts = made.client, made.server, made.middle
        self.assertEqual([host.interfaces().count(name) for host, name in zip(hosts, ("tblan", "tbwan", "tblan"))],
                         [1, 1, 0])
        made.router.ask("/ip firewall connection tracking set udp-timeout=37s")
        self.carry_traffic(made)
        process = made.router.process.pid
        threads = os.listdir(f"/proc/{process}/task")
        self.assertGreater(len(threads), 1)

        self.assertEqual(made.router.stop(), 0)

        left = [name for host in hosts for name in host.interfaces() if name.startswith("tb")]
        self.assertEqual(left, [])
        self.assertEqual([one for one in threads if os.path.exists(f"/proc/{one}")], [])
        # Neither a new file waiting to replace the old one, nor a journal of the database.
        self.assertEqual(sorted(os.listdir(self.folder)), ["rates.db", "router.rsc"])
        self.assertIn("udp-timeout=37s", content(self.config))
        self.check_history()
        self.assertEqual(self.read_back("udp-timeout"), "37s")

    def carry_traffic(self, made):
        """Leaves the router in the midst of a flood of datagrams."""
        server = made.server.start("iperf3", "-s", "-1")
        wait_until("the server listens", lambda: ":5201" in made.server.run("ss", "-Htln"))
        flood = made.client.start("iperf3", "-c", SERVER4, "-u", "-b", "200M", "-l", "1000", "-t", "60")
        self.addCleanup(end, flood)
        self.addCleanup(end, server)
        wait_until("a flood passes", lambda: any(
            number(one["orig-packets"]) > 1000 for one in made.router.connections(where="protocol=udp")))
        # The recorder writes once a second; only then is there a file whose end must be orderly.
        wait_until("its rate is recorded", lambda: os.path.exists(self.history) and self.recorded() > 0)

    def recorded(self):
        reader = sqlite3.connect(f"file:{self.history}?mode=ro", uri=True, timeout=PATIENCE)
        try:
            return reader.execute("SELECT count(*) FROM rates").fetchone()[0]
        except sqlite3.OperationalError:
            return 0  # the tables are being made
        finally:
            reader.close()

    def check_history(self):
        reader = sqlite3.connect(f"file:{self.history}?mode=ro", uri=True)
        try:
            self.assertEqual(reader.execute("PRAGMA integrity_check").fetchone(), ("ok",))
            # The minute that had begun is written, too.
            self.assertGreater(reader.execute("SELECT count(*) FROM rates WHERE seconds = 60").fetchone()[0], 0)
        finally:
            reader.close()

    def read_back(self, setting):
        """What a router that is started anew with the saved configuration says of a setting."""
        again = self.start_lab()
        answer = again.router.ask(f":put [/ip firewall connection tracking get {setting}]")
        again.router.stop()
        return answer.strip()

    # S231
    def test_a_configuration_with_an_error_is_refused_whole_with_line_and_column(self):
        text = lab.CONFIG + "set udp-timeout=37s\nset udp-tineout=38s\n"
        self.configure(text)
        namespace = lab.Namespace()
        self.addCleanup(namespace.close)
        with namespace:
            done = subprocess.run((PROGRAM, "--config", self.config, "--history", self.history), input="/quit\n",
                                  capture_output=True, text=True, timeout=PATIENCE)
        self.assertEqual(done.returncode, 2, done.stderr)
        line = text.count("\n")
        self.assertRegex(done.stderr, rf"{self.config}: line {line} column 5: .*udp-tineout")
        self.assertEqual(done.stdout, "")
        self.assertEqual([name for name in namespace.interfaces() if name.startswith("tb")], [])
        self.assertEqual(os.listdir(self.folder), ["router.rsc"])
        self.assertEqual(content(self.config), text)


def end(process):
    process.terminate()
    process.communicate(timeout=PATIENCE)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    lab.require_root()
    unittest.main(verbosity=2)
