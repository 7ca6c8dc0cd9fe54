# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program without a window does with its input, its output and a file of commands."""

import array
import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import tempfile
import termios
import unittest

PROGRAM = ""
PATIENCE = 30
LONG = 64 * 1024


def run(text, *options, **more):
    return subprocess.run((PROGRAM, *options), input=text, capture_output=True, text=True, timeout=PATIENCE, **more)


def waiting(pipe):
    """How many bytes wait in a pipe to be read."""
    count = array.array("i", [0])
    fcntl.ioctl(pipe, termios.FIONREAD, count)
    return count[0]


class StandardStreams(unittest.TestCase):
    def file(self, text):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        path = os.path.join(folder.name, "commands.rsc")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def start(self, *options):
        process = subprocess.Popen((PROGRAM, *options), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stdin.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def test_a_file_of_commands_goes_on_behind_a_command_that_fails(self):
        path = self.file(":put one\nfrobnicate\n:put two\n:put \"three\nfour\"\n")
        done = run(":put typed\n", "--run", path)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, "one\nbad command name frobnicate (line 2 column 1)\ntwo\nthree\nfour\ntyped\n")

    def test_errors_say_the_line_of_the_input_they_are_in(self):
        self.assertEqual(run(":put one\n\nfrobnicate\n").stdout, "one\nbad command name frobnicate (line 3 column 1)\n")
        told = "bad command name two (line 2 column 1)\n"
        self.assertEqual(run("two\n", "--run", self.file("\n\n")).stdout, told.replace("line 2", "line 1"))
        self.assertEqual(run("x" * (LONG + 1) + "\ntwo\n").stdout, "line is too long\n" + told)
        self.assertEqual(run(":put \"a\nb\"; :put [\nfrobnicate]\n").stdout, "a\nb\nbad command name frobnicate (line 3 column 1)\n")

    def test_a_ping_with_an_end_keeps_the_next_line_waiting(self):
        ping = "/ping 192.0.2.1 count=2 interval=50ms\n"
        lines = run(ping + ":put after\n").stdout.splitlines()
        self.assertEqual([line.split()[0] for line in lines], ["SEQ", "0", "1", "sent=2", "after"])
        self.assertEqual(run(":put after\n", "--run", self.file(ping)).stdout.splitlines(), lines)

    def test_of_a_table_that_will_be_finished_a_pipe_gets_the_last_one(self):
        lines = run("/tool traceroute 192.0.2.1 count=2\n:put after\n").stdout.splitlines()
        self.assertEqual([line.split()[0] for line in lines], ["#", "1", "after"])
        self.assertIn("no route to host", lines[1])

    def test_a_ping_without_an_end_goes_until_the_next_line(self):
        process = self.start()
        process.stdin.write(b"/ping 192.0.2.1 interval=50ms\n")
        process.stdin.flush()
        for number in (b"SEQ", b"0", b"1", b"2"):
            self.assertEqual(process.stdout.readline().split()[0], number)
        rest, _ = process.communicate(b":put after\n", PATIENCE)
        self.assertRegex(rest, rb"(?s)    sent=\d+ received=0 packet-loss=100%\nafter\n\Z")

    def test_an_open_quote_at_the_end_is_told_and_swallows_nothing(self):
        path = self.file(":put \"one\n")
        told = "missing closing quote (line 1 column 6)\n"
        self.assertEqual(run(":put typed\n", "--run", path).stdout, told + "typed\n")
        self.assertEqual(run(":put \"typed\n").stdout, told)
        self.assertEqual(run(":put \"typed").stdout, told)
        self.assertEqual(run(":put [").stdout, "missing closing brace (line 1 column 7)\n")

    def test_a_file_of_commands_ends_the_program(self):
        self.assertEqual(run(":put typed\n", "--run", self.file(":put one\n/quit\n:put two\n")).stdout, "one\n")

    def test_sigterm_ends_it_while_nobody_reads_what_it_prints(self):
        process = self.start("--daemon")
        line = b"x" * 60000 + b"\n"
        process.stdin.write((b":put " + line) * 2)
        process.stdin.flush()
        # More than a pipe holds: when the second answer has begun, the program waits in the middle of it.
        while process.poll() is None and waiting(process.stdout) <= len(line):
            pass
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(PATIENCE), 0)

    def test_a_line_without_end_is_refused_and_thrown_away(self):
        self.assertEqual(run("x" * (LONG + 1) + "\n:put after\n").stdout, "line is too long\nafter\n")
        self.assertEqual(run("x" * 40 * LONG + "\n:put after\n").stdout, "line is too long\nafter\n")
        self.assertEqual(run("x" * 40 * LONG).stdout, "line is too long\n")
        self.assertEqual(run(":put " + "x" * (LONG - 5) + "\n").stdout, "x" * (LONG - 5) + "\n")
        # What waits for its quote would go on behind a gap.
        self.assertEqual(run(":put \"a\n" + "x" * 2 * LONG + "\n:put after\n").stdout, "line is too long\nafter\n")

    def test_a_history_that_cannot_be_used_is_told_and_left_alone(self):
        path = self.file("my diary\n")
        process = subprocess.Popen((PROGRAM, "--daemon", "--history", path), stdin=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.assertEqual(process.stderr.readline(), f"trackboxd: cannot open the history database {path}: file exists "
                                                    "(it is no history that Trackbox wrote)\n")
        process.terminate()
        self.assertEqual(process.wait(PATIENCE), 0)
        self.assertEqual(process.stderr.read(), "")
        self.assertEqual(os.listdir(os.path.dirname(path)), ["commands.rsc"])

    def test_a_print_repeats_itself_until_the_next_line(self):
        block = b"  name: Trackbox\n"
        for end, after in ((b"q\n", b""), (b":put after\n", b"after\n")):
            process = self.start()
            process.stdin.write(b"/system identity print interval=100ms\n")
            process.stdin.flush()
            told = process.stdout.read(len(block))
            for _ in range(3):
                told += process.stdout.read(len(b"\n" + block))
            self.assertEqual(told, block + (b"\n" + block) * 3)  # an empty line between, and no escape codes
            rest, _ = process.communicate(end, PATIENCE)
            more = rest.count(block)
            self.assertEqual(rest, (b"\n" + block) * more + after)
            self.assertEqual(process.returncode, 0)

    def test_the_next_line_may_come_at_once(self):
        self.assertEqual(run("/system identity print interval=1s\n:put after\n").stdout, "  name: Trackbox\nafter\n")
        self.assertEqual(run("/system identity print interval=1s").stdout, "  name: Trackbox\n")

    def test_a_print_at_the_end_of_a_file_repeats_itself_until_a_signal(self):
        path = self.file(":put first\n/system identity print interval=100ms\n")
        process = subprocess.Popen((PROGRAM, "--daemon", "--run", path), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        wanted = b"first\n" + b"  name: Trackbox\n" + b"\n  name: Trackbox\n" * 2
        self.assertEqual(process.stdout.read(len(wanted)), wanted)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(PATIENCE), 0)

    def test_a_terminal_is_drawn_anew_and_ctrl_c_ends_only_the_print(self):
        child, terminal = pty.fork()
        if child == 0:
            os.execv(PROGRAM, (PROGRAM,))
        self.addCleanup(os.close, terminal)
        self.addCleanup(os.waitpid, child, 0)
        self.addCleanup(os.kill, child, signal.SIGKILL)
        self.read_until(terminal, b"] > ")
        os.write(terminal, b"/system identity print interval=100ms\n")
        drawn = b"\x1b[H\x1b[2J  name: Trackbox\r\n-- [q Enter, Ctrl-C quit]\r\n"
        screen = self.read_until(terminal, drawn * 3)
        self.assertNotIn(b"] > ", screen)
        os.write(terminal, b"\x03")
        self.read_until(terminal, b"] > ")
        os.write(terminal, b":put still\n")
        self.assertNotIn(b"Trackbox\r", self.read_until(terminal, b"\nstill\r\n"))

    def read_until(self, terminal, wanted):
        """What a terminal shows until it has shown this."""
        shown = b""
        while wanted not in shown:
            self.assertTrue(select.select([terminal], [], [], PATIENCE)[0], shown)
            shown += os.read(terminal, 4096)
        return shown

    def test_missing_streams_are_nowhere(self):
        history = self.file("") + ".db"
        for stream in "<&-", ">&-", "2>&-", "<&- >&- 2>&-":
            done = subprocess.run(("sh", "-c", f'exec "$0" --history "$1" {stream}', PROGRAM, history),
                                  stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE)
            self.assertEqual((stream, done.returncode), (stream, 0))

    def test_standard_input_that_is_closed_is_no_device(self):
        process = subprocess.Popen(("sh", "-c", 'exec "$0" --daemon <&-', PROGRAM), stdout=subprocess.PIPE)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.assertEqual(self.settled(process), "/dev/null")
        process.terminate()
        self.assertEqual(process.wait(PATIENCE), 0)

    def settled(self, process):
        """What standard input is once the program has taken over from the shell and started its threads."""
        while process.poll() is None:
            with open(f"/proc/{process.pid}/cmdline", "rb") as file:
                is_program = file.read().startswith(PROGRAM.encode())
            if is_program and len(os.listdir(f"/proc/{process.pid}/task")) > 1:
                return os.readlink(f"/proc/{process.pid}/fd/0")
        return None


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main(verbosity=2)
