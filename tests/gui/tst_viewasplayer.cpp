#include "../live/weekserver.h"
#include "app/connector.h"
#include "app/mainwindow.h"
#include "app/openpages.h"
#include "app/weektab.h"
#include "ctl.h"
#include "lifecycle/weekgates.h"
#include "pages/events/eventspage.h"
#include "pages/events/eventtablemodel.h"
#include "pages/history/historypage.h"
#include "pages/players/grantdialog.h"
#include "pages/replay/replaypage.h"
#include "pages/sql/sqlpage.h"
#include "pages/weeks/weekspanel.h"
#include "pg/environment.h"
#include "widgets/parts/queryresultmodel.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

using namespace Weekglass;

/// View as player in the window, what is said of hidden rows, and the check of the policies.
class TestViewAsPlayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { connectAs("gui_owner"); }
    void cleanup() { m_window.reset(); }
    void eventsAreThePlayers();
    void sqlIsThePlayersInAllWeeks();
    void nothingIsChanged();
    void closedAndReopened();
    void otherGamesCannot();
    void roleThatCannotBeTaken();
    void hiddenRowsAreSaid();
    void policiesAreChecked();
    void rightsAreGiven();

private:
    void connectAs(const QByteArray& user)
    {
        m_window = std::make_unique<MainWindow>(m_library);
        m_window->resize(1280, 800);
        m_window->show();
        m_window->connector()->connectTo(
            {.conninfo = *Pg::withUser((*TestServer::instance())->conninfo(), user) + " password=x"});
        QTRY_COMPARE_WITH_TIMEOUT(m_window->weeks()->weeks().size(), 3U, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->weeks()->isSettled(), Patience);
    }
    OpenPages* pages() const { return m_window->pages(); }
    WeekTab* tab() const { return qobject_cast<WeekTab*>(m_window->tabs()->currentWidget()); }
    WeekHandle week(const QString& name) const
    {
        for (const WeekHandle& each : m_window->weeks()->weeks()) {
            if (each.title() == name)
                return each;
        }
        qFatal("no week %s", qPrintable(name));
    }
    QAction* action(const QString& text) const
    {
        for (auto* each : m_window->findChildren<QAction*>()) {
            if (each->text().remove(QLatin1Char('&')) == text)
                return each;
        }
        qFatal("no action %s", qPrintable(text));
    }
    /// With the dialog, as a user does.
    void viewAs(const QString& typed)
    {
        action(QStringLiteral("View as player…"))->trigger();
        auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("viewAsDialog"));
        QVERIFY(dialog);
        auto* list = dialog->findChild<QListWidget*>(QStringLiteral("players"));
        QTRY_COMPARE_WITH_TIMEOUT(list->count(), 24, Patience);
        QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("playerSearch")), typed);
        QTRY_COMPARE_WITH_TIMEOUT(list->count(), 1, Patience);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("viewAs")), Qt::LeftButton);
    }
    QString said() const
    {
        for (const char* name : {"whoseRowsText", "hiddenRows"}) {
            const auto* label = tab()->findChild<QLabel*>(QLatin1String(name));
            if (label && label->isVisible())
                return label->text();
        }
        return {};
    }
    template<typename Kind>
    Kind* page() const
    {
        auto* found = qobject_cast<Kind*>(pages()->currentPage());
        if (!found)
            qFatal("another page is in front");
        return found;
    }
    QStringList subjects() const
    {
        const auto* model = page<EventsPage>()->findChild<EventTableModel*>();
        QStringList found;
        for (int row = 0; row < model->eventCount(); ++row)
            found << model->cellText(row, "subject");
        found.removeDuplicates();
        return found;
    }

    static inline const QString Week = QStringLiteral("marketland_2025_w21");
    QTemporaryDir m_data;
    WeekServer m_server;
    QString m_id;
    QString m_name;
    std::shared_ptr<const GameLibrary> m_library;
    std::unique_ptr<MainWindow> m_window;
};

void TestViewAsPlayer::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    if (!m_server.isOwn())
        QSKIP("It makes roles under the names of a game.");
    const Ctl ctl((*TestServer::instance())->conninfo());
    for (const QStringList& made :
         {QStringList {Week, QStringLiteral("--roles")},
          QStringList {QStringLiteral("marketland_2025_w20"), QStringLiteral("--roles")},
          QStringList {QStringLiteral("galaxy_2025_w21")}}) {
        const Answer answer = ctl(QStringList {QStringLiteral("create"), QStringLiteral("--sample")} + made);
        QVERIFY2(answer.exitCode == 0, answer.err.constData());
    }
    auto session = m_server.open(Week);
    m_id = WeekServer::ask(session, "SELECT player_id FROM public.players ORDER BY username LIMIT 1");
    m_name = WeekServer::ask(session, "SELECT username FROM public.players ORDER BY username LIMIT 1");
    WeekServer::run(
        session,
        "CREATE ROLE gui_owner LOGIN PASSWORD 'x'; GRANT marketland_owner TO gui_owner; CREATE ROLE "
        "gui_writer LOGIN PASSWORD 'x'; GRANT marketland_writer TO gui_writer; GRANT CONNECT ON "
        "DATABASE galaxy_2025_w21 TO gui_writer");
    m_library = std::make_shared<const GameLibrary>(GameLibrary::load({QStringLiteral(":/sql/games")}));
}

void TestViewAsPlayer::eventsAreThePlayers()
{
    pages()->openWeek(week(Week));
    QTRY_VERIFY_WITH_TIMEOUT(subjects().size() > 5, Patience);
    QCOMPARE(said(), QString());
    QVERIFY(!action(QStringLiteral("Back to all rows"))->isEnabled());
    viewAs(m_id);
    QTRY_VERIFY_WITH_TIMEOUT(tab() && tab()->week().player, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(subjects(), QStringList(m_id), Patience);
    QVERIFY2(said().contains(m_name) && said().contains(QStringLiteral("marketland_player")),
             qPrintable(said()));
    QVERIFY(tab()->findChild<QWidget*>(QStringLiteral("viewedPlayer"))->isVisible());
    QCOMPARE(m_window->tabs()->count(), 1);
    QTest::mouseClick(tab()->findChild<QToolButton*>(QStringLiteral("allRows")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(tab() && !tab()->week().player && subjects().size() > 5, Patience);
    QCOMPARE(said(), QString());
}

/// The page's own week is among those that the window offers it, without the player.
void TestViewAsPlayer::sqlIsThePlayersInAllWeeks()
{
    pages()->openWeek(week(Week));
    viewAs(m_name);
    QTRY_VERIFY_WITH_TIMEOUT(tab() && tab()->week().player, Patience);
    auto* sql =
        pages()->openKind(*std::ranges::find(pages()->kinds(), QStringLiteral("sql"),
                                             [](const PageKind& kind) { return QLatin1String(kind.id); }),
                          week(Week));
    QCOMPARE(sql, page<SqlPage>());
    sql->setState(
        {{QStringLiteral("sql"),
          QStringLiteral("SELECT count(DISTINCT player_id) FROM public.player_events")},
         {QStringLiteral("weeks"), Week + QLatin1Char('\n') + QStringLiteral("marketland_2025_w20")}});
    page<SqlPage>()->findChild<QAction*>(QStringLiteral("runSql"))->trigger();
    const auto* result = page<SqlPage>()->model();
    QTRY_COMPARE_WITH_TIMEOUT(result->rowCount(), 2, Patience);
    QStringList counts;
    for (int row = 0; row < 2; ++row) // after the week's name
        counts << result->index(row, 1).data().toString();
    QVERIFY2(counts.contains(QStringLiteral("1")) && !counts.contains(QStringLiteral("24")),
             qPrintable(counts.join(QLatin1Char(' '))));
}

void TestViewAsPlayer::nothingIsChanged()
{
    pages()->openWeek(week(Week));
    viewAs(m_id);
    QTRY_VERIFY_WITH_TIMEOUT(tab() && tab()->week().player, Patience);
    for (const char* text : {"Drop…", "Freeze…", "Reset…", "History", "Replay"}) {
        QVERIFY2(!action(QString::fromUtf8(text))->isEnabled(), text);
        QVERIFY2(action(QString::fromUtf8(text))->statusTip().contains(QLatin1String("viewed as a player")),
                 text);
    }
    for (const char* kind : {"history", "replay", "notebook"})
        QVERIFY(!tab()->findChild<QToolButton*>(QLatin1String(kind))->isEnabled());
    pages()->takeStep(WeekStep::Drop, week(Week)); // from the board or the list
    auto* box = m_window->findChild<QMessageBox*>();
    QVERIFY(box && box->text().contains(QLatin1String("viewed as a player")));
    box->close();
    // what asks for another page gets it, and all rows with it
    pages()->open<HistoryPage>(week(Week));
    QVERIFY(!tab()->week().player);
    QCOMPARE(page<HistoryPage>()->week().player.has_value(), false);
}

/// Within the run the tab comes back as it was; links and the next start know nothing of it.
void TestViewAsPlayer::closedAndReopened()
{
    pages()->openWeek(week(Week));
    viewAs(m_id);
    QTRY_VERIFY_WITH_TIMEOUT(tab() && tab()->week().player, Patience);
    pages()->closeTab(0);
    pages()->reopen();
    QTRY_VERIFY_WITH_TIMEOUT(tab() && tab()->page(), Patience);
    QVERIFY(tab()->week().player);
    QTRY_COMPARE_WITH_TIMEOUT(subjects(), QStringList(m_id), Patience);
    pages()->viewAs(week(Week), {});
    QTRY_VERIFY_WITH_TIMEOUT(subjects().size() > 5, Patience);
}

void TestViewAsPlayer::otherGamesCannot()
{
    pages()->openWeek(week(QStringLiteral("galaxy_2025_w21")));
    QVERIFY(!action(QStringLiteral("View as player…"))->isEnabled());
    QVERIFY(action(QStringLiteral("View as player…"))
                ->statusTip()
                .contains(QLatin1String("does not name its players")));
}

void TestViewAsPlayer::roleThatCannotBeTaken()
{
    connectAs("gui_writer");
    pages()->openWeek(week(Week));
    viewAs(m_id);
    auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("viewAsDialog"));
    const auto* state = dialog->findChild<QLabel*>(QStringLiteral("playerState"));
    QTRY_VERIFY_WITH_TIMEOUT(
        state->text().contains(QLatin1String("GRANT \"marketland_player\" TO \"gui_writer\"")), Patience);
    QVERIFY(!tab()->week().player);
}

void TestViewAsPlayer::hiddenRowsAreSaid()
{
    connectAs("gui_writer");
    pages()->openWeek(week(Week));
    QTRY_VERIFY_WITH_TIMEOUT(said().contains(QLatin1String("Row security hides rows of ")), Patience);
    QCOMPARE(said(),
             QStringLiteral("Row security hides rows of public.player_events from you (role gui_writer)."));
    pages()->openKind(*std::ranges::find(pages()->kinds(), QStringLiteral("sql"),
                                         [](const PageKind& kind) { return QLatin1String(kind.id); }),
                      week(Week));
    QVERIFY(said().contains(QLatin1String("14 more from you (role gui_writer)"))); // what will be run?
    QVERIFY(said().contains(QLatin1String("even if they are not read now")));
    page<SqlPage>()->setText(QStringLiteral("SELECT 1"));
    page<SqlPage>()->findChild<QAction*>(QStringLiteral("runSql"))->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(said(), QString(), Patience);
    pages()->openPage(ReplayPage::staticMetaObject, week(Week));
    const auto* plays = page<ReplayPage>()->findChild<QLabel*>(QStringLiteral("playsState"));
    QTRY_COMPARE_WITH_TIMEOUT(
        plays->text(), QStringLiteral("There are no games that your role may see: row security hides some."),
        Patience);
    pages()->openWeek(week(QStringLiteral("galaxy_2025_w21")));
    QTRY_VERIFY_WITH_TIMEOUT(!pages()->currentPage()->isLoading(), Patience);
    QCOMPARE(said(), QString());
}

void TestViewAsPlayer::policiesAreChecked()
{
    pages()->openWeek(week(Week));
    auto session = m_server.open(Week);
    WeekServer::run(session, "CREATE POLICY broken ON public.inventory USING (TRUE)");
    action(QStringLiteral("Row security…"))->trigger();
    auto* dialog = m_window->findChild<QDialog*>(QStringLiteral("policiesDialog"));
    auto* table = dialog->findChild<QTableView*>(QStringLiteral("policies"));
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 15, Patience);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("leaks"));
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("public.inventory"));
    QVERIFY(dialog->findChild<QPlainTextEdit*>(QStringLiteral("policyDetail"))
                ->toPlainText()
                .contains(QLatin1String("of others")));
    WeekServer::run(session, "DROP POLICY broken ON public.inventory");
}

/// Beside the check; a week that was made without roles says so and nothing is done.
void TestViewAsPlayer::rightsAreGiven()
{
    const auto openDialog = [this] {
        action(QStringLiteral("Row security…"))->trigger();
        auto* policies = m_window->findChild<QDialog*>(QStringLiteral("policiesDialog"));
        QTest::mouseClick(policies->findChild<QPushButton*>(QStringLiteral("grantRights")), Qt::LeftButton);
    };
    const auto dialog = [this] { return m_window->findChild<GrantDialog*>(); };
    auto session = m_server.open(Week);
    WeekServer::run(session,
                    "GRANT SELECT ON public.player_events_default TO marketland_reader; REVOKE SELECT ON "
                    "public.inventory FROM marketland_reader");
    m_window.reset();
    connectAs("gui_owner");
    pages()->openWeek(week(Week));
    openDialog();
    QTRY_VERIFY_WITH_TIMEOUT(dialog() && dialog()->change(), Patience);
    QCOMPARE(dialog()->change()->facts.size(), std::size_t(4));
    QVERIFY(dialog()->change()->canBeDone());
    QSignalSpy answered(dialog(), &GrantDialog::answered);
    dialog()->run();
    QTRY_COMPARE_WITH_TIMEOUT(answered.size(), 1, Patience);
    QCOMPARE(WeekServer::ask(session,
                             "SELECT has_table_privilege('marketland_reader', 'public.inventory', 'SELECT') "
                             "AND NOT has_table_privilege('marketland_reader', "
                             "'public.player_events_default', 'SELECT')"),
             QStringLiteral("t"));
    dialog()->reject();
}

QTEST_MAIN(TestViewAsPlayer)
#include "tst_viewasplayer.moc"
