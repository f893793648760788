#include "game/gameloader.h"
#include "replay/playlogloader.h"
#include "testfile.h"
#include "verifyresult.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

namespace {

const char* const Manifest = R"({
  "id": "farm", "title": "Farm", "prefix": "farm",
  "playLogs": [{"id": "saves", "title": "Saves", "games": "x.sql", "plays": "x.sql", "document": "save",
    "groups": [{"title": "Player", "columns": [
      {"name": "level", "label": "Level", "path": "/player/level~1now"},
      {"name": "client", "label": "Client"}
    ]}]}]
})";

}

/// State that lies in a document: where the manifest says that it is, and the query that is made of it.
class TestPlayLogReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stateInADocument();
    void problems_data();
    void problems();

private:
    Result<GameDefinition> load(const QByteArray& text)
    {
        write(QStringLiteral("farm/game.json"), text);
        write(QStringLiteral("farm/x.sql"), "SELECT 1");
        return loadGame(m_folder.filePath(QStringLiteral("farm")));
    }
    void write(const QString& name, const QByteArray& text) const
    {
        writeFile(m_folder.filePath(name), text);
    }

    QTemporaryDir m_folder;
};

void TestPlayLogReader::stateInADocument()
{
    const auto game = load(Manifest);
    VERIFY_RESULT(game);
    const PlayLogDefinition& log = game->playLogs.front();
    QCOMPARE(log.document, QStringLiteral("save"));
    QCOMPARE(log.groups.front().columns.front().path, QStringLiteral("/player/level~1now"));
    const auto sql = playsSql(log);
    VERIFY_RESULT(sql);
    // the document itself is not sent
    QVERIFY2(sql->text().startsWith("SELECT q.play_number, q.at, q.kind, q.title, q.\"save\" #>> "),
             sql->text().constData());
    QVERIFY2(sql->text().contains("level/now"), sql->text().constData());
    QVERIFY2(sql->text().contains("AS \"level\", q.\"client\" FROM "), sql->text().constData());
}

void TestPlayLogReader::problems_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("problem");
    QTest::newRow("no document") << QByteArray(R"("document": "save",)") << QByteArray()
                                 << QStringLiteral("document: it is missing, and the group “Player”");
    QTest::newRow("no pointer") << QByteArray("/player/level~1now") << QByteArray("player")
                                << QStringLiteral("path:");
    QTest::newRow("no column") << QByteArray(R"("document": "save")") << QByteArray(R"("document": "a b")")
                               << QStringLiteral("document:");
    QTest::newRow("as-of state beside it")
        << QByteArray(R"("document": "save",)") << QByteArray(R"("document": "save", "asOf": ["x.sql"],)")
        << QStringLiteral("asOf: a play log with a document has its whole state there");
}

void TestPlayLogReader::problems()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, problem);
    QByteArray text(Manifest);
    QVERIFY(text.contains(before));
    const auto game = load(text.replace(before, after));
    QVERIFY(!game);
    QVERIFY2(game.error().text().contains(problem), qPrintable(game.error().text()));
}

QTEST_GUILESS_MAIN(TestPlayLogReader)
#include "tst_playlogreader.moc"
