#!/usr/bin/env python3
"""Checks that no #include of src/ turns an arrow of the layers back, and that each danger has one choke point.

The arrows: each folder may include itself and the folders named here; everything may include base.
"""
import pathlib
import re
import sys

ARROWS = {
    "precompiled": [],
    "base": [],
    "json": [],
    "game": ["json"],
    "pg": [],
    "events": ["game", "json", "pg"],
    "localserver": ["pg"],
    "workspace": [],
    "weeks": ["game", "json", "pg", "workspace"],
    "scratch": ["localserver", "pg", "weeks"],
    "scripts": ["game", "pg"],
    "migrations": ["game", "pg", "scratch", "scripts", "weeks"],
    "archives": ["json", "localserver", "migrations", "pg", "scratch", "weeks"],
    "drift": ["archives", "game", "json", "localserver", "migrations", "pg", "scratch", "weeks"],
    "metrics": ["game", "migrations", "pg", "weeks"],
    "lifecycle": ["archives", "drift", "game", "json", "localserver", "metrics", "migrations", "pg", "scratch", "scripts", "weeks", "workspace"],
    "import": ["game", "json", "pg"],
    "fetch": ["game", "import", "json", "migrations", "pg", "scripts", "weeks"],
    "partitions": ["archives", "game", "json", "localserver", "pg", "scratch", "weeks"],
    "query": ["events", "game", "json", "metrics", "pg", "weeks"],
    "redis": ["game", "json", "pg"],
    "replay": ["game", "pg"],
    "rollback": ["game", "pg", "scripts", "weeks"],
    "snapshots": ["game", "json", "pg"],
    "trust": ["game", "json", "pg", "scripts", "workspace"],
    "widgets": ["events", "game", "json", "metrics", "migrations", "pg", "query", "rollback", "snapshots", "weeks", "workspace"],
    "pages": ["archives", "drift", "events", "fetch", "game", "import", "json", "lifecycle", "metrics", "migrations", "partitions", "pg", "query", "redis", "replay", "rollback", "scripts", "snapshots", "trust", "weeks", "widgets", "workspace"],
    "app": ["events", "game", "lifecycle", "localserver", "pages", "pg", "trust", "weeks", "widgets", "workspace"],
    "cli": ["archives", "drift", "events", "fetch", "game", "import", "json", "lifecycle", "localserver", "metrics", "migrations", "partitions", "pg", "query", "redis", "replay", "rollback", "scratch", "scripts", "snapshots", "trust", "weeks", "workspace"],
}

# What only some folders may include or name: a library's one user, a danger's one place.
ONLY = [
    (r"#include <libpq", {"pg"}, "libpq is used by pg only"),
    (r"#include <hiredis", {"redis"}, "hiredis is used by redis only"),
    (r"#include <(zlib|zstd|lzma)", {"import"}, "compressions are unpacked by import only"),
    (r"#include <nlohmann", {"json"}, "nlohmann_json is used by json only"),
    (r"#include <QSql", {"workspace"}, "Qt Sql is used by workspace only"),
    (r"#include <QNetwork", {"fetch"}, "Qt Network is used by fetch only"),
    (r"#include <Qt?Chart", {"widgets"}, "Qt Charts is used by widgets only"),
    (r"#include <Q(Widget|Label|Dialog|MainWindow|Application)>", {"widgets", "pages", "app", "precompiled"},
     "widgets stay out of the core and the models"),
    (r"Qt::RichText|setHtml\(|Qt::AutoText", set(), "text is shown as plain text only"),
    (r"processEvents\(|waitForFinished\(\)", set(), "the GUI thread never waits"),
    (r"\b(paperdynasty|spacetraders|galaxy|marketland)\b", set(), "no C++ knows a game"),
]


def problems(source):
    for path in sorted(source.rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        folder = path.relative_to(source).parts[0]
        allowed = {folder, "base", *ARROWS.get(folder, [])}
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{path.relative_to(source.parent)}:{number}"
            include = re.match(r'\s*#include "([a-z]+)/', line)
            if include and include[1] not in allowed:
                yield f"{place}: {folder} may not include {include[1]}"
            for pattern, users, reason in ONLY:
                if re.search(pattern, line) and folder not in users and not line.lstrip().startswith("//"):
                    yield f"{place}: {reason}"


def main():
    source = pathlib.Path(__file__).resolve().parents[2] / "src"
    unknown = [p.name for p in source.iterdir() if p.is_dir() and p.name not in ARROWS]
    found = [f"src/{name}: the layer check does not know this folder" for name in unknown] + list(problems(source))
    print("\n".join(found) if found else "The layers hold.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
