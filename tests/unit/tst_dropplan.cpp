#include "lifecycle/dropplan.h"

#include <QTest>

using namespace Weekglass;

namespace {

using Kind = DatabaseUser::Kind;

/// "process:microseconds", where 0 means that we may not know; "prepared:name" is no session.
std::vector<DatabaseUser> usersOf(const QString& text)
{
    std::vector<DatabaseUser> users;
    for (const QString& one : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const QString first = one.section(QLatin1Char(':'), 0, 0);
        const QString second = one.section(QLatin1Char(':'), 1);
        DatabaseUser user;
        user.owner = QStringLiteral("app");
        if (first == QLatin1String("prepared")) {
            user.kind = Kind::Prepared;
            user.name = second;
        } else {
            user.name = first;
            user.started = second.toLongLong();
        }
        users.push_back(user);
    }
    return users;
}

DropPlan planWith(const QString& users, const QByteArray& hash = {})
{
    DropPlan plan;
    plan.users = usersOf(users);
    plan.hash = hash;
    return plan;
}

}

class TestDropPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newcomers_data();
    void newcomers();
    void sessionsShown_data();
    void sessionsShown();
    void overrides();
    void newestArchive_data();
    void newestArchive();
};

void TestDropPlan::newcomers_data()
{
    QTest::addColumn<QString>("planned");
    QTest::addColumn<qint64>("shown");
    QTest::addColumn<QString>("present");
    QTest::addColumn<QString>("found");
    const auto row = [](const char* name, const char* planned, qint64 shown, const char* present,
                        const char* found) {
        QTest::newRow(name) << QString::fromLatin1(planned) << shown << QString::fromLatin1(present)
                            << QString::fromLatin1(found);
    };
    row("nobody", "", 0, "", "");
    row("those that were shown", "11:500 12:700", 700, "11:500 12:700", "");
    row("one that has left", "11:500 12:700", 700, "11:500", "");
    row("one that began later", "11:500", 500, "11:500 12:501", "12");
    row("later than what was confirmed, though planned again", "11:500 12:700", 500, "11:500 12:700", "12");
    row("a process number used again", "11:500", 500, "11:900", "11");
    row("hidden ones count by their process", "11:0", 0, "11:0 12:0", "12");
    row("a hidden one is not new because others are", "11:0 12:500", 500, "11:0 12:500", "");
    row("not we ourselves", "", 500, "99:800", "");
    row("not we ourselves, hidden", "", 500, "99:0", "");
    row("what is prepared has no begin", "", 500, "prepared:gid", "");
}

void TestDropPlan::newcomers()
{
    QFETCH(QString, planned);
    QFETCH(qint64, shown);
    QFETCH(QString, present);
    QStringList found;
    const auto sentences =
        Weekglass::newcomers(usersOf(present), planWith(planned), shown, QStringLiteral("99"));
    for (const QString& sentence : sentences)
        found << sentence.section(QStringLiteral("process "), 1).section(QLatin1Char(';'), 0, 0);
    QTEST(found.join(QLatin1Char(' ')), "found");
}

void TestDropPlan::sessionsShown_data()
{
    QTest::addColumn<QByteArray>("confirmed");
    QTest::addColumn<qint64>("shown"); // -1: another plan
    const auto row = [](const char* name, const QByteArray& confirmed, qint64 shown) {
        QTest::newRow(name) << confirmed << shown;
    };
    row("the plan as it is", "0123456789abcdef-dw", 500);
    row("the same plan with other sessions", "0123456789abcdef-jg", 700);
    row("without sessions", "0123456789abcdef-0", 0);
    row("another plan", "1123456789abcdef-dw", -1);
    row("its begin only", "0123456789abcde-dw", -1);
    row("no sessions", "0123456789abcdef", -1);
    row("an empty number", "0123456789abcdef-", -1);
    row("no number", "0123456789abcdef-d_w", -1);
    row("a number alone", "-dw", -1);
    row("nothing", "", -1);
}

void TestDropPlan::sessionsShown()
{
    QFETCH(QByteArray, confirmed);
    const auto shown = Weekglass::sessionsShown(planWith(QString(), "0123456789abcdef-dw"), confirmed);
    QTEST(shown.value_or(-1), "shown");
}

void TestDropPlan::overrides()
{
    DropPlan plan;
    QVERIFY(plan.needsOverride());
    plan.archive.emplace();
    QVERIFY(!plan.needsOverride());
    plan.archive.reset();
    plan.isInvalid = true; // holds nothing
    QVERIFY(!plan.needsOverride());
}

void TestDropPlan::newestArchive_data()
{
    QTest::addColumn<QString>("log"); // "operation kind event oid", one after another; of event: its number
    QTest::addColumn<QString>("found");
    const auto row = [](const char* name, const char* log, const char* found) {
        QTest::newRow(name) << QString::fromLatin1(log) << QString::fromLatin1(found);
    };
    row("no log", "", "");
    row("one", "a archive 2 7", "a");
    row("the newest", "a archive 2 7|b archive 2 7", "b");
    row("one that only began", "a archive 0 7", "");
    row("one that failed", "a archive 3 7", "");
    row("a failed one is not newer", "a archive 2 7|b archive 3 7", "a");
    row("another operation", "a drop 2 7", "");
    row("of an earlier database of that name", "a archive 2 6", "");
}

void TestDropPlan::newestArchive()
{
    QFETCH(QString, log);
    const WeekIdentity week {"42", 7, QStringLiteral("galaxy_2025_w02")};
    std::vector<LogEntry> entries;
    for (const QString& line : log.split(QLatin1Char('|'), Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(QLatin1Char(' '));
        LogEntry entry;
        entry.operation = parts[0].toLatin1();
        entry.kind = parts[1];
        entry.event = static_cast<LogEvent>(parts[2].toInt());
        entry.week = {week.systemIdentifier, parts[3].toUInt(), week.name};
        entry.detail = R"({"file": "/a.dump", "sha256": "5a", "digest": "d1"})";
        entries.push_back(entry);
    }
    const auto found = Weekglass::newestArchive(entries, week);
    QTEST(found ? QString::fromLatin1(found->operation) : QString(), "found");
    if (found) {
        QCOMPARE(found->file, QStringLiteral("/a.dump"));
        QCOMPARE(found->sha256, QByteArray("5a"));
        QCOMPARE(found->digest, QByteArray("d1"));
    }
}

QTEST_GUILESS_MAIN(TestDropPlan)
#include "tst_dropplan.moc"
