#include "../live/weekserver.h"
#include "app/connector.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "ctl.h"
#include "pages/weeks/weekspanel.h"
#include "patience.h"
#include "widgets/theme/pilllabel.h"

#include <QLabel>
#include <QMessageBox>
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
    void pagesSurviveARestart_data() { pagesAreWholeAgain_data(); }
    void pagesSurviveARestart();

private:
    Pill pill() const { return m_window->findChild<PillLabel*>(QStringLiteral("connectionPill"))->pill(); }
    QToolButton* reconnect() const { return m_window->findChild<QToolButton*>(QStringLiteral("reconnect")); }
    /// On the last week that has such pages.
    Page* openPage(const QByteArray& kind);
    /// Of all labels that are shown.
    static QStringList texts(const QWidget* in)
    {
        QStringList texts;
        for (const auto* label : in->findChildren<QLabel*>()) {
            if (label->isVisible())
                texts << label->text();
        }
        texts.sort();
        texts.removeDuplicates();
        return texts;
    }
    /// Once the page says the same twice: parts of it, as the inspector's reading, are no loading.
    static QStringList steadyTexts(const Page* page)
    {
        QStringList before;
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading() && std::exchange(before, texts(page)) == texts(page),
                                     Patience);
        }();
        return before;
    }
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
    for (const char* week : {"galaxy_2025_w21", "paperdynasty_2025_w21", "spacetraders_2025_w21"}) {
        const Answer made = ctl({QStringLiteral("create"), QLatin1String(week), QStringLiteral("--sample")});
        QVERIFY2(made.exitCode == 0, made.err.constData());
    }
}

void TestOutage::init()
{
    m_window = std::make_unique<MainWindow>(
        std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")})));
    m_window->show();
    m_window->connector()->connectTo({.conninfo = m_server->conninfo()});
    QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), 3U, Patience);
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
    QTest::addColumn<QByteArray>("kind");
    for (const PageKind& kind : pageKinds())
        QTest::newRow(kind.id) << QByteArray(kind.id);
}

Page* TestOutage::openPage(const QByteArray& kind)
{
    const auto& kinds = m_window->pages()->kinds();
    const auto wanted =
        std::ranges::find_if(kinds, [&kind](const PageKind& each) { return kind == each.id; });
    WeekHandle on;
    for (const WeekHandle& week : m_window->weeks()->weeks()) {
        if (wanted->hasPagesOf(*week.game))
            on = week;
    }
    if (wanted->page.of == PageKind::Of::Game)
        on.identity = {};
    return m_window->pages()->openKind(*wanted, on);
}

void TestOutage::pagesAreWholeAgain()
{
    QFETCH(QByteArray, kind);
    Page* page = openPage(kind);
    const QStringList whole = steadyTexts(page);
    QElapsedTimer time;
    time.start();
    m_server->killPostmaster();
    QTRY_COMPARE_WITH_TIMEOUT(pill().meaning, Meaning::Error, Patience);
    const qint64 noticed = time.elapsed();
    page->refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading(), Patience);
    for (const QString& text : texts(m_window.get())) // the header alone says why
        QVERIFY2(!text.contains(QLatin1String("PGSQL")), qPrintable(text));
    QVERIFY(m_window->findChildren<QMessageBox*>().isEmpty());
    VERIFY_RESULT(m_server->start());
    time.restart();
    QTRY_COMPARE_WITH_TIMEOUT(pill().meaning, Meaning::Ok, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading() && !hasBanner(), Patience);
    if (kind == "health") // its figures are measured anew
        QTRY_VERIFY_WITH_TIMEOUT(
            page->findChild<QTableView*>(QStringLiteral("healthFigures"))->model()->rowCount() > 0, Patience);
    else
        QTRY_COMPARE_WITH_TIMEOUT(texts(page), whole, Patience);
    qInfo("loss said after %lld ms, whole again after %lld ms", noticed, time.elapsed());
}

/// Sessions that were kept for later are dead then: nobody is told of them.
void TestOutage::pagesSurviveARestart()
{
    QFETCH(QByteArray, kind);
    Page* page = openPage(kind);
    const QStringList whole = steadyTexts(page);
    VERIFY_RESULT(m_server->restart());
    page->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(pill().meaning, Meaning::Ok, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading() && !hasBanner(), Patience);
    if (kind == "health") // its figures are measured anew
        QTRY_VERIFY_WITH_TIMEOUT(
            page->findChild<QTableView*>(QStringLiteral("healthFigures"))->model()->rowCount() > 0, Patience);
    else
        QTRY_COMPARE_WITH_TIMEOUT(texts(page), whole, Patience);
}

QTEST_MAIN(TestOutage)

#include "tst_outage.moc"
