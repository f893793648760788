#include "everypage.h"
#include "pages/board/weeklogpage.h"
#include "pages/events/eventfilterbar.h"
#include "pages/events/eventspage.h"
#include "pages/history/historypage.h"
#include "pages/ingest/importdialog.h"
#include "pages/ingest/ingestpage.h"
#include "pages/replay/replaypage.h"
#include "pages/snapshots/snapshotspage.h"
#include "pages/sql/sqlpage.h"
#include "pages/weeks/weekspanel.h"
#include "widgets/parts/emptystate.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QWizard>

using namespace Weekglass;

/// What pages say of weeks that hold nothing yet, and the buttons of what to do next.
class TestEmptyStates : public EveryPage
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString why = startServer({}); !why.isEmpty())
            QSKIP(qPrintable(why));
    }
    void init() { openWindow(); }
    void cleanup() { m_window.reset(); }
    void everyEmptyPageSaysWhy();
    void eventsLeadToIngestAndImport();
    void filtersAreCleared();
    void searchedWeekIsNotThere();
    void rowsHideIt();

private:
    WeekHandle week(const char* game) const
    {
        for (const WeekHandle& each : m_window->weeks()->weeks()) {
            if (each.game->id == QLatin1String(game))
                return each;
        }
        qFatal("no week of %s", game);
    }
    template<typename Kind>
    Kind* shown(const char* game)
    {
        auto* page = m_window->pages()->open<Kind>(week(game));
        await(page);
        settle();
        return page;
    }
    static EmptyState* visible(const QWidget& in)
    {
        for (auto* each : in.findChildren<EmptyState*>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    static QString text(const QWidget& in)
    {
        const EmptyState* state = visible(in);
        return state ? state->findChild<QLabel*>()->text() : QString();
    }
    static QPushButton* button(const QWidget& in, const char* begin)
    {
        const EmptyState* state = visible(in);
        for (auto* each : state ? state->findChildren<QPushButton*>() : QList<QPushButton*>()) {
            if (each->isVisible() && each->text().startsWith(QLatin1String(begin)))
                return each;
        }
        return nullptr;
    }
};

void TestEmptyStates::everyEmptyPageSaysWhy()
{
    QCOMPARE(text(*shown<EventsPage>("galaxy")), QStringLiteral("There are no events in this week yet."));
    QCOMPARE(text(*shown<SnapshotsPage>("galaxy")),
             QStringLiteral("There are no snapshots in this week yet."));
    QCOMPARE(text(*shown<SqlPage>("galaxy")), QStringLiteral("The rows of the statement appear here."));
    auto* replay = shown<ReplayPage>("paperdynasty");
    m_window->resize(1920, 1000); // the list of games is open where there is room
    QTRY_COMPARE_WITH_TIMEOUT(text(*replay), QStringLiteral("No games in this week yet."), Patience);
}

void TestEmptyStates::eventsLeadToIngestAndImport()
{
    QPushButton* fetch = button(*shown<EventsPage>("spacetraders"), "Fetch");
    QVERIFY(fetch);
    fetch->click();
    QVERIFY(qobject_cast<IngestPage*>(m_window->pages()->currentPage()));
    QPushButton* import = button(*shown<EventsPage>("spacetraders"), "Import");
    QVERIFY(import);
    import->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<ImportDialog*>(), Patience);
    QVERIFY2(!button(*shown<EventsPage>("paperdynasty"), "Fetch"), "it has no API");
}

void TestEmptyStates::filtersAreCleared()
{
    auto* events = shown<EventsPage>("galaxy");
    auto* subject = events->findChild<QLineEdit*>(QStringLiteral("eventSubject"));
    QTest::keyClicks(subject, QStringLiteral("nobody"));
    QTest::keyClick(subject, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(text(*events), QStringLiteral("No event matches the filter."), Patience);
    button(*events, "Clear")->click();
    QTRY_COMPARE_WITH_TIMEOUT(text(*events), QStringLiteral("There are no events in this week yet."),
                              Patience);
    QVERIFY(subject->text().isEmpty());

    auto* history = shown<HistoryPage>("galaxy"); // the making of the week is in it
    QVERIFY(!visible(*history));
    auto* find = history->findChild<QLineEdit*>();
    QTest::keyClicks(find, QStringLiteral("nobody"));
    QCOMPARE(text(*history), QStringLiteral("No line matches the filter."));
    button(*history, "Clear")->click();
    QVERIFY(!visible(*history));
}

void TestEmptyStates::searchedWeekIsNotThere()
{
    WeeksPanel* panel = m_window->weeks();
    QVERIFY(!visible(*panel));
    auto* field = panel->findChild<QLineEdit*>();
    QTest::keyClicks(field, QStringLiteral("nothing"));
    QTRY_COMPARE_WITH_TIMEOUT(text(*panel), QStringLiteral("No week has this name."), Patience);
    button(*panel, "Clear")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!visible(*panel), Patience);
}

/// Rows that come are not covered, whoever brought them.
void TestEmptyStates::rowsHideIt()
{
    auto* page = shown<SqlPage>("galaxy");
    QVERIFY(visible(*page));
    page->setText(QStringLiteral("SELECT 1 AS one"));
    button(*page, "Run")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!visible(*page), Patience);
    page->setText(QStringLiteral("SELECT 1 AS one WHERE false"));
    page->findChild<QAction*>(QStringLiteral("runSql"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(text(*page), QStringLiteral("The statement gave no rows."), Patience);
}

QTEST_MAIN(TestEmptyStates)
#include "tst_emptystates.moc"
