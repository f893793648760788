#include "ctl.h"
#include "faultproxy.h"
#include "weekserver.h"

#include <QRandomGenerator>

using namespace Weekglass;

/// Twelve operations of weekglassctl over a network with nine faults. Each ends by itself with a clear error,
/// and leaves what was there before or what is there after it, nothing between and nothing twice. A fault
/// begins anywhere in the replies. Each operation meets one fault, or all as many times as
/// WEEKGLASS_NETWORK_FAULTS says.
class TestNetworkFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void operationsUnderFaults_data();
    void operationsUnderFaults();

private:
    struct Operation
    {
        const char* name;
        const char* database; ///< is made anew for it, from a template of that name
        QStringList arguments; ///< WEEK, GAME, FILE and FOLDER stand for what they say
        const char* state; ///< of the database, as far as the operation may change it
    };
    struct Fault
    {
        const char* name;
        FaultProxy::Fault fault;
        bool isHarmless = false;
    };
    static const std::vector<Operation>& operations();
    static const std::vector<Fault>& faults();

    QString aGameOf(const char* week) const;
    void makeTemplates();
    void makeDatabase(const Operation& operation) const;
    QStringList argumentsOf(const Operation& operation) const;
    QString state(const Operation& operation) const;
    void waitUntilAllHaveLeft() const;
    Answer runThrough(const QStringList& arguments, const FaultProxy::Fault& fault);

    WeekServer m_server;
    Ctl m_direct;
    Ctl m_through;
    std::unique_ptr<FaultProxy> m_proxy;
    qint64 m_passed = 0; // bytes of replies to the last one
    QTemporaryDir m_folder;
    QString m_game;
    QString m_rollback; // of the template of which a play was rolled back
};

namespace {

constexpr const char* Plays = "paperdynasty_2025_w11";
constexpr const char* Events = "spacetraders_2025_w21";
constexpr const char* RolledBack = "paperdynasty_2025_w12";
constexpr const char* Empty = "spacetraders_2025_w22";

constexpr const char* PlaysState = "SELECT md5(string_agg(p::TEXT, ',' ORDER BY p.id)) || (SELECT "
                                   "md5(string_agg(g::TEXT, ',' ORDER BY g.id)) FROM "
                                   "public.games AS g) FROM public.plays AS p";
constexpr const char* EventsState =
    "SELECT count(*) || ' of them different ' || count(DISTINCT request_key) FROM raw.api_events";
constexpr const char* MigrationState =
    "SELECT count(*) || ' tables of ' || coalesce((SELECT query_to_xml('SELECT count(*), count(DISTINCT "
    "version), "
    "bool_and(success) FROM public.flyway_schema_history', true, true, '')::TEXT "
    "WHERE to_regclass('public.flyway_schema_history') IS NOT NULL), '') FROM pg_tables WHERE schemaname NOT "
    "IN "
    "('pg_catalog', 'information_schema', 'weekglass')";

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '));
}

}

const std::vector<TestNetworkFaults::Operation>& TestNetworkFaults::operations()
{
    // so that the first nine meet each a fault of its own, those that change something one that does harm
    static const std::vector<Operation> all {
        {"weeks", Events, words("weeks"), EventsState},
        {"plays", Plays, words("plays --week WEEK --game GAME"), PlaysState},
        {"metrics", Events, words("metrics --week WEEK"), EventsState},
        {"rollback", Plays,
         words("rollback --week WEEK --allow-superuser --game GAME --to 20 --reason r --confirm ?"),
         PlaysState},
        {"undo", RolledBack, words("undo --week WEEK --allow-superuser --operation OPERATION --reason r"),
         PlaysState},
        {"import", Events, words("import FILE --week WEEK"), EventsState},
        {"migrate", Empty, words("migrate WEEK"), MigrationState},
        {"archive", Events, words("archive make WEEK --in-place --folder FOLDER/archives"), EventsState},
        {"drop", Events, words("drop WEEK --without-archive=r ?"), EventsState},
        {"events", Events, words("events --week WEEK --limit 500"), EventsState},
        {"preview", Plays, words("rollback --week WEEK --allow-superuser --game GAME --to 20"), PlaysState},
        {"export", Events, words("export --week WEEK --file FOLDER/export.csv"), EventsState},
    };
    return all;
}

const std::vector<TestNetworkFaults::Fault>& TestNetworkFaults::faults()
{
    using Kind = FaultProxy::Kind;
    static const std::vector<Fault> all {
        {"latency", {.kind = Kind::Latency}, true},
        {"slicer", {.kind = Kind::Slicer}, true},
        {"rate", {.kind = Kind::Rate}, true},
        {"replies vanish", {.kind = Kind::SwallowReplies}},
        {"replies of old connections vanish", {.kind = Kind::SwallowReplies, .onlyOld = true}},
        {"stall", {.kind = Kind::Stall}},
        {"reset", {.kind = Kind::Reset, .onlyOld = true}},
        {"cut", {.kind = Kind::Cut, .onlyOld = true}},
        {"down", {.kind = Kind::Down}},
    };
    return all;
}

void TestNetworkFaults::initTestCase()
{
    (void)Pg::defaultNoAnswer(); // this program's own stays
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("makes weeks of its own names, so it needs a server of its own"); // initTestCase
    const TestServer& server = **TestServer::instance();
    m_direct = Ctl(server.conninfo(), {QStringLiteral("--json")});
    m_proxy = std::make_unique<FaultProxy>(server.running().socketFolder.toUtf8() + "/.s.PGSQL."
                                           + QByteArray::number(server.running().port));
    const QByteArray user = m_server.open().user();
    m_through =
        Ctl("host=127.0.0.1 port=" + QByteArray::number(m_proxy->port()) + " dbname=postgres user=" + user,
            {QStringLiteral("--json")});
    makeTemplates();
    QFile file(m_folder.filePath(QStringLiteral("feed.ndjson")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int n = 0; n < 3000; ++n)
        file.write("{\"fetched_at\":\"2025-05-21T12:00:00Z\",\"endpoint\":\"/e\",\"request_key\":\"/e?n="
                   + QByteArray::number(n)
                   + "\",\"status_code\":200,\"payload\":{\"n\":" + QByteArray::number(n) + "}}\n");
}

/// One that is long enough to be rolled back.
QString TestNetworkFaults::aGameOf(const char* week) const
{
    auto session = m_server.open(QLatin1String(week));
    return WeekServer::ask(
        session, "SELECT game_id FROM public.plays GROUP BY 1 HAVING count(*) > 40 ORDER BY 1 LIMIT 1");
}

void TestNetworkFaults::makeTemplates()
{
    for (const char* week : {Plays, Events, RolledBack, Empty}) {
        m_server.made(QLatin1String(week));
        m_server.made(QLatin1String("template_") + QLatin1String(week));
        QStringList arguments {QStringLiteral("create"), QLatin1String(week)};
        if (week != Empty)
            arguments << QStringLiteral("--sample");
        const Answer made = m_direct(arguments);
        QVERIFY2(made.exitCode == 0, made.err.constData());
    }
    m_game = aGameOf(Plays);
    QStringList arguments =
        words("rollback --week paperdynasty_2025_w12 --allow-superuser --to 20 --reason r --game")
        << aGameOf(RolledBack);
    const Answer preview = m_direct(arguments);
    QVERIFY2(preview.exitCode == 0, preview.err.constData());
    const Answer done =
        m_direct(arguments << QStringLiteral("--confirm")
                           << preview.object().value(QLatin1String("confirmation")).toString());
    QVERIFY2(done.exitCode == 0, done.err.constData());
    m_rollback = done.object().value(QLatin1String("id")).toString();
    waitUntilAllHaveLeft();
    auto session = m_server.open();
    for (const QByteArray week : {Plays, Events, RolledBack, Empty})
        WeekServer::run(session, "ALTER DATABASE " + week + " RENAME TO template_" + week);
}

/// As it was in the template, whatever the one before it left.
void TestNetworkFaults::makeDatabase(const Operation& operation) const
{
    waitUntilAllHaveLeft();
    QDir(m_folder.filePath(QStringLiteral("archives"))).removeRecursively();
    QFile::remove(m_folder.filePath(QStringLiteral("export.csv")));
    const QByteArray week = operation.database;
    auto session = m_server.open();
    VERIFY_RESULT(session.execute(*Pg::Sql::trusted("DROP DATABASE IF EXISTS " + week + " WITH (FORCE)")));
    VERIFY_RESULT(
        session.execute(*Pg::Sql::trusted("CREATE DATABASE " + week + " TEMPLATE template_" + week)));
}

/// With what was confirmed after a look at it, over a network without faults.
QStringList TestNetworkFaults::argumentsOf(const Operation& operation) const
{
    QStringList arguments = operation.arguments;
    for (const auto& [word, value] :
         {std::pair<const char*, QString> {"WEEK", QLatin1String(operation.database)},
          {"GAME", m_game},
          {"OPERATION", m_rollback},
          {"FILE", m_folder.filePath(QStringLiteral("feed.ndjson"))},
          {"FOLDER", m_folder.path()}})
        arguments.replaceInStrings(QLatin1String(word), value);
    if (arguments.last() != QLatin1String("?"))
        return arguments;
    arguments.removeLast();
    if (arguments.first() == QLatin1String("drop"))
        return arguments + m_direct(arguments + QStringList {QStringLiteral("--dry-run")}).confirmation();
    QStringList preview = arguments.mid(0, arguments.indexOf(QLatin1String("--reason")));
    return arguments << m_direct(preview).object().value(QLatin1String("confirmation")).toString();
}

QString TestNetworkFaults::state(const Operation& operation) const
{
    waitUntilAllHaveLeft();
    auto maintenance = m_server.open();
    if (WeekServer::ask(maintenance,
                        "SELECT count(*) FROM pg_database WHERE datname = '" + QByteArray(operation.database)
                            + "'")
        == QLatin1String("0"))
        return QStringLiteral("no database");
    auto session = m_server.open(QLatin1String(operation.database));
    const QStringList files = QDir(m_folder.filePath(QStringLiteral("archives"))).entryList(QDir::Files);
    return WeekServer::ask(session, operation.state) + QStringLiteral(" and %1 files").arg(files.size());
}

/// A server that was left alone lets go of everything by itself.
void TestNetworkFaults::waitUntilAllHaveLeft() const
{
    auto session = m_server.open();
    const auto others = [&session] {
        return WeekServer::ask(
            session,
            "SELECT string_agg(concat_ws(' ', datname, state, wait_event, query), '; ') FROM "
            "pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
    };
    QTRY_COMPARE_WITH_TIMEOUT(others(), QStringLiteral("NULL"), Patience);
}

Answer TestNetworkFaults::runThrough(const QStringList& arguments, const FaultProxy::Fault& fault)
{
    m_proxy->set(fault);
    const Answer answer = m_through(arguments);
    m_passed = m_proxy->passed();
    m_proxy->set({.kind = FaultProxy::Kind::Cut, .onlyOld = true}); // of what is still there nothing stays
    waitUntilAllHaveLeft();
    return answer;
}

void TestNetworkFaults::operationsUnderFaults_data()
{
    QTest::addColumn<int>("operation");
    for (int i = 0; i < static_cast<int>(operations().size()); ++i)
        QTest::newRow(operations()[static_cast<std::size_t>(i)].name) << i;
}

void TestNetworkFaults::operationsUnderFaults()
{
    QFETCH(int, operation);
    const Operation& tried = operations()[static_cast<std::size_t>(operation)];
    makeDatabase(tried);
    const QString before = state(tried);
    qputenv("WEEKGLASS_NO_ANSWER", "30");
    const Answer whole = runThrough(argumentsOf(tried), {});
    QVERIFY2(whole.exitCode == 0, whole.err.constData());
    const qint64 bytes = m_passed;
    const QString after = state(tried);
    const int times = qEnvironmentVariableIntValue("WEEKGLASS_NETWORK_FAULTS");
    auto* random = QRandomGenerator::global();
    for (int i = 0; i < static_cast<int>(faults().size()) * std::max(times, 1); ++i) {
        const Fault& fault = faults()[static_cast<std::size_t>(i) % faults().size()];
        if (times == 0 && i != operation % static_cast<int>(faults().size()))
            continue;
        makeDatabase(tried);
        const QStringList arguments = argumentsOf(tried);
        FaultProxy::Fault now = fault.fault;
        now.after = random->bounded(static_cast<int>(bytes));
        qputenv("WEEKGLASS_NO_ANSWER", fault.isHarmless ? "30" : "4");
        const Answer answer = runThrough(arguments, now);
        const QString found = state(tried);
        const QByteArray what = QByteArray(fault.name) + " after " + QByteArray::number(now.after) + " of "
            + QByteArray::number(bytes) + " bytes: exit code " + QByteArray::number(answer.exitCode) + ", "
            + answer.err + "\nbefore " + before.toUtf8() + "\nafter " + after.toUtf8() + "\nfound "
            + found.toUtf8();
        qInfo("%s %s", tried.name, what.constData());
        QVERIFY2(answer.exitCode >= 0, what.constData());
        QVERIFY2(found == before || found == after, what.constData());
        if (answer.exitCode == 0)
            QVERIFY2(found == after, what.constData());
        else
            QVERIFY2(!fault.isHarmless && !answer.err.trimmed().isEmpty()
                         && !answer.err.contains("terminated abnormally"),
                     what.constData());
    }
}

QTEST_GUILESS_MAIN(TestNetworkFaults)
#include "tst_networkfaults.moc"
