#include "../live/weekserver.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pages/cohorts/cohortmodel.h"
#include "pages/cohorts/cohortspage.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventspage.h"
#include "pages/events/eventtablemodel.h"
#include "patience.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace Weekglass;

namespace {

/// A window that has nothing but what pages open.
class Host : public PageHost
{
public:
    Page* openPage(const QMetaObject& /*type*/, const WeekHandle& on) override
    {
        m_events = std::make_unique<EventsPage>(on);
        m_events->show();
        return m_events.get();
    }
    void addPage(Page* /*page*/, const QString& /*title*/) override { }
    AdminServer serverOf(const std::shared_ptr<Pg::SessionPool>& /*pool*/) const override { return {}; }
    std::vector<WeekHandle> weeksOf(const GamePointer& /*game*/) const override { return {}; }
    std::vector<WeekHandle> selectedWeeksOf(const GamePointer& /*game*/) const override { return {}; }
    void passGate(const std::shared_ptr<Pg::SessionPool>& /*pool*/,
                  const std::function<void(const AdminServer&)>& /*open*/) override
    {
    }
    void takeStep(WeekStep /*step*/, const WeekHandle& /*week*/) override { }
    void openArchive(const QString& /*dump*/) override { }
    void showTask(const WeekHandle& /*week*/, const OperationTask& /*task*/) override { }
    void importFiles(const WeekHandle& /*week*/, const QStringList& /*files*/) override { }
    void reloadGames() override { }

    EventsPage* events() const { return m_events.get(); }

private:
    std::unique_ptr<EventsPage> m_events;
};

}

/// From a cell to its subjects and from there to their events.
class TestCohortsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { open(m_week.game); }
    void cleanup() { m_page.reset(); }
    void cellToSubjectsToEvents();
    void subjectsWithoutEvents();
    void choosesAmongSeveral();
    void saysWhyThereAreNone();
    void exports();
    void refreshKeepsTheCell();

private:
    void open(const GamePointer& game)
    {
        m_page = std::make_unique<CohortsPage>(
            WeekHandle {.pool = m_week.pool, .game = game, .identity = m_week.identity});
        m_page->resize(1000, 700);
        m_page->show();
        settle();
    }
    void settle() const { QTRY_VERIFY_WITH_TIMEOUT(!m_page->isLoading(), Patience); }
    template<typename Change>
    GamePointer changed(Change change) const
    {
        auto game = std::make_shared<GameDefinition>(*m_week.game);
        change(*game);
        return game;
    }
    QString text(const char* label) const { return m_page->findChild<QLabel*>(QLatin1String(label))->text(); }
    QModelIndex cell(int day, int after) const
    {
        return m_page->model()->index(day, CohortModel::FirstDayColumn + after);
    }

    WeekServer m_server;
    WeekHandle m_week;
    std::unique_ptr<CohortsPage> m_page;
};

void TestCohortsPage::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_week.game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
    m_week.pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    auto session = m_server.open(m_server.newWeek(*m_week.game).toString());
    VERIFY_RESULT(migrate(session, *m_week.game));
    VERIFY_RESULT(fillSample(session, *m_week.game, {m_week.game->prefix, 2025, 22}, 3));
    m_week.identity = *identify(session);
}

void TestCohortsPage::cellToSubjectsToEvents()
{
    Host host;
    m_page->join(host);
    QCOMPARE(m_page->model()->rowCount(), 7);
    QVERIFY(text("cohortState").contains(QStringLiteral("hatched")));
    m_page->table()->setCurrentIndex(cell(0, 2));
    QTest::keyClick(m_page->table(), Qt::Key_Return);
    settle();
    const auto& cohort = m_page->model()->table().cohorts[0];
    QCOMPARE(m_page->subjects()->model()->rowCount(), static_cast<int>(cohort.active[2]));
    QVERIFY(text("cohortSubjectsTitle").startsWith(QStringLiteral("Day 0, active on day 2: ")));
    const QModelIndex first = m_page->subjects()->model()->index(0, 0);
    QVERIFY(first.data().toString().contains(QLatin1Char('_'))); // the name, not the id
    QTest::keyClick(m_page->subjects(), Qt::Key_Return);
    QVERIFY(host.events());
    const EventTableModel* events = host.events()->list()->model();
    QTRY_VERIFY_WITH_TIMEOUT(!host.events()->isLoading() && events->eventCount() > 0, Patience);
    const QString subject = first.siblingAtColumn(2).data().toString();
    for (int row = 0; row < events->eventCount(); ++row)
        QCOMPARE(events->cellText(row, "subject"), subject);
    QCOMPARE(host.events()->state().isEmpty(), false);
}

void TestCohortsPage::subjectsWithoutEvents()
{
    open(changed([](GameDefinition& game) { game.cohorts[0].events.clear(); }));
    QSignalSpy wanted(m_page.get(), &CohortsPage::eventsWanted);
    m_page->showSubjects({.day = 0});
    settle();
    QVERIFY(m_page->subjects()->model()->rowCount() > 0);
    QVERIFY(text("cohortSubjectsTitle").contains(QStringLiteral("does not say which events")));
    QTest::keyClick(m_page->subjects(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 0);
}

void TestCohortsPage::choosesAmongSeveral()
{
    auto* choice = m_page->findChild<QComboBox*>(QStringLiteral("cohortChoice"));
    QVERIFY(!choice->isVisible());
    open(changed([](GameDefinition& game) {
        game.cohorts.push_back(game.cohorts[0]);
        game.cohorts[1].id = QStringLiteral("late");
        game.cohorts[1].title = QStringLiteral("Late ones");
        game.cohorts[1].firstSeen.text += QByteArray("HAVING pg_catalog.count(*) < 0");
    }));
    choice = m_page->findChild<QComboBox*>(QStringLiteral("cohortChoice"));
    QVERIFY(choice->isVisible());
    m_page->setState({{QStringLiteral("cohort"), QStringLiteral("late")}});
    settle();
    QCOMPARE(m_page->state().value(QStringLiteral("cohort")), QStringLiteral("late"));
    QCOMPARE(m_page->commands().front().last(), QStringLiteral("late"));
    QCOMPARE(m_page->model()->table().cohorts[0].size, 0);
    QCOMPARE(m_page->model()->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Late ones"));
}

void TestCohortsPage::saysWhyThereAreNone()
{
    open(changed([](GameDefinition& game) { game.cohorts[0].returns.text = "SELECT 1 AS subject"; }));
    QTRY_VERIFY(text("pageBanner").contains(QStringLiteral("lacks the column “at”")));
    QCOMPARE(m_page->model()->rowCount(), 0);
    open(changed([](GameDefinition& game) { game.cohorts.clear(); }));
    QVERIFY(text("cohortState").contains(QStringLiteral("does not say")));
    m_page->refresh();
    QVERIFY(!m_page->isLoading());
}

void TestCohortsPage::exports()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cohorts.csv"));
    m_page->save(path);
    QFile file(path);
    QTRY_VERIFY_WITH_TIMEOUT(file.exists() && file.size() > 0, Patience);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), cohortCsv(m_page->model()->table()));
}

void TestCohortsPage::refreshKeepsTheCell()
{
    m_page->table()->setCurrentIndex(cell(1, 3));
    m_page->refresh();
    settle();
    QCOMPARE(m_page->table()->currentIndex(), cell(1, 3));
    QCOMPARE(m_page->subjects()->model()->rowCount(), 0);
}

QTEST_MAIN(TestCohortsPage)
#include "tst_cohortspage.moc"
