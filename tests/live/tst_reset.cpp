#include "dumptools.h"
#include "lifecycle/freezeweek.h"
#include "lifecycle/newweek.h"
#include "resettest.h"

#include <future>
#include <map>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

/// What somebody is told who lost a race for a week: a state, or a refusal of ours, which has none.
bool isKnown(const Error& error)
{
    if (!error.sqlState.isEmpty())
        return QStringList({QStringLiteral("42P04"), QStringLiteral("23505"), QStringLiteral("55006"),
                            QStringLiteral("3D000")})
            .contains(error.sqlState);
    const auto says = [&error](const char* words) { return error.message.contains(QLatin1String(words)); };
    if (error.kind == Error::Kind::Timeout)
        return says("Somebody else is creating, resetting or dropping this week");
    if (error.kind != Error::Kind::Sql)
        return false;
    if (says("Something is in the way")) // a reset before it
        return error.detail.contains(QLatin1String("is unfinished"))
            || error.detail.contains(QLatin1String("A reset went into"));
    return says("Another database has this name now") || says("has changed since the plan was made")
        || says("A table to be carried over is missing"); // in a week that was only created
}

}

/// A week ends and the next one begins, with what was carried over.
class TestReset : public ResetTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { makeWeek(); }
    void wholeReset();
    void keepsTheOldWeek();
    void frozenWeekOnlyReads();
    void writersAreKeptOut();
    void refusedConfirmations();
    void failingHooks();
    void nextWeekInUseIsSpared();
    void preparedNextWeekSaysWhatGoes();
    void lockedNextWeek();
    void frozenWhileAnotherChangesIt();
    void rolesGoOn();
    void racingResetsHaveOneWinner();
    void racingOperations();
};

void TestReset::initTestCase()
{
    startServer();
    const auto server = TestServer::instance();
    if (!server || !(*server)->isOwn())
        return;
    {
        auto session = m_server.open();
        // forty at once, and those of before may be leaving still
        WeekServer::run(session, "ALTER SYSTEM SET max_connections = 300");
    }
    VERIFY_RESULT((*server)->restart());
}

void TestReset::wholeReset()
{
    SKIP_WITHOUT_DUMP();
    QStringList log;
    auto asked = request();
    asked.keepHistory = [&](const WeekIdentity& week) -> Result<void> {
        log << QStringLiteral("history ") + week.name;
        return {};
    };
    asked.switchOver = [&](const WeekIdentity& from, const WeekIdentity& to) -> Result<void> {
        log << QStringLiteral("switch ") + from.name + QLatin1Char(' ') + to.name;
        return {};
    };
    QStringList carried;
    asked.onProgress = [&](ResetStep step, const QString& text) {
        if (step == ResetStep::CarryOver && !text.isEmpty())
            carried << text;
    };
    const auto state = reset(asked);
    VERIFY_RESULT(state);
    QVERIFY(state->isOver && state->done.size() == Steps);
    QCOMPARE(carried, QStringList {QStringLiteral("3 row(s)")});
    QCOMPARE(log,
             QStringList({QStringLiteral("history ") + m_week.name,
                          QStringLiteral("switch ") + m_week.name + QLatin1Char(' ') + m_next}));
    verifyNext(true);
    auto session = m_server.open();
    const auto archived = knownArchive(session, m_week);
    QVERIFY(archived && *archived);
    QVERIFY(!readManifest((*archived)->file)->verifiedAt.isEmpty());
}

void TestReset::keepsTheOldWeek()
{
    SKIP_WITHOUT_DUMP();
    VERIFY_RESULT(reset(request(), false));
    verifyNext(false);
    auto old = m_server.open(m_week.name);
    QCOMPARE(WeekServer::ask(old, "SELECT count(*) FROM public.events"), QStringLiteral("1"));
    QCOMPARE(WeekServer::ask(old, "SHOW default_transaction_read_only"), QStringLiteral("on"));
}

void TestReset::frozenWeekOnlyReads()
{
    auto session = m_server.open();
    auto guest = m_server.open(m_week.name);
    const auto before = readRights(session, m_week);
    VERIFY_RESULT(before);
    QVERIFY(!before->wasFrozen);
    QCOMPARE(before->connectors, QStringList({QString()}));
    VERIFY_RESULT(freezeWeek(session, m_week, m_game.id));
    VERIFY_RESULT(freezeWeek(session, m_week, m_game.id));
    QVERIFY(!guest.stillConnected());
    guest = m_server.open(m_week.name);
    QVERIFY(WeekServer::ask(guest, "DELETE FROM public.events").contains(QLatin1String("[25006]")));
    QVERIFY(readRights(session, m_week)->wasFrozen);
    VERIFY_RESULT(thawWeek(session, m_week, m_game.id, rightsOf(rightsJson(*before))));
    guest = m_server.open(m_week.name);
    WeekServer::run(guest, "DELETE FROM public.events");
    QCOMPARE(readRights(session, m_week)->connectors, before->connectors);
    WeekIdentity other = m_week;
    other.oid += 1;
    QVERIFY(!freezeWeek(session, other, m_game.id) && !thawWeek(session, other, m_game.id, *before));
}

void TestReset::writersAreKeptOut()
{
    auto session = m_server.open();
    const QByteArray writer = m_game.id.toUtf8() + "_writer";
    const QByteArray reader = m_game.id.toUtf8() + "_reader";
    WeekServer::run(session,
                    "CREATE ROLE " + writer + " LOGIN; CREATE ROLE " + reader
                        + " LOGIN; GRANT CONNECT ON "
                          "DATABASE "
                        + m_week.name.toUtf8() + " TO " + writer);
    const auto before = readRights(session, m_week);
    VERIFY_RESULT(freezeWeek(session, m_week, m_game.id));
    const auto connects = [&](const QByteArray& role) {
        return WeekServer::ask(session,
                               "SELECT has_database_privilege('" + role + "', '" + m_week.name.toUtf8()
                                   + "', 'CONNECT')::int")
            == QLatin1String("1");
    };
    QVERIFY(!connects(writer));
    QVERIFY(connects(reader));
    VERIFY_RESULT(thawWeek(session, m_week, m_game.id, *before));
    QVERIFY(connects(writer));
    QCOMPARE(readRights(session, m_week)->connectors, before->connectors);
    WeekServer::run(session, "DROP OWNED BY " + writer + "; DROP ROLE " + writer + ", " + reader);
}

void TestReset::refusedConfirmations()
{
    SKIP_WITHOUT_DUMP();
    const auto asked = request();
    const auto plan = planReset(asked, m_week.name, true);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->next.toString(), m_next);
    QVERIFY(plan->obstacles.isEmpty() && !plan->nextExists);
    QVERIFY(!resetWeek(asked, *plan, m_week.name, plan->hash));
    QVERIFY(!resetWeek(asked, *plan, plan->week.confirmation(), "x"));
    ResetRequest production = request();
    production.typedInProduction = QStringLiteral("0"); // not the OID
    QVERIFY(!resetWeek(production, *plan, plan->week.confirmation(), plan->hash));
    QVERIFY(planReset(asked, m_week.name, false)->hash != plan->hash);
    QVERIFY(!waiting());
    ResetState none;
    none.week = m_week;
    QVERIFY(!resumeReset(asked, none) && !undoReset(asked, none));
    ResetRequest nowhere = request();
    nowhere.archiveFolder = QStringLiteral("/dev/null/nowhere"); // found out before the week stops for it
    const auto refused = reset(nowhere);
    QVERIFY(!refused && refused.error().where.startsWith(QLatin1String("/dev/null")));
    auto session = m_server.open();
    QVERIFY(!*unfinishedReset(session, m_week.name));
    auto inside = m_server.open(m_week.name);
    WeekServer::run(inside, "DELETE FROM public.events"); // nothing is frozen
    QCOMPARE(weeks(), QStringList({m_week.name}));
}

void TestReset::failingHooks()
{
    SKIP_WITHOUT_DUMP();
    auto asked = request();
    asked.switchOver = [](const WeekIdentity&, const WeekIdentity&) -> Result<void> {
        return Error {.message = QStringLiteral("the game does not answer")};
    };
    const auto failed = reset(asked);
    QVERIFY(!failed);
    QVERIFY(failed.error().message.contains(QLatin1String("does not answer")));
    QVERIFY(failed.error().advice.contains(QLatin1String("Switch over")));
    QCOMPARE(weeks(), QStringList({m_week.name, m_next}));
    std::stop_source stop;
    stop.request_stop();
    asked.stop = stop.get_token();
    QVERIFY(!resume(asked));
    VERIFY_RESULT(resume(request()));
    verifyNext(true);
}

/// What is played there is not replaced by what was played before.
void TestReset::nextWeekInUseIsSpared()
{
    SKIP_WITHOUT_DUMP();
    auto session = m_server.open();
    VERIFY_RESULT(createWeek(session, m_game, *WeekName::match(m_next)));
    auto next = m_server.open(m_next);
    VERIFY_RESULT(migrate(next, m_game));
    WeekServer::run(next,
                    "INSERT INTO public.players (name) VALUES ('young'); "
                    "INSERT INTO public.events VALUES (1, 1)");
    const auto isRefused = [&](const char* table) {
        const auto plan = planReset(request(), m_week.name, false);
        return plan && plan->obstacles.size() == 1 && plan->obstacles[0].contains(m_next)
            && plan->obstacles[0].contains(QLatin1String(table)) && !reset(request(), false);
    };
    QVERIFY(isRefused("public.events"));
    WeekServer::run(next, "DELETE FROM public.events");
    QVERIFY(isRefused("public.config")); // no card says that they are the migrations'
    WeekServer::run(next,
                    "DELETE FROM public.config; DELETE FROM public.players; CREATE SCHEMA weekglass; "
                    "CREATE TABLE weekglass.carried ()");
    QVERIFY(isRefused("A reset went into"));
    WeekServer::run(next, "DROP SCHEMA weekglass CASCADE");
    QVERIFY(planReset(request(), m_week.name, false)->obstacles.isEmpty());
    auto old = m_server.open(m_week.name);
    WeekServer::run(old, "DELETE FROM public.events"); // and the old week is not frozen
}

void TestReset::preparedNextWeekSaysWhatGoes()
{
    SKIP_WITHOUT_DUMP();
    const auto made = makeNewWeek(
        {.server = m_server.options(), .game = m_game, .name = *WeekName::match(m_next), .withRoles = false});
    VERIFY_RESULT(made);
    const auto plan = planReset(request(), m_week.name, true);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->obstacles, QStringList());
    QCOMPARE(plan->replaced.size(), std::size_t(1));
    QCOMPARE(plan->replaced[0].table, QStringLiteral("public.config"));
    QCOMPARE(plan->replaced[0].count, 2);
    auto next = m_server.open(m_next);
    WeekServer::run(next, "INSERT INTO public.players (name) VALUES ('early')");
    QVERIFY(
        !resetWeek(request(), *plan, plan->week.confirmation(), plan->hash)); // more would go than was said
    WeekServer::run(next, "DELETE FROM public.players");
    auto asked = request(); // and then while the old week is archived
    asked.onProgress = [&](ResetStep step, const QString& text) {
        if (step == ResetStep::Archive && text.isEmpty())
            WeekServer::run(next, "INSERT INTO public.players (name) VALUES ('early')");
    };
    const auto stopped = resetWeek(asked, *plan, plan->week.confirmation(), plan->hash);
    QVERIFY(!stopped);
    QVERIFY2(stopped.error().message.contains(QLatin1String("Somebody has written")),
             qPrintable(stopped.error().text()));
    QCOMPARE(WeekServer::ask(next, "SELECT name FROM public.players"), QStringLiteral("early"));
    VERIFY_RESULT(undo());
    WeekServer::run(next, "DELETE FROM public.players");
    next = m_server.open();
    VERIFY_RESULT(resetWeek(request(), *plan, plan->week.confirmation(), plan->hash));
    verifyNext(true);
}

/// Whoever keeps the look into the next week waiting is named.
void TestReset::lockedNextWeek()
{
    auto session = m_server.open();
    VERIFY_RESULT(createWeek(session, m_game, *WeekName::match(m_next)));
    auto holder = m_server.open(m_next);
    VERIFY_RESULT(migrate(holder, m_game));
    const QString pid = WeekServer::ask(holder, "SELECT pg_backend_pid()");
    WeekServer::run(holder, "BEGIN; LOCK TABLE public.players IN ACCESS EXCLUSIVE MODE");
    const auto refused = planReset(request(), m_week.name, false);
    QVERIFY(!refused);
    QVERIFY2(refused.error().advice.contains(QStringLiteral("process ") + pid),
             qPrintable(refused.error().text()));
}

/// All or nothing, and whoever keeps it waiting is named.
void TestReset::frozenWhileAnotherChangesIt()
{
    auto session = m_server.open();
    auto holder = m_server.open();
    const QString pid = WeekServer::ask(holder, "SELECT pg_backend_pid()");
    const QByteArray week = m_week.name.toUtf8();
    WeekServer::run(holder, "ALTER DATABASE " + week + " SET work_mem = '8MB'");
    WeekServer::run(holder, "BEGIN; ALTER DATABASE " + week + " SET work_mem = '9MB'");
    const auto refused = freezeLogged(session, m_week.name, m_game.id, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("55P03"));
    QVERIFY2(refused.error().advice.contains(QStringLiteral("process ") + pid),
             qPrintable(refused.error().text()));
    WeekServer::run(holder, "ROLLBACK");
    VERIFY_RESULT(freezeLogged(session, m_week.name, m_game.id, {}));
    VERIFY_RESULT(thawLogged(session, m_week.name, m_game.id, {}));
}

/// A week with the roles of its game is followed by one with them, also after a kill.
void TestReset::rolesGoOn()
{
    SKIP_WITHOUT_DUMP();
    m_game.id += QStringLiteral("x"); // whose roles no other test has
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + m_week.name.toUtf8() + " WITH (FORCE)");
    const auto made =
        makeNewWeek({.server = m_server.trusting(), .game = m_game, .name = *WeekName::match(m_week.name)});
    VERIFY_RESULT(made);
    m_week = *made;
    auto inside = m_server.open(m_week.name);
    WeekServer::run(inside, "INSERT INTO public.players (name) VALUES ('a')");
    auto asked = request();
    asked.switchOver = [](const WeekIdentity&, const WeekIdentity&) -> Result<void> {
        return Error {.message = QStringLiteral("not yet")};
    };
    QVERIFY(!reset(asked, false));
    VERIFY_RESULT(undo());
    // a migration that fails like CREATE DATABASE of a name that is taken is told as what it is
    GameDefinition failing = m_game;
    failing.migrations.push_back(
        {QStringLiteral("migrations/V3__twice.sql"), "INSERT INTO public.config VALUES ('speed', 'twice')"});
    const ResetRequest fails {.server = asked.server,
                              .scratch = asked.scratch,
                              .game = failing,
                              .archiveFolder = asked.archiveFolder};
    const auto failed = reset(fails, false);
    QVERIFY(!failed);
    QVERIFY2(failed.error().text().contains(QLatin1String("V3__twice")), qPrintable(failed.error().text()));
    VERIFY_RESULT(undo());
    QVERIFY(!reset(asked, false));
    const QByteArray writer = roleName(m_game, GameRole::Writer).toUtf8();
    const auto connects = [&](const QString& week) {
        return WeekServer::ask(session,
                               "SELECT has_database_privilege('" + writer + "', '" + week.toUtf8()
                                   + "', 'CONNECT')::int");
    };
    QCOMPARE(connects(m_week.name), QStringLiteral("0"));
    QCOMPARE(connects(m_next), QStringLiteral("1"));
    VERIFY_RESULT(undo());
    QCOMPARE(weeks(), QStringList({m_week.name}));
    QCOMPARE(connects(m_week.name), QStringLiteral("1"));
    VERIFY_RESULT(reset(request()));
    QCOMPARE(readDatabaseFacts(session, m_next)->owner, roleName(m_game, GameRole::Owner));
    auto next = m_server.open(m_next);
    WeekServer::run(next, "SET SESSION AUTHORIZATION " + writer);
    QCOMPARE(WeekServer::ask(next, "SELECT name FROM public.players"), QStringLiteral("a"));
    next = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + m_next.toUtf8() + " WITH (FORCE)");
    for (const GameRole role : {GameRole::Reader, GameRole::Writer, GameRole::Owner})
        WeekServer::run(session, "DROP ROLE " + roleName(m_game, role).toUtf8());
}

void TestReset::racingResetsHaveOneWinner()
{
    SKIP_WITHOUT_DUMP();
    const auto plan = planReset(request(), m_week.name, true);
    VERIFY_RESULT(plan);
    std::vector<std::future<QString>> workers;
    for (int i = 0; i < 40; ++i)
        workers.push_back(std::async(std::launch::async, [&] {
            const auto done = resetWeek(request(), *plan, plan->week.confirmation(), plan->hash);
            return done ? QStringLiteral("done") : done.error().message;
        }));
    QStringList answers;
    for (auto& worker : workers)
        answers << worker.get();
    QVERIFY2(answers.count(QStringLiteral("done")) == 1, qPrintable(answers.join(QLatin1Char('\n'))));
    verifyNext(true);
}

/// Forty who create, drop and reset the same week at once: each answer is one that is known, each success was
/// one, and what is left is whole.
void TestReset::racingOperations()
{
    SKIP_WITHOUT_DUMP();
    enum class Kind { Reset, Drop, Create };
    const auto kindOf = [](std::size_t i) {
        return i % 4 == 0 ? Kind::Reset : i % 4 == 1 ? Kind::Drop : Kind::Create;
    };
    const WeekName name = *WeekName::match(m_week.name);
    std::vector<std::future<std::optional<Error>>> workers;
    for (std::size_t i = 0; i < 40; ++i)
        workers.push_back(std::async(std::launch::async, [&, i]() -> std::optional<Error> {
            if (kindOf(i) == Kind::Reset) {
                const auto done = reset(request());
                return done ? std::nullopt : std::optional(done.error());
            }
            if (kindOf(i) == Kind::Drop) {
                const auto plan = planDrop(m_server.options(), m_week.name);
                const auto done = plan ? dropWeek(m_server.options(), plan->week,
                                                  {.typed = plan->week.confirmation(),
                                                   .hash = plan->hash,
                                                   .withoutArchive = QStringLiteral("race")},
                                                  {.lockWait = std::chrono::seconds(1)})
                                       : Result<QByteArray>(plan.error());
                return done ? std::nullopt : std::optional(done.error());
            }
            auto session = m_server.open();
            const auto made = createWeek(session, m_game, name, {.lockWait = std::chrono::seconds(1)});
            return made ? std::nullopt : std::optional(made.error());
        }));
    std::map<Kind, int> done;
    for (std::size_t i = 0; i < workers.size(); ++i) {
        const auto failure = workers[i].get();
        done[kindOf(i)] += failure ? 0 : 1;
        QVERIFY2(!failure || isKnown(*failure),
                 qPrintable(failure ? QString(failure->sqlState + QLatin1Char(' ') + failure->text())
                                    : QString()));
    }
    auto session = m_server.open();
    if (m_server.weeks().isOwn()) // others have some, too
        QCOMPARE(WeekServer::ask(session,
                                 "SELECT count(*) FROM pg_database WHERE datconnlimit = -2 OR datname LIKE "
                                 "'weekglass_scratch%' OR NOT datallowconn AND datname <> 'template0'"),
                 QStringLiteral("0"));
    // one that was made empty cannot be reset, so only the first one can; a reset may drop, too
    QVERIFY(done[Kind::Reset] <= 1);
    QVERIFY(done[Kind::Reset] == 0 || AdminDatabases::exists(session, m_next));
    const auto log = readLog(session, {.week = m_week.name});
    VERIFY_RESULT(log);
    QSet<quint32> dropped;
    int drops = 0;
    for (const LogEntry& entry : *log) {
        if (entry.kind != QLatin1String("drop") || entry.event != LogEvent::Done)
            continue;
        ++drops;
        dropped.insert(entry.week.oid);
    }
    QCOMPARE(dropped.size(), drops); // each of them once
    QVERIFY(done[Kind::Drop] <= drops && drops <= done[Kind::Drop] + 1);
    QCOMPARE(1 + done[Kind::Create] - drops, AdminDatabases::exists(session, m_week.name) ? 1 : 0);
    const auto unfinished = unfinishedReset(session, m_week.name);
    VERIFY_RESULT(unfinished);
    if (*unfinished) // also one whose week was dropped under it is ended
        VERIFY_RESULT((*unfinished)->canUndo() ? undo() : resume(request()));
    QVERIFY(!waiting());
    const auto plan = planReset(request(), m_week.name, false);
    QVERIFY(AdminDatabases::exists(session, m_week.name) == plan.operator bool());
    QVERIFY(!plan || plan->obstacles.filter(QStringLiteral("is unfinished")).isEmpty());
}

QTEST_GUILESS_MAIN(TestReset)
#include "tst_reset.moc"
