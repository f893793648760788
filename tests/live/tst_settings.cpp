#include "ctl.h"
#include "dumptools.h"
#include "pg/environment.h"
#include "pg/transaction.h"
#include "weekserver.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>

#include <cstdlib>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// Whatever the owner of a database or the administrator of a role has set for its sessions (ALTER … SET):
/// every command gives the answer that it gives without. WEEKGLASS_ALL_SETTINGS=1 tries each alone too.
class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameAnswers_data();
    void sameAnswers();
    void quotedEverywhere();
    void timeOutsOfTheRole();
    void triggersFire();
    void oldEscaping();
    void cleanup();

private:
    struct Step
    {
        QString command;
        QString answer;
    };

    void set(const QByteArrayList& settings)
    {
        auto session = m_server.open();
        for (const QByteArray& setting : settings)
            VERIFY_RESULT(session.execute(*Sql::trusted("ALTER ROLE CURRENT_USER SET " + setting)));
    }
    void drop(const char* week)
    {
        auto session = m_server.open();
        VERIFY_RESULT(
            session.execute(*Sql::trusted(QByteArray("DROP DATABASE IF EXISTS ") + week + " WITH (FORCE)")));
    }
    QByteArray run(const QString& command, const QStringList& more = {});
    /// The main work, from nothing.
    std::vector<Step> work();
    void rollBack();
    void makeArchive();

    WeekServer m_server;
    std::unique_ptr<Ctl> m_ctl;
    QTemporaryDir m_folder;
    std::vector<Step> m_steps; // of the work that is being done
    std::vector<Step> m_expected;
};

namespace {

constexpr const char* Weeks[] = {"galaxy_2025_w01", "paperdynasty_2025_w01", "marketland_2025_w01",
                                 "spacetraders_2025_w01"};

const QByteArrayList Looks {
    "quote_all_identifiers = on", "DateStyle = 'SQL, DMY'",   "IntervalStyle = 'iso_8601'",
    "bytea_output = 'escape'",    "extra_float_digits = -10", "TimeZone = 'Pacific/Chatham'",
    "lc_messages = 'C.UTF-8'",    "lc_monetary = 'C.UTF-8'",  "lc_numeric = 'C.UTF-8'",
    "lc_time = 'C.UTF-8'",        "xmlbinary = 'hex'",        "client_min_messages = 'error'"};
const QByteArrayList Meanings {"standard_conforming_strings = off",
                               "escape_string_warning = off",
                               "backslash_quote = off",
                               "array_nulls = off",
                               "transform_null_equals = on",
                               "xmloption = 'document'",
                               "search_path = 'nowhere'",
                               "row_security = off",
                               "check_function_bodies = off",
                               "gin_fuzzy_search_limit = 1",
                               "session_replication_role = 'replica'"};
const QByteArrayList Ways {"default_transaction_isolation = 'serializable'",
                           "default_transaction_deferrable = on", "default_transaction_read_only = on",
                           "jit_above_cost = 0", "lock_timeout = '4s'"};

/// Times of this run are told from those of the samples by their day: a run may go over midnight and New
/// Year, and the samples have times of a year that may be this one.
QString withoutNow(QString answer)
{
    static const QRegularExpression time(QStringLiteral("(\\d{4}-\\d\\d-\\d\\d)[ T][0-9:.]+(\\+00)?Z?"));
    const QDate today = QDateTime::currentDateTimeUtc().date();
    qsizetype at = 0;
    for (auto match = time.match(answer); match.hasMatch(); match = time.match(answer, at)) {
        const qint64 days = QDate::fromString(match.captured(1), Qt::ISODate).daysTo(today);
        const QString text = std::abs(days) <= 1 ? QStringLiteral("TIME") : match.captured();
        answer.replace(match.capturedStart(), match.capturedLength(), text);
        at = match.capturedStart() + text.size();
    }
    return answer;
}

/// Without what differs from one time to the next.
QString steady(const QString& answer)
{
    static const QRegularExpression stamp(QStringLiteral("\\d{8}T\\d+Z"));
    static const QRegularExpression uuid(QStringLiteral("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
    static const QRegularExpression hash(QStringLiteral("\\b[0-9a-f]{16,}\\b"));
    static const QRegularExpression number(
        QStringLiteral("\"(oid|bytes|ledger_bytes|free_bytes|transaction|milliseconds|ms)\": ?\"?\\d+\"?"));
    static const QRegularExpression mirror(QStringLiteral("weekglass\\.rows_\\d+_"));
    static const QRegularExpression confirmation(QStringLiteral("\"confirmation\":\"[0-9a-f]+-"));
    static const QRegularExpression took(QStringLiteral("\\d+ ms"));
    return withoutNow(answer)
        .replace(stamp, QStringLiteral("STAMP"))
        .replace(uuid, QStringLiteral("UUID"))
        .replace(hash, QStringLiteral("HASH"))
        .replace(number, QStringLiteral("NUMBER"))
        .replace(mirror, QStringLiteral("MIRROR"))
        .replace(confirmation, QStringLiteral("CONFIRMATION"))
        .replace(took, QStringLiteral("NUMBER ms"));
}

}

void TestSettings::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("it changes its role, so it needs a server of its own");
    for (const char* week : Weeks)
        m_server.made(QLatin1String(week));
    m_ctl =
        std::make_unique<Ctl>((*TestServer::instance())->conninfo(), QStringList {QStringLiteral("--json")});
    m_expected = work();
    for (const Step& step : m_expected)
        QVERIFY2(step.answer.endsWith(QLatin1String("exit 0")), qPrintable(step.command + step.answer));
}

void TestSettings::cleanup()
{
    auto session = m_server.open();
    VERIFY_RESULT(session.execute(Sql("ALTER ROLE CURRENT_USER RESET ALL")));
}

QByteArray TestSettings::run(const QString& command, const QStringList& more)
{
    const Answer answer = (*m_ctl)(command.split(QLatin1Char(' ')) + more);
    m_steps.push_back({command,
                       steady(QString::fromUtf8(answer.out + answer.err) + QStringLiteral("exit ")
                              + QString::number(answer.exitCode))});
    return answer.out;
}

/// Back, and forth again.
void TestSettings::rollBack()
{
    const QString week = QStringLiteral(" --week paperdynasty_2025_w01 --allow-superuser");
    const auto member = [](const QByteArray& json, const char* key) {
        return QJsonDocument::fromJson(json).object().value(QLatin1String(key)).toString();
    };
    const QByteArray games = run(QStringLiteral("plays --week paperdynasty_2025_w01"));
    const QStringList cut {QStringLiteral("--to"), QStringLiteral("10"), QStringLiteral("--game"),
                           member(games.split('\n').first(), "game_id")};
    const QStringList reason {QStringLiteral("--reason"), QStringLiteral("a test")};
    const QByteArray preview = run(QStringLiteral("rollback") + week, cut);
    const QByteArray done =
        run(QStringLiteral("rollback") + week,
            cut + reason + QStringList {QStringLiteral("--confirm"), member(preview, "confirmation")});
    run(QStringLiteral("undo") + week,
        reason + QStringList {QStringLiteral("--operation"), member(done, "id")});
    run(QStringLiteral("operations --week paperdynasty_2025_w01"));
}

void TestSettings::makeArchive()
{
    const QString archives = m_folder.filePath(QStringLiteral("archives"));
    const QByteArray archive =
        run(QStringLiteral("archive make galaxy_2025_w01 --in-place --folder ") + archives);
    run(QStringLiteral("archive verify --in-place"),
        {QJsonDocument::fromJson(archive).object().value(QLatin1String("file")).toString()});
    QDir(archives).removeRecursively();
}

std::vector<TestSettings::Step> TestSettings::work()
{
    for (const char* week : Weeks)
        drop(week);
    m_steps.clear();
    run(QStringLiteral("create galaxy_2025_w01 --sample"));
    run(QStringLiteral("create paperdynasty_2025_w01 --sample"));
    run(QStringLiteral("create marketland_2025_w01"));
    run(QStringLiteral("create spacetraders_2025_w01"));
    const QString feed = m_folder.filePath(QStringLiteral("feed.ndjson"));
    QFile file(feed);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no file");
    for (int i = 0; i < 20; ++i)
        file.write(R"({"fetched_at":"2024-03-04T12:00:00Z","endpoint":"/x","request_key":"/x/)"
                   + QByteArray::number(i) + R"(","status_code":404,"payload":{"error":"a\\b'\u00fc"}})"
                   + '\n');
    file.close();
    run(QStringLiteral("import %1 --week spacetraders_2025_w01").arg(feed));
    run(QStringLiteral("transform spacetraders_2025_w01"));
    run(QStringLiteral("weeks"));
    run(QStringLiteral("migrations --week galaxy_2025_w01"));
    run(QStringLiteral("events --week spacetraders_2025_w01"));
    run(QStringLiteral("events --week galaxy_2025_w01 --limit 20"));
    run(QStringLiteral("events --week galaxy_2025_w01 --count exact --where"),
        {QStringLiteral("payload.tick < 10000")});
    run(QStringLiteral("export --week galaxy_2025_w01 --force --file ")
        + m_folder.filePath(QStringLiteral("out.csv")));
    run(QStringLiteral("search --game galaxy --limit 2 --text sol"));
    run(QStringLiteral("verify-replay --week paperdynasty_2025_w01"));
    run(QStringLiteral("state --week galaxy_2025_w01 --game sol --play 600"));
    run(QStringLiteral("snapshots --week galaxy_2025_w01 --limit 3"));
    run(QStringLiteral("snapshot verify --week galaxy_2025_w01"));
    run(QStringLiteral("metrics --week galaxy_2025_w01 --metric fuel --buckets 5"));
    run(QStringLiteral("report spacetraders_2025_w01 ships"));
    run(QStringLiteral("query --weeks galaxy_2025_w01"),
        {QStringLiteral(
            "SELECT 0.1::float8 / 3, '\\x01'::bytea, timestamptz '2025-01-02 03:04:05+00', interval "
            "'1 day 2 hours', date '2025-02-03', 12.5::money, '{NULL}'::text[], NULL = NULL, "
            "to_char(1234.5, 'L9G999D9'), 'a\\b', E'a\\'b', '<a/>b'::xml, quote_ident('a')")});
    run(QStringLiteral("drift galaxy_2025_w01 --in-place"));
    run(QStringLiteral("drift marketland_2025_w01 --in-place"));
    rollBack();
    run(QStringLiteral("partitions marketland_2025_w01 --ahead"));
    run(QStringLiteral("partitions marketland_2025_w01 --dry-run"));
    if (findDumpTools())
        makeArchive();
    run(QStringLiteral("freeze galaxy_2025_w01"));
    run(QStringLiteral("thaw galaxy_2025_w01"));
    run(QStringLiteral("drop galaxy_2025_w01 --dry-run"));
    return m_steps;
}

void TestSettings::sameAnswers_data()
{
    QTest::addColumn<QByteArrayList>("settings");
    QTest::newRow("what values look like") << Looks;
    QTest::newRow("what statements mean, and how transactions begin") << Meanings + Ways;
    if (!qEnvironmentVariableIsSet("WEEKGLASS_ALL_SETTINGS"))
        return;
    for (const QByteArray& setting : Looks + Meanings + Ways)
        QTest::newRow(setting.constData()) << QByteArrayList {setting};
}

void TestSettings::sameAnswers()
{
    QFETCH(QByteArrayList, settings);
    set(settings);
    const auto found = work();
    QCOMPARE(found.size(), m_expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        const QStringList wanted = m_expected[i].answer.split(QLatin1Char('\n'));
        const QStringList lines = found[i].answer.split(QLatin1Char('\n'));
        QVERIFY2(lines == wanted,
                 qPrintable(found[i].command + QLatin1Char('\n') + lines.join(QLatin1Char('\n')).left(2000)
                            + QStringLiteral("\n*** instead of ***\n")
                            + wanted.join(QLatin1Char('\n')).left(2000)));
    }
}

/// Set on the database, it is in force for each session of the week, and in no other.
void TestSettings::quotedEverywhere()
{
    drop(Weeks[0]);
    run(QStringLiteral("create galaxy_2025_w01"));
    auto session = m_server.open();
    WeekServer::run(session, "ALTER DATABASE galaxy_2025_w01 SET quote_all_identifiers = on");
    auto inside = m_server.open(QLatin1String(Weeks[0]));
    QCOMPARE(WeekServer::ask(inside, "SHOW quote_all_identifiers"), QStringLiteral("on"));
    const Answer drift = (*m_ctl)({QStringLiteral("drift"), QLatin1String(Weeks[0]), QStringLiteral("--sql"),
                                   QStringLiteral("--in-place")});
    QVERIFY2(drift.exitCode == 0, drift.err.constData());
    QVERIFY2(!drift.out.contains("DROP"), drift.out.constData());
}

void TestSettings::timeOutsOfTheRole()
{
    const Sql slow("SELECT pg_catalog.pg_sleep(1)");
    set({"statement_timeout = '500ms'"});
    auto session = m_server.open(QStringLiteral("postgres"));
    QVERIFY(!session.query(slow)); // on its own, it counts
    VERIFY_RESULT(session.readTable(slow));
    VERIFY_RESULT(session.execute(slow));
    QCOMPARE(WeekServer::ask(session, "SHOW statement_timeout"), QStringLiteral("500ms"));
    auto transaction = Transaction::begin(session, Transaction::Access::ReadOnly);
    VERIFY_RESULT(transaction);
    VERIFY_RESULT(session.query(slow));
}

/// A role that may not set it back is refused before it writes past triggers and foreign keys.
void TestSettings::triggersFire()
{
    auto session = m_server.open();
    WeekServer::run(
        session,
        "CREATE ROLE replicates LOGIN; ALTER ROLE replicates SET session_replication_role = replica");
    auto own = Session::open(
        {.conninfo = *withUser((*TestServer::instance())->conninfo(), "replicates", "postgres")});
    VERIFY_RESULT(own);
    VERIFY_RESULT(own->readTable(Sql("SELECT 1")));
    VERIFY_RESULT(Transaction::begin(*own, Transaction::Access::ReadOnly));
    const auto refused = Transaction::begin(*own, Transaction::Access::ReadWrite);
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, QStringLiteral("42501"));
    WeekServer::run(session, "DROP ROLE replicates");
    set({"session_replication_role = replica"});
    auto writer = m_server.open();
    auto transaction = Transaction::begin(writer, Transaction::Access::ReadWrite);
    VERIFY_RESULT(transaction);
    QCOMPARE(WeekServer::ask(writer, "SHOW session_replication_role"), QStringLiteral("origin"));
}

/// A session that begins with the old rules works, and one whose rules change is given up as before.
void TestSettings::oldEscaping()
{
    const Sql constant("SELECT 'a\\b'");
    set({"standard_conforming_strings = off"});
    auto session = m_server.open();
    QCOMPARE(session.readTable(constant)->single(), Value("a\\b"));
    {
        auto transaction = Transaction::begin(session, Transaction::Access::ReadWrite);
        VERIFY_RESULT(transaction);
        QCOMPARE(session.query(constant)->single(), Value("a\\b"));
        VERIFY_RESULT(transaction->commit());
    }
    QVERIFY(session.isUsable());
    auto transaction = Transaction::begin(session, Transaction::Access::ReadWrite);
    QVERIFY(!session.script(Sql("SET standard_conforming_strings = off")));
    QVERIFY(!session.isUsable());
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
