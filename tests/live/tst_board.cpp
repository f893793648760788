#include "adminweek.h"
#include "dumptools.h"
#include "lifecycle/board.h"
#include "lifecycle/freezeweek.h"
#include "lifecycle/resetweek.h"
#include "lifecycle/weekfacts.h"
#include "manydatabases.h"
#include "patience.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Weekglass;
using namespace Weekglass::Pg;

class TestBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void stages();
    void archivedWeek();
    void thawPutsBackWhatThereWas();
    void manyResetsAreNone();
    void failingResetIsNoted();
    void factsOfWeeks();
    void thousandDatabases();

private:
    /// One line for each week of our game: name stage notes.
    QStringList lines(Session& session, bool withDropped = false) const
    {
        const auto boards =
            readBoard(session, m_library, {.today = QDate(2025, 1, 8), .withDropped = withDropped});
        if (!boards)
            return {boards.error().text()};
        QStringList list;
        for (const BoardWeek& week : boards->games.at(0).weeks)
            list << week.name.toString().mid(WeekServer::prefix().size() + 1) + QLatin1Char(' ')
                    + stageName(week.stage) + (week.isDue ? QStringLiteral(" due") : QString())
                    + (week.isInvalid ? QStringLiteral(" invalid") : QString())
                    + (week.isClosed ? QStringLiteral(" closed") : QString())
                    + (week.isResetting ? QStringLiteral(" resetting") : QString());
        return list;
    }
    WeekFacts factsOf(const GameDefinition& game, const WeekIdentity& week) const
    {
        BoardWeek shown;
        shown.identity = week;
        shown.name = *WeekName::match(week.name);
        return readWeekFacts(m_server.options(), game, shown, {});
    }
    WeekIdentity newWeek(int week)
    {
        const WeekName name {WeekServer::prefix(), 2024, week};
        m_server.weeks().made(name.toString());
        auto session = m_server.open();
        return *createWeek(session, *m_library.games().front(), name);
    }

    AdminDatabases m_server;
    QTemporaryDir m_folder;
    QTemporaryDir m_games;
    GameLibrary m_library;
};

void TestBoard::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    const QString id = WeekServer::prefix();
    QVERIFY(QDir(m_games.path()).mkpath(id));
    QFile file(m_games.filePath(id + QStringLiteral("/game.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"id\": \"" + id.toUtf8() + "\", \"title\": \"Board\", \"prefix\": \"" + id.toUtf8()
               + "\"}");
    file.close();
    m_library = GameLibrary::load({m_games.path()}, {}, trustAll);
    QVERIFY2(m_library.games().size() == 1,
             m_library.errors().empty() ? "" : qPrintable(m_library.errors().front().text()));
}

void TestBoard::stages()
{
    auto session = m_server.open();
    QCOMPARE(lines(session), QStringList(QStringLiteral("2025_w02 planned due")));
    const auto over = newWeek(10);
    const auto frozen = newWeek(11);
    const auto invalid = newWeek(13);
    const auto closed = newWeek(14);
    const auto dropped = newWeek(15);
    VERIFY_RESULT(freezeLogged(session, frozen.name, WeekServer::prefix(), {}));
    WeekServer::run(
        session, "UPDATE pg_database SET datconnlimit = -2 WHERE datname = '" + invalid.name.toUtf8() + "'");
    VERIFY_RESULT(allowConnections(session, closed.name, false));
    const auto plan = planDrop(m_server.options(), dropped.name);
    VERIFY_RESULT(dropWeek(
        m_server.options(), dropped,
        {.typed = plan->week.confirmation(), .hash = plan->hash, .withoutArchive = QStringLiteral("test")}));
    VERIFY_RESULT(
        addToLog(session, {.operation = newOperationId(), .kind = QStringLiteral("reset"), .week = over}));
    QCOMPARE(
        lines(session, true),
        QStringList({QStringLiteral("2025_w02 planned due"), QStringLiteral("2024_w15 dropped"),
                     QStringLiteral("2024_w14 live due closed"), QStringLiteral("2024_w13 live due invalid"),
                     QStringLiteral("2024_w11 frozen"), QStringLiteral("2024_w10 live due resetting")}));
    QCOMPARE(lines(session).size(), 5);
    WeekServer::run(
        session, "UPDATE pg_database SET datconnlimit = -1 WHERE datname = '" + invalid.name.toUtf8() + "'");
}

void TestBoard::archivedWeek()
{
    SKIP_WITHOUT_DUMP();
    auto session = m_server.open();
    const auto archived = newWeek(12);
    VERIFY_RESULT(freezeLogged(session, archived.name, WeekServer::prefix(), {}));
    VERIFY_RESULT(archiveWeek(m_server.options(), archived, m_server.options(), {.folder = m_folder.path()}));
    QVERIFY(lines(session).contains(QStringLiteral("2024_w12 archived")));
    const auto board = readBoard(session, m_library);
    const auto kept = std::ranges::find(board->games.at(0).weeks, archived, &BoardWeek::identity);
    QVERIFY2(QFileInfo(kept->archiveFile).absolutePath() == QDir(m_folder.path()).absolutePath(),
             qPrintable(kept->archiveFile));
}

void TestBoard::thawPutsBackWhatThereWas()
{
    const auto week = newWeek(20);
    auto session = m_server.open();
    const auto before = readRights(session, week);
    VERIFY_RESULT(before);
    VERIFY_RESULT(freezeLogged(session, week.name, WeekServer::prefix(), {}));
    VERIFY_RESULT(freezeLogged(session, week.name, WeekServer::prefix(), {})); // sees it frozen already
    VERIFY_RESULT(allowConnections(session, week.name, false)); // as a drop that was cut off leaves it
    VERIFY_RESULT(thawLogged(session, week.name, WeekServer::prefix(), {}));
    QCOMPARE(rightsJson(*readRights(session, week)), rightsJson(*before));
    auto inside = m_server.open(week.name);
    WeekServer::run(inside, "CREATE TABLE public.written ()");
    VERIFY_RESULT(
        addToLog(session, {.operation = newOperationId(), .kind = QStringLiteral("reset"), .week = week}));
    QVERIFY(!thawLogged(session, week.name, WeekServer::prefix(), {})); // its reset needs it frozen
}

/// Which of several answers is the right one, nobody knows.
void TestBoard::manyResetsAreNone()
{
    GameDefinition game = *m_library.games().front();
    game.migrations = {{QStringLiteral("migrations/V1__t.sql"),
                        "CREATE TABLE public.t (at TIMESTAMPTZ); INSERT INTO public.t VALUES "
                        "('2024-08-12Z'), ('2024-08-19Z')"}};
    game.reset = GameFile {QStringLiteral("reset.sql"), "SELECT at AS reset_at FROM public.t"};
    const auto week = newWeek(35);
    auto inside = m_server.open(week.name);
    VERIFY_RESULT(migrate(inside, game));
    const WeekFacts facts = factsOf(game, week);
    QVERIFY(!facts.error);
    QCOMPARE(facts.resetAt, QByteArray());
    QVERIFY(!facts.isOver);
    QVERIFY2(facts.note.contains(QLatin1String("2 rows")), qPrintable(facts.note));
}

/// A week that lacks migrations may lack the table, too; one that has them all lacks it by mistake.
void TestBoard::failingResetIsNoted()
{
    GameDefinition game = *m_library.games().front();
    game.migrations = {{QStringLiteral("migrations/V1__t.sql"), "CREATE TABLE public.t ()"}};
    game.reset = GameFile {QStringLiteral("reset.sql"), "SELECT at AS reset_at FROM public.u"};
    const auto week = newWeek(36);
    auto inside = m_server.open(week.name);
    VERIFY_RESULT(migrate(inside, game));
    const WeekFacts facts = factsOf(game, week);
    QVERIFY(!facts.error);
    QVERIFY2(facts.note.contains(QLatin1String("reset.sql")), qPrintable(facts.note));
    game.migrations.push_back(
        {QStringLiteral("migrations/V2__u.sql"), "CREATE TABLE public.u (at TIMESTAMPTZ)"});
    const WeekFacts behind = factsOf(game, week);
    QVERIFY(!behind.error);
    QCOMPARE(behind.pending, 1);
    QCOMPARE(behind.note, QString());
}

/// Version, pending migrations, drift and the game's own reset; a week that cannot be read keeps nobody else
/// out.
void TestBoard::factsOfWeeks()
{
    GameDefinition game = *m_library.games().front();
    game.migrations = {
        {QStringLiteral("migrations/V1__t.sql"), "CREATE TABLE public.t (at TIMESTAMPTZ, x INT)"},
        {QStringLiteral("migrations/V2__u.sql"), "CREATE TABLE public.u ()"}};
    game.reset = GameFile {QStringLiteral("reset.sql"), "SELECT max(at) AS reset_at FROM public.t"};
    auto session = m_server.open();
    std::vector<WeekIdentity> weeks;
    for (int i = 30; i < 34; ++i)
        weeks.push_back(newWeek(i));
    GameDefinition first = game;
    first.migrations.pop_back();
    for (int i = 0; i < 3; ++i) {
        auto inside = m_server.open(weeks[static_cast<std::size_t>(i)].name);
        VERIFY_RESULT(migrate(inside, i == 0 ? first : game));
        if (i == 1)
            WeekServer::run(
                inside, "ALTER TABLE public.t DROP COLUMN x; INSERT INTO public.t VALUES ('2024-08-12Z')");
    }
    const auto shared = std::make_shared<const GameDefinition>(game);
    std::vector<GameBoard> boards {{shared, {}}};
    for (const WeekIdentity& week : weeks)
        boards[0].weeks.push_back({.identity = week, .name = *WeekName::match(week.name)});
    auto& gone = boards[0].weeks[3];
    gone.identity.oid += 1;
    boards[0].weeks.push_back({.identity = {}, .name = gone.name, .stage = WeekStage::Planned});
    ReferenceCatalogs references(
        [this](const std::stop_token&) { return Result<ConnectOptions>(m_server.options()); });
    int told = 0;
    VERIFY_RESULT(readBoardFacts(m_server.options(), boards,
                                 {.references = &references,
                                  .sessions = 3,
                                  .onFacts = [&told](const auto&, const auto&) { ++told; }}));
    QCOMPARE(told, 4);
    QStringList lines;
    for (const BoardWeek& week : boards[0].weeks) {
        const auto* facts = week.facts.get();
        lines << (!facts             ? QStringLiteral("none")
                      : facts->error ? QStringLiteral("error")
                                     : QStringLiteral("%1 %2 %3 %4 %5")
                                           .arg(facts->version, QString::number(facts->pending),
                                                QString::number(facts->differences.value_or(-1)),
                                                QString::fromLatin1(facts->resetAt),
                                                week.isDue ? QStringLiteral("due") : QString())
                                           .trimmed());
    }
    QCOMPARE(lines,
             QStringList({QStringLiteral("1 1 0"), QStringLiteral("2 0 1 2024-08-12 00:00:00+00 due"),
                          QStringLiteral("2 0 0"), QStringLiteral("error"), QStringLiteral("none")}));
    QCOMPARE(references.made(), 2);
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = readBoardFacts(m_server.options(), boards, {.stop = stop.get_token()});
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Error::Kind::Cancelled);
}

void TestBoard::thousandDatabases()
{
    auto session = m_server.open();
    VERIFY_RESULT(ensureLog(session));
    WeekServer::run(session, "BEGIN");
    addDatabases(session, "current_database()",
                 "'" + WeekServer::prefix().toUtf8()
                     + "_' || 1900 + n / 50 || '_w' || lpad((1 + n % 50)::text, 2, '0')");
    WeekServer::run(
        session,
        "INSERT INTO weekglass.week_log (operation, kind, event, week, week_oid, system_identifier, "
        "operator, detail) SELECT gen_random_uuid(), k, e, datname, oid, '1', 'x', '{}' FROM "
        "pg_database, unnest(ARRAY['archive', 'reset', 'freeze']) AS k, unnest(ARRAY['begun', 'done']) "
        "AS e WHERE oid >= 4000000000");
    // as soon as the computer has a moment for it
    const auto isQuick = [&] {
        QElapsedTimer clock;
        clock.start();
        const auto boards = readBoard(session, m_library);
        const qint64 taken = clock.elapsed();
        qInfo("board of 1,000 databases in %lld ms", taken);
        return boards && boards->games.at(0).weeks.size() > 1000
            && !boards->games.at(0).weeks.back().archivedAt.isEmpty() && taken <= 300;
    };
    QVERIFY(QTest::qWaitFor(isQuick, Patience));
    WeekServer::run(session, "ROLLBACK");
}

QTEST_GUILESS_MAIN(TestBoard)
#include "tst_board.moc"
