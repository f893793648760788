#include "admin/freezeweek.h"
#include "admin/newweek.h"
#include "admin/resetweek.h"
#include "adminweek.h"
#include "patience.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <csignal>
#include <future>
#include <set>
#include <unistd.h>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

constexpr int Steps = 7;

GameDefinition gameOf(const QString& prefix)
{
    GameDefinition game;
    game.id = game.title = game.prefix = prefix;
    game.migrations = {
        {QStringLiteral("migrations/V1__tables.sql"),
         "CREATE TABLE public.config (key TEXT PRIMARY KEY, value TEXT NOT NULL);"
         "INSERT INTO public.config VALUES ('speed', 'seed'), ('new', 'seed');"
         "CREATE TABLE public.players (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name TEXT NOT "
         "NULL,"
         " twice TEXT GENERATED ALWAYS AS (name || name) STORED);"
         "CREATE TABLE public.events (id INT, player BIGINT NOT NULL REFERENCES public.players);"},
        {QStringLiteral("migrations/V2__more.sql"), "ALTER TABLE public.players ADD joined DATE;"}};
    game.carried = {QStringLiteral("public.config"), QStringLiteral("public.players")};
    return game;
}

/// What is started again as a program of its own, to be killed at a step (or, with step -1, at any time), and
/// goes on with what an earlier one began: <prefix> <conninfo> <folder> <week> <step>
int runChild(const QStringList& arguments)
{
    const GameDefinition game = gameOf(arguments[0]);
    const int fatal = arguments[4].toInt();
    const ConnectOptions server {.conninfo = arguments[1].toUtf8()};
    const ResetRequest request {.server = server,
                                .scratch = server,
                                .game = game,
                                .archiveFolder = arguments[2],
                                .onProgress = [fatal](ResetStep step, const QString&) {
                                    if (static_cast<int>(step) == fatal)
                                        ::kill(::getpid(), SIGKILL);
                                }};
    const auto begin = [&]() -> Result<ResetState> {
        const auto plan = planReset(request, arguments[3], true);
        return plan ? resetWeek(request, *plan, plan->confirmation(), plan->hash)
                    : Result<ResetState>(plan.error());
    };
    auto session = Session::open(server);
    const auto unfinished = session ? unfinishedReset(*session, arguments[3])
                                    : Result<std::optional<ResetState>>(session.error());
    const auto done = !unfinished ? Result<ResetState>(unfinished.error())
        : *unfinished             ? resumeReset(request, arguments[3])
                                  : begin();
    if (!done)
        qWarning("%s", qPrintable(done.error().text()));
    return done ? 0 : 1;
}

}

class TestReset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void wholeReset();
    void keepsTheOldWeek();
    void frozenWeekOnlyReads();
    void writersAreKeptOut();
    void refusedConfirmations();
    void killedAndResumed_data();
    void killedAndResumed();
    void killedAtAnyTime();
    void killedAndTakenBack_data();
    void killedAndTakenBack();
    void lostServerProcesses();
    void failingHooks();
    void foreignNextWeekIsLeftAlone();
    void existingNextWeekIsUsed();
    void nextWeekInUseIsSpared();
    void preparedNextWeekSaysWhatGoes();
    void rolesGoOn();
    void noWayBackAfterTheSwitch();
    void racingResetsHaveOneWinner();
    void racingOperations();

private:
    ResetRequest request() const
    {
        return {.server = m_server.options(),
                .scratch = m_server.options(),
                .game = m_game,
                .archiveFolder = m_folder.path(),
                .by = {.reason = QStringLiteral("a test")}};
    }
    Result<ResetState> reset(const ResetRequest& asked, bool drops = true) const
    {
        const auto plan = planReset(asked, m_week.name, drops);
        return plan ? resetWeek(asked, *plan, plan->confirmation(), plan->hash)
                    : Result<ResetState>(plan.error());
    }
    /// The reset, begun or resumed, in a program of its own.
    void startChild(QProcess& child, int step)
    {
        child.setProcessChannelMode(QProcess::ForwardedChannels);
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--child"), m_game.prefix, QString::fromUtf8(m_server.options().conninfo),
                     m_folder.path(), m_week.name, QString::number(step)});
        QVERIFY(child.waitForStarted(Patience));
    }
    /// Kills it at the step.
    void killAt(int step)
    {
        QProcess child;
        startChild(child, step);
        QVERIFY(child.waitForFinished(Patience));
        QVERIFY(child.exitStatus() == QProcess::CrashExit);
    }
    QString contentOf(const QString& week)
    {
        auto session = m_server.open(week);
        return WeekServer::ask(
            session,
            "SELECT (SELECT string_agg(key || '=' || value, ',' ORDER BY key) FROM public.config) || ' ' || "
            "(SELECT "
            "string_agg(id || twice, ',' ORDER BY id) FROM public.players) || ' ' || (SELECT count(*) FROM "
            "public.events) || ' ' || nextval('public.players_id_seq')");
    }
    QStringList weeks()
    {
        auto session = m_server.open();
        return WeekServer::ask(
                   session,
                   "SELECT coalesce(string_agg(datname, ',' ORDER BY datname), '') FROM pg_database "
                   "WHERE datname LIKE '"
                       + m_game.prefix.toUtf8() + "%'")
            .split(QLatin1Char(','));
    }
    void verifyNext(bool oldIsGone)
    {
        QCOMPARE(contentOf(m_next), QStringLiteral("speed=9 1aa,2bb 0 41"));
        QCOMPARE(weeks(), oldIsGone ? QStringList({m_next}) : QStringList({m_week.name, m_next}));
        auto session = m_server.open();
        QVERIFY(!*unfinishedReset(session, m_week.name));
        QVERIFY(readDatabaseFacts(session, m_next)->comment.contains(QLatin1String("\"live\"")));
    }

    AdminDatabases m_server;
    QTemporaryDir m_folder;
    GameDefinition m_game;
    WeekIdentity m_week;
    QString m_next;
    int m_count = 0;
};

void TestReset::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
}

/// A week of a game of its own, far in the future, so that the next one is the one after it.
void TestReset::init()
{
    m_game = gameOf(WeekServer::prefix() + QLatin1Char('r') + QString::number(++m_count));
    const WeekName name {m_game.prefix, 2090, 5};
    m_next = name.next()->toString();
    m_server.weeks().made(name.toString());
    m_server.weeks().made(m_next);
    auto session = m_server.open();
    const auto created = createWeek(session, m_game, name);
    VERIFY_RESULT(created);
    m_week = *created;
    auto inside = m_server.open(m_week.name);
    VERIFY_RESULT(migrate(inside, m_game));
    WeekServer::run(
        inside,
        "DELETE FROM public.config WHERE key = 'new'; UPDATE public.config SET value = '9'; INSERT INTO "
        "public.players (name) VALUES ('a'), ('b'); INSERT INTO public.events VALUES (1, 1); SELECT "
        "setval('public.players_id_seq', 40)");
}

void TestReset::wholeReset()
{
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
    const auto state = reset(asked);
    VERIFY_RESULT(state);
    QVERIFY(state->isOver && state->done.size() == Steps);
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
    const auto asked = request();
    const auto plan = planReset(asked, m_week.name, true);
    VERIFY_RESULT(plan);
    QCOMPARE(plan->next.toString(), m_next);
    QVERIFY(plan->obstacles.isEmpty() && !plan->nextExists);
    QVERIFY(!resetWeek(asked, *plan, m_week.name, plan->hash));
    QVERIFY(!resetWeek(asked, *plan, plan->confirmation(), "x"));
    QVERIFY(planReset(asked, m_week.name, false)->hash != plan->hash);
    QVERIFY(!resumeReset(asked, m_week.name) && !undoReset(asked, m_week.name));
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

void TestReset::killedAndResumed_data()
{
    QTest::addColumn<int>("step");
    for (int step = 0; step < Steps; ++step)
        QTest::newRow(qPrintable(resetStepName(static_cast<ResetStep>(step)))) << step;
}

void TestReset::killedAndResumed()
{
    QFETCH(int, step);
    killAt(step);
    QVERIFY(weeks().contains(m_week.name));
    const auto blocked = reset(request());
    QVERIFY(!blocked && blocked.error().detail.contains(QLatin1String("begun already")));
    const auto state = resumeReset(request(), m_week.name);
    VERIFY_RESULT(state);
    QVERIFY(state->isOver && state->drops);
    verifyNext(true);
}

/// Killed in the middle of whatever it does, again and again, also while it resumes: the old week is whole
/// until the next one is, and in the end all is right.
void TestReset::killedAtAnyTime()
{
    const int kills = qEnvironmentVariableIsSet("WEEKGLASS_RESET_KILLS")
        ? qEnvironmentVariableIntValue("WEEKGLASS_RESET_KILLS")
        : 20;
    QRandomGenerator random(QRandomGenerator::global()->generate());
    int longest = 500; // of a reset that nobody killed, in ms
    int resets = 1;
    for (int killed = 0; killed < kills;) {
        QProcess child;
        QElapsedTimer clock;
        clock.start();
        startChild(child, -1);
        if (!child.waitForFinished(random.bounded(longest))) {
            child.kill();
            QVERIFY(child.waitForFinished(Patience));
            ++killed;
            auto session = m_server.open();
            const auto unfinished = unfinishedReset(session, m_week.name);
            VERIFY_RESULT(unfinished);
            const bool hasSwitched = *unfinished && (*unfinished)->isDone(ResetStep::SwitchOver);
            if (!hasSwitched && AdminDatabases::exists(session, m_week.name)) {
                auto old = m_server.open(m_week.name);
                QCOMPARE(
                    WeekServer::ask(old,
                                    "SELECT (SELECT count(*) FROM public.events) + (SELECT count(*) FROM "
                                    "public.players) + (SELECT count(*) FROM public.config)"),
                    QStringLiteral("4"));
            } else {
                QVERIFY(AdminDatabases::exists(session, m_next));
            }
            // what a kill leaves on the server, too
            longest = std::min(longest + longest / 4, 10000);
            continue;
        }
        QVERIFY(child.exitStatus() == QProcess::NormalExit && child.exitCode() == 0);
        longest = std::max(500, static_cast<int>(clock.elapsed()));
        verifyNext(true);
        init(); // another week
        ++resets;
    }
    auto session = m_server.open();
    if (AdminDatabases::exists(session, m_week.name) && !*unfinishedReset(session, m_week.name))
        VERIFY_RESULT(reset(request())); // it was killed before it had begun
    else if (*unfinishedReset(session, m_week.name))
        VERIFY_RESULT(resumeReset(request(), m_week.name));
    verifyNext(true);
    qInfo("%d kills in %d resets", kills, resets);
}

void TestReset::killedAndTakenBack_data()
{
    QTest::addColumn<int>("step");
    for (const ResetStep step : {ResetStep::KeepHistory, ResetStep::Create, ResetStep::SwitchOver})
        QTest::newRow(qPrintable(resetStepName(step))) << static_cast<int>(step);
}

void TestReset::killedAndTakenBack()
{
    QFETCH(int, step);
    killAt(step);
    VERIFY_RESULT(undoReset(request(), m_week.name));
    QCOMPARE(weeks(), QStringList({m_week.name}));
    auto inside = m_server.open(m_week.name);
    WeekServer::run(inside, "INSERT INTO public.events VALUES (2, 2)"); // as before
    QVERIFY(!undoReset(request(), m_week.name));
    QVERIFY(planReset(request(), m_week.name, true)->obstacles.isEmpty()); // and it can be begun anew
}

/// Not the program but the server's processes die, at each step.
void TestReset::lostServerProcesses()
{
    if (!m_server.weeks().isOwn())
        QSKIP("It would end the sessions of others.");
    auto monitor = m_server.open();
    std::set<ResetStep> hit;
    auto asked = request();
    asked.onProgress = [&](ResetStep step, const QString&) {
        if (hit.insert(step).second)
            (void)WeekServer::ask(monitor,
                                  "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE "
                                  "pid <> pg_backend_pid() AND backend_type = 'client backend'");
    };
    auto state = reset(asked);
    for (int attempt = 0; !state && attempt < Steps + 1; ++attempt) {
        QVERIFY(weeks().contains(m_week.name) || weeks().contains(m_next));
        state = resumeReset(asked, m_week.name);
    }
    VERIFY_RESULT(state);
    QCOMPARE(hit.size(), std::size_t(Steps));
    verifyNext(true);
}

void TestReset::failingHooks()
{
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
    QVERIFY(!resumeReset(asked, m_week.name));
    VERIFY_RESULT(resumeReset(request(), m_week.name));
    verifyNext(true);
}

void TestReset::foreignNextWeekIsLeftAlone()
{
    killAt(static_cast<int>(ResetStep::Create));
    auto session = m_server.open();
    const auto foreign = createWeek(session, m_game, *WeekName::match(m_next));
    VERIFY_RESULT(foreign);
    auto inside = m_server.open(m_next);
    WeekServer::run(inside, "CREATE TABLE public.precious ()");
    const auto refused = resumeReset(request(), m_week.name);
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("Somebody else")));
    VERIFY_RESULT(undoReset(request(), m_week.name));
    QCOMPARE(readDatabaseFacts(session, m_next)->identity, *foreign);
}

void TestReset::existingNextWeekIsUsed()
{
    auto session = m_server.open();
    VERIFY_RESULT(createWeek(session, m_game, *WeekName::match(m_next)));
    const auto plan = planReset(request(), m_week.name, false);
    QVERIFY(plan && plan->nextExists);
    killAt(static_cast<int>(ResetStep::SwitchOver));
    VERIFY_RESULT(undoReset(request(), m_week.name));
    QCOMPARE(weeks(), QStringList({m_week.name, m_next})); // it was not the reset's to drop
}

/// What is played there is not replaced by what was played before.
void TestReset::nextWeekInUseIsSpared()
{
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
    QVERIFY(!resetWeek(request(), *plan, plan->confirmation(), plan->hash)); // more would go than was said
    WeekServer::run(next, "DELETE FROM public.players");
    auto asked = request(); // and then while the old week is archived
    asked.onProgress = [&](ResetStep step, const QString& text) {
        if (step == ResetStep::Archive && text.isEmpty())
            WeekServer::run(next, "INSERT INTO public.players (name) VALUES ('early')");
    };
    const auto stopped = resetWeek(asked, *plan, plan->confirmation(), plan->hash);
    QVERIFY(!stopped);
    QVERIFY2(stopped.error().message.contains(QLatin1String("Somebody has written")),
             qPrintable(stopped.error().text()));
    QCOMPARE(WeekServer::ask(next, "SELECT name FROM public.players"), QStringLiteral("early"));
    VERIFY_RESULT(undoReset(request(), m_week.name));
    WeekServer::run(next, "DELETE FROM public.players");
    next = m_server.open();
    VERIFY_RESULT(resetWeek(request(), *plan, plan->confirmation(), plan->hash));
    verifyNext(true);
}

/// A week with the roles of its game is followed by one with them, also after a kill.
void TestReset::rolesGoOn()
{
    m_game.id += QStringLiteral("x"); // whose roles no other test has
    auto session = m_server.open();
    WeekServer::run(session, "DROP DATABASE " + m_week.name.toUtf8());
    const auto made =
        makeNewWeek({.server = m_server.options(), .game = m_game, .name = *WeekName::match(m_week.name)});
    VERIFY_RESULT(made);
    m_week = *made;
    auto inside = m_server.open(m_week.name);
    WeekServer::run(inside, "INSERT INTO public.players (name) VALUES ('a')");
    auto asked = request();
    asked.switchOver = [](const WeekIdentity&, const WeekIdentity&) -> Result<void> {
        return Error {.message = QStringLiteral("not yet")};
    };
    QVERIFY(!reset(asked, false));
    const QByteArray writer = roleName(m_game, GameRole::Writer).toUtf8();
    const auto connects = [&](const QString& week) {
        return WeekServer::ask(session,
                               "SELECT has_database_privilege('" + writer + "', '" + week.toUtf8()
                                   + "', 'CONNECT')::int");
    };
    QCOMPARE(connects(m_week.name), QStringLiteral("0"));
    QCOMPARE(connects(m_next), QStringLiteral("1"));
    VERIFY_RESULT(undoReset(request(), m_week.name));
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

void TestReset::noWayBackAfterTheSwitch()
{
    killAt(static_cast<int>(ResetStep::Drop));
    const auto refused = undoReset(request(), m_week.name);
    QVERIFY(!refused && refused.error().message.contains(QLatin1String("no way back")));
    VERIFY_RESULT(resumeReset(request(), m_week.name));
    verifyNext(true);
}

void TestReset::racingResetsHaveOneWinner()
{
    const auto plan = planReset(request(), m_week.name, true);
    VERIFY_RESULT(plan);
    std::vector<std::future<QString>> workers;
    for (int i = 0; i < 40; ++i)
        workers.push_back(std::async(std::launch::async, [&] {
            const auto done = resetWeek(request(), *plan, plan->confirmation(), plan->hash);
            return done ? QStringLiteral("done") : done.error().message;
        }));
    QStringList answers;
    for (auto& worker : workers)
        answers << worker.get();
    QVERIFY2(answers.count(QStringLiteral("done")) == 1, qPrintable(answers.join(QLatin1Char('\n'))));
    verifyNext(true);
}

/// Forty who create, drop and reset the same week at once: each answer is one that is known, and what is left
/// is whole.
void TestReset::racingOperations()
{
    const QSet<QString> known {QStringLiteral("42P04"), QStringLiteral("23505"), QStringLiteral("55006"),
                               QStringLiteral("3D000"), QString()}; // none: refused by us
    const WeekName name = *WeekName::match(m_week.name);
    std::vector<std::future<QString>> workers;
    for (int i = 0; i < 40; ++i)
        workers.push_back(std::async(std::launch::async, [&, i]() -> QString {
            if (i % 4 == 0) {
                const auto done = reset(request());
                return done ? QString() : done.error().sqlState;
            }
            if (i % 4 == 1) {
                const auto plan = planDrop(m_server.options(), m_week.name);
                const auto done = plan ? dropWeek(m_server.options(), plan->week,
                                                  {.typed = plan->confirmation(),
                                                   .hash = plan->hash,
                                                   .withoutArchive = QStringLiteral("race")},
                                                  {.lockWait = std::chrono::seconds(1)})
                                       : Result<QByteArray>(plan.error());
                return done ? QString() : done.error().sqlState;
            }
            auto session = m_server.open();
            const auto made = createWeek(session, m_game, name, {.lockWait = std::chrono::seconds(1)});
            return made ? QString() : made.error().sqlState;
        }));
    for (auto& worker : workers) {
        const QString state = worker.get();
        QVERIFY2(known.contains(state), qPrintable(state));
    }
    auto session = m_server.open();
    QCOMPARE(WeekServer::ask(session,
                             "SELECT count(*) FROM pg_database WHERE datconnlimit = -2 OR datname LIKE "
                             "'weekglass_scratch%' OR NOT datallowconn AND datname <> 'template0'"),
             QStringLiteral("0"));
    const auto unfinished = unfinishedReset(session, m_week.name);
    VERIFY_RESULT(unfinished);
    if (*unfinished
        && AdminDatabases::exists(session, m_week.name) // one whose week was dropped under it cannot go on
        && readDatabaseFacts(session, m_week.name)->identity == (*unfinished)->week)
        VERIFY_RESULT(undoReset(request(), m_week.name));
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 7 && QByteArrayView(argv[1]) == "--child")
        return runChild(QCoreApplication::arguments().mid(2));
    TestReset test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_reset.moc"
