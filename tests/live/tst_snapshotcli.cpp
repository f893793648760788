#include "ctl.h"
#include "weekserver.h"

#include "applypatch.h"
#include "base/files.h"
#include "json/equal.h"

#include <QSet>

using namespace Weekglass;

/// weekglassctl's commands about snapshots, as a user calls them.
class TestSnapshotCli : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void snapshotsAreListedAndFollowed();
    void recordedRowsAreImported();
    void pruneAsksFirst();

private:
    WeekServer m_server;
    Ctl m_ctl;
    QTemporaryDir m_folder;
    const QString m_galaxy = QStringLiteral("galaxy_2024_w10");
};

void TestSnapshotCli::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    m_ctl = Ctl((*TestServer::instance())->conninfo());
    const auto created = m_ctl({QStringLiteral("create"), m_galaxy, QStringLiteral("--sample")});
    QVERIFY2(created.exitCode == 0, created.err.constData());
}

void TestSnapshotCli::snapshotsAreListedAndFollowed()
{
    const QStringList week {QStringLiteral("--week"), m_galaxy};
    const auto listed = m_ctl(QStringList {QStringLiteral("--json"), QStringLiteral("snapshots"),
                                           QStringLiteral("--limit"), QStringLiteral("3")}
                              + week);
    const QStringList ids = listed.members(u"id");
    QVERIFY2(ids.size() == 3 && !listed.out.contains("bodies"), listed.err.constData());
    const auto snapshot = [&](const QStringList& arguments, bool asJson = false) {
        return m_ctl((asJson ? QStringList {QStringLiteral("--json")} : QStringList())
                     + QStringList {QStringLiteral("snapshot")} + arguments + week);
    };
    const auto newer = Json::Document::parse(snapshot({QStringLiteral("show"), ids[0]}, true).out);
    const auto older = Json::Document::parse(snapshot({QStringLiteral("show"), ids[1]}, true).out);
    VERIFY_RESULT(newer);
    VERIFY_RESULT(older);
    const auto told = snapshot({QStringLiteral("diff"), ids[0]});
    QVERIFY2(told.out.contains("/ships/") && !told.out.contains("/tick_number"), told.out.constData());
    QVERIFY(told.err.contains("2 change"));
    const auto patch = Json::Document::parse(snapshot({QStringLiteral("diff"), ids[0]}, true).out);
    VERIFY_RESULT(patch);
    const auto patched = Json::Document::parse(*Json::applyPatch(*older, *patch));
    QVERIFY(Json::equal(*patched, Json::Document::root(), *newer, Json::Document::root()));

    const auto fuel = snapshot(
        {QStringLiteral("history"), QStringLiteral("ships[Kestrel].fuel"), QStringLiteral("--changes")},
        true);
    const QStringList values = fuel.members(u"value");
    QVERIFY2(values.size() > 1 && QSet(values.begin(), values.end()).size() == values.size(),
             fuel.out.constData());
    QCOMPARE(snapshot({QStringLiteral("verify")}).exitCode, 0);
    const auto found = snapshot({QStringLiteral("verify"), QStringLiteral("--head"), QStringLiteral("0")});
    QCOMPARE(found.exitCode, 1);
    QVERIFY(found.out.contains("newer than head"));
    QCOMPARE(snapshot({QStringLiteral("show"), QStringLiteral("99999999")}).exitCode, 4);
    QCOMPARE(snapshot({QStringLiteral("verify"), QStringLiteral("--source"), QStringLiteral("no")}).exitCode,
             4);
    QCOMPARE(snapshot({QStringLiteral("history"), QStringLiteral("a..b")}).exitCode, 1);
    QCOMPARE(snapshot({}).exitCode, 2);
}

void TestSnapshotCli::recordedRowsAreImported()
{
    const QString file = m_folder.filePath(QStringLiteral("maneuvers.ndjson"));
    const QByteArray ship = R"(,"ship_id":"00000000-0000-4000-8000-000000025544","status_text":"Reboost"})";
    const QByteArray good = R"({"game_time":"2024-03-05T02:58:00Z","tick":399480)" + ship + "\n";
    const QByteArray bad = R"({"game_time":"yesterday","tick":1)" + ship + "\n";
    VERIFY_RESULT(writePrivateFile(file, bad + good + good));
    const QStringList command {QStringLiteral("--json"), QStringLiteral("import"), file,
                               QStringLiteral("--week"), m_galaxy};
    const auto first = m_ctl(command);
    QCOMPARE(first.exitCode, 5);
    QCOMPARE(
        first.out.trimmed(),
        R"({"lines": 3, "inserted": 1, "already_there": 1, "rejected": 1, "files": 1, "failed": 0, "left_out": 0, "waiting": 0})");
    QVERIFY2(first.err.contains("game_time"), first.err.constData());
    QCOMPARE(*readFile(file + QStringLiteral(".rejects")), bad);
    QCOMPARE(
        m_ctl(command).out.trimmed(),
        R"({"lines": 3, "inserted": 0, "already_there": 2, "rejected": 1, "files": 1, "failed": 0, "left_out": 0, "waiting": 0})");
}

void TestSnapshotCli::pruneAsksFirst()
{
    const auto prune = [&](const QStringList& arguments) {
        return m_ctl(QStringList {QStringLiteral("snapshot"), QStringLiteral("prune"),
                                  QStringLiteral("--week"), m_galaxy, QStringLiteral("--reason=too many")}
                     + arguments);
    };
    const auto count = [&] {
        return m_ctl({QStringLiteral("--json"), QStringLiteral("snapshots"), QStringLiteral("--week"),
                      m_galaxy, QStringLiteral("--limit"), QStringLiteral("5000")})
            .members(u"id")
            .size();
    };
    const auto before = count();
    QVERIFY(before > 100);
    QCOMPARE(prune({QStringLiteral("--dry-run")}).exitCode, 0);
    const auto asked = prune({});
    QCOMPARE(asked.exitCode, 1);
    QVERIFY2(asked.err.contains("--yes") && asked.err.contains("100"), asked.err.constData());
    QCOMPARE(count(), before);
    m_ctl.mark("production");
    const auto unnamed = prune({QStringLiteral("--yes")});
    QVERIFY2(unnamed.exitCode == 1 && unnamed.confirmation().size() == 2, unnamed.err.constData());
    QCOMPARE(prune({unnamed.confirmation()[0]}).exitCode, 1); // without the plan's hash
    QCOMPARE(count(), before);
    QCOMPARE(m_ctl(QStringList {QStringLiteral("snapshot"), QStringLiteral("prune"), QStringLiteral("--week"),
                                m_galaxy}
                   + unnamed.confirmation())
                 .exitCode,
             1); // why?
    QCOMPARE(count(), before);
    const auto pruned = prune(unnamed.confirmation());
    QCOMPARE(pruned.exitCode, 0);
    QCOMPARE(count(), 100);
    QVERIFY2(pruned.err.contains("undo --week"), pruned.err.constData());
    m_ctl.mark("none");
    auto session = m_server.open(m_galaxy);
    WeekServer::run(session,
                    "INSERT INTO public.snapshots (tick_number, game_time, state) SELECT tick_number + 1, "
                    "game_time, state FROM public.snapshots ORDER BY tick_number DESC LIMIT 1");
    QCOMPARE(count(), 101);
    for (const QStringList& more :
         {QStringList(), QStringList {unnamed.confirmation()[1]}}) { // another week's name
        const auto other = prune(QStringList {QStringLiteral("--yes=galaxy_1999_w01@1")} + more);
        QVERIFY2(other.exitCode == 1 && other.err.contains("nothing was done"), other.err.constData());
        QCOMPARE(count(), 101);
    }
    QCOMPARE(prune({QStringLiteral("--yes")}).exitCode, 0);
    QCOMPARE(count(), 100);
    QCOMPARE(prune({}).exitCode, 0); // nothing is left to ask about
    QCOMPARE(prune({QStringLiteral("--source"), QStringLiteral("maneuvers")}).exitCode, 0);
    QCOMPARE(prune({QStringLiteral("--source"), QStringLiteral("no")}).exitCode, 4);
}

QTEST_GUILESS_MAIN(TestSnapshotCli)
#include "tst_snapshotcli.moc"
