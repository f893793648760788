#include "base/files.h"
#include "events/eventquery.h"
#include "game/gamelibrary.h"
#include "import/eventimport.h"
#include "lifecycle/createweek.h"
#include "migrations/migrate.h"
#include "pages/events/exportdialog.h"
#include "patience.h"
#include "testserver.h"
#include "verifyresult.h"

#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Weekglass;

/// Exporting as a user does it, with everything that goes wrong in the middle.
class TestExportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void proposesNameAndEnding();
    void exportedEventsAreImportedIdentically();
    void existingFileIsAskedAbout();
    void cancelLeavesNoFile();
    void goingDialogLeavesNoFile();
    void folderThatCannotBeWrittenAndRetry();
    void recreatedDatabaseIsNotRead();
    void killedServer();

private:
    static constexpr int Events = 5000;

    Pg::Session open(const QString& database = {})
    {
        return *std::move(Pg::Session::open({.conninfo = m_conninfo, .database = database.toUtf8()}));
    }
    WeekHandle makeWeek(const QString& name, int events);
    void drop(const QString& name)
    {
        auto session = open();
        VERIFY_RESULT(session.script(Pg::Sql("DROP DATABASE IF EXISTS ") + *Pg::Sql::identifier(name)
                                     + Pg::Sql(" WITH (FORCE)")));
    }
    EventQuery query(const WeekHandle& week)
    {
        EventQuery query {.source = week.game->events.front()};
        auto session = open(week.title());
        query.shape = *describeEvents(session, query.source);
        return query;
    }
    QByteArray digest(const QString& week)
    {
        auto session = open(week);
        return session
            .query(Pg::Sql(
                "SELECT md5(string_agg(concat_ws('|', fetched_at, endpoint, request_key, status_code, "
                "payload, payload_hash), ',' ORDER BY fetched_at, request_key)) FROM raw.api_events"))
            ->single()
            .value_or("NULL");
    }
    QString file(const QString& name) const { return m_folder->filePath(name); }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden); }
    void setFile(ExportDialog& dialog, const QString& name) const
    {
        dialog.findChild<QLineEdit*>(QStringLiteral("exportFile"))->setText(name);
    }
    static QString message(ExportDialog& dialog)
    {
        return dialog.findChild<QLabel*>(QStringLiteral("exportMessage"))->text();
    }
    static QPushButton* startButton(ExportDialog& dialog)
    {
        return dialog.findChild<QPushButton*>(QStringLiteral("exportStart"));
    }
    static void start(ExportDialog& dialog) { QTest::mouseClick(startButton(dialog), Qt::LeftButton); }
    /// All rows but the first wait for release(), so that something can be done in the middle. For no lock:
    /// who holds one may be gone first, and waiting for one ends after a while.
    static EventQuery held(EventQuery query)
    {
        query.source.query.text = "SELECT a.* FROM (" + query.source.query.text.trimmed()
            + "\n) AS a, LATERAL (SELECT CASE WHEN a.id > 100 AND pg_catalog.to_regclass('public.held') "
              "IS NOT NULL THEN pg_catalog.pg_sleep(3600)::text END) AS s";
        return query;
    }
    void holdRows() { VERIFY_RESULT(open(m_week).script(Pg::Sql("CREATE TABLE public.held ()"))); }
    void release() { VERIFY_RESULT(open(m_week).script(Pg::Sql("DROP TABLE public.held"))); }

    QByteArray m_conninfo;
    TestServer* m_server = nullptr;
    const GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    std::shared_ptr<Pg::SessionPool> m_pool;
    std::optional<QTemporaryDir> m_folder;
    const QString m_week = QStringLiteral("spacetraders_2022_w01");
};

void TestExportDialog::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English));
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_server = *server;
    m_conninfo = m_server->conninfo();
    m_pool = Pg::SessionPool::create({.conninfo = m_conninfo});
}

void TestExportDialog::init()
{
    m_folder.emplace();
}

void TestExportDialog::cleanup()
{
    m_pool->closeIdle(std::chrono::milliseconds(0));
    drop(m_week);
}

WeekHandle TestExportDialog::makeWeek(const QString& name, int events)
{
    const auto match = m_library.match(name);
    auto maintenance = open();
    auto identity = createWeek(maintenance, *match->game, match->name);
    auto session = open(name);
    auto migrated = migrate(session, *match->game);
    auto filled = session.execute(
        Pg::Sql(
            "INSERT INTO raw.api_events (fetched_at, endpoint, request_key, status_code, payload, "
            "payload_hash) "
            "SELECT '2022-01-03 00:00+00'::timestamptz + g * interval '1 second', '/e', '/e/' || g, 200, "
            "p.v, "
            "encode(sha256(convert_to(replace(replace(p.v::text, ': ', ':'), ', ', ','), 'UTF8')), 'hex') "
            "FROM generate_series(1, $1::int) g, "
            "LATERAL (SELECT jsonb_build_object('n', g, 'price', 10.50, 'quote', 'a\"b\\c')) AS p (v)"),
        {QByteArray::number(events)});
    if (!identity || !migrated || !filled)
        qFatal("the week cannot be made");
    return {.pool = m_pool, .game = match->game, .identity = *identity};
}

void TestExportDialog::proposesNameAndEnding()
{
    const WeekHandle week = makeWeek(m_week, 1);
    ExportDialog dialog(week, query(week), 12345);
    dialog.show();
    auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("exportFile"));
    auto* format = dialog.findChild<QComboBox*>(QStringLiteral("exportFormat"));
    auto* formulas = dialog.findChild<QLabel*>(QStringLiteral("exportFormulas"));
    QTRY_VERIFY(name->text().endsWith(QStringLiteral("/spacetraders_2022_w01_api.ndjson")));
    QVERIFY(!formulas->isVisible());
    format->setCurrentIndex(2);
    QVERIFY(name->text().endsWith(QStringLiteral("_api.csv")));
    QVERIFY(formulas->isVisible() && formulas->text().contains(QLatin1Char('=')));
    format->setCurrentIndex(1);
    QVERIFY(name->text().endsWith(QStringLiteral("_api.json")));
    name->setText(QStringLiteral("/tmp/my.data"));
    format->setCurrentIndex(0);
    QCOMPARE(name->text(), QStringLiteral("/tmp/my.data")); // an ending of one's own stays
    QVERIFY(
        dialog.findChild<QLabel*>(QStringLiteral("exportPace"))->text().contains(QStringLiteral("12,345")));
    name->clear();
    QVERIFY(!startButton(dialog)->isEnabled());
    QTest::keyClicks(name, QStringLiteral("errors2.csv"));
    QCOMPARE(format->currentIndex(), 2); // what is typed counts
    QCOMPARE(name->text(), QStringLiteral("errors2.csv"));
}

void TestExportDialog::exportedEventsAreImportedIdentically()
{
    const WeekHandle week = makeWeek(m_week, Events);
    ExportDialog dialog(week, query(week), Events);
    dialog.show();
    setFile(dialog, file(QStringLiteral("all.ndjson")));
    QSignalSpy exported(&dialog, &ExportDialog::exported);
    start(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, Patience);
    QCOMPARE(exported[0][1].toLongLong(), Events);
    QCOMPARE(message(dialog),
             QStringLiteral("5,000 event(s) were written to %1.").arg(file(QStringLiteral("all.ndjson"))));
    const QString other = QStringLiteral("spacetraders_2022_w02");
    makeWeek(other, 0);
    auto session = open(other);
    const auto imported = importFile(
        session, *week.game,
        {.file = file(QStringLiteral("all.ndjson")), .rejectFile = file(QStringLiteral("rejects"))});
    VERIFY_RESULT(imported);
    QCOMPARE(imported->inserted, Events);
    QCOMPARE(digest(other), digest(m_week));
    drop(other);
}

void TestExportDialog::existingFileIsAskedAbout()
{
    const WeekHandle week = makeWeek(m_week, 3);
    VERIFY_RESULT(writePrivateFile(file(QStringLiteral("all.ndjson")), "mine"));
    ExportDialog dialog(week, query(week), 3);
    dialog.show();
    setFile(dialog, file(QStringLiteral("all.ndjson")));
    start(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isExporting(), Patience);
    QVERIFY(startButton(dialog)->text().contains(QStringLiteral("Replace")));
    QCOMPARE(*readFile(file(QStringLiteral("all.ndjson"))), "mine");
    setFile(dialog, file(QStringLiteral("other.ndjson")));
    QVERIFY(!startButton(dialog)->text().contains(QStringLiteral("Replace")));
    setFile(dialog, file(QStringLiteral("all.ndjson")));
    QSignalSpy exported(&dialog, &ExportDialog::exported);
    start(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, Patience);
    QCOMPARE(readFile(file(QStringLiteral("all.ndjson")))->count('\n'), 3);
    start(dialog); // asked anew
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isExporting(), Patience);
    QCOMPARE(exported.size(), 1);
}

void TestExportDialog::cancelLeavesNoFile()
{
    const WeekHandle week = makeWeek(m_week, Events);
    holdRows();
    ExportDialog dialog(week, held(query(week)), Events);
    dialog.show();
    setFile(dialog, file(QStringLiteral("all.csv")));
    start(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(files().size(), 1, Patience); // in the making
    QVERIFY(dialog.findChild<QProgressBar*>(QStringLiteral("exportProgress"))->isVisible());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isExporting(), Patience);
    QVERIFY(message(dialog).contains(QStringLiteral("Cancelled")));
    QVERIFY(dialog.isVisible());
    QCOMPARE(files(), QStringList());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestExportDialog::goingDialogLeavesNoFile()
{
    const WeekHandle week = makeWeek(m_week, Events);
    holdRows();
    {
        ExportDialog dialog(week, held(query(week)), -1);
        setFile(dialog, file(QStringLiteral("all.csv")));
        start(dialog);
        QTRY_COMPARE_WITH_TIMEOUT(files().size(), 1, Patience);
    }
    QTRY_COMPARE_WITH_TIMEOUT(files(), QStringList(), Patience);
}

void TestExportDialog::folderThatCannotBeWrittenAndRetry()
{
    const WeekHandle week = makeWeek(m_week, 3);
    ExportDialog dialog(week, query(week), 3);
    dialog.show();
    setFile(dialog, QStringLiteral("/proc/all.ndjson"));
    start(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isExporting(), Patience);
    QVERIFY2(message(dialog).contains(QStringLiteral("No file was written")), qPrintable(message(dialog)));
    QVERIFY(startButton(dialog)->text().contains(QStringLiteral("again")));
    setFile(dialog, file(QStringLiteral("all.ndjson")));
    QSignalSpy exported(&dialog, &ExportDialog::exported);
    start(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, Patience);
}

void TestExportDialog::recreatedDatabaseIsNotRead()
{
    const WeekHandle week = makeWeek(m_week, Events);
    holdRows();
    ExportDialog dialog(week, held(query(week)), Events);
    dialog.show();
    setFile(dialog, file(QStringLiteral("all.ndjson")));
    start(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(files().size(), 1, Patience);
    drop(m_week);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isExporting(), Patience);
    QCOMPARE(files(), QStringList());
    makeWeek(m_week, 3);
    start(dialog); // again, on the user's click: still not the new one
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isExporting(), Patience);
    QVERIFY2(message(dialog).contains(QStringLiteral("created again")), qPrintable(message(dialog)));
    QCOMPARE(files(), QStringList());
}

void TestExportDialog::killedServer()
{
    if (!m_server->isOwn())
        QSKIP("needs a server of its own");
    const WeekHandle week = makeWeek(m_week, Events);
    holdRows();
    ExportDialog dialog(week, held(query(week)), Events);
    dialog.show();
    setFile(dialog, file(QStringLiteral("all.ndjson")));
    start(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(files().size(), 1, Patience);
    m_server->killPostmaster();
    // the backend goes on until it notices
    QTRY_VERIFY_WITH_TIMEOUT(!dialog.isExporting(), Patience);
    QVERIFY2(message(dialog).contains(QStringLiteral("No file was written")), qPrintable(message(dialog)));
    QCOMPARE(files(), QStringList());
    VERIFY_RESULT(m_server->start());
    m_conninfo = m_server->conninfo();
    release();
    QSignalSpy exported(&dialog, &ExportDialog::exported);
    start(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, Patience);
    QCOMPARE(exported[0][1].toLongLong(), Events);
}

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
