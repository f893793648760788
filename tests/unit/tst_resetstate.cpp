#include "hostilenames.h"
#include "lifecycle/followingweek.h"
#include "lifecycle/freezeweek.h"
#include "lifecycle/resetrun.h"
#include "verifyresult.h"

#include <QTest>

using namespace Weekglass;

namespace {

const WeekIdentity week {"42", 7, QStringLiteral("galaxy_2025_w02")};

/// "operation event [step] [json]", of the week unless it ends with "@oid".
std::vector<LogEntry> logOf(const QString& text)
{
    static const QStringList events {QStringLiteral("begun"), QStringLiteral("step"), QStringLiteral("done"),
                                     QStringLiteral("failed"), QStringLiteral("undone")};
    std::vector<LogEntry> entries;
    for (const QString& line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(QLatin1Char('|'));
        LogEntry entry;
        entry.kind = QStringLiteral("reset");
        entry.operation = parts[0].trimmed().toLatin1();
        entry.event = static_cast<LogEvent>(events.indexOf(parts[1]));
        entry.step = parts.value(2);
        entry.detail = parts.value(3, QStringLiteral("{}")).toUtf8();
        entry.week = week;
        if (parts.size() > 4)
            entry.week.oid = parts[4].toUInt();
        entries.push_back(entry);
    }
    return entries;
}

QString printed(const std::optional<ResetState>& state)
{
    if (!state)
        return QStringLiteral("none");
    QStringList steps;
    for (const ResetStep step : state->done)
        steps << resetStepName(step);
    QString text = QString::fromLatin1(state->operation) + QStringLiteral(" [")
        + steps.join(QStringLiteral(", ")) + QLatin1Char(']');
    if (state->isOver)
        text += QStringLiteral(" over");
    if (state->isSwitching)
        text += QStringLiteral(" switching");
    return text + QLatin1String(state->canUndo() ? "" : " final");
}

}

class TestResetState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void states_data();
    void states();
    void beginIsRead();
    void olderBegin();
    void stepsAreRead();
    void resumingWithoutTheOldWeek_data();
    void resumingWithoutTheOldWeek();
    void rowsAreJson();
    void stepNames();
    void rightsAreReadAsTheyWereWritten();
    void rightsOfNonsense_data();
    void rightsOfNonsense();
    void followingWeeks_data();
    void followingWeeks();
    void carriedColumns_data();
    void carriedColumns();
    void onlyNamedColumnsAreCarried();
    void eventNames();
};

void TestResetState::states_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<QString>("state");
    const auto row = [](const char* name, const char* log, const char* state) {
        QTest::newRow(name) << QString::fromLatin1(log) << QString::fromLatin1(state);
    };
    row("no reset", "", "none");
    row("begun", "a|begun", "a []");
    row("steps in their order", "a|begun\na|step|freeze\na|step|keep history\na|step|archive",
        "a [freeze, keep history, archive]");
    row("a failure is not its end", "a|begun\na|step|freeze\na|failed", "a [freeze]");
    row("begun again after a crash", "a|begun\na|step|freeze\na|begun\na|step|archive",
        "a [freeze, archive]");
    row("done", "a|begun\na|step|switch over\na|done", "a [switch over] over final");
    row("taken back", "a|begun\na|step|freeze\na|undone", "a [freeze] over");
    row("the newest counts", "a|begun\na|step|freeze\na|undone\nb|begun", "b []");
    row("steps of another one do not", "a|begun\nb|step|freeze", "a []");
    row("nor an end without a begin", "b|done", "none");
    row("nor one of another database of that name", "a|begun|||6\nb|begun\na|step|freeze||6", "b []");
    row("the game is told", "a|begun\na|step|switching over", "a [] switching final");
    row("and refuses", "a|begun\na|step|switching over\na|step|not switched over", "a []");
    row("and is told again",
        "a|begun\na|step|switching over\na|step|not switched over\na|step|switching over",
        "a [] switching final");
    row("steps of a later version are no steps", "a|begun\na|step|polish", "a []");
}

void TestResetState::states()
{
    QFETCH(QString, log);
    QTEST(printed(newestReset(logOf(log), week)), "state");
}

void TestResetState::beginIsRead()
{
    const auto state = newestReset(logOf(QStringLiteral(
        "a|begun||{\"next\": \"galaxy_2025_w03\", \"nextExisted\": true, \"drops\": true, \"nextOid\": "
        "4000000000, "
        "\"replaced\": [{\"table\": \"public.players\", \"rows\": 3}], \"rights\": {\"wasFrozen\": true}}")));
    QVERIFY(state);
    QCOMPARE(state->week, week);
    QCOMPARE(state->next, QStringLiteral("galaxy_2025_w03"));
    QVERIFY(state->nextExisted && state->drops);
    QCOMPARE(state->nextOid, std::optional<quint32>(4000000000U));
    QVERIFY(state->replaced);
    QCOMPARE(*state->replaced, (std::vector<CarryTarget::Rows> {{QStringLiteral("public.players"), 3}}));
    QVERIFY(rightsOf(state->rights).wasFrozen);
}

/// What an older version did not note is not known, which is not the same as none.
void TestResetState::olderBegin()
{
    const auto older = newestReset(logOf(QStringLiteral("a|begun||{\"next\": \"galaxy_2025_w03\"}")));
    QVERIFY(older && !older->replaced && !older->nextOid && !older->nextExisted && !older->drops);
    const auto none = newestReset(logOf(QStringLiteral("a|begun||{\"replaced\": [], \"nextOid\": null}")));
    QVERIFY(none && none->replaced && none->replaced->empty() && !none->nextOid);
    const auto nonsense = newestReset(logOf(QStringLiteral("a|begun||[1]")));
    QVERIFY(nonsense && nonsense->next.isEmpty());
}

void TestResetState::stepsAreRead()
{
    const auto state = newestReset(logOf(QStringLiteral(
        "a|begun||{\"nextOid\": null}\n"
        "a|step|create|{\"nextOid\": 9, \"replaced\": [], \"referring\": [{\"table\": \"public.r\", "
        "\"rows\": 1}], "
        "\"newestEvent\": \"2025-01-06 00:00:00\"}\n"
        "a|step|carry over|{\"replaced\": [{\"table\": \"public.p\", \"rows\": 5}], \"referring\": []}")));
    QVERIFY(state && state->made && state->carriedOver && state->newestEvent);
    QCOMPARE(state->nextOid, std::optional<quint32>(9));
    QVERIFY(state->made->replaced.empty());
    QCOMPARE(state->made->referring, (std::vector<CarryTarget::Rows> {{QStringLiteral("public.r"), 1}}));
    QCOMPARE(state->carriedOver->replaced,
             (std::vector<CarryTarget::Rows> {{QStringLiteral("public.p"), 5}}));
    QCOMPARE(*state->newestEvent, QByteArray("2025-01-06 00:00:00"));
    const auto half = newestReset(logOf(QStringLiteral("a|begun\na|step|create|{\"replaced\": []}")));
    QVERIFY(half && !half->made); // one part alone is no answer
}

void TestResetState::resumingWithoutTheOldWeek_data()
{
    QTest::addColumn<QString>("log");
    QTest::addColumn<bool>("canResume");
    QTest::newRow("nothing done") << QStringLiteral("a|begun") << false;
    QTest::newRow("archived") << QStringLiteral("a|begun\na|step|archive\na|step|create") << false;
    QTest::newRow("carried over") << QStringLiteral("a|begun\na|step|carry over") << true;
}

/// What is left after the carry-over does not need it.
void TestResetState::resumingWithoutTheOldWeek()
{
    QFETCH(QString, log);
    auto state = newestReset(logOf(log));
    QVERIFY(state && state->canResume());
    state->isGone = true;
    QTEST(state->canResume(), "canResume");
}

void TestResetState::rowsAreJson()
{
    std::vector<CarryTarget::Rows> rows;
    for (const QString& name : hostileObjectNames(100))
        rows.push_back({name, 9'000'000'000'000'000});
    LogEntry entry = logOf(QStringLiteral("a|begun")).front();
    entry.detail = "{\"replaced\": " + rowsJson(rows) + '}';
    const auto read = newestReset({entry});
    QVERIFY(read && read->replaced);
    QCOMPARE(*read->replaced, rows);
    QCOMPARE(rowsJson({}), QByteArray("[]"));
}

void TestResetState::stepNames()
{
    QStringList names;
    for (const ResetStep step :
         {ResetStep::Freeze, ResetStep::KeepHistory, ResetStep::Archive, ResetStep::Create,
          ResetStep::CarryOver, ResetStep::SwitchOver, ResetStep::Drop}) {
        names << resetStepName(step);
        QCOMPARE(resetStepTitle(step).toLower(), resetStepName(step)); // in English
    }
    QCOMPARE(names.join(QLatin1Char(',')),
             QStringLiteral("freeze,keep history,archive,create,carry over,switch over,drop"));
}

void TestResetState::rightsAreReadAsTheyWereWritten()
{
    QStringList connectors = hostileObjectNames(100);
    connectors << QString(); // everybody
    const FrozenRights read = rightsOf(rightsJson({.wasFrozen = true, .connectors = connectors}));
    QVERIFY(read.wasFrozen);
    QCOMPARE(read.connectors, connectors);
}

void TestResetState::rightsOfNonsense_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char* json : {"", "null", "[]", "{}", "{\"connectors\": 7}", "{\"wasFrozen\": \"true\"}", "{"})
        QTest::newRow(*json ? json : "nothing") << QByteArray(json);
}

void TestResetState::rightsOfNonsense()
{
    QFETCH(QByteArray, json);
    const FrozenRights rights = rightsOf(json);
    QVERIFY(!rights.wasFrozen && rights.connectors.isEmpty());
}

void TestResetState::followingWeeks_data()
{
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("date");
    QTest::addColumn<QString>("following");
    const auto row = [](const char* name, const char* old, const char* date, const char* following) {
        QTest::newRow(name) << QString::fromLatin1(old) << QString::fromLatin1(date)
                            << QString::fromLatin1(following);
    };
    row("of the date", "galaxy_2025_w02", "2025-04-14", "galaxy_2025_w16");
    row("a time may follow", "galaxy_2025_w02", "2025-04-14T00:00:00Z", "galaxy_2025_w16");
    row("the next one without a date", "galaxy_2025_w02", "", "galaxy_2025_w03");
    row("or with nonsense", "galaxy_2025_w02", "tomorrow", "galaxy_2025_w03");
    row("a date in the old week", "galaxy_2025_w02", "2025-01-08", "galaxy_2025_w03");
    row("or before it", "galaxy_2025_w02", "2024-01-08", "galaxy_2025_w03");
    row("over the end of the year", "galaxy_2025_w52", "", "galaxy_2026_w01");
    row("no week", "galaxy", "2025-04-14", "");
}

void TestResetState::followingWeeks()
{
    QFETCH(QString, old);
    QFETCH(QString, date);
    GameDefinition game;
    game.prefix = QStringLiteral("galaxy");
    const auto name = followingWeekName(game, old, date);
    QTEST(name ? name->toString() : QString(), "following");
}

void TestResetState::carriedColumns_data()
{
    QTest::addColumn<QString>("old"); // "column" or "column=sequence", one after another
    QTest::addColumn<QString>("young");
    QTest::addColumn<QString>("columns");
    QTest::addColumn<QString>("sequences");
    const auto row = [](const char* name, const char* old, const char* young, const char* columns,
                        const char* sequences) {
        QTest::newRow(name) << QString::fromLatin1(old) << QString::fromLatin1(young)
                            << QString::fromLatin1(columns) << QString::fromLatin1(sequences);
    };
    row("the same", "id name", "id name", "id, name", "");
    row("in another order", "id name", "name id", "id, name", "");
    row("one that went", "id name score", "id name", "id, name", "");
    row("one that came keeps its default", "id", "id name", "id", "");
    row("quoted by the server", "\"Odd,name\" id", "\"Odd,name\"", "\"Odd,name\"", "");
    row("none in common", "a", "b", "", "");
    row("a sequence moves on", "id=s.old name", "id=s.young name", "id, name", "s.old>s.young");
    row("not where only one has it", "a=s.a b", "a b=s.b", "a, b", "");
    row("nor of a column that went", "a=s.a b", "b", "b", "");
}

void TestResetState::carriedColumns()
{
    QFETCH(QString, old);
    QFETCH(QString, young);
    const auto table = [](const QString& text) {
        Pg::Table columns;
        for (const QString& one : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const QByteArrayList parts = one.toUtf8().split('=');
            columns.rows.push_back({parts[0], parts.size() > 1 ? Pg::Value(parts[1]) : Pg::Value()});
        }
        return columns;
    };
    const auto carried = CarriedTable::of(Pg::Sql("public.t"), table(old), table(young));
    VERIFY_RESULT(carried);
    QTEST(QString::fromUtf8(carried->columns.text()), "columns");
    QStringList sequences;
    for (const auto& [from, to] : carried->sequences)
        sequences << QString::fromUtf8(from + '>' + to);
    QTEST(sequences.join(QLatin1Char(' ')), "sequences");
}

void TestResetState::onlyNamedColumnsAreCarried()
{
    Pg::Table old;
    for (const char* column : {"id", "name", "coins", "\"user\""})
        old.rows.push_back({column, column == QByteArray("id") ? Pg::Value("s.id") : Pg::Value()});
    const Pg::Sql name("public.t");
    const auto carried = CarriedTable::of(name, old, old, {QStringLiteral("name"), QStringLiteral("user")});
    VERIFY_RESULT(carried);
    QCOMPARE(carried->columns.text(), QByteArray("name, \"user\""));
    QVERIFY(carried->sequences.empty());
    const auto unknown = CarriedTable::of(name, old, old, {QStringLiteral("name"), QStringLiteral("email")});
    QVERIFY(!unknown && unknown.error().message.contains(QLatin1String("email")));
}

void TestResetState::eventNames()
{
    QStringList names;
    for (const LogEvent event :
         {LogEvent::Begun, LogEvent::Step, LogEvent::Done, LogEvent::Failed, LogEvent::Undone}) {
        names << logEventName(event);
        QVERIFY(logEventOf(names.last().toLatin1()) == event);
    }
    QCOMPARE(names.join(QLatin1Char(' ')), QStringLiteral("begun step done failed undone"));
    QVERIFY(logEventOf("polished") == LogEvent::Step);
    QVERIFY(logEventOf("Done") == LogEvent::Step);
}

QTEST_GUILESS_MAIN(TestResetState)
#include "tst_resetstate.moc"
