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
    "pg": [],
    "json": [],
    "records": ["json"],
    "game": ["json"],
    "server": ["pg"],
    "week": ["pg", "game"],
    "events": ["pg", "game", "json", "records"],
    "snapshots": ["pg", "game", "json"],
    "metrics": ["pg", "game", "week"],
    "query": ["pg", "game", "json", "week"],
    "reports": ["pg", "game", "json", "week", "events", "metrics", "query"],
    "admin": ["pg", "game", "week", "server", "json", "metrics", "workspace"],
    "replay": ["pg", "game"],
    "rollback": ["pg", "game", "week"],
    "recovery": ["pg", "game", "json"],
    "net": ["records"],
    "fetch": ["net", "pg", "game", "json", "events", "week", "records"],
    "workspace": [],
    "models": ["pg", "game", "json", "week", "records", "events", "snapshots", "metrics", "query", "replay", "rollback", "reports", "admin", "fetch", "workspace"],
    "widgets": ["models", "pg", "game", "json", "week", "events", "snapshots", "metrics", "query", "replay", "rollback", "workspace"],
    "pages": ["widgets", "models", "pg", "game", "json", "server", "week", "records", "events", "snapshots", "metrics", "query", "replay", "rollback", "recovery", "reports", "admin", "net", "fetch", "workspace"],
    "app": ["pages", "widgets", "models", "pg", "game", "json", "server", "week", "records", "events", "snapshots", "metrics", "query", "replay", "rollback", "recovery", "reports", "admin", "net", "fetch", "workspace"],
    "cli": ["admin", "reports", "pg", "game", "json", "server", "week", "records", "events", "snapshots", "metrics", "query", "replay", "rollback", "recovery", "workspace", "net", "fetch"],
}

# What only some folders may include or name: a library's one user, a danger's one place.
ONLY = [
    (r"#include <libpq", {"pg"}, "libpq is used by pg only"),
    (r"#include <hiredis", {"recovery"}, "hiredis is used by recovery only"),
    (r"#include <(zlib|zstd|lzma)", {"records"}, "compressions are unpacked by records only"),
    (r"#include <nlohmann", {"json"}, "nlohmann_json is used by json only"),
    (r"#include <QSql", {"workspace"}, "Qt Sql is used by workspace only"),
    (r"#include <QNetwork", {"net"}, "Qt Network is used by net only"),
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
