#include "../live/weekserver.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pages/reports/reportmodel.h"
#include "pages/reports/reportspage.h"
#include "patience.h"
#include "widgets/parts/queryresultmodel.h"
#include "widgets/pictures/statepicture.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>

using namespace Weekglass;

/// Reports as a player looks at them.
class TestReportsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void rowsOfTheFirstReport();
    void numbersSortAsNumbers();
    void mapAndTableBelongTogether();
    void followingReadsAgain();
    void copies();
    void gameWithoutReports();
    void droppedWhileOpen();

private:
    QString state() const { return m_page->findChild<QLabel*>(QStringLiteral("reportState"))->text(); }
    int column(const char* name) const
    {
        for (int i = 0; i < m_page->model()->columnCount(); ++i) {
            if (m_page->model()->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString()
                == QLatin1String(name))
                return i;
        }
        return -1;
    }
    QString cell(int row, const char* name) const
    {
        return m_page->model()->index(row, column(name)).data().toString();
    }

    WeekServer m_server;
    WeekHandle m_week;
    std::unique_ptr<ReportsPage> m_page;
};

void TestReportsPage::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_week.game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("spacetraders"));
    m_week.pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    auto session = m_server.open(m_server.newWeek(*m_week.game).toString());
    VERIFY_RESULT(migrate(session, *m_week.game));
    VERIFY_RESULT(fillSample(session, *m_week.game, {m_week.game->prefix, 2025, 22}, 3));
    m_week.identity = *identify(session);
}

void TestReportsPage::init()
{
    m_page = std::make_unique<ReportsPage>(m_week);
    m_page->resize(1100, 700);
    m_page->show();
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
}

void TestReportsPage::rowsOfTheFirstReport()
{
    QCOMPARE(m_page->findChild<QTabBar*>(QStringLiteral("reports"))->count(), 5);
    QVERIFY(m_page->model()->rowCount() > 3);
    QVERIFY(state().contains(QStringLiteral("row")));
    QVERIFY(state().contains(QStringLiteral("UTC")));
    QVERIFY(!m_page->picture());
    bool isAnyStale = false;
    for (int row = 0; row < m_page->model()->rowCount(); ++row)
        isAnyStale |= m_page->model()->index(row, 0).data(QueryResultModel::StaleRole).toBool();
    QCOMPARE(state().contains(QStringLiteral("stale")), isAnyStale);
}

void TestReportsPage::numbersSortAsNumbers()
{
    const int price = column("buy price");
    m_page->table()->sortByColumn(price, Qt::AscendingOrder);
    for (int row = 1; row < m_page->model()->rowCount(); ++row)
        QVERIFY(cell(row - 1, "buy price").toInt() <= cell(row, "buy price").toInt());
    QVERIFY(cell(0, "buy price").size() < cell(m_page->model()->rowCount() - 1, "buy price").size());
}

void TestReportsPage::mapAndTableBelongTogether()
{
    m_page->setReport(QStringLiteral("ships"));
    QTRY_VERIFY_WITH_TIMEOUT(m_page->picture() && m_page->picture()->items().size() > 5, Patience);
    m_page->table()->sortByColumn(column("symbol"), Qt::DescendingOrder);
    for (int row = 0; row < m_page->model()->rowCount(); ++row) {
        m_page->table()->setCurrentIndex(m_page->model()->index(row, 0));
        const auto& items = m_page->picture()->items();
        const auto selected = std::ranges::find(items, m_page->picture()->selected(), &PictureItem::pointer);
        QVERIFY(selected != items.end());
        QCOMPARE(selected->label, cell(row, "symbol"));
    }
    const QString pointer = m_page->picture()->items().front().pointer;
    Q_EMIT m_page->picture()->activated(pointer);
    QCOMPARE(cell(m_page->table()->currentIndex().row(), "symbol"), m_page->picture()->items().front().label);
    m_page->setReport(QStringLiteral("contracts"));
    QVERIFY(!m_page->picture());
    QTRY_VERIFY_WITH_TIMEOUT(m_page->model()->rowCount() > 0, Patience);
}

/// What changed in the week is there after a while, and the row that was selected still is.
void TestReportsPage::followingReadsAgain()
{
    m_page->setReport(QStringLiteral("ships"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience);
    m_page->table()->setCurrentIndex(m_page->model()->index(1, 0));
    const QString symbol = cell(1, "symbol");
    m_page->findChild<QAction*>(QStringLiteral("followReport"))->trigger();
    auto session = m_server.open(m_week.title());
    WeekServer::run(session, "UPDATE core.ships SET role = 'CHANGED'");
    QTRY_COMPARE_WITH_TIMEOUT(cell(1, "type"), QStringLiteral("CHANGED"), Patience);
    QCOMPARE(cell(m_page->table()->currentIndex().row(), "symbol"), symbol);
}

void TestReportsPage::copies()
{
    m_page->table()->selectRow(0);
    m_page->findChild<QAction*>(QStringLiteral("copyReport"))->trigger();
    const QString text = QGuiApplication::clipboard()->text();
    QCOMPARE(text.section(QLatin1Char('\t'), 0, 0), cell(0, "good"));
    QCOMPARE(text.count(QLatin1Char('\t')), m_page->model()->columnCount() - 1);
}

void TestReportsPage::gameWithoutReports()
{
    auto game = std::make_shared<GameDefinition>(*m_week.game);
    game->reports.clear();
    m_page = std::make_unique<ReportsPage>(
        WeekHandle {.pool = m_week.pool, .game = game, .identity = m_week.identity});
    QVERIFY(state().contains(QStringLiteral("no reports")));
    m_page->refresh();
    QVERIFY(!m_page->isLoading());
}

void TestReportsPage::droppedWhileOpen()
{
    QSignalSpy gone(m_page.get(), &ReportsPage::weekGone);
    const int rows = m_page->model()->rowCount();
    auto session = m_server.open();
    WeekServer::run(session,
                    "DROP DATABASE " + Pg::Sql::identifier(m_week.title())->text() + " WITH (FORCE)");
    m_page->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, Patience);
    QCOMPARE(m_page->model()->rowCount(), rows); // what was shown stays
}

QTEST_MAIN(TestReportsPage)
#include "tst_reportspage.moc"
