#include "../live/adminweek.h"
#include "app/connector.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "app/searchbox.h"
#include "app/searchpopup.h"
#include "app/weektab.h"
#include "lifecycle/sample.h"
#include "pages/events/eventfilterbar.h"
#include "pages/events/eventlist.h"
#include "pages/events/eventspage.h"
#include "pages/replay/replaypage.h"
#include "pages/search/searchpage.h"
#include "pages/snapshots/snapshotlist.h"
#include "pages/snapshots/snapshotspage.h"
#include "pages/weeks/weekspanel.h"
#include "workspace/saveditems.h"

#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLabel>
#include <QMenuBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace Weekglass;

/// The field that finds anything: what it finds, by keys and mouse, over all weeks.
class TestSearchBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void keysOpenIt_data();
    void keysOpenIt();
    void escapeGoesBack();
    void everyActionIsFound();
    void whatIsNotPossibleSaysWhy();
    void actionsOfOtherPagesAreFound();
    void weekOpens();
    void gameByItsPlayer();
    void subjectOpensItsEvents();
    void eventByItsId();
    void snapshotOfASubject();
    void mouseOpens();
    void arrowsPassHeadingsAndGreyOnes();
    void chosenOneStaysWhileOthersCome();
    void savedFilter();
    void textOfAllWeeks();
    void droppedWeekIsNamed();
    void newTextEndsTheSearchBefore();
    void firstAnswersAreQuick();

private:
    WeekHandle week(const char* game) const
    {
        for (const WeekHandle& each : m_window->weeks()->weeks()) {
            if (each.game->id == QLatin1String(game))
                return each;
        }
        qFatal("no week of %s", game);
    }
    OpenPages* pages() const { return m_window->pages(); }
    SearchBox* box() const { return m_window->findChild<SearchBox*>(); }
    QTreeWidget* list() const { return m_window->findChild<QTreeWidget*>(QStringLiteral("searchFound")); }
    QString state() const { return m_window->findChild<QLabel*>(QStringLiteral("searchPopupState"))->text(); }
    void type(const QString& text) const
    {
        box()->begin();
        box()->clear();
        if (text.isEmpty())
            box()->begin();
        for (const QChar letter : text) { // keyClicks() knows Latin 1 only
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            QApplication::sendEvent(box(), &press);
        }
    }
    /// Until all weeks have answered.
    void search(const QString& text) const
    {
        type(text);
        QTRY_VERIFY2_WITH_TIMEOUT(state().contains(QStringLiteral("searched")), qPrintable(state()),
                                  Patience);
    }
    /// "heading: title", of this heading.
    QStringList titles(const char* heading) const
    {
        QStringList found;
        bool isIn = false;
        for (int row = 0; row < list()->topLevelItemCount(); ++row) {
            const auto* item = list()->topLevelItem(row);
            if (item->isFirstColumnSpanned())
                isIn = item->text(0).startsWith(QString::fromUtf8(heading));
            else if (isIn)
                found << item->text(0);
        }
        return found;
    }
    QTreeWidgetItem* row(const char* heading, const QString& title) const
    {
        bool isIn = false;
        for (int row = 0; row < list()->topLevelItemCount(); ++row) {
            auto* item = list()->topLevelItem(row);
            if (item->isFirstColumnSpanned())
                isIn = item->text(0).startsWith(QString::fromUtf8(heading));
            else if (isIn && (title.isEmpty() || item->text(0) == title))
                return item;
        }
        return nullptr;
    }
    /// By the keyboard.
    void open(const char* heading, const QString& title = {}) const
    {
        const auto* wanted = row(heading, title);
        QVERIFY2(wanted, heading);
        for (int i = 0; i < list()->topLevelItemCount() && list()->currentItem() != wanted; ++i)
            QTest::keyClick(box(), Qt::Key_Down);
        QCOMPARE(list()->currentItem(), wanted);
        QTest::keyClick(box(), Qt::Key_Return);
        QVERIFY(!box()->isOpen());
    }
    QString ask(const char* game, const QByteArray& query) const
    {
        auto session = m_server.open(week(game).title());
        return WeekServer::ask(session, query);
    }

    AdminDatabases m_server;
    QTemporaryDir m_data;
    std::shared_ptr<const GameLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestSearchBox::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.weeks().isOwn())
        QSKIP("it searches all weeks of the server");
    m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
    for (const GamePointer& game : m_library->games()) {
        auto session = m_server.open(m_server.weeks().newWeek(*game).toString());
        VERIFY_RESULT(migrate(session, *game));
        VERIFY_RESULT(fillSample(session, *game, {game->prefix, 2025, 1}, 42));
    }
}

void TestSearchBox::init()
{
    m_window = std::make_unique<MainWindow>(m_library);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get(), Patience));
    m_window->connector()->connectTo(m_server.options());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), m_library->games().size(), Patience);
}

void TestSearchBox::keysOpenIt_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::newRow("Ctrl+K") << Qt::Key_K << Qt::KeyboardModifiers(Qt::ControlModifier);
    QTest::newRow("Ctrl+Shift+P") << Qt::Key_P
                                  << Qt::KeyboardModifiers(Qt::ControlModifier | Qt::ShiftModifier);
}

/// Wherever the focus is, also on pages, which had one of the keys themselves.
void TestSearchBox::keysOpenIt()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const Qt::KeyboardModifiers, modifiers);
    for (const PageKind& kind : pages()->kinds()) {
        const WeekHandle on = week("galaxy");
        if (kind.page.of == PageKind::Of::Week && kind.hasPagesOf(*on.game))
            pages()->openKind(kind, on)->setFocus();
        const QWidget* before = QApplication::focusWidget();
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), key,
                        modifiers);
        QVERIFY2(box()->hasFocus() && box()->isOpen(), kind.id);
        QTest::keyClick(box(), Qt::Key_Escape);
        QVERIFY2(!box()->isOpen(), kind.id);
        QCOMPARE(QApplication::focusWidget(), before);
    }
}

void TestSearchBox::escapeGoesBack()
{
    pages()->openWeek(week("spacetraders"));
    auto* before = QApplication::focusWidget();
    QVERIFY(before && before != box());
    type(QStringLiteral("roll"));
    QVERIFY(list()->isVisible());
    QTest::keyClick(box(), Qt::Key_Escape);
    QVERIFY(!list()->isVisible());
    QCOMPARE(QApplication::focusWidget(), before);
    QCOMPARE(box()->text(), QString());
}

void TestSearchBox::everyActionIsFound()
{
    for (const auto* menu : m_window->menuBar()->findChildren<QMenu*>()) {
        for (const auto* action : menu->actions()) {
            if (action->isSeparator() || action->menu())
                continue;
            const QString name = action->text().remove(QLatin1Char('&'));
            type(name);
            const auto* found = row("Actions", name);
            QVERIFY2(found, qPrintable(name));
            QCOMPARE(found->text(2), action->shortcut().toString(QKeySequence::NativeText));
            QCOMPARE(found->flags() != Qt::NoItemFlags, action->isEnabled());
        }
    }
    type({}); // and all of them before anything is typed
    QVERIFY(titles("Actions").size() > 30);
}

void TestSearchBox::whatIsNotPossibleSaysWhy()
{
    pages()->openWeek(week("spacetraders"));
    type(QStringLiteral("snapshots"));
    const auto* snapshots = row("Actions", QStringLiteral("Snapshots"));
    QVERIFY(snapshots);
    QCOMPARE(snapshots->flags(), Qt::NoItemFlags);
    QCOMPARE(snapshots->text(1), QStringLiteral("not possible now: SpaceTraders has no snapshots"));
    type(QStringLiteral("reopen"));
    QCOMPARE(row("Actions", QStringLiteral("Reopen closed tab"))->text(1),
             QStringLiteral("not possible now: no tab was closed"));
}

/// The names that kinds of pages give are those of the pages' actions; one leads to its page.
void TestSearchBox::actionsOfOtherPagesAreFound()
{
    const WeekHandle on = week("galaxy");
    for (const PageKind& kind : pages()->kinds()) {
        if (kind.actions.isEmpty())
            continue;
        QVERIFY(kind.page.of == PageKind::Of::Week && kind.hasPagesOf(*on.game));
        const auto* page = pages()->openKind(kind, on);
        QStringList texts;
        for (const auto* action : page->findChildren<QAction*>())
            texts << action->text();
        for (const QString& action : kind.actions)
            QVERIFY2(texts.contains(action), qPrintable(action));
    }
    pages()->openKind(pages()->kinds().front(), on); // events
    type(QStringLiteral("roll back"));
    QVERIFY(titles("Actions").contains(QStringLiteral("Roll back to here…")));
    open("Actions", QStringLiteral("Roll back to here…"));
    QCOMPARE(pages()->currentPage()->metaObject(), &ReplayPage::staticMetaObject);
    type(QStringLiteral("roll back"));
    QCOMPARE(titles("Actions").count(QStringLiteral("Roll back to here…")), 1);
}

void TestSearchBox::weekOpens()
{
    type(QStringLiteral("galaxy"));
    open("Weeks", WeekTab::titleOf(week("galaxy")));
    QCOMPARE(pages()->week()->identity, week("galaxy").identity);
    QVERIFY(!box()->hasFocus());
}

void TestSearchBox::gameByItsPlayer()
{
    const QByteArray first = "FROM public.lineup_people ORDER BY lineup_id LIMIT 1";
    const QString player = ask("paperdynasty", "SELECT name " + first);
    const QString game = ask("paperdynasty", "SELECT game_id " + first);
    const QString away = ask(
        "paperdynasty",
        "SELECT t.name FROM public.games AS g JOIN public.teams AS t ON t.id = away_team_id WHERE g.id = '"
            + game.toUtf8() + "'");
    pages()->openWeek(week("galaxy")); // another one is in front
    search(player + QLatin1Char(' ') + away);
    open("Games", player);
    QCOMPARE(pages()->week()->identity, week("paperdynasty").identity);
    auto* replay = qobject_cast<ReplayPage*>(pages()->currentPage());
    QVERIFY(replay);
    QTRY_VERIFY2_WITH_TIMEOUT(replay->gameTitle().contains(away), qPrintable(replay->gameTitle()), Patience);
}

void TestSearchBox::subjectOpensItsEvents()
{
    const QString player = ask("marketland", "SELECT username FROM public.players ORDER BY username LIMIT 1");
    const QString id = ask("marketland", "SELECT player_id FROM public.players ORDER BY username LIMIT 1");
    search(player);
    open("Subjects", player);
    QCOMPARE(pages()->week()->identity, week("marketland").identity);
    auto* events = qobject_cast<EventsPage*>(pages()->currentPage());
    QVERIFY(events);
    QCOMPARE(events->findChild<EventFilterBar*>()->filter(),
             EventFilter().with(EventCondition::Field::Subject, EventCondition::Test::Equals, id));
}

void TestSearchBox::eventByItsId()
{
    const QString id = ask("spacetraders", "SELECT id FROM raw.api_events ORDER BY id OFFSET 30 LIMIT 1");
    auto* before =
        qobject_cast<EventsPage*>(pages()->openKind(pages()->kinds().front(), week("spacetraders")));
    before->setFilter(EventFilter().with(EventCondition::Field::Kind, EventCondition::Test::Equals,
                                         QStringLiteral("none is so"))); // which would hide it
    search(id);
    for (int row = 0; row < list()->topLevelItemCount(); ++row) {
        auto* item = list()->topLevelItem(row);
        if (item->text(1).endsWith(QStringLiteral("id ") + id)
            && item->text(2) == WeekTab::titleOf(week("spacetraders")))
            list()->setCurrentItem(item);
    }
    QTest::keyClick(box(), Qt::Key_Return);
    auto* events = qobject_cast<EventsPage*>(pages()->currentPage());
    QVERIFY(events);
    QTRY_VERIFY_WITH_TIMEOUT(events->list()->current() && events->list()->current()->key.id == id.toUtf8(),
                             Patience);
}

void TestSearchBox::snapshotOfASubject()
{
    const QByteArray first = "FROM public.save_snapshots JOIN public.players USING (player_id) ORDER BY "
                             "snapshot_id LIMIT 1";
    const QString player = ask("marketland", "SELECT username " + first);
    const QString id = ask("marketland", "SELECT player_id " + first);
    search(player);
    open("Snapshots", player);
    auto* snapshots = qobject_cast<SnapshotsPage*>(pages()->currentPage());
    QVERIFY(snapshots);
    QCOMPARE(snapshots->list()->query().subject, id);
    const QString number = ask("galaxy", "SELECT max(tick_number) FROM public.snapshots");
    search(QStringLiteral("#") + number);
    open("Snapshots", QStringLiteral("world"));
    auto* world = qobject_cast<SnapshotsPage*>(pages()->currentPage());
    QVERIFY(world && world != snapshots);
    QTRY_VERIFY_WITH_TIMEOUT(world->list()->current() && world->list()->current()->key.seq == number.toUtf8(),
                             Patience);
}

void TestSearchBox::mouseOpens()
{
    type(QStringLiteral("galaxy"));
    const auto* item = row("Weeks", WeekTab::titleOf(week("galaxy")));
    QVERIFY(item);
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualItemRect(item).center());
    QVERIFY(!box()->isOpen());
    QCOMPARE(pages()->week()->identity, week("galaxy").identity);
    // elsewhere in the window it only closes
    type(QStringLiteral("galaxy"));
    QTest::mouseClick(m_window->findChild<QLineEdit*>(QStringLiteral("eventSubject")), Qt::LeftButton);
    QVERIFY(!box()->isOpen());
}

void TestSearchBox::arrowsPassHeadingsAndGreyOnes()
{
    pages()->openWeek(week("spacetraders"));
    type(QStringLiteral("snapshots"));
    QSet<const QTreeWidgetItem*> seen;
    for (int i = 0; i < list()->topLevelItemCount(); ++i) {
        QVERIFY(list()->currentItem());
        QVERIFY(list()->currentItem()->flags().testFlag(Qt::ItemIsEnabled));
        seen.insert(list()->currentItem());
        QTest::keyClick(box(), Qt::Key_Down);
    }
    const auto* last = list()->currentItem();
    QTest::keyClick(box(), Qt::Key_Down);
    QCOMPARE(list()->currentItem(), last);
    for (int i = 0; i < list()->topLevelItemCount(); ++i)
        QTest::keyClick(box(), Qt::Key_Up);
    QVERIFY(list()->topLevelItem(0)->isFirstColumnSpanned());
    QVERIFY(seen.contains(list()->currentItem()));
    QVERIFY(box()->hasFocus());
}

void TestSearchBox::chosenOneStaysWhileOthersCome()
{
    const QString system = QStringLiteral("System sol");
    search(QStringLiteral("system"));
    QVERIFY(row("Games", system));
    for (int i = 0; i < list()->topLevelItemCount() && list()->currentItem()->text(0) != system; ++i)
        QTest::keyClick(box(), Qt::Key_Down);
    QTest::keyClick(box(), Qt::Key_Down);
    if (list()->currentItem()->text(0) != system) // it is not the last one
        QTest::keyClick(box(), Qt::Key_Up);
    QTest::keyClick(box(), Qt::Key_Backspace); // what comes for the shorter text has it, too
    QTRY_VERIFY_WITH_TIMEOUT(state().contains(QStringLiteral("searched")), Patience);
    QCOMPARE(list()->currentItem()->text(0), system);
}

void TestSearchBox::savedFilter()
{
    const EventFilter filter = EventFilter().with(EventCondition::Field::Kind, EventCondition::Test::Equals,
                                                  QStringLiteral("harvest"));
    VERIFY_RESULT(SavedItems(QStringLiteral("marketland"), EventFilterBar::savedKind())
                      .save({.name = QStringLiteral("Only harvests"), .value = filter.toJson()}));
    type(QStringLiteral("only harv"));
    QTRY_VERIFY_WITH_TIMEOUT(row("Saved filters", QStringLiteral("Only harvests")), Patience);
    open("Saved filters", QStringLiteral("Only harvests"));
    QCOMPARE(pages()->week()->identity, week("marketland").identity);
    QCOMPARE(pages()->currentPage()->findChild<EventFilterBar*>()->filter(), filter);
}

void TestSearchBox::textOfAllWeeks()
{
    pages()->openWeek(week("spacetraders"));
    search(QStringLiteral("in-transit"));
    open("Events", QStringLiteral("Search all weeks for “in-transit”"));
    auto* page = qobject_cast<SearchPage*>(pages()->currentPage());
    QVERIFY(page);
    QCOMPARE(page->request().filter,
             EventFilter().with(EventCondition::Field::Text, EventCondition::Test::Contains,
                                QStringLiteral("in-transit")));
    auto* text = page->findChild<QLineEdit*>(QStringLiteral("searchText"));
    QCOMPARE(text->text(), QStringLiteral("in-transit"));
    // another text, and another game's events, on the same page
    text->setText(QStringLiteral("harvest"));
    QTest::keyClick(text, Qt::Key_Return);
    auto* sources = page->findChild<QComboBox*>(QStringLiteral("searchSources"));
    const int other = sources->findText(QStringLiteral("Marketland, Player events"));
    QVERIFY(other >= 0);
    sources->setCurrentIndex(other);
    Q_EMIT sources->activated(other);
    QCOMPARE(page->request().game->id, QStringLiteral("marketland"));
    QCOMPARE(page->request().weeks, std::vector {week("marketland").identity});
    QTRY_VERIFY_WITH_TIMEOUT(!page->isLoading(), Patience);
    QCOMPARE(page->request().filter.conditions.front().value, QStringLiteral("harvest"));
}

void TestSearchBox::droppedWeekIsNamed()
{
    const auto game = m_library->game(QStringLiteral("galaxy"));
    const QString name = m_server.weeks().newWeek(*game).toString();
    m_window->weeks()->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), m_library->games().size() + 1, Patience);
    type(QStringLiteral("so")); // the weeks that there are, are known from here on
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "DROP DATABASE " + Pg::Sql::identifier(name)->text() + " WITH (FORCE)");
    QTest::keyClicks(box(), QStringLiteral("l"));
    QTRY_VERIFY_WITH_TIMEOUT(state().contains(QStringLiteral("searched")), Patience);
    const auto* gone = row("Not searched", {});
    QVERIFY(gone);
    QCOMPARE(gone->text(1), QStringLiteral("dropped"));
    QVERIFY2(titles("Games").contains(QStringLiteral("System sol")),
             qPrintable(titles("Games").join(QLatin1Char(';'))));
}

/// On the server, too: a week that would answer never.
void TestSearchBox::newTextEndsTheSearchBefore()
{
    auto session = m_server.open(week("marketland").title());
    WeekServer::run(
        session,
        "ALTER TABLE public.players RENAME TO all_players; CREATE VIEW public.players AS SELECT * "
        "FROM public.all_players WHERE (SELECT pg_sleep(3600)) IS NOT NULL");
    auto watching = m_server.open();
    const auto sleeping = [&watching] {
        return WeekServer::ask(watching,
                               "SELECT coalesce(min(query_start)::text, 'none') FROM pg_stat_activity WHERE "
                               "wait_event = 'PgSleep'");
    };
    type(QStringLiteral("sys"));
    QTRY_VERIFY_WITH_TIMEOUT(sleeping() != QStringLiteral("none"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(row("Games", QStringLiteral("System sol")), Patience); // others have answered
    const QString before = sleeping();
    QTest::keyClicks(box(), QStringLiteral("t"));
    QTRY_VERIFY_WITH_TIMEOUT(sleeping() != before, Patience);
    QTest::keyClick(box(), Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(sleeping(), QStringLiteral("none"), Patience);
    WeekServer::run(session, "DROP VIEW public.players; ALTER TABLE public.all_players RENAME TO players");
}

/// From the last letter to the first answer of a week; and until all have answered.
void TestSearchBox::firstAnswersAreQuick()
{
    const QString player =
        ask("paperdynasty", "SELECT name FROM public.lineup_people ORDER BY lineup_id LIMIT 1");
    for (const QString& text :
         {player, QStringLiteral("NORTHMOOR"), QStringLiteral("4711"), QStringLiteral("sol")}) {
        type(text);
        QElapsedTimer time;
        time.start();
        QTRY_VERIFY_WITH_TIMEOUT(!state().contains(QStringLiteral(" 0 of")), Patience);
        const qint64 first = time.elapsed();
        QTRY_VERIFY_WITH_TIMEOUT(state().contains(QStringLiteral("searched")), Patience);
        qInfo("“%s”: first answer after %lld ms, all weeks after %lld ms", qPrintable(text), first,
              time.elapsed());
        QTest::keyClick(box(), Qt::Key_Escape);
    }
}

QTEST_MAIN(TestSearchBox)
#include "tst_searchbox.moc"
