#!/usr/bin/env python3
"""Mutation check: do the tests notice one changed operator or constant?

    tests/support/mutants.py plant --count 200 --seed 1 rollback weeks lifecycle migrations events json
    cmake --preset dev && cmake --build --preset dev     ("drop BUILD_LOG" until it builds)
    tests/support/mutants.py reach
    tests/support/mutants.py run

"plant" changes the sources of this tree, so give it one of its own (git worktree). All mutants are compiled in at once;
the variable WEEKGLASS_MUTANT says which one is awake. "reach" runs each test once and keeps which mutants it meets;
"run" wakes one after another and runs the tests that meet it, the quickest first, until one fails. What survives is
listed at the end, with its place and its change.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import random
import re
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
STATE = ROOT / "build" / "mutants.json"
HEADER = """#pragma once

#include <cstdio>
#include <cstdlib>

#pragma GCC diagnostic ignored "-Wparentheses"

/// Whether the mutant of this number is awake. Planted by tests/support/mutants.py.
inline bool weekglassMutant(int number)
{
    static const int awake = std::getenv("WEEKGLASS_MUTANT") ? std::atoi(std::getenv("WEEKGLASS_MUTANT")) : -1;
    static const char* const met = std::getenv("WEEKGLASS_MUTANTS_MET");
    static bool wasMet[10000] = {};
    if (met && !wasMet[number]) {
        wasMet[number] = true;
        if (std::FILE* file = std::fopen(met, "a")) {
            std::fprintf(file, "%d\\n", number);
            std::fclose(file);
        }
    }
    return number == awake;
}
"""
# binary operators as the formatter writes them, so that no template's brackets are among them
SWAPS = {" == ": " != ", " != ": " == ", " < ": " <= ", " <= ": " < ", " > ": " >= ", " >= ": " > ", " && ": " || ",
         " || ": " && ", " + ": " - ", " - ": " + ", " * ": " + "}
BINDS = {"||": 0, "&&": 1, "==": 2, "!=": 2, "<": 3, ">": 3, "<=": 3, ">=": 3, "<<": 4, "+": 5, "-": 5, "*": 6}


def code_only(text):
    """The text with comments, strings and preprocessor lines blanked, of the same length."""
    pattern = r'//[^\n]*|/\*.*?\*/|R"\((?:.|\n)*?\)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|^[ \t]*#[^\n]*'
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", "\x01", m.group()), text, flags=re.M | re.S)


def operand(code, at, step, swapped):
    """Where the operand ends that begins at @at and goes into the direction of @step; None if that is not plain."""
    depth = 0
    opening, closing = ("([{", ")]}") if step > 0 else (")]}", "([{")
    while 0 < at < len(code) - 1:
        outside = at if step > 0 else at + 1
        if code[at] in opening:
            depth += 1
        elif code[at] in closing:
            if depth == 0:
                return outside
            depth -= 1
        elif depth == 0:
            if code[at] in ",;{}":
                return outside
            words = code[at:at + 5].split(" ") if step > 0 else code[max(0, at - 4):at + 1].split(" ")[::-1]
            if code[at] in " \n" and len(words) > 2 and words[1] and re.fullmatch(r"[^\w\x01]+", words[1]):
                if BINDS.get(words[1], -1) < BINDS[swapped]:
                    return outside
            if step < 0 and re.search(r"\b(return|case|co_return)$", code[max(0, at - 9):at]) and code[at] == " ":
                return outside
        at += step
    return None


def sites(code):
    """(begin, end, mutated text) of all that can be changed."""
    for match in re.finditer(r"(?<=[^\s\x01]) (==|!=|<=|>=|<|>|&&|\|\||\+|-|\*) (?=[^\s])", code):
        swap, line = match.group(), code[code.rfind("\n", 0, match.start()) + 1:match.start()]
        if re.search(r"\b(constexpr|template|using|case|static_assert|operator)\b", line):
            continue
        begin = operand(code, match.start() - 1, -1, match.group(1))
        end = operand(code, match.end(), 1, match.group(1))
        joins_texts = match.group(1) == "+" and begin is not None and end is not None and "\x01" in code[begin:end]
        if begin is not None and end is not None and code[begin:end].count("\n") < 3 and not joins_texts:
            begin += len(code[begin:end]) - len(code[begin:end].lstrip())
            yield begin, end, (match.start(), match.end(), SWAPS[swap])
    for match in re.finditer(r"(?<![\w.\"'{<])(\d+)(?![\w.\"'LU])", code):
        line = code[code.rfind("\n", 0, match.start()) + 1:match.start()]
        if not re.search(r"\b(constexpr|template|using|case|static_assert|enum)\b|<$", line):
            yield match.start(), match.end(), (match.start(), match.end(), str(int(match.group()) + 1))
    for match in re.finditer(r"\b(true|false)\b", code):
        line = code[code.rfind("\n", 0, match.start()) + 1:match.start()]
        if "constexpr" not in line:
            yield match.start(), match.end(), (match.start(), match.end(), "false" if match.group() == "true" else "true")


def plant(arguments):
    rng = random.Random(arguments.seed)
    candidates = []
    for folder in arguments.folders:
        for path in sorted((ROOT / "src" / folder).glob("*.cpp")):
            text = path.read_text()
            candidates += [(path, site) for site in sites(code_only(text))]
    rng.shuffle(candidates)
    chosen, taken = [], {}
    for path, (begin, end, change) in candidates:
        if len(chosen) == arguments.count:
            break
        if all(end <= b or e <= begin for b, e in taken.setdefault(path, [])):
            taken[path].append((begin, end))
            chosen.append((path, begin, end, change))
    mutants = [write_down(number, *one) for number, one in enumerate(chosen)]
    STATE.parent.mkdir(exist_ok=True)
    STATE.write_text(json.dumps({"mutants": mutants, "met": {}, "seconds": {}}))
    write_sources(mutants)
    print(f"{len(mutants)} mutants of {len(candidates)} places in {len(taken)} files")


def write_down(number, path, begin, end, change):
    text = path.read_text()
    start, stop, new = change
    return {"number": number, "file": str(path.relative_to(ROOT)), "begin": begin, "end": end,
            "line": text.count("\n", 0, start) + 1, "was": text[begin:end],
            "becomes": text[begin:start] + new + text[stop:end], "isDropped": False}


def write_sources(mutants):
    subprocess.run(["git", "checkout", "-q", "--", "src"], cwd=ROOT, check=True)
    (ROOT / "src" / "mutant.h").write_text(HEADER)
    for name in sorted({m["file"] for m in mutants}):
        path = ROOT / name
        text = path.read_text()
        for one in sorted((m for m in mutants if m["file"] == name and not m["isDropped"]), key=lambda m: -m["begin"]):
            assert text[one["begin"]:one["end"]] == one["was"], one
            text = (text[:one["begin"]] + f"(weekglassMutant({one['number']}) ? ({one['becomes']}) : ({one['was']}))"
                    + text[one["end"]:])
        path.write_text('#include "mutant.h"\n' + text)


def drop(arguments):
    """Forgets the mutants on lines that do not compile."""
    state = json.loads(STATE.read_text())
    broken = set(re.findall(r"(src/\w+/\w+\.cpp):(\d+):\d+: error", pathlib.Path(arguments.log).read_text(errors="replace")))
    for name, line in broken:
        near = (ROOT / name).read_text().split("\n")[max(0, int(line) - 4):int(line) + 3]
        for number in re.findall(r"weekglassMutant\((\d+)\)", "\n".join(near)):
            state["mutants"][int(number)]["isDropped"] = True
    STATE.write_text(json.dumps(state))
    write_sources(state["mutants"])
    print(f"{sum(not m['isDropped'] for m in state['mutants'])} mutants left")


def tests():
    listed = json.loads(subprocess.run(["ctest", "--show-only=json-v1", "-L", "unit|models|live", "-LE", "long"],
                                       cwd=ROOT / "build" / "dev", check=True, capture_output=True).stdout)
    return {test["name"]: test["command"] for test in listed["tests"] if "command" in test}


def run_test(command, variables, seconds):
    """Whether it passes in time, and how long it took."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"} | variables
    begin = time.monotonic()
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          start_new_session=True, cwd=ROOT / "build" / "dev") as process:
        try:
            passed = process.wait(seconds) == 0
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            passed = False
    return passed, time.monotonic() - begin


def reach(arguments):
    state = json.loads(STATE.read_text())

    def one(name, command):
        with tempfile.NamedTemporaryFile("r") as met:
            passed, seconds = run_test(command, {"WEEKGLASS_MUTANTS_MET": met.name}, 1200)
            return name, passed, seconds, sorted({int(line) for line in met.read().split()})

    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for name, passed, seconds, met in pool.map(lambda item: one(*item), tests().items()):
            if passed:
                state["met"][name], state["seconds"][name] = met, seconds
            else:
                print(f"left out, since it fails without any mutant: {name}")
    STATE.write_text(json.dumps(state))


def killer(state, commands, number, budget):
    """The first test that fails, None if all pass, and how many there are."""
    meeting = sorted((n for n, met in state["met"].items() if number in met), key=state["seconds"].get)
    spent = 0.0
    for name in meeting:
        if spent > budget:
            return None, len(meeting), "not all were run"
        passed, seconds = run_test(commands[name], {"WEEKGLASS_MUTANT": str(number)}, 60 + 4 * state["seconds"][name])
        spent += seconds
        if not passed:
            return name, len(meeting), ""
    return None, len(meeting), ""


def run(arguments):
    state = json.loads(STATE.read_text())
    commands = tests()
    alive = [m for m in state["mutants"] if not m["isDropped"] and "killedBy" not in m]

    def one(mutant):
        name, count, note = killer(state, commands, mutant["number"], arguments.budget)
        mutant.update(killedBy=name, meeting=count, note=note)
        print(f"{mutant['number']:4} {mutant['file']}:{mutant['line']} {'killed by ' + name if name else 'SURVIVES'} "
              f"({count} tests meet it) {note}", flush=True)

    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for done, _ in enumerate(pool.map(one, alive)):
            if done % 10 == 9:
                STATE.write_text(json.dumps(state))
    STATE.write_text(json.dumps(state))
    tried = [m for m in state["mutants"] if not m["isDropped"]]
    survivors = [m for m in tried if not m.get("killedBy")]
    for m in survivors:
        print(f"\n{m['file']}:{m['line']} ({m['meeting']} tests meet it)\n  was     {m['was']}\n  becomes {m['becomes']}")
    print(f"\n{len(tried) - len(survivors)} of {len(tried)} killed")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    planting = commands.add_parser("plant")
    planting.add_argument("folders", nargs="+")
    planting.add_argument("--count", type=int, default=200)
    planting.add_argument("--seed", type=int, default=1)
    planting.set_defaults(call=plant)
    dropping = commands.add_parser("drop")
    dropping.add_argument("log")
    dropping.set_defaults(call=drop)
    for name, call in (("reach", reach), ("run", run)):
        command = commands.add_parser(name)
        command.add_argument("--jobs", type=int, default=2)
        command.add_argument("--budget", type=float, default=300, help="seconds of tests for one mutant")
        command.set_defaults(call=call)
    arguments = parser.parse_args()
    arguments.call(arguments)


if __name__ == "__main__":
    main()
