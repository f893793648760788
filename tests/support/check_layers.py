#!/usr/bin/env python3
"""Checks that no #include of src/ turns an arrow of the layers back, and that each danger has one choke point.

The arrows stand in the table of src/README.md: each folder may include itself, base and the folders of its row.
"""
import pathlib
import re
import sys

ROW = re.compile(r"^\| `([a-z]+)` \|[^|]*\| ([^|]*) \|$", re.MULTILINE)


def arrows(source):
    """Of each folder: the folders that it may include."""
    rows = ROW.findall((source / "README.md").read_text(encoding="utf-8"))
    return {"precompiled": []} | {folder: re.findall(r"[a-z]+", others) for folder, others in rows}


# What only some folders may include or name: a library's one user, a danger's one place.
ONLY = [
    (r"#include <libpq", {"pg"}, "libpq is used by pg only"),
    (r"#include <hiredis", {"redis"}, "hiredis is used by redis only"),
    (r"#include <(zlib|lzma)", {"import"}, "compressions are unpacked by import only"),
    (r"#include <zstd", {"import", "parquet"}, "zstd is used by import and parquet only"),
    (r"#include <nlohmann", {"json"}, "nlohmann_json is used by json only"),
    (r"#include <QSql", {"workspace"}, "Qt Sql is used by workspace only"),
    (r"#include <QNetwork", {"fetch"}, "Qt Network is used by fetch only"),
    (r"#include <Qt?Chart", {"widgets"}, "Qt Charts is used by widgets only"),
    (r"#include <Q(Widget|Label|Dialog|MainWindow|Application)>",
     {"widgets", "publish", "pages", "app", "precompiled"},
     "widgets stay out of the core and the models"),
    (r"Qt::RichText|setHtml\(|Qt::AutoText", set(), "text is shown as plain text only"),
    (r"processEvents\(|waitForFinished\(\)", set(), "the GUI thread never waits"),
    (r"(?<!Application::)\bexec\(|Q(File|Input)Dialog::get|QMessageBox::(about|critical|information|question|warning)\(",
     {"workspace", "cli", "import"}, "the window has one event loop"),
    (r"QColor(\s+\w+)?[({]\s*(0x|\d)|fromRgba?\(|\"#[0-9A-Fa-f]{3,8}\"|Qt::(black|white|red|green|blue|cyan|magenta|yellow|(dark|light)\w*"
     r"(Gray|Red|Green|Blue|Cyan|Magenta|Yellow)|gray)\b|set(Point|Pixel)SizeF?\(|font-size|setStyleSheet\(",
     {"widgets/theme"}, "colours and text sizes are written in widgets/theme only"),
    (r"\b(paperdynasty|spacetraders|galaxy|marketland)\b", set(), "no C++ knows a game"),
]


def problems(source, allowed_of):
    """Includes that the table forbids or does not need, and dangers outside of their place."""
    unused = {folder: set(others) for folder, others in allowed_of.items()}
    for path in sorted(source.rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        folder = path.relative_to(source).parts[0]
        places = {folder, str(path.parent.relative_to(source))}
        allowed = {folder, "base", *allowed_of.get(folder, [])}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{path.relative_to(source.parent)}:{number}"
            include = re.match(r'\s*#include "([a-z]+)/', line)
            if include:
                unused[folder].discard(include[1])
                if include[1] not in allowed:
                    yield f"{place}: {folder} may not include {include[1]}"
            for pattern, users, reason in ONLY:
                if re.search(pattern, line) and not places & users and not line.lstrip().startswith("//"):
                    yield f"{place}: {reason}"
    for folder, others in unused.items():
        yield from (f"src/README.md: {folder} does not include {other}" for other in sorted(others))


def turned_back(allowed_of):
    """The table itself must have an order, each folder after those that it includes."""
    seen = {"base", "precompiled"}
    for folder, others in allowed_of.items():
        yield from (f"src/README.md: {folder} stands before {other}" for other in others if other not in seen)
        seen.add(folder)


def main():
    source = pathlib.Path(__file__).resolve().parents[2] / "src"
    allowed_of = arrows(source)
    folders = {p.name for p in source.iterdir() if p.is_dir()}
    found = [f"src/README.md and the folders differ: {name}" for name in sorted(folders ^ allowed_of.keys())]
    found += turned_back(allowed_of)
    found += problems(source, allowed_of)
    print("\n".join(found) if found else "The layers hold.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
