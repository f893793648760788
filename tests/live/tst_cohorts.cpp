#include "weekserver.h"

#include "lifecycle/sample.h"
#include "metrics/cohorts.h"
#include "migrations/migrate.h"

#include <QMap>
#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

using namespace Weekglass;

namespace {

constexpr qint64 Second = 1'000'000;
constexpr qint64 Day = 86400 * Second;
constexpr qint64 Start = 1'748'822'400 * Second; // 2025-06-02 00:00 UTC

struct Act
{
    QString who;
    qint64 at = 0;
};

QByteArray timeOf(qint64 at)
{
    return "'epoch'::timestamptz + " + QByteArray::number(at) + " * interval '1 microsecond'";
}

GameFile file(const char* name, const QByteArray& text)
{
    return {.name = QLatin1String(name), .text = text};
}

}

/// Cohorts against what is counted here, one subject after another.
class TestCohorts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCellIsCounted();
    void subjectsOfEveryCell();
    void listIsBounded();
    void laterRowsAreLeftOut();
    void weekOfManyDays();
    void namesOfSubjects();
    void refused_data();
    void refused();
    void stopsAtItsDeadline();
    void shippedGames_data();
    void shippedGames();
    void csv();

private:
    /// Days on which somebody did something; the first is the cohort's. None for one that came before.
    QMap<QString, QSet<int>> daysOf() const;
    CohortTable read()
    {
        auto table = fetchCohorts(*m_session, m_game, m_game.cohorts.front());
        if (!table)
            qFatal("%s", qPrintable(table.error().text()));
        return *std::move(table);
    }

    WeekServer m_server;
    GameDefinition m_game;
    std::unique_ptr<Pg::Session> m_session;
    std::vector<Act> m_acts;
};

/// Three hundred people, many of whose times are those at which a day begins, or just before.
void TestCohorts::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game.id = QStringLiteral("people");
    m_game.title = QStringLiteral("People");
    m_game.prefix = WeekServer::prefix();
    m_game.events = {{.id = QStringLiteral("acts"),
                      .title = QStringLiteral("Acts"),
                      .query = file("acts.sql",
                                    "SELECT id, at, 'act' AS kind, who AS subject, '{}'::jsonb AS "
                                    "payload FROM public.acts")}};
    m_game.reset = file("reset.sql", "SELECT " + timeOf(Start) + " AS reset_at");
    m_game.cohorts = {{.id = QStringLiteral("people"),
                       .title = QStringLiteral("People"),
                       .description = {},
                       .firstSeen = file("first.sql", "SELECT who AS subject, at FROM public.acts"),
                       .returns = file("returns.sql", "SELECT who AS subject, at FROM public.acts;")}};
    m_session = std::make_unique<Pg::Session>(m_server.open(m_server.newWeek(m_game).toString()));
    QRandomGenerator random(7);
    QByteArray rows;
    for (int i = 0; i < 2500; ++i) {
        const qint64 border = Start + random.bounded(-1, 6) * Day;
        const qint64 at = i % 3 == 0 ? border
            : i % 3 == 1             ? border - 1
                                     : border + random.bounded(86400) * Second;
        const int who = random.bounded(1, 300);
        m_acts.push_back({QStringLiteral("person %1").arg(who, 3, 10, QLatin1Char('0')), at});
        rows +=
            (i == 0 ? "(" : ", (") + QByteArray("'") + m_acts.back().who.toUtf8() + "', " + timeOf(at) + ')';
    }
    WeekServer::run(*m_session,
                    "CREATE TABLE public.acts (id bigserial, who text, at timestamptz); INSERT INTO "
                    "public.acts (who, at) VALUES "
                        + rows
                        + "; INSERT INTO public.acts (who, at) VALUES (NULL, now())"
                          ", ('nobody', 'infinity'), ('nobody', '-infinity'); DELETE FROM public.acts "
                          "WHERE who IS NULL");
}

QMap<QString, QSet<int>> TestCohorts::daysOf() const
{
    QMap<QString, QSet<int>> days;
    for (const Act& act : m_acts)
        days[act.who] << static_cast<int>(act.at < Start ? -1 : (act.at - Start) / Day);
    return days;
}

void TestCohorts::everyCellIsCounted()
{
    const CohortTable table = read();
    const auto last = std::ranges::max_element(m_acts, {}, &Act::at)->at;
    QCOMPARE(table.lastAt, last);
    QCOMPARE(table.start.at, Start);
    const int days = static_cast<int>((last - Start) / Day) + 1;
    std::vector<Cohort> expected;
    for (int day = 0; day < days; ++day)
        expected.push_back({.active = std::vector<qint64>(static_cast<std::size_t>(days - day))});
    qint64 earlier = 0;
    const auto all = daysOf();
    for (const QSet<int>& seen : all) {
        const int first = *std::ranges::min_element(seen);
        if (first < 0) {
            ++earlier;
            continue;
        }
        Cohort& cohort = expected[static_cast<std::size_t>(first)];
        ++cohort.size;
        for (const int day : seen)
            ++cohort.active[static_cast<std::size_t>(day - first)];
    }
    QVERIFY(earlier > 0 && expected[0].size > 0 && expected[1].size > 0);
    QCOMPARE(table.earlier, earlier);
    QVERIFY(table.cohorts == expected);
    for (int day = 0; day < days; ++day)
        QCOMPARE(table.isOver(day), day + 1 < days);
}

void TestCohorts::subjectsOfEveryCell()
{
    const CohortTable table = read();
    const auto all = daysOf();
    const int days = static_cast<int>(table.cohorts.size());
    for (int day = 0; day < days; ++day) {
        for (int after = -1; day + after < days; ++after) {
            const CohortCell cell {.day = day, .after = after < 0 ? std::nullopt : std::optional(after)};
            QStringList expected;
            for (auto each = all.cbegin(); each != all.cend(); ++each) {
                const bool isIn = *std::ranges::min_element(each.value()) == day;
                if (isIn && (after < 0 || each.value().contains(day + after)))
                    expected << each.key();
            }
            const auto subjects =
                fetchCohortSubjects(*m_session, m_game, m_game.cohorts.front(), table, cell);
            VERIFY_RESULT(subjects);
            QStringList found;
            for (const CohortSubject& subject : subjects->list) {
                found << subject.subject;
                QVERIFY(subject.firstAt >= table.dayBegin(day) && subject.firstAt < table.dayEnd(day));
            }
            QCOMPARE(found, expected);
            QCOMPARE(subjects->count, expected.size());
            const Cohort& cohort = table.cohorts[static_cast<std::size_t>(day)];
            QCOMPARE(subjects->count,
                     after < 0 ? cohort.size : cohort.active[static_cast<std::size_t>(after)]);
        }
    }
}

void TestCohorts::listIsBounded()
{
    const CohortTable table = read();
    const auto subjects =
        fetchCohortSubjects(*m_session, m_game, m_game.cohorts.front(), table, {.day = 0}, 3);
    VERIFY_RESULT(subjects);
    QCOMPARE(subjects->list.size(), std::size_t(3));
    QCOMPARE(subjects->count, table.cohorts[0].size);
}

/// The week ends with its last event, whatever the queries of the cohorts tell.
void TestCohorts::laterRowsAreLeftOut()
{
    const CohortTable before = read();
    const QByteArray later = " UNION ALL SELECT 'later', " + timeOf(before.lastAt + 1)
        + " UNION ALL SELECT 'person 001', " + timeOf(before.lastAt + Day);
    GameDefinition game = m_game;
    game.cohorts.front().firstSeen.text += later;
    game.cohorts.front().returns.text.replace(";", QByteArray(later + ';'));
    const auto table = fetchCohorts(*m_session, game, game.cohorts.front());
    VERIFY_RESULT(table);
    QVERIFY(table->cohorts == before.cohorts);
    QCOMPARE(table->earlier, before.earlier);
    const int last = static_cast<int>(table->cohorts.size()) - 1;
    const auto subjects = fetchCohortSubjects(*m_session, game, game.cohorts.front(), *table, {.day = last});
    VERIFY_RESULT(subjects);
    QCOMPARE(subjects->count, before.cohorts.back().size);
}

void TestCohorts::weekOfManyDays()
{
    GameDefinition game = m_game;
    game.reset->text = "SELECT " + timeOf(Start - 99 * Day) + " AS reset_at";
    const auto table = fetchCohorts(*m_session, game, game.cohorts.front());
    VERIFY_RESULT(table);
    QVERIFY(table->isCut);
    QCOMPARE(table->cohorts.size(), std::size_t(CohortTable::MostDays));
    const auto all = daysOf();
    qint64 early = 0; // on the day before, or on the first one
    for (const QSet<int>& seen : all)
        early += *std::ranges::min_element(seen) == 0 ? 1 : 0;
    QCOMPARE(table->cohorts[99].size, early);
}

void TestCohorts::namesOfSubjects()
{
    GameDefinition game = m_game;
    game.cohorts.front().events = QStringLiteral("acts");
    game.names = {{.title = QStringLiteral("People"),
                   .query = file("names.sql",
                                 "SELECT DISTINCT who AS id, 'Dr ' || upper(who) AS name, '' AS "
                                 "detail FROM public.acts WHERE who < 'person 200'"),
                   .events = QStringLiteral("acts")}};
    const CohortTable table = read();
    const auto subjects = fetchCohortSubjects(*m_session, game, game.cohorts.front(), table, {.day = 0});
    VERIFY_RESULT(subjects);
    QCOMPARE(subjects->count, table.cohorts[0].size);
    for (const CohortSubject& subject : subjects->list)
        QCOMPARE(subject.name,
                 subject.subject < QStringLiteral("person 200")
                     ? QString(QStringLiteral("Dr ") + subject.subject.toUpper())
                     : QString());
}

void TestCohorts::refused_data()
{
    QTest::addColumn<QByteArray>("events");
    QTest::addColumn<QByteArray>("reset");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QString>("message");
    const QByteArray events = m_game.events.front().query.text;
    const QByteArray good = "SELECT who AS subject, at FROM public.acts";
    QTest::newRow("no start") << QByteArray(events + " WHERE false") << QByteArray() << good
                              << QStringLiteral("The start of the week is unknown");
    QTest::newRow("broken reset") << events << QByteArray("SELECT 1 / 0 AS reset_at") << good
                                  << QStringLiteral("The start of the week is unknown");
    QTest::newRow("ends before it begins") << events << QByteArray("SELECT '2030-01-01'::date AS reset_at")
                                           << good << QStringLiteral("Nothing was recorded");
    QTest::newRow("no subject") << events << m_game.reset->text << QByteArray("SELECT at FROM public.acts")
                                << QStringLiteral("The query lacks the column “subject”");
    QTest::newRow("no time") << events << m_game.reset->text
                             << QByteArray("SELECT who AS subject, who AS at FROM public.acts")
                             << QStringLiteral("The column “at” of the query is not a time");
    QTest::newRow("no table") << events << m_game.reset->text << QByteArray("SELECT * FROM public.gone")
                              << QStringLiteral("public.gone");
}

void TestCohorts::refused()
{
    QFETCH(QByteArray, events);
    QFETCH(QByteArray, reset);
    QFETCH(QByteArray, first);
    QFETCH(QString, message);
    GameDefinition game = m_game;
    game.events.front().query.text = events;
    game.reset->text = reset;
    if (reset.isEmpty())
        game.reset.reset();
    game.cohorts.front().firstSeen.text = first;
    const auto table = fetchCohorts(*m_session, game, game.cohorts.front());
    QVERIFY(!table);
    QVERIFY2(table.error().message.contains(message), qPrintable(table.error().text()));
    VERIFY_RESULT(fetchCohorts(*m_session, m_game, m_game.cohorts.front())); // the session goes on
}

void TestCohorts::stopsAtItsDeadline()
{
    GameDefinition game = m_game;
    game.cohorts.front().returns.text =
        "SELECT 'a' AS subject, a.at FROM public.acts AS a, pg_catalog.pg_sleep(600)";
    const auto table =
        fetchCohorts(*m_session, game, game.cohorts.front(), {.deadline = std::chrono::milliseconds(1500)});
    QVERIFY(!table);
    QVERIFY(table.error().kind == Error::Kind::Timeout);
    QVERIFY(m_session->isUsable());
}

void TestCohorts::shippedGames_data()
{
    QTest::addColumn<QString>("id");
    for (const char* id : {"marketland", "paperdynasty", "spacetraders"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

/// Their samples show that some come later and some come back, and each cell is as plain SQL counts it.
void TestCohorts::shippedGames()
{
    QFETCH(QString, id);
    const GamePointer game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(id);
    auto session = m_server.open(m_server.newWeek(*game).toString());
    VERIFY_RESULT(migrate(session, *game));
    VERIFY_RESULT(fillSample(session, *game, {game->prefix, 2025, 22}, 3));
    const CohortDefinition& definition = game->cohorts.at(0);
    const auto table = fetchCohorts(session, *game, definition);
    VERIFY_RESULT(table);
    QCOMPARE(table->cohorts.size(), std::size_t(7));
    WeekServer::run(session,
                    "CREATE TABLE public.first_seen AS " + definition.firstSeen.text
                        + "; CREATE TABLE public.returned AS " + definition.returns.text);
    qint64 later = 0;
    bool isAnyLost = false;
    for (int day = 0; day < 7; ++day) {
        const Cohort& cohort = table->cohorts[static_cast<std::size_t>(day)];
        const auto within = [&](const QByteArray& at, int of) -> QByteArray {
            return at + " >= " + timeOf(table->dayBegin(of)) + " AND " + at + " < "
                + timeOf(table->dayEnd(of));
        };
        const QByteArray members = "(SELECT subject FROM public.first_seen WHERE " + within("at", day) + ')';
        QCOMPARE(QString::number(cohort.size),
                 WeekServer::ask(session, "SELECT count(*) FROM " + members + " AS m"));
        QCOMPARE(cohort.active.front(), cohort.size);
        later += day > 0 ? cohort.size : 0;
        for (int after = 0; day + after < 7; ++after) {
            const qint64 active = cohort.active[static_cast<std::size_t>(after)];
            QCOMPARE(QString::number(active),
                     WeekServer::ask(session,
                                     "SELECT count(DISTINCT subject) FROM public.returned WHERE subject "
                                     "IN "
                                         + members + " AND " + within("at", day + after)));
            isAnyLost |= active > 0 && active < cohort.size;
        }
    }
    QVERIFY(later > 0 && isAnyLost);
}

void TestCohorts::csv()
{
    CohortTable table {.start = {.at = Start}, .lastAt = Start + Day + 1};
    table.cohorts = {{.size = 4, .active = {4, 1}}, {.size = 0, .active = {0}}};
    QCOMPARE(cohortCsv(table),
             QByteArray("day,day_begins,first_seen,after,active,share,is_over\r\n"
                        "0,2025-06-02 00:00:00.000000+00,4,0,4,1,true\r\n"
                        "0,2025-06-02 00:00:00.000000+00,4,1,1,0.25,false\r\n"
                        "1,2025-06-03 00:00:00.000000+00,0,0,0,,false\r\n"));
}

QTEST_GUILESS_MAIN(TestCohorts)
#include "tst_cohorts.moc"
