#include "game/gameloader.h"
#include "game/sectionreaders.h"
#include "testfile.h"
#include "verifyresult.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

namespace {

const char* const goodManifest = R"({
  "id": "dice", "title": "Dice", "prefix": "dice",
  "playLogs": [{
    "id": "games", "title": "Games", "games": "plays/g.sql", "plays": "plays/p.sql", "verify": "plays/v.sql",
    "groups": [{"title": "Score", "columns": [{"name": "home", "label": "Home"}]}],
    "marks": [
      {"id": "scoring", "title": "Scoring play", "changed": ["home", "away"]},
      {"id": "six", "title": "A six", "kinds": ["six", "double six"], "truthy": ["sixes"]}
    ],
    "pictures": [
      {"type": "grid", "title": "Cup", "items": [{"title": "Dice", "array": "/dice", "x": "/x", "y": "/y"}]},
      {"type": "places", "title": "Table",
       "outlines": [{"path": "M 0 0 L 10 0 C 10,5 5,10 0,10 Z", "filled": true}],
       "places": [{"title": "Cup", "at": "5 2.5", "value": "/cup", "mark": true}],
       "lines": [{"title": "Home", "array": "/rounds", "totals": [{"title": "Sum", "value": "/home"}]}],
       "tables": [{"title": "Players", "array": "/players", "columns": [{"title": "Name", "value": "/name"}],
                   "key": "/name", "current": ["/turn"]}]}
    ]
  }]
})";

}

/// What a manifest says about a replay: marks, pictures, verify.
class TestReplayReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsAll();
    void problems_data();
    void problems();
    void paths_data();
    void paths();

private:
    QString game() const { return m_folder->path() + QStringLiteral("/dice"); }
    void write(const QString& file, const QByteArray& text) const
    {
        writeFile(game() + QLatin1Char('/') + file, text);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestReplayReader::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(QStringLiteral("game.json"), goodManifest);
    for (const char* file : {"plays/g", "plays/p", "plays/v", "migrations/V001__first"})
        write(QString::fromLatin1(file) + QStringLiteral(".sql"), QByteArray("SELECT '") + file + "'");
}

void TestReplayReader::readsAll()
{
    const auto loaded = loadGame(game());
    VERIFY_RESULT(loaded);
    const PlayLogDefinition& log = loaded->playLogs.at(0);
    QCOMPARE(log.verify->text, QByteArray("SELECT 'plays/v'"));
    QCOMPARE(log.marks.size(), std::size_t(2));
    QCOMPARE(log.marks[0].changed, (std::vector<QString> {QStringLiteral("home"), QStringLiteral("away")}));
    QCOMPARE(log.marks[1].kinds.at(1), QStringLiteral("double six"));
    QCOMPARE(log.marks[1].truthy.at(0), QStringLiteral("sixes"));
    QCOMPARE(log.pictures.at(0).type, PictureType::Grid);
    const PictureDefinition& picture = log.pictures.at(1);
    QCOMPARE(picture.type, PictureType::Places);
    QVERIFY(picture.places.outlines.at(0).isFilled);
    QCOMPARE(picture.places.outlines[0].path.size(), std::size_t(4));
    QCOMPARE(picture.places.places.at(0).at, QPointF(5, 2.5));
    QVERIFY(picture.places.places[0].isMark);
    QCOMPARE(picture.places.lines.at(0).totals.at(0).value, QStringLiteral("/home"));
    QCOMPARE(picture.places.tables.at(0).current.at(0), QStringLiteral("/turn"));
}

void TestReplayReader::problems_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* before, const char* after, const char* expected) {
        QTest::newRow(after) << QByteArray(before) << QByteArray(after)
                             << QStringLiteral("dice/game.json: playLogs[0]") + QString::fromLatin1(expected);
    };
    row("\"changed\": [\"home\", \"away\"]", "\"changed\": []",
        ".marks[0].changed: a mark needs one of the keys changed, kinds and truthy");
    row("\"id\": \"six\"", "\"id\": \"scoring\"", ".marks[1].id: scoring is taken already");
    row("\"changed\": [\"home\"", "\"changed\": [\"Home!\"", ".marks[0].changed[0]: it does not match");
    row("\"verify\": \"plays/v.sql\"", "\"verify\": \"plays/none.sql\"", ".verify: plays/none.sql");
    row("\"places\", \"title\"", "\"photo\", \"title\"", ".pictures[1].type: it does not match");
    row("L 10 0 C", "L 10 C", ".pictures[1].outlines[0].path: steps M, L, C and Z");
    row("5 2.5", "5", ".pictures[1].places[0].at: two coordinates are expected");
    row("\"key\": \"/name\", ", "", ".pictures[1].tables[0].key: it needs the key current");
    row("\"mark\": true", "\"mark\": true, \"colour\": 1",
        ".pictures[1].places[0].colour: the key is not known");
    row("[{\"title\": \"Cup\", \"at\": \"5 2.5\", \"value\": \"/cup\", \"mark\": true}]", "[]",
        ".pictures[1].places: a picture needs at least one place");
}

void TestReplayReader::problems()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, expected);
    QByteArray text(goodManifest);
    QVERIFY(text.contains(before));
    write(QStringLiteral("game.json"), text.replace(before, after));
    const auto loaded = loadGame(game());
    QVERIFY(!loaded);
    const QString error = loaded.error().text();
    QVERIFY2(error.contains(expected), qPrintable(error));
}

void TestReplayReader::paths_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("steps");
    QTest::newRow("triangle") << QStringLiteral("M 0 0 L 1,0 L 1 1 Z") << 4;
    QTest::newRow("two parts") << QStringLiteral("M 0 0 L 1 0 M 5 5 L -1.5 1e2") << 4;
    QTest::newRow("line first") << QStringLiteral("L 0 0") << -1;
    QTest::newRow("empty") << QStringLiteral("  ") << -1;
    QTest::newRow("relative") << QStringLiteral("M 0 0 l 1 0") << -1;
    QTest::newRow("half a point") << QStringLiteral("M 0") << -1;
    QTest::newRow("not finite") << QStringLiteral("M 0 inf") << -1;
    QTest::newRow("too far") << QStringLiteral("M 0 1e30") << -1;
    QTest::newRow("short curve") << QStringLiteral("M 0 0 C 1 1 2 2") << -1;
    QTest::newRow("numbers behind Z") << QStringLiteral("M 0 0 Z 1 1") << -1;
}

void TestReplayReader::paths()
{
    QFETCH(QString, text);
    QFETCH(int, steps);
    const auto path = readPath(text);
    QCOMPARE(path ? static_cast<int>(path->size()) : -1, steps);
}

QTEST_GUILESS_MAIN(TestReplayReader)
#include "tst_replayreader.moc"
