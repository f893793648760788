#pragma once

#include "game/gamelibrary.h"
#include "testfile.h"
#include "verifyresult.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace Weekglass {

inline const char* const goodManifest = R"({
  "id": "dice", "title": "Dice", "description": "Rolls.", "prefix": "dice",
  "events": [{"id": "rolls", "title": "Rolls", "file": "events/rolls.sql", "notify": "new_rolls",
              "retention": {"table": "public.rolls", "id": "id", "per": "die", "newestBy": ["at"], "keep": 1000}}],
  "snapshots": [{"id": "table", "title": "Table", "file": "snapshots/t.sql", "checksum": "sha256-canonical",
                 "identity": [{"array": "/dice", "key": "die"}], "ignore": ["/saved_at", "/a~1b"],
                 "pictures": [{"type": "grid", "title": "Cup", "unit": "cm",
                               "items": [{"title": "Dice", "array": "/dice", "x": "/at/0", "y": "/at/1", "label": "/pips"}]}],
                 "retention": {"table": "public.saves", "id": "id", "newestBy": ["version"], "keep": 100, "at": "made_at",
                               "minAgeSeconds": 3600}}],
  "metrics": [{"id": "sum", "title": "Sum", "unit": "pips", "kind": "counter", "file": "metrics/s.sql",
               "description": "Pips so far.", "seconds": 60,
               "compare": {"by": "player", "across": "sum", "value": "rate"},
               "events": {"source": "rolls", "filter": ["status >= 400"], "series": "kind"}}],
  "cohorts": [{"id": "rollers", "title": "Rollers", "description": "Who rolls.", "firstSeen": "cohorts/f.sql",
               "returns": "cohorts/r.sql", "events": "rolls"}],
  "playLogs": [{"id": "games", "title": "Games", "games": "plays/g.sql", "plays": "plays/p.sql", "asOf": ["plays/a.sql"],
                "start": "plays/b.sql", "names": [{"word": "Home", "column": "home_team"}],
                "groups": [{"title": "Score", "columns": [{"name": "home", "label": "Home"}]}]}],
  "import": {"table": "raw.api_events", "event": "rolls"},
  "recovery": {"source": "table", "position": "dice:turn",
               "keys": [{"key": "dice:held", "path": "/held", "type": "boolean"},
                        {"key": "dice:turn", "path": "/turn", "type": "integer"}]},
  "reports": [{"id": "lucky", "title": "Lucky dice", "description": "Which to take.", "file": "reports/l.sql",
               "asOf": "rolled_at", "staleAfterSeconds": 90, "alert": "warning",
               "parameters": [
                 {"name": "player", "title": "Player", "type": "uuid", "choices": "reports/c.sql"},
                 {"name": "league", "title": "League", "type": "text", "values": ["sba", "pd"], "default": "pd"},
                 {"name": "name", "title": "Name", "type": "text", "optional": true, "hint": "any"},
                 {"name": "seen", "title": "Seen from", "type": "present"}],
               "pictures": [{"type": "scatter-map", "title": "Table",
                             "items": [{"title": "Dice", "array": "/rows", "x": "/x", "y": "/y"}]}]}],
  "names": [{"title": "Players", "file": "names/p.sql", "playLog": "games", "snapshots": "table"}],
  "players": {"list": "names/p.sql", "setting": "dice.player", "id": "integer", "role": "The players",
              "table": "public.players", "key": "id", "shared": ["public.cups"],
              "columns": [{"table": "public.bets", "columns": ["of", "against"]}]},
  "transforms": ["transforms/010_a.sql", "transforms/020_b.sql"]
})";

/// The folder of a game, with a manifest that has all sections.
class GameFolderTest : public QObject
{
protected:
    void init();

    QString game() const { return m_folder->path() + QStringLiteral("/dice"); }
    void write(const QString& file, const QByteArray& text) const
    {
        writeFile(m_folder->filePath(file), text);
    }
    /// The good manifest with one text replaced.
    void writeManifest(const char* before, const char* after) const
    {
        QByteArray text(goodManifest);
        QVERIFY2(text.contains(before), before);
        write(QStringLiteral("dice/game.json"), text.replace(before, after));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

inline void GameFolderTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(QStringLiteral("dice/game.json"), goodManifest);
    for (const char* file :
         {"events/rolls", "snapshots/t", "metrics/s", "plays/g", "plays/p", "plays/a", "plays/b",
          "transforms/010_a", "reports/l", "reports/c", "cohorts/f", "cohorts/r", "names/p",
          "transforms/020_b", "migrations/V001__first", "migrations/V2__second_table"})
        write(QStringLiteral("dice/%1.sql").arg(QLatin1String(file)), QByteArray("SELECT '") + file + "'");
}

}
