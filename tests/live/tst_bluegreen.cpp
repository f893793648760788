#include "bluegreentest.h"
#include "lifecycle/board.h"
#include "lifecycle/resetweek.h"

using namespace Weekglass;
using namespace Weekglass::Pg;

/// A week gets its next schema as a copy with its rows.
class TestBlueGreen : public BlueGreenTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { makeWeek(); }

    void switchesOver();
    void goesBackAndForth();
    void nobodyWritesMeanwhile();
    void failedValidationSwitchesNothing();
    void failedMigrationSwitchesNothing();
    void whoeverOpensItGetsANewCopy();
    void planIsHeldAgainstWhatIsThere();
    void refused();
    void backIsRefusedForAnotherWeek();
    void overdueAfterHalfAnHour();
};

void TestBlueGreen::switchesOver()
{
    const auto plan = planBlueGreen(request(), m_week.name);
    VERIFY_RESULT(plan);
    QVERIFY2(plan->obstacles.isEmpty(), qPrintable(plan->obstacles.join(QLatin1Char('\n'))));
    QCOMPARE(plan->version + plan->target + plan->files.join(QLatin1Char(' ')),
             QStringLiteral("12V2__wide.sql"));
    QVERIFY(plan->bytes.value_or(0) > 0);
    QStringList told;
    auto asked = request();
    asked.onProgress = [&told](BlueGreenStep step, const QString&) {
        if (!told.contains(blueGreenStepName(step)))
            told << blueGreenStepName(step);
    };
    const auto state = begin(asked);
    VERIFY_RESULT(state);
    QCOMPARE(told.join(QLatin1Char(' ')), QStringLiteral("close copy migrate validate switch over"));
    QCOMPARE(state->answers.size(), 2U);
    QCOMPARE(state->answers[0].told, QStringLiteral("no rows"));
    QVERIFY2(state->answers[1].isPassed && state->answers[1].told.contains(QLatin1String("100")),
             qPrintable(state->answers[1].told));
    verifyNew();
    QCOMPARE(ask({},
                 "SELECT string_agg(coalesce(step, event), ' ' ORDER BY number) FROM weekglass.week_log "
                 "WHERE kind = "
                 "'blue-green' AND reason = 'a test' AND week = '"
                     + m_week.name.toUtf8() + "'"),
             QStringLiteral("begun close copy migrate validate switch over done"));
}

/// What was written meanwhile is in the one that is kept.
void TestBlueGreen::goesBackAndForth()
{
    VERIFY_RESULT(begin(request()));
    run(m_week.name, "INSERT INTO public.accounts VALUES (101, 1)");
    VERIFY_RESULT(back());
    verifyOld();
    QCOMPARE(ask({},
                 "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '"
                     + m_week.name.toUtf8() + "'"),
             QStringLiteral("as somebody wrote it"));
    const QStringList all = databases();
    QCOMPARE(all.size(), 2);
    QCOMPARE(coins(all[1]), QStringLiteral("101 50501"));
    QVERIFY(!back());
    VERIFY_RESULT(begin(request())); // the copy that is kept is in nobody's way
    QCOMPARE(databases().size(), 3);
    QCOMPARE(version(m_week.name), QStringLiteral("2"));
}

void TestBlueGreen::nobodyWritesMeanwhile()
{
    auto asked = request();
    int refused = 0;
    asked.onProgress = [&](BlueGreenStep step, const QString&) {
        if (step == BlueGreenStep::Close)
            return;
        ConnectOptions writer = m_server.options();
        writer.database = m_week.name.toUtf8();
        refused += Session::open(writer) ? 0 : 1;
    };
    VERIFY_RESULT(begin(asked));
    QVERIFY(refused >= 4);
    verifyNew();
}

void TestBlueGreen::failedValidationSwitchesNothing()
{
    m_game.migrations[1].text += "\nUPDATE public.accounts SET coins = -5 WHERE id = 7;";
    const auto failed = begin(request());
    QVERIFY(!failed);
    QVERIFY2(failed.error().detail.contains(QLatin1String("Nobody owes: 1 row"))
                 && failed.error().detail.contains(QLatin1String("All coins are there: ")),
             qPrintable(failed.error().text()));
    QVERIFY(isInterrupted());
    const auto state = waiting();
    VERIFY_RESULT(state);
    QCOMPARE(state->answers.size(), 2U);
    QVERIFY(!state->answers[0].isPassed && !state->answers[1].isPassed);
    QVERIFY(!planReset({.server = m_server.trusting(), .scratch = m_server.options(), .game = m_game},
                       m_week.name, false)
                 ->obstacles.isEmpty());
    run(state->green, "UPDATE public.accounts SET coins = 70 WHERE id = 7"); // put right in the copy
    VERIFY_RESULT(resume(request()));
    verifyNew();
}

void TestBlueGreen::failedMigrationSwitchesNothing()
{
    m_game.migrations[1].text += "\nSELECT 1 / 0;";
    QVERIFY(!begin(request()));
    QVERIFY(isInterrupted());
    VERIFY_RESULT(undo());
    verifyOld();
    QCOMPARE(databases(), QStringList {m_week.name});
}

/// Then rows may have been written that the copy lacks.
void TestBlueGreen::whoeverOpensItGetsANewCopy()
{
    m_game.migrations[1].text += "\nSELECT 1 / 0;";
    QVERIFY(!begin(request()));
    run({}, "ALTER DATABASE " + m_week.name.toUtf8() + " ALLOW_CONNECTIONS true");
    run(m_week.name, "INSERT INTO public.accounts VALUES (101, 1)");
    m_game = blueGreenGame(m_game.prefix);
    VERIFY_RESULT(resume(request()));
    QCOMPARE(coins(m_week.name), QStringLiteral("101 50501"));
    QCOMPARE(version(m_week.name), QStringLiteral("2"));
    QCOMPARE(databases().size(), 2);
}

void TestBlueGreen::planIsHeldAgainstWhatIsThere()
{
    const auto plan = planBlueGreen(request(), m_week.name);
    VERIFY_RESULT(plan);
    QVERIFY(!beginBlueGreen(request(), *plan, QStringLiteral("yes"), plan->hash));
    m_game.migrations[1].text += "\nCREATE TABLE public.more ();";
    const auto refused = beginBlueGreen(request(), *plan, plan->phrase, plan->hash);
    QVERIFY(!refused);
    auto production = request();
    production.typedInProduction = QStringLiteral("1");
    m_game = blueGreenGame(m_game.prefix);
    QVERIFY(!beginBlueGreen(production, *plan, plan->phrase, plan->hash));
    verifyOld();
    QCOMPARE(databases(), QStringList {m_week.name});
}

void TestBlueGreen::refused()
{
    const auto obstacles = [this] {
        const auto plan = planBlueGreen(request(), m_week.name);
        return plan ? plan->obstacles.join(QLatin1Char('\n')) : plan.error().text();
    };
    run({}, "ALTER DATABASE " + m_week.name.toUtf8() + " SET default_transaction_read_only = on");
    QVERIFY2(obstacles().contains(QLatin1String("frozen")), qPrintable(obstacles()));
    run({}, "ALTER DATABASE " + m_week.name.toUtf8() + " RESET default_transaction_read_only");
    VERIFY_RESULT(begin(request()));
    QVERIFY2(obstacles().contains(QLatin1String("newest version")), qPrintable(obstacles()));
    QVERIFY2(obstacles().contains(QLatin1String("_blue_")), qPrintable(obstacles()));
    QVERIFY(!planBlueGreen(request(), QStringLiteral("nobody_2025_w01")));
}

/// The name alone does not make it the one that the change made.
void TestBlueGreen::backIsRefusedForAnotherWeek()
{
    VERIFY_RESULT(begin(request()));
    run({}, "DROP DATABASE " + m_week.name.toUtf8());
    run({}, "CREATE DATABASE " + m_week.name.toUtf8());
    const auto refused = back();
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QLatin1String("no longer the database")),
             qPrintable(refused.error().text()));
    QCOMPARE(databases().size(), 2);
}

void TestBlueGreen::overdueAfterHalfAnHour()
{
    VERIFY_RESULT(begin(request()));
    run({},
        "ALTER TABLE weekglass.week_log DISABLE TRIGGER week_log_only_grows; UPDATE weekglass.week_log SET "
        "at = at - "
        "INTERVAL '31 minutes' WHERE week = '"
            + m_week.name.toUtf8() + "'; ALTER TABLE weekglass.week_log ENABLE TRIGGER week_log_only_grows");
    auto session = m_server.open();
    const auto kept = keptCopies(session);
    VERIFY_RESULT(kept);
    const auto own = std::ranges::find(*kept, m_week.name, &KeptCopy::week);
    QVERIFY(own != kept->end() && own->isOverdue);
    const auto dropped = planDrop(m_server.trusting(), own->identity.name); // by the same rule as any
    VERIFY_RESULT(dropped);
    QVERIFY(dropped->obstacles.isEmpty() && dropped->needsOverride());
    VERIFY_RESULT(back()); // as long as it is there
}

QTEST_GUILESS_MAIN(TestBlueGreen)
#include "tst_bluegreen.moc"
