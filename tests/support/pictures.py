#!/usr/bin/env python3
"""pictures.py BUILD: makes the pictures of the handbook anew, from sample weeks on a private server of its own.

pictures.tsv names each picture, what --screenshots calls it, and the sources whose texts it shows. Behind them stands
a hash of these texts as they were when the picture was made: check_help.py finds by it a picture that is too old.
"""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
TABLE = pathlib.Path(__file__).with_suffix(".tsv")
COMMAND = "python3 tests/support/pictures.py build/release"
FOLDER = ROOT / "resources/help/pictures"
TEXT = re.compile(r'\btr\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)')


def rows():
    """Of each picture: its name, the name of its shot, the patterns of its sources, the hash or nothing."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        name, shot, patterns, made = (line.split("\t") + [""])[:4]
        yield name, shot, patterns, made


def sources(patterns):
    """Their files; none for a pattern that no longer matches is the caller's to tell."""
    return {pattern: sorted(ROOT.glob(pattern)) for pattern in patterns.split()}


def hash_of_texts(patterns):
    """Of the texts that can be seen: neither a comment nor a renamed function makes a picture old."""
    digest = hashlib.sha256()
    for files in sources(patterns).values():
        for file in files:
            source = file.read_text(encoding="utf-8")
            for seen in [source] if file.suffix == ".ui" else sorted(set(TEXT.findall(source))):
                digest.update(" ".join(seen.split()).encode() + b"\0")
    return digest.hexdigest()[:16]


class Program:
    """The programs of a build, in a home of their own that is removed with its server."""

    def __init__(self, build, home):
        self.bin = pathlib.Path(build).resolve() / "bin"
        folders = {f"XDG_{kind}_HOME": f"{home}/{kind.lower()}" for kind in ("DATA", "CONFIG", "CACHE", "STATE")}
        self.environment = os.environ | folders | {"HOME": home, "QT_QPA_PLATFORM": "offscreen", "LANGUAGE": "en", "LC_ALL": "C.UTF-8"}

    def run(self, program, *arguments, may_fail=False):
        done = subprocess.run([self.bin / program, *arguments], env=self.environment, capture_output=True, text=True)
        if done.returncode and not may_fail:
            sys.exit(f"{program} {' '.join(arguments)}: {done.stderr[-400:]}")
        return done

    def ctl(self, *arguments):
        return self.run("weekglassctl", "--local", *arguments).stdout

    def objects(self, *arguments):
        return [json.loads(line) for line in self.ctl("--json", *arguments).splitlines()]

    def plan(self, *arguments):
        """Of a change: what --dry-run says is to be typed."""
        said = self.run("weekglassctl", "--local", *arguments, "--dry-run", may_fail=True)
        return re.findall(r"--(?:yes|plan)=\S+", said.stderr + said.stdout)


def prepare(program):
    """Something to be seen: a rollback in the history, a week behind, a difference that no migration made."""
    program.ctl("sample")
    newest = {}
    for week in program.objects("weeks"):
        newest.setdefault(week["game"], week["week"])
    week = newest["paperdynasty"]
    game = next(game for game in program.objects("plays", week) if game["status"] == "active")
    cut = ["rollback", week, "--game", game["game_id"], "--to", str(game["plays"] - 8)]
    confirmation = re.search(r"--confirm (\S+)", (said := program.run("weekglassctl", "--local", *cut)).stdout + said.stderr)[1]
    program.ctl(*cut, "--confirm", confirmation, "--reason", "The umpire was wrong")
    behind = ["migrate", newest["marketland"], "--to", "44"]
    program.ctl(*behind, *program.plan(*behind))
    server = program.objects("server", "status")[0]["conninfo"]
    subprocess.run(["psql", "-q", f"{server} dbname={newest['galaxy']}", "-c", "CREATE INDEX by_hand ON public.ships (name)"], check=True)


def untrusted_game(home):
    """A copy of a game that ships, which has to be trusted first."""
    folder = pathlib.Path(home) / "games"
    shutil.copytree(ROOT / "sql/games/galaxy", folder / "mygame")
    manifest = folder / "mygame/game.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(re.sub(r'"(id|prefix|title)": "[^"]*"', r'"\1": "mygame"', text, count=3), encoding="utf-8")
    return folder


def main():
    home = tempfile.mkdtemp(prefix="weekglass-")
    os.chmod(home, 0o755)
    program = Program(sys.argv[1], home)
    try:
        prepare(program)
        shots = pathlib.Path(home) / "shots"
        program.run("weekglass", "--local", "--games-dir", str(untrusted_game(home)), "--screenshots", str(shots))
        made = []
        for name, shot, patterns, _ in rows():
            found = [file for file in sorted(shots.glob(f"{shot}*-light.png"))]
            if len(found) != 1:
                sys.exit(f"{name}: {len(found)} pictures are called {shot}")
            shutil.copyfile(found[0], FOLDER / f"{name}.png")
            made.append("\t".join((name, shot, patterns, hash_of_texts(patterns))))
        TABLE.write_text("\n".join(made) + "\n", encoding="utf-8")
        print(f"{len(made)} pictures are in {FOLDER.relative_to(ROOT)}. Look at each of them.")
    finally:
        status = program.run("weekglassctl", "--json", "server", "status", may_fail=True)
        program.run("weekglassctl", "server", "stop", may_fail=True)
        for folder in [home] + [json.loads(line)["data"] for line in status.stdout.splitlines()]:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
