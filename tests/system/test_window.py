# SPDX-License-Identifier: GPL-3.0-or-later
"""The built window on a display of its own: the demo lab as a new user sees it, and how it ends.

Rows of the acceptance table that a test covers stand above it.
"""

import os
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

from lab import PATIENCE, SKIPPED, wait_until

PROGRAM = ""
DISPLAY_SIZE = "1280x800x24"


def read_png(path):
    """Width, height and the set of colours of a picture with 8 bits a channel."""
    with open(path, "rb") as file:
        data = file.read()
    assert data[:8] == b"\x89PNG\r\n\x1a\n", "not a PNG file"
    position, packed, header = 8, b"", None
    while position < len(data):
        length, kind = struct.unpack(">I4s", data[position:position + 8])
        body = data[position + 8:position + 8 + length]
        if kind == b"IHDR":
            header = struct.unpack(">IIBBBBB", body)
        elif kind == b"IDAT":
            packed += body
        position += 12 + length
    width, height, depth, color = header[:4]
    assert depth == 8 and color in (2, 6), f"unexpected kind of PNG: {header}"
    return width, height, colors_of(zlib.decompress(packed), width, height, 3 if color == 2 else 4)


def colors_of(raw, width, height, channels):
    """Undoes the filters of PNG (its specification, section 9) line by line."""
    stride = width * channels
    before, colors = bytearray(stride), set()
    for row in range(height):
        start = row * (stride + 1)
        line = unfilter(raw[start], bytearray(raw[start + 1:start + 1 + stride]), before, channels)
        colors.update(bytes(line[i:i + 3]) for i in range(0, stride, channels))
        before = line
    return colors


def unfilter(kind, line, before, channels):
    for i, value in enumerate(line):
        left = line[i - channels] if i >= channels else 0
        above = before[i]
        corner = before[i - channels] if i >= channels else 0
        if kind == 1:
            value += left
        elif kind == 2:
            value += above
        elif kind == 3:
            value += (left + above) // 2
        elif kind == 4:
            guess = left + above - corner
            value += min((left, above, corner), key=lambda one: abs(guess - one))
        line[i] = value & 0xFF
    return line


class Display:
    """An X server without a screen, which chooses its own number."""

    def __init__(self):
        reader, writer = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", DISPLAY_SIZE, "-nolisten", "tcp"],
            pass_fds=[writer], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as answer:
            self.name = ":" + answer.readline().strip()

    def close(self):
        self.process.terminate()
        self.process.wait(PATIENCE)


class Window(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.display = Display()

    @classmethod
    def tearDownClass(cls):
        cls.display.close()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.history = os.path.join(self.folder, "rates.db")

    def start(self, *arguments):
        environment = dict(os.environ, DISPLAY=self.display.name, QT_QPA_PLATFORM="xcb", HOME=self.folder,
                           XDG_RUNTIME_DIR=self.folder, XDG_CONFIG_HOME=self.folder, XDG_DATA_HOME=self.folder)
        process = subprocess.Popen([PROGRAM, "--history", self.history, *arguments], env=environment,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(self.make_sure_it_ends, process)
        return process

    @staticmethod
    def make_sure_it_ends(process):
        if process.poll() is None:
            process.kill()
        process.communicate()

    def recorded(self):
        if not os.path.exists(self.history):
            return 0
        reader = sqlite3.connect(f"file:{self.history}?mode=ro", uri=True, timeout=PATIENCE)
        try:
            return reader.execute("select count(*) from rates").fetchone()[0]
        except sqlite3.OperationalError:  # the program is just making its tables
            return 0
        finally:
            reader.close()

    # S224 S225 S226 S228
    def test_the_demo_shows_connections_within_ten_seconds_and_without_configuration(self):
        picture = os.path.join(self.folder, "window.png")
        process = self.start("--demo", "--theme", "light", "--size", "1200x760", "--screenshot", picture,
                             "--screenshot-after", "10", "--open", "/ip/firewall/connection", "--graph", "tcp")
        _, errors = process.communicate(timeout=PATIENCE + 10)

        self.assertEqual(process.returncode, 0, errors)
        width, height, colors = read_png(picture)
        self.assertEqual((width, height), (1200, 760))
        # The curve is drawn only when the list has had a connection and the database a rate of it.
        self.assertIn(bytes.fromhex("b35900"), colors)
        self.assertGreater(self.recorded(), 0)

    def test_sigterm_closes_the_window_in_order(self):
        process = self.start("--demo")
        wait_until("a rate is recorded", lambda: self.recorded() > 0)
        threads = os.listdir(f"/proc/{process.pid}/task")
        process.send_signal(signal.SIGTERM)
        _, errors = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 0, errors)
        self.assertEqual([one for one in threads if os.path.exists(f"/proc/{one}")], [])
        self.assertFalse(os.path.exists(self.history + "-wal"))

    def test_a_configuration_with_an_error_names_line_and_column_and_opens_nothing(self):
        config = os.path.join(self.folder, "router.rsc")
        with open(config, "w", encoding="utf-8") as file:
            file.write("/ip address\nadd address=nonsense interface=ether1\n")
        process = self.start("--config", config, "--screenshot", os.path.join(self.folder, "never.png"))
        _, errors = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, 2)
        self.assertIn("router.rsc", errors)
        self.assertRegex(errors, r"line 2 column \d+")
        self.assertFalse(os.path.exists(os.path.join(self.folder, "never.png")))


def main():
    global PROGRAM
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    if not shutil.which("Xvfb"):
        print("not run: there is no Xvfb")
        sys.exit(SKIPPED)
    unittest.main(verbosity=2)


if __name__ == "__main__":
    main()
