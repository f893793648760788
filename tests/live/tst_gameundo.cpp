#include "adminweek.h"
#include "drift/drift.h"
#include "game/migrationname.h"
#include "lifecycle/sample.h"
#include "migrations/undomigrations.h"

#include <algorithm>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// The U files of the games that ship: each takes its version back to exactly what was there before it, and
/// none takes away what nothing can restore.
class TestGameUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { m_session.reset(); }

    void everyVersionHasOneOrAReason_data() { games(); }
    void everyVersionHasOneOrAReason();
    void downAndUp_data() { games(); }
    void downAndUp();
    void rowsThatExistNowhereElseStay_data() { games(); }
    void rowsThatExistNowhereElseStay();
    void oneShipEachGoesBackToItsPlayer();
    void administratorsGoBackToTheirTable();
    void unchangedAnswersAreWholeAgain();
    void archivedJobsGoBack();

private:
    void games()
    {
        QTest::addColumn<QString>("id");
        for (const GamePointer& game : m_library.games())
            QTest::newRow(qPrintable(game->id)) << game->id;
    }
    /// A new week of the game, at the version; empty: at the newest.
    void makeWeek(const QString& id, const QString& version = {})
    {
        m_game = *m_library.game(id);
        m_game.prefix = WeekServer::prefix() + QLatin1Char('_') + id;
        m_session = std::make_unique<Session>(m_server.open(m_server.weeks().newWeek(m_game).toString()));
        MigrateOptions options;
        if (!version.isEmpty())
            options.target = *gameVersion(m_game, version);
        VERIFY_RESULT(migrate(*m_session, m_game, options));
    }
    QString ask(const QByteArray& query) { return WeekServer::ask(*m_session, query); }
    void run(const QByteArray& script) { WeekServer::run(*m_session, script); }
    /// Nothing, if it is as its version should be.
    QStringList drifted()
    {
        const auto drift = readDrift(*m_session, m_game, *m_references);
        if (!drift)
            return {drift.error().text()};
        QStringList list;
        for (const DriftItem& item : drift->items)
            list << QStringLiteral("%1 %2 %3: %4")
                        .arg(driftKindName(item.kind), item.object, item.name, item.sql);
        return list;
    }
    Result<MigrationReport> undo(const QString& target)
    {
        const auto plan = planUndo(*m_session, m_game, target);
        if (!plan)
            return plan.error();
        if (!plan->problems.empty())
            return plan->problems.front();
        return undoMigrations(*m_session, m_game, target, plan->hash);
    }
    bool hasUndo(const QString& version) const
    {
        return std::ranges::any_of(m_game.undo, [&version](const GameFile& file) {
            const auto name = MigrationName::parse(file.name.section(QLatin1Char('/'), -1));
            return name && name->version == *MigrationVersion::parse(version);
        });
    }

    AdminDatabases m_server;
    GameLibrary m_library;
    std::unique_ptr<ReferenceCatalogs> m_references;
    GameDefinition m_game;
    std::unique_ptr<Session> m_session;
};

void TestGameUndo::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    QVERIFY(m_library.errors().empty());
    m_references = std::make_unique<ReferenceCatalogs>(
        [this](const std::stop_token&) { return Result<ConnectOptions>(m_server.options()); });
}

void TestGameUndo::everyVersionHasOneOrAReason()
{
    QFETCH(QString, id);
    m_game = *m_library.game(id);
    for (const QString& version : gameVersions(m_game)) {
        const bool hasReason = m_game.withoutUndo.contains(version);
        QVERIFY2(hasUndo(version) != hasReason,
                 qPrintable(version + QStringLiteral(": a U file, or a reason in withoutUndo of game.json")));
    }
    for (const GameFile& file : m_game.undo) {
        const MigrationLint lint = lintMigration(file);
        QVERIFY2(!lint.refusal() && !lint.outsideTransaction, qPrintable(file.name));
        const bool isCounted = std::ranges::none_of(lint.findings, &LintFinding::isUncounted);
        QVERIFY2(isCounted, qPrintable(file.name)); // a preview tells all rows that go
    }
}

void TestGameUndo::downAndUp()
{
    QFETCH(QString, id);
    makeWeek(id);
    QCOMPARE(drifted(), QStringList());
    QStringList versions = gameVersions(m_game);
    const QString newest = versions.last();
    while (!versions.isEmpty() && hasUndo(versions.last())) {
        versions.removeLast();
        const QString target = versions.isEmpty() ? QStringLiteral("0") : versions.last();
        const auto undone = undo(target);
        VERIFY_RESULT(undone);
        QCOMPARE(undone->version, versions.isEmpty() ? QString() : target);
        if (!versions.isEmpty()) // with none there is no history to compare by
            QVERIFY2(drifted().isEmpty(),
                     qPrintable(target + QLatin1Char('\n') + drifted().join(QLatin1Char('\n'))));
    }
    if (versions.isEmpty())
        QCOMPARE(
            ask("SELECT pg_catalog.count(*) FROM pg_catalog.pg_class AS c WHERE c.relnamespace NOT IN "
                "(SELECT "
                "n.oid FROM pg_catalog.pg_namespace AS n WHERE n.nspname ~ '^pg_|^information_schema$') AND "
                "c.relname !~ '^flyway'"),
            QStringLiteral("0"));
    const auto again = migrate(*m_session, m_game);
    VERIFY_RESULT(again);
    QCOMPARE(again->version, newest);
    QCOMPARE(drifted(), QStringList());
}

/// Whatever a week has: a step back either keeps all rows of tables that stay, or does not happen.
void TestGameUndo::rowsThatExistNowhereElseStay()
{
    QFETCH(QString, id);
    makeWeek(id);
    const auto identity = identify(*m_session);
    VERIFY_RESULT(identity);
    VERIFY_RESULT(fillSample(*m_session, m_game, *WeekName::parse(identity->name), 1));
    QStringList versions = gameVersions(m_game);
    while (!versions.isEmpty()) {
        versions.removeLast();
        const QString before = planMigrations(*m_session, m_game)->version;
        const auto undone = undo(versions.isEmpty() ? QStringLiteral("0") : versions.last());
        if (undone)
            continue;
        const QString why = undone.error().text();
        const bool isGuard = why.contains(QLatin1String("exist nowhere else"))
            || why.contains(QLatin1String("a ship is in"))
            || why.contains(QLatin1String("a player has more than one ship"));
        QVERIFY2(isGuard, qPrintable(why));
        QCOMPARE(planMigrations(*m_session, m_game)->version, before);
        QCOMPARE(drifted(), QStringList());
        return;
    }
    QFAIL("a week with rows was emptied");
}

void TestGameUndo::oneShipEachGoesBackToItsPlayer()
{
    makeWeek(QStringLiteral("galaxy"), QStringLiteral("004"));
    run("INSERT INTO public.players (username, password_hash) VALUES ('ada', 'x'), ('bob', 'y')");
    const QByteArray ships =
        "SELECT pg_catalog.string_agg(ship_id::TEXT, ' ' ORDER BY username) FROM public.players";
    const QString before = ask(ships);
    const auto forth = migrate(*m_session, m_game, {.target = *gameVersion(m_game, QStringLiteral("005"))});
    VERIFY_RESULT(forth);
    QCOMPARE(forth->version, QStringLiteral("005"));
    VERIFY_RESULT(undo(QStringLiteral("004")));
    QCOMPARE(ask(ships), before);
    QCOMPARE(drifted(), QStringList());

    VERIFY_RESULT(migrate(*m_session, m_game, {.target = *gameVersion(m_game, QStringLiteral("005"))}));
    for (const char* change :
         {"INSERT INTO public.ships (player_id, name) SELECT id, username FROM public.players LIMIT 1",
          "UPDATE public.ships SET name = 'other'", "UPDATE public.ships SET ship_class = 'tug'"}) {
        run("BEGIN");
        run(change);
        run("COMMIT");
        const QString all = ask("SELECT pg_catalog.count(*) FROM public.ships");
        QVERIFY2(!undo(QStringLiteral("004")), change);
        QCOMPARE(ask("SELECT pg_catalog.count(*) FROM public.ships"), all);
        run("DELETE FROM public.ships");
        run("INSERT INTO public.ships (player_id, name) SELECT id, username FROM public.players");
    }
}

void TestGameUndo::administratorsGoBackToTheirTable()
{
    makeWeek(QStringLiteral("galaxy"), QStringLiteral("002"));
    run("INSERT INTO public.admins (username, password_hash) VALUES ('root', 'r'), ('gone', 'g')");
    VERIFY_RESULT(migrate(*m_session, m_game, {.target = *gameVersion(m_game, QStringLiteral("004"))}));
    run("UPDATE public.players SET is_admin = FALSE WHERE username = 'gone'");
    run("INSERT INTO public.players (username, password_hash, is_admin) VALUES ('new', 'n', TRUE)");
    VERIFY_RESULT(undo(QStringLiteral("002")));
    QCOMPARE(ask("SELECT pg_catalog.string_agg(username || '=' || password_hash, ' ' ORDER BY username) FROM "
                 "public.admins"),
             QStringLiteral("new=n root=r"));
    QCOMPARE(ask("SELECT pg_catalog.count(*) FROM public.players"), QStringLiteral("3"));
    QCOMPARE(drifted(), QStringList());
}

void TestGameUndo::unchangedAnswersAreWholeAgain()
{
    makeWeek(QStringLiteral("spacetraders"));
    run("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, payload_hash) "
        "VALUES "
        "('2025-01-06', '/my/agent', '/my/agent', 200, '{\"data\": 1}', 'h')");
    run("INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, same_as, payload_hash) "
        "SELECT "
        "'2025-01-07', endpoint, request_key, status_code, id, payload_hash FROM raw.api_events");
    VERIFY_RESULT(undo(QStringLiteral("010")));
    QCOMPARE(ask("SELECT pg_catalog.count(*) FROM raw.api_events WHERE payload = '{\"data\": 1}'"),
             QStringLiteral("2"));
    QCOMPARE(drifted(), QStringList());
}

void TestGameUndo::archivedJobsGoBack()
{
    makeWeek(QStringLiteral("marketland"), QStringLiteral("43"));
    run("INSERT INTO public.players (username) VALUES ('ada')");
    run("INSERT INTO public.processing_jobs (player_id, building_type, recipe, starts_at, finishes_at, "
        "is_complete, "
        "output_qty, xp_reward) SELECT player_id, 'barn', 'hay', '2025-01-01', '2025-01-02', TRUE, 1, 1 FROM "
        "public.players");
    const QByteArray jobs = "SELECT pg_catalog.string_agg(j::TEXT, ' ') FROM public.processing_jobs AS j";
    const QString before = ask(jobs);
    QCOMPARE(ask("SELECT public.archive_processing_jobs('2025-02-01')"), QStringLiteral("1"));
    QCOMPARE(ask(jobs), QStringLiteral("NULL"));
    VERIFY_RESULT(undo(QStringLiteral("42")));
    QCOMPARE(ask(jobs), before);
    QCOMPARE(drifted(), QStringList());
}

QTEST_GUILESS_MAIN(TestGameUndo)
#include "tst_gameundo.moc"
