#include "../live/healthtest.h"
#include "migrations/migrate.h"
#include "pages/health/figuremodel.h"
#include "pages/health/healthpage.h"
#include "pages/health/healthreader.h"
#include "pages/health/thresholdsdialog.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>

using namespace Weekglass;

/// How a server is, on the page: states in words, refusals, what to do next, and nothing while it is hidden.
class TestHealthPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void figuresInWords();
    void whatIsWorstIsChosen();
    void lockWaitersAreListed();
    void nothingWhileHidden();
    void withAWeek();
    void thresholdsAreKept();
    void serverIsGone();
    void saved();

private:
    QString cell(const char* id, FigureModel::Column column) const
    {
        return m_page->figures()->index(m_page->figures()->find(QLatin1String(id)), column).data().toString();
    }
    QString detail() const
    {
        return m_page->findChild<QPlainTextEdit*>(QStringLiteral("healthDetail"))->toPlainText();
    }
    void readAgain()
    {
        m_page->refresh();
        QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    }

    WeekServer m_server;
    std::shared_ptr<Pg::SessionPool> m_pool;
    std::shared_ptr<const GameLibrary> m_library =
        std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
    std::unique_ptr<HealthPage> m_page;
};

void TestHealthPage::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
}

void TestHealthPage::init()
{
    m_page = std::make_unique<HealthPage>(AdminServer {.pool = m_pool, .library = m_library});
    m_page->resize(1100, 760);
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
}

void TestHealthPage::cleanup()
{
    if (QTest::currentTestFailed())
        m_page->grab().save(QStringLiteral("/tmp/healthpage.png"));
    m_page.reset();
}

void TestHealthPage::figuresInWords()
{
    QCOMPARE(cell("connections", FigureModel::StateColumn), QStringLiteral("good"));
    QCOMPARE(cell("connections", FigureModel::LimitColumn), QStringLiteral("80 % · 90 %"));
    QCOMPARE(cell("disk", FigureModel::StateColumn), QStringLiteral("unknown"));
    QVERIFY(cell("disk", FigureModel::ValueColumn).contains(QStringLiteral("does not report")));
    QVERIFY(m_page->findChild<QLabel*>(QStringLiteral("healthState"))
                ->text()
                .contains(QStringLiteral("read at")));
    const FigureModel& model = *m_page->figures();
    QCOMPARE(model.index(0, 0).data().toString(), groupName(FigureGroup::Now));
    QVERIFY(!(model.index(0, 0).flags() & Qt::ItemIsSelectable));
    QCOMPARE(m_page->commands().front(), QStringList {QStringLiteral("health")});
}

void TestHealthPage::whatIsWorstIsChosen()
{
    auto session = m_server.open();
    const auto identity = identify(session);
    VERIFY_RESULT(identity);
    VERIFY_RESULT(
        keepThresholds(identity->systemIdentifier, R"({"connections": {"warning": 0, "critical": 0}})"));
    m_page = std::make_unique<HealthPage>(AdminServer {.pool = m_pool, .library = m_library});
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(cell("connections", FigureModel::StateColumn), QStringLiteral("critical"));
    QVERIFY2(detail().startsWith(QStringLiteral("Connections")), qPrintable(detail()));
    QVERIFY(detail().contains(QStringLiteral("Next step:")));
    QVERIFY(detail().contains(QStringLiteral("Source: pg_stat_activity")));
    VERIFY_RESULT(keepThresholds(identity->systemIdentifier, {}));
}

void TestHealthPage::lockWaitersAreListed()
{
    auto holder = otherProgram("holder");
    WeekServer::run(holder, "CREATE TABLE held (n INT)");
    WeekServer::run(holder, "BEGIN; LOCK TABLE held");
    const Beside waiter("SELECT count(*) FROM held", "waiter");
    const auto* locks = m_page->findChild<QTableView*>(QStringLiteral("locks"))->model();
    const auto rows = [&] {
        readAgain();
        return locks->rowCount();
    };
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 2, Patience);
    QCOMPARE(locks->index(0, 1).data().toString(), QStringLiteral("root blocker"));
    QCOMPARE(locks->index(0, 2).data().toString(), QStringLiteral("holder"));
    QVERIFY(locks->index(1, 1).data().toString().startsWith(QStringLiteral("waits for ")));
    QVERIFY(cell("lock_wait", FigureModel::ValueColumn).contains(QStringLiteral("holder")));
    WeekServer::run(holder, "ROLLBACK; DROP TABLE held");
}

void TestHealthPage::nothingWhileHidden()
{
    m_page->hide();
    QVERIFY(!m_page->isLoading());
    for (const QTimer* timer : m_page->findChildren<QTimer*>())
        QVERIFY(!timer->isActive());
    m_page->refreshWhenShown();
    QVERIFY(!m_page->isLoading());
    m_page->show();
    QVERIFY(m_page->isLoading());
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
}

void TestHealthPage::withAWeek()
{
    const GamePointer game = m_library->game(QStringLiteral("galaxy"));
    const QString name = m_server.newWeek(*game).toString();
    auto session = m_server.open(name);
    VERIFY_RESULT(migrate(session, *game));
    const auto identity = identify(session);
    VERIFY_RESULT(identity);
    QCOMPARE(m_page->figures()->find(QStringLiteral("week_size")), -1);
    m_page->setState({{QStringLiteral("week"), name}, {QStringLiteral("list"), QStringLiteral("tables")}});
    m_page->setWeeks({{.pool = m_pool, .game = game, .identity = *identity}}); // they are listed later
    QTRY_VERIFY_WITH_TIMEOUT(m_page->figures()->find(QStringLiteral("week_size")) > 0, Patience);
    QVERIFY(m_page->findChild<QTableView*>(QStringLiteral("tables"))->model()->rowCount() > 3);
    QCOMPARE(m_page->state().value(QStringLiteral("week")), name);
    QCOMPARE(
        m_page->commands().back(),
        QStringList({QStringLiteral("health"), name, QStringLiteral("--list"), QStringLiteral("tables")}));
    auto* tables = m_page->findChild<QTableView*>(QStringLiteral("tables"));
    const auto measured = [tables] {
        return tables->model()
            ->index(tables->currentIndex().row(), tables->model()->columnCount() - 2)
            .data();
    };
    const auto* said = m_page->findChild<QLabel*>(QStringLiteral("healthState"));
    tables->setCurrentIndex(tables->model()->index(0, 0));
    m_page->findChild<QAction*>(QStringLiteral("measureBloat"))->trigger();
    QTRY_VERIFY2_WITH_TIMEOUT(said->text().contains(QStringLiteral("CREATE EXTENSION pgstattuple;")),
                              qPrintable(said->text()), Patience);
    QCOMPARE(measured(), QVariant(QStringLiteral("–")));
    WeekServer::run(session, "CREATE EXTENSION pgstattuple");
    m_page->findChild<QAction*>(QStringLiteral("measureBloat"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(measured().toString().contains(QStringLiteral("dead rows")), Patience);
    m_page->showWeek({});
    QTRY_COMPARE_WITH_TIMEOUT(m_page->figures()->find(QStringLiteral("week_size")), -1, Patience);
}

void TestHealthPage::thresholdsAreKept()
{
    m_page->findChild<QAction*>(QStringLiteral("thresholds"))->trigger();
    auto* dialog = m_page->findChild<ThresholdsDialog*>();
    QVERIFY(dialog);
    auto* text = dialog->findChild<QPlainTextEdit*>();
    text->setPlainText(QStringLiteral(R"({"nothing": {}})"));
    dialog->accept();
    QVERIFY(dialog->isVisible()); // it says what is wrong
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("thresholdsProblem"))
                ->text()
                .contains(QStringLiteral("nothing")));
    text->setPlainText(QStringLiteral(R"({"connections": {"warning": 0, "critical": null}})"));
    dialog->accept();
    QTRY_COMPARE_WITH_TIMEOUT(cell("connections", FigureModel::StateColumn), QStringLiteral("warning"),
                              Patience);
    auto session = m_server.open();
    VERIFY_RESULT(keepThresholds(identify(session)->systemIdentifier, {}));
}

void TestHealthPage::serverIsGone()
{
    const auto nowhere = Pg::SessionPool::create({.conninfo = "host=127.0.0.1 port=1"});
    m_page = std::make_unique<HealthPage>(AdminServer {.pool = nowhere, .library = m_library});
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    QCOMPARE(m_page->figures()->rowCount(), 0);
    QVERIFY(!m_page->findChild<QLabel*>(QStringLiteral("healthState"))->text().isEmpty());
}

void TestHealthPage::saved()
{
    const QTemporaryDir folder;
    QSignalSpy said(m_page.get(), &Page::statusMessage);
    const QString path = folder.filePath(QStringLiteral("h.prom"));
    m_page->save(path);
    QTRY_VERIFY_WITH_TIMEOUT(!said.isEmpty(), Patience);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("# HELP weekglass_health_value"));
}

QTEST_MAIN(TestHealthPage)
#include "tst_healthpage.moc"
