#!/usr/bin/env python3
"""Runs a command while processes of the tests are stopped now and then for a moment, as on a busy computer.

    tests/support/withstalls.py ctest --preset dev -j 6
    tests/support/withstalls.py --longest 2 --each-second 1 --seed 7 ctest --preset dev

A test that passes only where nothing stands still fails by it sooner or later. Only programs of the build folder, what they
started, and sessions of their servers are stopped. The exit code is that of the command.
"""
import argparse
import os
import pathlib
import random
import signal
import subprocess
import sys
import time

BUILD = str(pathlib.Path(__file__).resolve().parents[2] / "build") + "/"
TICK = 0.05  # seconds


def processes():
    """pid → (parent, command line), of those that run."""
    found = {}
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            state, parent = pathlib.Path("/proc", entry, "stat").read_text().rsplit(")", 1)[1].split()[:2]
            line = pathlib.Path("/proc", entry, "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue  # it ended meanwhile
        if state not in "TtZ":
            found[int(entry)] = (int(parent), line)
    return found


def is_ours(pid, found):
    """Whether it is a test's program, something it started, or a session of its server."""
    parent, line = found[pid]
    if line.startswith("postgres: "):
        return "[local]" in line and parent in found and "/wgt-" in found[parent][1]
    while pid in found:
        pid, line = found[pid]
        if line.startswith(BUILD):
            return True
    return False


def stall(command, options):
    """Until the command ends."""
    chance = random.Random(options.seed)
    stopped = {}  # pid → when it goes on
    try:
        while command.poll() is None:
            now = time.monotonic()
            for pid in [pid for pid, end in stopped.items() if end <= now]:
                send(pid, signal.SIGCONT)
                del stopped[pid]
            found = processes() if chance.random() < options.each_second * TICK else {}
            ours = sorted(pid for pid in found if is_ours(pid, found))
            if ours:
                pid = chance.choice(ours)
                stopped[pid] = now + chance.uniform(TICK, options.longest)
                send(pid, signal.SIGSTOP)
            time.sleep(TICK)
    finally:
        for pid in stopped:
            send(pid, signal.SIGCONT)


def send(pid, what):
    try:
        os.kill(pid, what)
    except OSError:
        pass  # it ended meanwhile


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--longest", type=float, default=4, help="seconds that a process stands still at most")
    parser.add_argument("--each-second", type=float, default=5, help="processes that are stopped in a second")
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if not options.command:
        parser.error("a command is missing")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that nothing stays stopped
    command = subprocess.Popen(options.command)
    try:
        stall(command, options)
    finally:
        if command.poll() is None:
            command.terminate()
    return command.wait()


if __name__ == "__main__":
    sys.exit(main())
