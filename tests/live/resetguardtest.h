#pragma once

#include "resettest.h"
#include "weeks/weekcard.h"

#include <QTest>

namespace Weekglass {

/// A reset that stops, and what others did meanwhile.
class ResetGuardTest : public ResetTest
{
protected:
    void addMigration(const QByteArray& sql)
    {
        m_game.migrations.push_back({QStringLiteral("migrations/V3__changed.sql"), sql});
    }
    QString askNext(const QByteArray& query)
    {
        auto next = m_server.open(m_next);
        return WeekServer::ask(next, query);
    }
    void runIn(const QString& week, const QByteArray& script)
    {
        auto session = m_server.open(week);
        WeekServer::run(session, script);
    }
    bool exists(const QString& week)
    {
        auto session = m_server.open();
        return AdminDatabases::exists(session, week);
    }
    WeekCard cardOfNext()
    {
        auto session = m_server.open();
        const auto facts = readDatabaseFacts(session, m_next);
        return facts ? weekCardOf(facts->comment) : WeekCard();
    }
    void drop(const QString& week) { runIn({}, "DROP DATABASE " + week.toUtf8() + " WITH (FORCE)"); }
    /// Refused with these words, and nothing is done.
    template<typename State>
    void verifyRefused(const Result<State>& answer, const char* words)
    {
        QVERIFY(!answer);
        QVERIFY2(answer.error().text().contains(QLatin1String(words)), qPrintable(answer.error().text()));
        QVERIFY(exists(m_week.name));
        auto old = m_server.open(m_week.name);
        QCOMPARE(WeekServer::ask(old, "SELECT count(*) FROM public.players"), QStringLiteral("2"));
    }
    void verifyTakenBack()
    {
        VERIFY_RESULT(undo());
        QVERIFY(!waiting());
        runIn(m_week.name, "INSERT INTO public.events VALUES (7, 1)"); // as before
    }
};

}
