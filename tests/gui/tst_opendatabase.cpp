#include "../live/adminweek.h"
#include "app/connector.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "app/weekmenu.h"
#include "app/weektab.h"
#include "lifecycle/weekgates.h"
#include "pages/maintenance/maintenancepage.h"
#include "pages/metrics/metricspage.h"
#include "pages/tables/tablespage.h"
#include "pages/weeks/opendatabasedialog.h"
#include "pages/weeks/weeksmodel.h"
#include "pages/weeks/weekspanel.h"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Weekglass;

/// A database that is no week, opened as one: the dialog, its place in the list, its steps, and what it says
/// that it lacks.
class TestOpenDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void gameIsProposed();
    void dialogFindsAndLeavesOut();
    void listedAndRemembered();
    void stepsAreGreyedWithTheReason();
    void missingIsSaid();
    void commandsNameTheDatabase();
    void anotherOneOfTheNameIsNotOpened();

private:
    void makeDatabase(const QString& name, const QByteArray& change);
    QAction* action(const QString& text) const
    {
        for (auto* each : m_window->findChildren<QAction*>()) {
            if (each->text().remove(QLatin1Char('&')) == text)
                return each;
        }
        qFatal("no action %s", qPrintable(text));
    }
    OpenDatabaseDialog* openDialog() const
    {
        action(QStringLiteral("Open database as…"))->trigger();
        return m_window->findChild<OpenDatabaseDialog*>();
    }
    static QTreeWidgetItem* itemOf(const QDialog& dialog, const QString& name)
    {
        const auto found =
            dialog.findChild<QTreeWidget*>(QStringLiteral("databases"))->findItems(name, Qt::MatchExactly);
        return found.isEmpty() ? nullptr : found.front();
    }
    /// Chooses the database, waits for the proposal and opens it.
    void openAs(const QString& name) const
    {
        auto* dialog = openDialog();
        QTRY_VERIFY_WITH_TIMEOUT(itemOf(*dialog, name), Patience);
        dialog->findChild<QTreeWidget*>(QStringLiteral("databases"))->setCurrentItem(itemOf(*dialog, name));
        auto* open = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
        QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), Patience);
        open->click();
        QTRY_VERIFY_WITH_TIMEOUT(tab() && tab()->week().title() == name, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!tab()->isLooking(), Patience);
    }
    WeekTab* tab() const { return qobject_cast<WeekTab*>(m_window->tabs()->currentWidget()); }
    QModelIndex listed(const QString& name) const
    {
        auto* tree = m_window->findChild<QTreeView*>(QStringLiteral("weeksTree"));
        const auto found = tree->model()->match(tree->model()->index(0, 0), WeeksModel::NameRole, name, 1,
                                                Qt::MatchExactly | Qt::MatchRecursive);
        return found.isEmpty() ? QModelIndex() : found.front();
    }

    AdminDatabases m_server;
    QTemporaryDir m_data;
    std::shared_ptr<const GameLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestOpenDatabase::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.weeks().isOwn())
        QSKIP("it makes databases of its own names");
    m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
    const auto game = m_library->game(QStringLiteral("paperdynasty"));
    auto week = m_server.open(m_server.weeks().newWeek(*game).toString());
    VERIFY_RESULT(migrate(week, *game));
    makeDatabase(QStringLiteral("paperdynasty_dev"), {});
    makeDatabase(QStringLiteral("paperdynasty_doc"),
                 "DROP VIEW public.play_states CASCADE; DROP TABLE raw.api_events CASCADE");
    makeDatabase(QStringLiteral("paperdynasty_old"), {});
}

void TestOpenDatabase::makeDatabase(const QString& name, const QByteArray& change)
{
    m_server.weeks().made(name);
    auto session = m_server.open();
    VERIFY_RESULT(session.execute(Pg::Sql("CREATE DATABASE ") + *Pg::Sql::identifier(name)));
    auto inside = m_server.open(name);
    VERIFY_RESULT(migrate(inside, *m_library->game(QStringLiteral("paperdynasty"))));
    WeekServer::run(inside, change);
}

void TestOpenDatabase::init()
{
    m_window = std::make_unique<MainWindow>(m_library);
    m_window->rememberLook();
    m_window->show();
    m_window->connector()->connectTo(m_server.options());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->weeks()->isListed() && !m_window->weeks()->weeks().empty(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(action(QStringLiteral("Open database as…"))->isEnabled(), Patience);
}

void TestOpenDatabase::gameIsProposed()
{
    auto* dialog = openDialog();
    auto* games = dialog->findChild<QComboBox*>(QStringLiteral("databaseGame"));
    auto* open = dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open);
    auto* state = dialog->findChild<QLabel*>(QStringLiteral("databaseState"));
    auto* databases = dialog->findChild<QTreeWidget*>(QStringLiteral("databases"));
    QTRY_VERIFY_WITH_TIMEOUT(itemOf(*dialog, QStringLiteral("paperdynasty_dev")), Patience);
    databases->setCurrentItem(itemOf(*dialog, QStringLiteral("paperdynasty_dev")));
    QTRY_COMPARE_WITH_TIMEOUT(state->text(), QStringLiteral("It looks like a database of Paper Dynasty."),
                              Patience);
    QVERIFY(games->currentText().startsWith(QStringLiteral("Paper Dynasty (")));
    QVERIFY(open->isEnabled());

    databases->setCurrentItem(itemOf(*dialog, QStringLiteral("postgres")));
    QTRY_VERIFY_WITH_TIMEOUT(state->text().startsWith(QStringLiteral("It has no table of any game.")),
                             Patience);
    QCOMPARE(games->currentIndex(), -1);
    QVERIFY(!open->isEnabled());
    games->setCurrentIndex(0); // by choice any
    QVERIFY(open->isEnabled());
}

void TestOpenDatabase::dialogFindsAndLeavesOut()
{
    auto* dialog = openDialog();
    auto* databases = dialog->findChild<QTreeWidget*>(QStringLiteral("databases"));
    auto* leftOut = dialog->findChild<QLabel*>(QStringLiteral("databasesLeftOut"));
    QTRY_VERIFY_WITH_TIMEOUT(databases->topLevelItemCount() >= 4, Patience);
    QVERIFY2(leftOut->text().contains(QStringLiteral("template1: a template")), qPrintable(leftOut->text()));
    for (const WeekHandle& week : m_window->weeks()->weeks())
        QVERIFY(!itemOf(*dialog, week.title()));
    auto* search = dialog->findChild<QLineEdit*>(QStringLiteral("databaseSearch"));
    search->setText(QStringLiteral("_dev"));
    QTRY_COMPARE_WITH_TIMEOUT(databases->topLevelItemCount(), 1, Patience);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    search->setText(QStringLiteral("no such name"));
    QTRY_COMPARE_WITH_TIMEOUT(databases->topLevelItemCount(), 0, Patience);
    QVERIFY(!dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Open)->isEnabled());
}

void TestOpenDatabase::listedAndRemembered()
{
    const QString name = QStringLiteral("paperdynasty_dev");
    openAs(name);
    QCOMPARE(tab()->title(), QStringLiteral("Paper Dynasty · paperdynasty_dev"));
    const auto groupOf = [this, name] { return listed(name).parent().data().toString(); };
    QCOMPARE(groupOf(), QStringLiteral("Other databases · Paper Dynasty"));
    QVERIFY2(!m_window->findChild<QWidget*>(QStringLiteral("lacksNotice"))->isVisible(),
             qPrintable(m_window->findChild<QLabel*>(QStringLiteral("lacksText"))->text()));

    m_window->close();
    init(); // the next start
    QTRY_COMPARE_WITH_TIMEOUT(groupOf(), QStringLiteral("Other databases · Paper Dynasty"), Patience);
    auto* tree = m_window->findChild<QTreeView*>(QStringLiteral("weeksTree"));
    tree->setCurrentIndex(listed(name));
    QVERIFY(m_window->weeks()->removeAction()->isEnabled());
    m_window->weeks()->removeAction()->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!listed(name).isValid(), Patience);
}

void TestOpenDatabase::stepsAreGreyedWithTheReason()
{
    openAs(QStringLiteral("paperdynasty_dev"));
    const QString reason = QStringLiteral(
        "paperdynasty_dev is not a week of Paper Dynasty: its name does not match paperdynasty_2025_w01");
    for (const char* step : {"Freeze…", "Thaw…", "Reset…", "Drop…"}) {
        QTRY_COMPARE_WITH_TIMEOUT(action(QString::fromUtf8(step))->statusTip(), reason, Patience);
        QVERIFY(!action(QString::fromUtf8(step))->isEnabled());
    }
    QVERIFY(action(QStringLiteral("Archive…"))->isEnabled());

    const WeekHandle week = tab()->week();
    const std::unique_ptr<QMenu> menu(makeWeekMenu(*m_window->pages(), week, true, nullptr));
    int greyed = 0;
    for (const QAction* each : menu->actions())
        greyed += each->toolTip() == reason && !each->isEnabled() ? 1 : 0;
    QCOMPARE(greyed, 4);

    QSignalSpy said(m_window->pages(), &OpenPages::statusMessage);
    m_window->pages()->takeStep(WeekStep::Drop, week);
    m_window->pages()->takeStep(WeekStep::Migrate, week);
    QCOMPARE(said.size(), 2);
    QCOMPARE(said.front().front().toString(), reason);
    QVERIFY(m_window->findChildren<QDialog*>().isEmpty());
}

void TestOpenDatabase::missingIsSaid()
{
    openAs(QStringLiteral("paperdynasty_doc"));
    auto* notice = m_window->findChild<QWidget*>(QStringLiteral("lacksNotice"));
    QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), Patience);
    const QString text = notice->findChild<QLabel*>(QStringLiteral("lacksText"))->text();
    for (const char* name : {"raw.api_events", "public.play_states"})
        QVERIFY2(text.contains(QLatin1String(name)), qPrintable(text));
    const auto* replay = tab()->findChild<QToolButton*>(QStringLiteral("replay"));
    QVERIFY(!replay->isEnabled());
    QVERIFY2(replay->toolTip().contains(QStringLiteral("no table or view public.play_states")),
             qPrintable(replay->toolTip()));
    QVERIFY(tab()->findChild<QToolButton*>(QStringLiteral("metrics"))->isEnabled());
    QVERIFY(!action(QStringLiteral("Replay"))->isEnabled());
    QVERIFY(action(QStringLiteral("Replay"))->statusTip().contains(QStringLiteral("public.play_states")));

    auto session = m_server.open(QStringLiteral("paperdynasty_doc"));
    WeekServer::run(session, "CREATE SCHEMA IF NOT EXISTS raw; CREATE TABLE raw.api_events (id bigint)");
    notice->findChild<QPushButton*>(QStringLiteral("lookAgain"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(
        notice->findChild<QLabel*>(QStringLiteral("lacksText"))->text().contains(QStringLiteral("no column")),
        Patience);
}

void TestOpenDatabase::anotherOneOfTheNameIsNotOpened()
{
    const QString name = QStringLiteral("paperdynasty_old");
    openAs(name);
    m_window->pages()->closeTab(m_window->tabs()->currentIndex());
    auto session = m_server.open();
    VERIFY_RESULT(session.execute(Pg::Sql("DROP DATABASE paperdynasty_old WITH (FORCE)")));
    m_window->weeks()->refresh();
    const auto status = [this, name] { return listed(name).data(WeeksModel::StateRole).value<Pill>().text; };
    QTRY_COMPARE_WITH_TIMEOUT(status(), QStringLiteral("gone"), Patience);
    makeDatabase(name, {});
    m_window->weeks()->refresh();
    QTRY_COMPARE_WITH_TIMEOUT(status(), QStringLiteral("another one has its name"), Patience);
    for (const WeekHandle& week : m_window->weeks()->weeks())
        QVERIFY(week.title() != name);
}

/// The command line would take its name for that of a week.
void TestOpenDatabase::commandsNameTheDatabase()
{
    openAs(QStringLiteral("paperdynasty_dev"));
    const TablesPage tables(tab()->week());
    const MaintenancePage maintenance(tab()->week());
    for (const Page* page : std::initializer_list<const Page*> {&tables, &maintenance}) {
        const auto commands = page->commands();
        QVERIFY(!commands.empty());
        for (const QStringList& command : commands)
            QVERIFY2(command.contains(QStringLiteral("--database")),
                     qPrintable(command.join(QLatin1Char(' '))));
    }
}

QTEST_MAIN(TestOpenDatabase)
#include "tst_opendatabase.moc"
