#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "scripts/scriptrunner.h"
#include "weekserver.h"

#include "pg/transaction.h"

#include <QElapsedTimer>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Every game that ships: its migrations, sample, transforms and queries on a real server.
class TestGames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void game_data();
    void game();

private:
    void makeWeek(const GameDefinition& game, QString* database);
    /// A hash of all rows of all tables of the game, per table.
    static QString fingerprint(Session& session);
    static void checkQuery(Session& session, const GameFile& file, const QByteArrayList& columns,
                           const Params& params, QByteArrayList* found = nullptr, qint64* rows = nullptr);
    static void checkPlayLog(Session& session, const PlayLogDefinition& log);
    static void checkSnapshots(Session& session, const SnapshotSource& source);
    static void checkMetric(Session& session, const MetricDefinition& metric);
    static void checkRetention(Session& session, const std::optional<RetentionRule>& rule);

    WeekServer m_server;
    GameLibrary m_library;
};

void TestGames::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    for (const Error& error : m_library.errors())
        QFAIL(qPrintable(error.text()));
    QVERIFY(m_library.games().size() >= 4);
}

void TestGames::game_data()
{
    QTest::addColumn<QString>("id");
    for (const GamePointer& game : m_library.games())
        QTest::newRow(qPrintable(game->id)) << game->id;
}

void TestGames::makeWeek(const GameDefinition& game, QString* database)
{
    const WeekName name = m_server.newWeek(game);
    *database = name.toString();
    auto session = m_server.open(*database);
    VERIFY_RESULT(migrate(session, game));
    QElapsedTimer clock;
    clock.start();
    // another week in each call, and the same Monday: tables must not depend on the database's name
    VERIFY_RESULT(fillSample(session, game, {game.prefix, 2025, 1}, 42));
    qInfo("%s filled in %lld ms", qPrintable(game.id), clock.elapsed());
}

QString TestGames::fingerprint(Session& session)
{
    // without partitions, some of which are named by the month of today: their rows are those of the whole
    const auto tables = session.query(Sql(
        "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = "
        "c.relnamespace WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname NOT IN "
        "('pg_catalog', 'information_schema') AND c.relname <> 'flyway_schema_history' ORDER BY 1"));
    QStringList lines;
    for (const auto& row : tables->rows) {
        const QByteArray table = *row[0];
        lines << QString::fromUtf8(table) + QLatin1Char(' ')
                + WeekServer::ask(session,
                                  "SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER "
                                  "BY t::text COLLATE \"C\")), '-') "
                                  "FROM "
                                      + table + " AS t");
    }
    return lines.join(QLatin1Char('\n'));
}

void TestGames::checkQuery(Session& session, const GameFile& file, const QByteArrayList& columns,
                           const Params& params, QByteArrayList* found, qint64* rows)
{
    auto transaction = Transaction::begin(session, Transaction::Access::ReadOnly);
    VERIFY_RESULT(transaction);
    const Sql sql = Sql("SELECT * FROM ") + Sql::trusted(file.text)->asSubquery(Sql("q"));
    QByteArrayList have;
    const auto streamed = session.stream(
        sql, params, [](const RowView&) {},
        [&have](std::span<const Column> list) {
            for (const Column& column : list)
                have << column.name + ':' + QByteArray::number(column.type);
        });
    QVERIFY2(streamed,
             qPrintable(streamed ? QString() : file.name + QLatin1Char(' ') + streamed.error().text()));
    for (const QByteArray& column : columns)
        QVERIFY2(
            have.contains(column),
            qPrintable(QStringLiteral("%1 lacks %2, it has %3")
                           .arg(file.name, QString::fromUtf8(column), QString::fromUtf8(have.join(' ')))));
    if (found)
        *found = have;
    if (rows)
        *rows = *streamed;
}

// OIDs: 20 bigint, 25 text, 1184 timestamptz, 3802 jsonb
void TestGames::checkPlayLog(Session& session, const PlayLogDefinition& log)
{
    qint64 games = 0;
    checkQuery(session, log.games, {"game_id:25", "title:25", "started_at:1184", "plays:20", "status:25"}, {},
               nullptr, &games);
    QVERIFY2(games > 0, qPrintable(log.games.name));
    const auto longest =
        session.query(Sql("SELECT game_id, plays FROM ") + Sql::trusted(log.games.text)->asSubquery(Sql("q"))
                      + Sql(" ORDER BY plays DESC LIMIT 1"));
    VERIFY_RESULT(longest);
    const Params game {longest->rows.at(0).at(0)};
    QByteArrayList columns;
    qint64 plays = 0;
    QElapsedTimer clock;
    clock.start();
    checkQuery(session, log.plays, {"play_number:20", "at:1184", "kind:25", "title:25"}, game, &columns,
               &plays);
    qInfo("%s: %lld plays in %lld ms", qPrintable(log.plays.name), plays, clock.elapsed());
    QCOMPARE(plays, longest->rows[0][1]->toLongLong());
    for (const GameFile& file : log.asOf) {
        QByteArrayList more;
        checkQuery(session, file, {"play_number:20"}, game, &more);
        columns += more;
    }
    QSet<QByteArray> names;
    for (const QByteArray& column : columns)
        names << column.left(column.lastIndexOf(':'));
    QVERIFY(log.document.isEmpty() || names.contains(log.document.toUtf8()));
    for (const StateGroup& group : log.groups) {
        for (const StateColumn& column : group.columns) // what has a path is in the document
            QVERIFY2(!column.path.isEmpty() || names.contains(column.name.toUtf8()),
                     qPrintable(log.id + QStringLiteral(" lacks the column ") + column.name));
    }
}

void TestGames::checkSnapshots(Session& session, const SnapshotSource& source)
{
    QByteArrayList columns {"id:20", "seq:20", "at:1184", "subject:25", "payload:3802"};
    if (source.checksum != SnapshotChecksum::None)
        columns << "checksum:25";
    qint64 rows = 0;
    checkQuery(session, source.query, columns, {}, nullptr, &rows);
    QVERIFY2(rows > 0, qPrintable(source.id));
}

void TestGames::checkMetric(Session& session, const MetricDefinition& metric)
{
    QByteArrayList columns;
    qint64 rows = 0;
    checkQuery(session, metric.query, {"at:1184"}, {}, &columns, &rows);
    QVERIFY2(rows > 0, qPrintable(metric.id));
    // smallint, integer, bigint, real, double precision, numeric
    const QByteArrayList numbers {"value:21", "value:23", "value:20", "value:700", "value:701", "value:1700"};
    QVERIFY2(
        std::any_of(numbers.begin(), numbers.end(), [&](const QByteArray& n) { return columns.contains(n); }),
        qPrintable(metric.id + QLatin1Char(' ') + QString::fromUtf8(columns.join(' '))));
    for (const QByteArray& column : columns)
        QVERIFY2(!column.startsWith("series:") || column == "series:25", qPrintable(metric.id));
    const QByteArray values = "SELECT count(*) FROM (" + metric.query.text
        + "\n) AS q WHERE q.at IS NULL OR q.value IS NULL OR q.value::text IN ('NaN', 'Infinity', "
          "'-Infinity')";
    QCOMPARE(metric.id + WeekServer::ask(session, values), metric.id + QLatin1Char('0'));
}

void TestGames::checkRetention(Session& session, const std::optional<RetentionRule>& rule)
{
    if (!rule)
        return;
    std::vector<QString> names = rule->newestBy;
    names.push_back(rule->id);
    for (const QString& name : {rule->per, rule->at}) {
        if (!name.isEmpty())
            names.push_back(name);
    }
    Sql columns = *Sql::identifier(names.front());
    for (std::size_t i = 1; i < names.size(); ++i)
        columns += Sql(", ") + *Sql::identifier(names[i]);
    VERIFY_RESULT(session.query(Sql("SELECT ") + columns + Sql(" FROM ") + *Sql::qualifiedName(rule->table)
                                + Sql(" LIMIT 0")));
}

void TestGames::game()
{
    QFETCH(QString, id);
    const GamePointer game = m_library.game(id);
    QString database;
    makeWeek(*game, &database);
    QString other;
    makeWeek(*game, &other);
    if (QTest::currentTestFailed())
        return;
    auto session = m_server.open(database);
    auto second = m_server.open(other);
    const QString before = fingerprint(session);
    QCOMPARE(fingerprint(second), before); // the same seed and week, the same tables

    { // transforms may run again on all of raw
        auto transaction = Transaction::begin(session, Transaction::Access::ReadWrite);
        VERIFY_RESULT(transaction);
        VERIFY_RESULT(runTransforms(session, *game));
        VERIFY_RESULT(transaction->commit());
        QCOMPARE(fingerprint(session), before);
    }
    for (const EventSource& source : game->events) {
        qint64 rows = 0;
        checkQuery(session, source.query, {"id:20", "at:1184", "kind:25", "subject:25", "payload:3802"}, {},
                   nullptr, &rows);
        QVERIFY2(rows > 0, qPrintable(source.id));
        checkRetention(session, source.retention);
    }
    for (const SnapshotSource& source : game->snapshots) {
        checkSnapshots(session, source);
        checkRetention(session, source.retention);
    }
    QVERIFY2(game->metrics.size() >= 8, qPrintable(id));
    for (const MetricDefinition& metric : game->metrics)
        checkMetric(session, metric);
    for (const PlayLogDefinition& log : game->playLogs)
        checkPlayLog(session, log);
}

QTEST_GUILESS_MAIN(TestGames)
#include "tst_games.moc"
