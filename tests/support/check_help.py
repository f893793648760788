#!/usr/bin/env python3
"""check_help.py BUILD: the handbook has no dead link, a page for each place, pictures that are not too old, and its reference pages are up to date."""

import pathlib
import re
import subprocess
import sys

import pictures

ROOT = pathlib.Path(__file__).resolve().parents[2]
HELP = ROOT / "resources/help"
LARGEST_PICTURE = 80_000  # bytes; all of them are in the program
SHOWN_FOR = re.compile(r"<!-- shown for: (.*) -->")
problems = []


def text(path):
    return path.read_text(encoding="utf-8")


def check_links():
    """Of the pages, and of the files at the root; each page is reached from the contents."""
    pages = sorted(HELP.rglob("*.md"))
    reached = set()
    for page in pages + [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")]:
        prose = re.sub(r"```.*?```", "", text(page), flags=re.S)
        for link in re.findall(r"\]\(([^)\s]+)\)", prose):
            if re.match(r"[a-z]+:", link):
                continue
            target = (page.parent / link.split("#")[0]).resolve()
            reached.add(target)
            if not target.exists():
                problems.append(f"{page.relative_to(ROOT)}: dead link {link}")
    for page in pages:
        if page not in reached and page != HELP / "index.md":
            problems.append(f"{page.relative_to(ROOT)}: no page leads to it")
        if not text(page).startswith("# "):
            problems.append(f"{page.relative_to(ROOT)}: it has no title")


def places():
    """The ids of pages and the classes of dialogs, as the source has them."""
    ids = set(re.findall(r'^\s*"([a-z]+)",$|\(\), "([a-z]+)", Icon|, "([a-z]+)", Icon::',
                         text(ROOT / "src/pages/pagekinds.cpp"), re.M))
    found = {next(filter(None, match)) for match in ids}
    for header in (ROOT / "src/pages").rglob("*.h"):
        for name in re.findall(r"class (\w+)(?: final)?\s*: public \w*(?:Dialog|Wizard)\b", text(header)):
            found.add(name)
    return found


def base_of(name):
    """Of a dialog without a page of its own."""
    for header in (ROOT / "src/pages").rglob("*.h"):
        if match := re.search(rf"class {name}(?: final)?\s*: public (\w+)", text(header)):
            return match[1]
    return None


def check_places():
    shown = {}
    for page in HELP.rglob("*.md"):
        if match := SHOWN_FOR.search(text(page)):
            for place in match[1].split(", "):
                if place in shown:
                    problems.append(f"{place} has two pages: {shown[place]} and {page.relative_to(HELP)}")
                shown[place] = page.relative_to(HELP)
    known = places()
    for place in sorted(known):
        named = place
        # what any change asks is no help for a certain one
        while named and named not in shown:
            named = base_of(named)
        if not named or (named == "ChangeDialog" and place != named):
            problems.append(f"no page of the handbook is shown for {place}")
    for place in sorted(set(shown) - known - {"window"}):
        problems.append(f"{shown[place]} is for {place}, which there is no more")


def pictures_of(page):
    return {(page.parent / path).resolve() for path in re.findall(r"!\[[^\]]+\]\(([^)\s]+)\)", text(page))}


def check_pictures():
    """None is missing, unused, too large, or older than what it shows."""
    used = set()
    for page in [*sorted(HELP.rglob("*.md")), ROOT / "README.md"]:
        shown = pictures_of(page)
        used |= shown
    listed = set()
    for name, _, patterns, made in pictures.rows():
        picture = pictures.FOLDER / f"{name}.png"
        listed.add(picture)
        for pattern, files in pictures.sources(patterns).items():
            if not files:
                problems.append(f"{pictures.TABLE.name}: no source is called {pattern}")
        if made != pictures.hash_of_texts(patterns):
            problems.append(f"{picture.relative_to(ROOT)} is older than what it shows: {pictures.COMMAND}")
    for picture in sorted(listed | set(pictures.FOLDER.iterdir()) | used):
        if picture not in listed:
            problems.append(f"{picture.relative_to(ROOT)} is not in {pictures.TABLE.name}")
        if picture not in used:
            problems.append(f"{picture.relative_to(ROOT)} is on no page")
        if not picture.exists():
            problems.append(f"{picture.relative_to(ROOT)} is missing: {pictures.COMMAND}")
        elif picture.stat().st_size > LARGEST_PICTURE:
            problems.append(f"{picture.relative_to(ROOT)} has {picture.stat().st_size} bytes, more than {LARGEST_PICTURE}")


def check_manifest():
    page = text(HELP / "reference/manifest.md")
    for reader in sorted((ROOT / "src/game").glob("*.cpp")):
        for key in sorted(set(re.findall(r'\b\w+(?:\.|->)\w+\("([a-zA-Z]+)"', text(reader)))):
            if not re.search(rf'[`"]{key}["`]', page):
                problems.append(f"reference/manifest.md has no line for {key} ({reader.name})")


def check_made(build):
    for what in ("commands", "exit-codes"):
        made = subprocess.run([f"{build}/bin/weekglassctl", "generate", what], capture_output=True, check=True).stdout
        page = HELP / f"reference/{what}.md"
        if not page.exists() or page.read_bytes() != made:
            problems.append(f"{page.relative_to(ROOT)} is out of date: weekglassctl generate {what} > {page.relative_to(ROOT)}")


check_links()
check_places()
check_pictures()
check_manifest()
check_made(sys.argv[1])
print("\n".join(problems) or "The handbook is whole.")
sys.exit(1 if problems else 0)
