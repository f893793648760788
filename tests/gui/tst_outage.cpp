#include "../live/weekserver.h"
#include "app/connector.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "ctl.h"
#include "pages/events/eventspage.h"
#include "pages/metrics/metricspage.h"
#include "pages/snapshots/snapshotspage.h"
#include "pages/weeks/weekspanel.h"
#include "patience.h"
#include "widgets/theme/pilllabel.h"

#include <QLabel>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace Weekglass;

/// The server goes and comes back: the window says so at once, and its pages are whole again by themselves.
class TestOutage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void lossIsSaidAtOnce();
    void pagesAreWholeAgain_data();
    void pagesAreWholeAgain();

private:
    Pill pill() const { return m_window->findChild<PillLabel*>(QStringLiteral("connectionPill"))->pill(); }
    QToolButton* reconnect() const { return m_window->findChild<QToolButton*>(QStringLiteral("reconnect")); }
    WeekHandle week() const { return m_window->weeks()->weeks().front(); }
    bool hasBanner() const
    {
        const auto banners = m_window->findChildren<QLabel*>(QStringLiteral("pageBanner"));
        return std::ranges::any_of(banners, [](const QLabel* banner) { return banner->isVisible(); });
    }

    QTemporaryDir m_data;
    TestServer* m_server = nullptr;
    std::unique_ptr<MainWindow> m_window;
};

void TestOutage::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_server = *server;
    if (!m_server->isOwn())
        QSKIP("The server is stopped, so it has to be the test's own.");
    const Ctl ctl(m_server->conninfo());
    const Answer made =
        ctl({QStringLiteral("create"), QStringLiteral("galaxy_2025_w21"), QStringLiteral("--sample")});
    QVERIFY2(made.exitCode == 0, made.err.constData());
}

void TestOutage::init()
{
    m_window = std::make_unique<MainWindow>(
        std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")})));
    m_window->show();
    m_window->connector()->connectTo({.conninfo = m_server->conninfo()});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), 1U, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(pill().meaning, Meaning::Ok, Patience);
}

void TestOutage::cleanup()
{
    m_window.reset();
    if (m_server)
        VERIFY_RESULT(m_server->start());
}

void TestOutage::lossIsSaidAtOnce()
{
    QVERIFY(!reconnect()->isVisible());
    m_server->killPostmaster();
    QTRY_COMPARE_WITH_TIMEOUT(pill(), (Pill {QStringLiteral("Connection lost"), Meaning::Error}), Patience);
    QVERIFY(reconnect()->isVisible());
    QVERIFY(!m_window->findChild<PillLabel*>(QStringLiteral("connectionPill"))->toolTip().isEmpty());
    VERIFY_RESULT(m_server->start());
    QTRY_COMPARE_WITH_TIMEOUT(pill().meaning, Meaning::Ok, Patience); // nobody pressed anything
    QVERIFY(!reconnect()->isVisible());
}

void TestOutage::pagesAreWholeAgain_data()
{
    QTest::addColumn<const QMetaObject*>("kind");
    for (const QMetaObject* kind :
         {&EventsPage::staticMetaObject, &SnapshotsPage::staticMetaObject, &MetricsPage::staticMetaObject})
        QTest::newRow(kind->className()) << kind;
}

void TestOutage::pagesAreWholeAgain()
{
    QFETCH(const QMetaObject*, kind);
    Page* page = m_window->pages()->openPage(*kind, week());
    QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading(), Patience);
    m_server->killPostmaster();
    QTRY_COMPARE_WITH_TIMEOUT(pill().meaning, Meaning::Error, Patience);
    page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading(), Patience);
    VERIFY_RESULT(m_server->start());
    QTRY_COMPARE_WITH_TIMEOUT(pill().meaning, Meaning::Ok, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading() && !hasBanner(), Patience);
}

QTEST_MAIN(TestOutage)

#include "tst_outage.moc"
