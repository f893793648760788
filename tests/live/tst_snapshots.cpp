#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "snapshots/pathhistory.h"
#include "snapshots/snapshotverify.h"
#include "weekserver.h"
#include "json/hash.h"

#include <QSet>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Listing, opening, following and verifying snapshots: of rows made by hand and of the sample weeks.
class TestSnapshots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void pagesCoverAllOnce_data();
    void pagesCoverAllOnce();
    void payloadsAreNotFetchedForTheList();
    void furtherColumnsAreShown();
    void missingColumnIsNamed();
    void openingOne();
    void neighboursAreOfTheSameSubject();
    void subjectsAndCount();
    void densityIsThinnedEvenly();
    void pathsAreRead_data();
    void pathsAreRead();
    void pathOfANode();
    void historyFollowsTheElement();
    void historyOfSubjectsIsApart();
    void historyEqualsSql();
    void verifyFindsWhatIsWrong();
    void verifyChecksums_data();
    void verifyChecksums();
    void samplesAreSound();
    void stoppedVerifyEnds();

private:
    void insert(const QByteArray& values, const QByteArray& furtherColumn = {})
    {
        WeekServer::run(*m_galaxy,
                        "INSERT INTO test.snaps (seq, at, subject, payload" + furtherColumn + ") " + values);
    }
    static Session weekWithSample(WeekServer& server, const GameDefinition& game)
    {
        auto session = server.open(server.newWeek(game).toString());
        const auto migrated = migrate(session, game);
        const auto filled = fillSample(session, game, {game.prefix, 2025, 1}, 7);
        if (!migrated || !filled)
            qFatal("%s", qPrintable((migrated ? filled.error() : migrated.error()).text()));
        return session;
    }
    QStringList historyOf(const QString& path, const QString& subject = {}, qint64 most = 1000);
    QStringList findings(const SnapshotQuery& query, std::optional<qint64> head = {});

    WeekServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    std::optional<Session> m_galaxy;
    std::optional<Session> m_marketland;
    SnapshotSource m_source {
        .id = QStringLiteral("snaps"),
        .title = QStringLiteral("Snaps"),
        .query =
            {.name = QStringLiteral("snapshots/snaps.sql"),
             .text =
                 "SELECT id, seq, at, subject, payload, checksum, seq * 2 AS twice FROM test.snaps -- all"},
        .identity = {{QStringLiteral("/ships"), QStringLiteral("ship_id")},
                     {QStringLiteral("/ships"), QStringLiteral("name")},
                     {QStringLiteral("/systems/*/stars"), QStringLiteral("no")}},
        .ignore = {},
        .retention = {}};
};

void TestSnapshots::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_galaxy.emplace(weekWithSample(m_server, *m_library.game(QStringLiteral("galaxy"))));
    m_marketland.emplace(weekWithSample(m_server, *m_library.game(QStringLiteral("marketland"))));
}

void TestSnapshots::init()
{
    // a vacuum by the server itself would be counted among the blocks that were read
    WeekServer::run(*m_galaxy,
                    "DROP SCHEMA IF EXISTS test CASCADE; CREATE SCHEMA test; CREATE TABLE test.snaps (id "
                    "bigserial PRIMARY KEY, seq bigint NOT NULL, at timestamptz NOT NULL, subject text, "
                    "payload jsonb, checksum text) WITH (autovacuum_enabled = false, "
                    "toast.autovacuum_enabled = false)");
    m_source.checksum = SnapshotChecksum::None;
}

void TestSnapshots::pagesCoverAllOnce_data()
{
    QTest::addColumn<bool>("older");
    QTest::newRow("newest to oldest") << true;
    QTest::newRow("oldest to newest") << false;
}

void TestSnapshots::pagesCoverAllOnce()
{
    QFETCH(bool, older);
    insert("SELECT g / 3, '2025-01-06Z', 'a', '{}' FROM generate_series(1, 1003) g");
    const auto direction = older ? SnapshotDirection::Older : SnapshotDirection::Newer;
    QList<std::pair<qint64, qint64>> keys;
    std::optional<SnapshotKey> from;
    for (bool more = true; more;) {
        auto page = fetchSnapshots(*m_galaxy, {.source = m_source}, from, direction, 100);
        VERIFY_RESULT(page);
        more = page->more;
        QCOMPARE(page->rows.size(), std::size_t(more ? 100 : 3));
        if (!older)
            std::reverse(page->rows.begin(), page->rows.end());
        for (const SnapshotRow& row : page->rows)
            keys << std::pair(row.key.seq.toLongLong(), row.key.id.toLongLong());
        from = page->rows.back().key;
    }
    QCOMPARE(keys.size(), 1003);
    QVERIFY(older ? std::is_sorted(keys.rbegin(), keys.rend()) : std::is_sorted(keys.begin(), keys.end()));
    QCOMPARE(QSet(keys.begin(), keys.end()).size(), 1003);
}

void TestSnapshots::payloadsAreNotFetchedForTheList()
{
    insert("SELECT g, '2025-01-06Z', 'a', (SELECT to_jsonb(array_agg(md5((g * 100000 + i)::text))) FROM "
           "generate_series(1, 20000) i) FROM generate_series(1, 5) g");
    const auto blocks = [this] {
        WeekServer::ask(*m_galaxy, "SELECT pg_stat_force_next_flush()");
        WeekServer::ask(*m_galaxy, "SELECT 1"); // at whose end the numbers are written
        return WeekServer::ask(*m_galaxy,
                               "SELECT toast_blks_hit + toast_blks_read FROM pg_statio_user_tables WHERE "
                               "relid = 'test.snaps'::regclass");
    };
    const QString before = blocks();
    auto page = fetchSnapshots(*m_galaxy, {.source = m_source}, {}, SnapshotDirection::Older, 10);
    VERIFY_RESULT(page);
    QVERIFY(page->rows[0].storedBytes > 500'000);
    QCOMPARE(blocks(), before);
    VERIFY_RESULT(fetchSnapshot(*m_galaxy, m_source, page->rows[0].key));
    QVERIFY(blocks() != before); // so the numbers do tell
}

void TestSnapshots::furtherColumnsAreShown()
{
    insert("VALUES (7, '2025-01-06 12:00Z', NULL, '{}', 'abc')", ", checksum");
    auto page = fetchSnapshots(*m_galaxy, {.source = m_source}, {}, SnapshotDirection::Older, 10);
    VERIFY_RESULT(page);
    QCOMPARE(page->extraColumns, std::vector<QByteArray> {"twice"});
    const SnapshotRow& row = page->rows.at(0);
    QCOMPARE(row.key, (SnapshotKey {.seq = "7", .subject = {}, .id = "1"}));
    QCOMPARE(row.at, "2025-01-06 12:00:00+00");
    QCOMPARE(row.checksum, Value("abc"));
    QCOMPARE(row.extra, std::vector<Value> {"14"});
    auto found = fetchSnapshotRow(*m_galaxy, {.source = m_source}, "1");
    VERIFY_RESULT(found);
    QCOMPARE((*found)->key, row.key);
    QVERIFY(!*fetchSnapshotRow(*m_galaxy, {.source = m_source}, "2"));
}

void TestSnapshots::missingColumnIsNamed()
{
    SnapshotSource source = m_source;
    source.query.text = "SELECT id, seq, at, payload FROM test.snaps";
    auto page = fetchSnapshots(*m_galaxy, {.source = source}, {}, SnapshotDirection::Older, 10);
    QVERIFY(!page);
    QVERIFY(page.error().message.contains(QStringLiteral("subject")));
    QCOMPARE(page.error().where, QStringLiteral("snapshots/snaps.sql"));
}

void TestSnapshots::openingOne()
{
    insert(
        R"(VALUES (1, '2025-01-06Z', 'a', '{"b": 10.00, "a": 12345678901234567890}'), (1, '2025-01-06Z', 'a', NULL))");
    QCOMPARE(*fetchSnapshot(*m_galaxy, m_source, {.seq = "1", .subject = "a", .id = "1"}),
             Value(R"({"a": 12345678901234567890, "b": 10.00})"));
    QCOMPARE(*fetchSnapshot(*m_galaxy, m_source, {.seq = "1", .subject = "a", .id = "2"}), Value());
    QVERIFY(!fetchSnapshot(*m_galaxy, m_source, {.seq = "1", .subject = "a", .id = "3"}));
}

void TestSnapshots::neighboursAreOfTheSameSubject()
{
    insert("SELECT g, '2025-01-06Z', CASE WHEN g % 2 = 0 THEN 'a' ELSE 'b' END, '{}' FROM "
           "generate_series(1, 6) g");
    const SnapshotKey four {.seq = "4", .subject = "a", .id = "4"};
    const auto neighbour = [&](const SnapshotKey& key, SnapshotDirection direction) {
        const auto found = fetchNeighbour(*m_galaxy, m_source, key, direction);
        return !found ? QByteArray("error") : *found ? (*found)->id : QByteArray("none");
    };
    QCOMPARE(neighbour(four, SnapshotDirection::Older), "2");
    QCOMPARE(neighbour(four, SnapshotDirection::Newer), "6");
    QCOMPARE(neighbour({.seq = "2", .subject = "a", .id = "2"}, SnapshotDirection::Older), "none");
}

void TestSnapshots::subjectsAndCount()
{
    insert("VALUES (1, '2025-01-06Z', 'b', '{}'), (2, '2025-01-06Z', 'a', '{}'), (3, '2025-01-06Z', 'a', "
           "'{}'), (4, '2025-01-06Z', NULL, '{}')");
    QCOMPARE(*fetchSnapshotSubjects(*m_galaxy, m_source, 10),
             (QStringList {QStringLiteral("a"), QStringLiteral("b")}));
    QCOMPARE(*fetchSnapshotSubjects(*m_galaxy, m_source, 1), QStringList {QStringLiteral("a")});
    QCOMPARE(*countSnapshots(*m_galaxy, {.source = m_source}), 4);
    QCOMPARE(*countSnapshots(*m_galaxy, {.source = m_source, .subject = QStringLiteral("a")}), 2);
}

void TestSnapshots::densityIsThinnedEvenly()
{
    insert("SELECT g, '2025-01-06Z'::timestamptz + g * interval '1.000001 second', 'a', '{}' FROM "
           "generate_series(1, 1000) g");
    auto all = fetchSnapshotDensity(*m_galaxy, {.source = m_source}, 1000);
    VERIFY_RESULT(all);
    QCOMPARE(all->seq.size(), std::size_t(1000));
    QCOMPARE(all->at.front(), Q_INT64_C(1736121601000001));
    QVERIFY(all->bytes.front() > 0);
    auto few = fetchSnapshotDensity(*m_galaxy, {.source = m_source}, 30);
    VERIFY_RESULT(few);
    QCOMPARE(few->seq.size(), std::size_t(30));
    QCOMPARE(few->at.size(), few->bytes.size());
    QCOMPARE(few->seq.back(), 1000);
    for (std::size_t i = 1; i < few->seq.size(); ++i)
        QVERIFY(few->seq[i] - few->seq[i - 1] >= 33 && few->seq[i] - few->seq[i - 1] <= 34);
}

void TestSnapshots::pathsAreRead_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("read"); // identities in braces; ! for an error
    const auto row = [](const char* written, const char* read) {
        QTest::newRow(written) << QString::fromUtf8(written) << QString::fromUtf8(read);
    };
    row("ships[ISS].fuel", "ships {ISS} fuel");
    row("$.ships[\"ISS\"].fuel", "ships {ISS} fuel");
    row("ships[Star Dust].fuel", "!");
    row("ships['Star Dust'].fuel", "ships {Star Dust} fuel");
    row("ships[0b1c-9].position[2]", "ships {0b1c-9} position 2");
    row("ships[0].fuel", "ships 0 fuel");
    row("ships[\"0\"].fuel", "ships {0} fuel");
    row("/ships/0/fuel", "ships 0 fuel");
    row("/ships/ISS/fuel", "ships {ISS} fuel");
    row("systems[\"sol\"].stars[\"7\"]", "systems sol stars {7}");
    row("tick_number", "tick_number");
    row("$", "");
    row("ships[", "!");
    row("a..b", "!");
}

void TestSnapshots::pathsAreRead()
{
    QFETCH(QString, written);
    QFETCH(QString, read);
    const auto path = parseHistoryPath(written, m_source);
    QStringList steps;
    for (const HistoryStep& step : path ? path->steps : std::vector<HistoryStep>()) {
        const QString text = step.step.isRow() ? QString::number(step.step.row) : step.step.key;
        steps << (step.identityKeys.isEmpty() ? text : QString(QLatin1Char('{') + text + QLatin1Char('}')));
    }
    QCOMPARE(path ? steps.join(QLatin1Char(' ')) : QStringLiteral("!"), read);
    if (path && !written.startsWith(QLatin1Char('/'))) // a pointer's digits may be a key too
        QCOMPARE(*parseHistoryPath(path->text(), m_source), *path);
}

void TestSnapshots::pathOfANode()
{
    const auto document = Json::Document::parse(
        R"({"ships": [{"name": "x y", "fuel": [1, 2]}, {"fuel": 3}], "systems": [{"stars": [{"no": 7, "m": 1}]}]})");
    QStringList paths;
    for (Json::NodeId node = 1; node < static_cast<Json::NodeId>(document->nodeCount()); ++node) {
        if (!document->isContainer(node))
            paths << historyPathOf(*document, node, m_source).text();
    }
    QCOMPARE(paths.join(QLatin1Char(' ')),
             QStringLiteral("ships[\"x y\"].name ships[\"x y\"].fuel[0] ships[\"x y\"].fuel[1] "
                            "ships[1].fuel systems[0].stars[\"7\"].no systems[0].stars[\"7\"].m"));
}

QStringList TestSnapshots::historyOf(const QString& path, const QString& subject, qint64 most)
{
    const auto parsed = parseHistoryPath(path, m_source);
    if (!parsed)
        return {parsed.error().text()};
    const auto points = fetchPathHistory(*m_galaxy, {.source = m_source, .subject = subject}, *parsed, most);
    if (!points)
        return {points.error().text()};
    QStringList told;
    for (const HistoryPoint& point : *points)
        told << QString::fromUtf8(point.value.value_or("-")) + (point.changed ? u"!" : u"");
    return told;
}

void TestSnapshots::historyFollowsTheElement()
{
    insert(R"(VALUES (1, '2025-01-06Z', 'w', '{"ships": [{"ship_id": "1", "name": "ISS", "fuel": 10.00}]}'),
        (2, '2025-01-06Z', 'w', '{"ships": [{"ship_id": "2"}, {"ship_id": "1", "name": "ISS", "fuel": 10}]}'),
        (3, '2025-01-06Z', 'w', '{"ships": [{"ship_id": 1, "name": "ISS", "fuel": 9.5}, {"ship_id": "2", "fuel": 1}]}'),
        (4, '2025-01-06Z', 'w', '{"ships": []}'), (5, '2025-01-06Z', 'w', '{"ships": {"ISS": {"fuel": 3}}}'),
        (6, '2025-01-06Z', 'w', '7'), (7, '2025-01-06Z', 'w', NULL),
        (8, '2025-01-06Z', 'w', '{"ships": [{"name": "ISS", "fuel": null}]}'))");
    const auto list = [](const char* text) { return QString::fromUtf8(text).split(QLatin1Char(' ')); };
    // 10.00 and 10 are one value; null is another one than none
    QCOMPARE(historyOf(QStringLiteral("ships[ISS].fuel")), list("10.00 10 9.5! -! - - - null!"));
    QCOMPARE(historyOf(QStringLiteral("ships[\"1\"].fuel")), list("10.00 10 9.5! -! - - - -"));
    QCOMPARE(historyOf(QStringLiteral("ships[1].fuel")), list("- 10! 1! -! - - - -"));
    QCOMPARE(historyOf(QStringLiteral("ships[no\" || true].fuel")).size(), 1); // refused, not run
    QCOMPARE(historyOf(QStringLiteral("ships[\"no\\\" || 1 == 1\"].fuel")), list("- - - - - - - -"));
    QCOMPARE(historyOf(QStringLiteral("ships[ISS].fuel"), {}, 3), list("- - null!"));
}

void TestSnapshots::historyOfSubjectsIsApart()
{
    insert(R"(VALUES (1, '2025-01-06Z', 'a', '{"x": 1}'), (2, '2025-01-06Z', 'b', '{"x": 2}'),
        (3, '2025-01-06Z', 'a', '{"x": 1}'), (4, '2025-01-06Z', 'b', '{"x": 3}'))");
    QCOMPARE(historyOf(QStringLiteral("x")).join(QLatin1Char(' ')), QStringLiteral("1 2 1 3!"));
    QCOMPARE(historyOf(QStringLiteral("x"), QStringLiteral("b")).join(QLatin1Char(' ')),
             QStringLiteral("2 3!"));
}

void TestSnapshots::historyEqualsSql()
{
    const SnapshotSource& world = m_library.game(QStringLiteral("galaxy"))->snapshots.front();
    auto expected = m_galaxy->query(
        Sql("SELECT s.tick_number, h.id, (SELECT e ->> 'fuel' FROM jsonb_array_elements(s.state -> 'ships') "
            "e WHERE e ->> 'ship_id' = h.id::text) FROM public.snapshots s, (SELECT id FROM public.ships "
            "ORDER BY id LIMIT 1) h ORDER BY 1, s.id"));
    VERIFY_RESULT(expected);
    QVERIFY(expected->rows.size() > 900);
    const QString path = QStringLiteral("ships[%1].fuel").arg(QString::fromUtf8(*expected->rows.front()[1]));
    auto points = fetchPathHistory(*m_galaxy, {.source = world}, *parseHistoryPath(path, world), 100000);
    VERIFY_RESULT(points);
    QCOMPARE(points->size(), expected->rows.size());
    Value before = points->front().value;
    for (std::size_t i = 0; i < points->size(); ++i) {
        QCOMPARE((*points)[i].key.seq, *expected->rows[i][0]);
        QCOMPARE((*points)[i].value, expected->rows[i][2]);
        QCOMPARE((*points)[i].changed, (*points)[i].value != before);
        before = (*points)[i].value;
    }
}

QStringList TestSnapshots::findings(const SnapshotQuery& query, std::optional<qint64> head)
{
    static const QStringList kinds {QStringLiteral("differs"),   QStringLiteral("undecidable"),
                                    QStringLiteral("gap"),       QStringLiteral("duplicate"),
                                    QStringLiteral("backwards"), QStringLiteral("newer")};
    Session& session = query.source.id == QLatin1String("saves") ? *m_marketland : *m_galaxy;
    qint64 done = -1;
    qint64 total = -1;
    const auto report = verifySnapshots(
        session, query,
        [&](qint64 now, qint64 all) {
            done = now;
            total = all;
        },
        {}, head);
    if (!report)
        return {report.error().text()};
    QStringList told;
    for (const SnapshotFinding& finding : report->findings)
        told << kinds[finding.kind] + QLatin1Char(' ') + QString::fromUtf8(finding.key.subject)
                + QString::fromUtf8(finding.key.seq);
    if (done != report->checked || total != report->checked)
        told << QStringLiteral("the progress ends at %1 of %2").arg(done).arg(total);
    return told;
}

void TestSnapshots::verifyFindsWhatIsWrong()
{
    // a: 10 20 30 30 40 70 80, then 60 is written last; b: no usual step, and a time that runs backwards
    insert("SELECT s, '2025-01-06Z'::timestamptz + s * interval '1 second', 'a', '{}' FROM "
           "unnest('{10, 20, 30, 30, 40, 80, 90, 60}'::int[]) s");
    insert("SELECT s, '2025-01-06Z'::timestamptz + CASE s WHEN 7 THEN -1 ELSE s END * interval '1 second', "
           "'b', '{}' FROM unnest('{1, 3, 7, 19}'::int[]) s");
    const SnapshotQuery all {.source = m_source};
    QCOMPARE(findings(all).join(QStringLiteral(", ")),
             QStringLiteral("gap a60, gap a80, duplicate a30, backwards a60, backwards b7"));
    QCOMPARE(findings({.source = m_source, .subject = QStringLiteral("b")}, 18),
             (QStringList {QStringLiteral("backwards b7"), QStringLiteral("newer b19")}));
    QVERIFY(findings({.source = m_source, .subject = QStringLiteral("nobody")}).isEmpty());
    const auto report = verifySnapshots(*m_galaxy, all);
    QVERIFY2(report->findings[0].message.contains(QStringLiteral("1 are missing")),
             qPrintable(report->findings[0].message));
}

void TestSnapshots::verifyChecksums_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("checksum");
    QTest::addColumn<QString>("expected");
    QTest::newRow("same") << QByteArray(R"({"b": 1.50, "a": "é"})") << Json::sha256Hex(R"({"a":"é","b":1.5})")
                          << QString();
    QTest::newRow("other") << QByteArray(R"({"a": "x"})") << Json::sha256Hex(R"({"a":"y"})")
                           << QStringLiteral("differs a1");
    QTest::newRow("1e2 became 100") << QByteArray(R"({"a": 1e2})") << Json::sha256Hex(R"({"a":100.0})")
                                    << QStringLiteral("undecidable a1");
    QTest::newRow("no hash") << QByteArray("{}") << QByteArray("abc") << QStringLiteral("differs a1");
}

void TestSnapshots::verifyChecksums()
{
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, checksum);
    QFETCH(QString, expected);
    m_source.checksum = SnapshotChecksum::Sha256Canonical;
    insert("VALUES (1, '2025-01-06Z', 'a', '" + payload + "', '" + checksum + "')", ", checksum");
    QCOMPARE(findings({.source = m_source}).join(QStringLiteral(", ")), expected);
}

void TestSnapshots::samplesAreSound()
{
    const SnapshotSource& world = m_library.game(QStringLiteral("galaxy"))->snapshots.front();
    QCOMPARE(findings({.source = world}), QStringList());
    const SnapshotSource& saves = m_library.game(QStringLiteral("marketland"))->snapshots.front();
    QCOMPARE(findings({.source = saves}), QStringList());
    const QString id = WeekServer::ask(*m_marketland,
                                       "UPDATE public.save_snapshots SET snapshot_data = "
                                       "'{\"coins\": \"many\"}' WHERE snapshot_id = (SELECT "
                                       "max(snapshot_id) FROM public.save_snapshots) RETURNING snapshot_id");
    const QStringList found = findings({.source = saves});
    QCOMPARE(found.size(), 1);
    QVERIFY(found[0].startsWith(QStringLiteral("differs")) && found[0].endsWith(id));
}

void TestSnapshots::stoppedVerifyEnds()
{
    std::stop_source stop;
    const SnapshotSource& saves = m_library.game(QStringLiteral("marketland"))->snapshots.front();
    const auto report =
        verifySnapshots(*m_marketland, {.source = saves}, [&stop](qint64, qint64) { stop.request_stop(); },
                        {.stop = stop.get_token()});
    QVERIFY(!report);
    QCOMPARE(report.error().kind, Error::Kind::Cancelled);
    QVERIFY(m_marketland->isUsable() && !m_marketland->isInTransaction());
}

QTEST_GUILESS_MAIN(TestSnapshots)
#include "tst_snapshots.moc"
