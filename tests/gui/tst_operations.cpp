#include "../live/weekserver.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pages/history/historypage.h"
#include "pages/replay/playlistmodel.h"
#include "pages/replay/replayframe.h"
#include "pages/replay/replaypage.h"
#include "pages/replay/replayplaysview.h"
#include "pages/rollback/operationdialog.h"
#include "pages/rollback/tableeffectmodel.h"
#include "pages/rollback/toldmodels.h"
#include "patience.h"
#include "replay/replaycursor.h"
#include "rollback/rollback.h"
#include "rollback/undo.h"
#include "weeks/notedoperation.h"
#include "weeks/weekhandle.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeView>

using namespace Weekglass;

/// Rolling a game back and taking it back as support staff do it, on a week of made-up games.
class TestOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void superuserMustBeAllowed();
    void stepsKeepWhatIsTyped();
    void namesInsteadOfNumbers();
    void receiptSaysWhoAndWhere();
    void operatorIsRemembered();
    void historyHoldsAllOfTheWeek();
    void logLacksItWithoutRights();
    void previewIsWhatIsDone();
    void undoBringsEverythingBack();
    void whatWasCutIsABranch();
    void backToBeforeTheFirstPlay();
    void rollbackOfOthersIsNamed();
    void productionIsTyped();
    void changeSincePreviewIsRefused();
    void cancelledWhileItWaits();
    void closingWhilePreviewing();
    void emptyWeekSaysSo();
    void droppedWeekSaysSo();

private:
    WeekHandle handle(const QString& name)
    {
        auto session = m_server.open(name);
        return {.pool = m_pool, .game = m_game, .identity = *identify(session)};
    }
    void open(const OperationTask& task, Environment environment = Environment::Unmarked)
    {
        m_dialog = std::make_unique<OperationDialog>(handle(m_week), task, environment);
        m_dialog->show();
        QSignalSpy previewed(m_dialog.get(), &OperationDialog::previewed);
        QVERIFY(previewed.wait(Patience));
        if (!superuser()->isChecked()) { // the tests' server has no other user
            superuser()->click();
            QVERIFY(previewed.wait(Patience));
        }
    }
    OperationTask cut(qint64 target) { return rollbackTask(handle(m_week), m_log, m_gameId, target); }
    QCheckBox* superuser() { return m_dialog->findChild<QCheckBox*>(QStringLiteral("operationSuperuser")); }
    QLineEdit* typed() { return m_dialog->findChild<QLineEdit*>(QStringLiteral("changeTyped")); }
    QPushButton* button(const char* name) { return m_dialog->findChild<QPushButton*>(QLatin1String(name)); }
    QString text(const char* name) { return m_dialog->findChild<QLabel*>(QLatin1String(name))->text(); }
    void giveReason()
    {
        m_dialog->next();
        QTest::keyClicks(m_dialog->findChild<QLineEdit*>(QStringLiteral("changeReason")),
                         QStringLiteral("broken"));
    }
    void doIt()
    {
        giveReason();
        QSignalSpy answered(m_dialog.get(), &OperationDialog::answered);
        QTest::mouseClick(button("changeRun"), Qt::LeftButton);
        QVERIFY(answered.wait(Patience));
    }
    /// All rows of all the game's tables, in one number.
    QString fingerprint()
    {
        auto session = m_server.open(m_week);
        return WeekServer::ask(
            session,
            "SELECT string_agg(md5(query_to_xml(format('SELECT * FROM %I.%I AS t ORDER BY t::text', "
            "n.nspname, c.relname), "
            "TRUE, FALSE, '')::text), ',' ORDER BY n.nspname, c.relname) FROM pg_class AS c JOIN "
            "pg_namespace AS n ON "
            "n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname IN ('public', 'raw')");
    }
    QString ask(const QByteArray& query)
    {
        auto session = m_server.open(m_week);
        return WeekServer::ask(session, query);
    }
    /// Until somebody waits for the table, which @p holder has locked. Without an event loop: no answer comes
    /// in meanwhile.
    static void untilItIsWaitedFor(Pg::Session& holder, const QByteArray& table)
    {
        const QByteArray waiting =
            "SELECT count(*) FROM pg_catalog.pg_locks WHERE NOT granted AND relation = '" + table
            + "'::pg_catalog.regclass";
        QElapsedTimer time;
        time.start();
        while (WeekServer::ask(holder, waiting) == QStringLiteral("0") && time.elapsed() < Patience)
            QTest::qSleep(10);
    }
    QString plays() { return ask("SELECT count(*) FROM public.plays WHERE game_id = '" + m_gameId + "'"); }

    WeekServer m_server;
    GamePointer m_game;
    std::shared_ptr<Pg::SessionPool> m_pool;
    QString m_week;
    const QString m_log = QStringLiteral("games");
    QByteArray m_gameId;
    std::unique_ptr<OperationDialog> m_dialog;
};

void TestOperations::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("paperdynasty"));
    m_pool = Pg::SessionPool::create({.conninfo = (*TestServer::instance())->conninfo()});
    m_week = m_server.newWeek(*m_game).toString();
    auto session = m_server.open(m_week);
    VERIFY_RESULT(migrate(session, *m_game));
    VERIFY_RESULT(fillSample(session, *m_game, {m_game->prefix, 2025, 1}, 7));
    m_gameId =
        ask("SELECT game_id FROM public.plays GROUP BY 1 HAVING count(*) > 60 ORDER BY 1 LIMIT 1").toUtf8();
}

void TestOperations::cleanup()
{
    m_dialog.reset();
}

void TestOperations::superuserMustBeAllowed()
{
    m_dialog = std::make_unique<OperationDialog>(handle(m_week), cut(40), Environment::Unmarked);
    QSignalSpy previewed(m_dialog.get(), &OperationDialog::previewed);
    QVERIFY(previewed.wait(Patience));
    QVERIFY2(text("changeMessage").contains(QStringLiteral("superuser")), qPrintable(text("changeMessage")));
    QVERIFY(!superuser()->isHidden()); // the switch is where the refusal is
    QVERIFY(!button("operationNext")->isEnabled());
    m_dialog->next();
    QCOMPARE(m_dialog->step(), OperationDialog::LossStep);
    QVERIFY(!button("changeRun")->isEnabled());
}

/// Return and Escape go forth and back between the steps, and neither ends the dialog nor loses a letter.
void TestOperations::stepsKeepWhatIsTyped()
{
    open(cut(40));
    QVERIFY(text("changeHeadline").contains(QStringLiteral("plays 41–")));
    auto* reason = m_dialog->findChild<QLineEdit*>(QStringLiteral("changeReason"));
    auto* ticket = m_dialog->findChild<QLineEdit*>(QStringLiteral("operationTicket"));
    QVERIFY(!reason->isVisible());
    QVERIFY(!button("changeRun")->isVisible());
    QTest::keyClick(m_dialog.get(), Qt::Key_Return); // "Next" is what Return does
    QCOMPARE(m_dialog->step(), OperationDialog::ReasonStep);
    QVERIFY(reason->isVisible());
    QVERIFY(!button("changeRun")->isEnabled()); // the reason is required
    for (QLineEdit* field : {reason, ticket}) {
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("SUP-7"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(m_dialog->isVisible());
        QCOMPARE(m_dialog->step(), OperationDialog::ReasonStep);
        QVERIFY(!m_dialog->isBusy()); // nor is anything done that way
    }
    QTest::keyClick(reason, Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_dialog->step(), OperationDialog::LossStep);
    QSignalSpy previewed(m_dialog.get(), &OperationDialog::previewed);
    QTest::mouseClick(button("changeAgain"), Qt::LeftButton);
    QVERIFY(previewed.wait(Patience));
    QTest::mouseClick(button("operationNext"), Qt::LeftButton);
    QCOMPARE(reason->text(), QStringLiteral("SUP-7"));
    QCOMPARE(ticket->text(), QStringLiteral("SUP-7"));
    QVERIFY(button("changeRun")->isEnabled());
}

void TestOperations::namesInsteadOfNumbers()
{
    const QByteArray busiest =
        ask("SELECT game_id FROM public.lineups WHERE replaced_after_play >= 1 GROUP BY 1 "
            "ORDER BY count(*) DESC, 1 LIMIT 1")
            .toUtf8();
    const QByteArray ofGame = " WHERE game_id = '" + busiest + "' AND ";
    auto session = m_server.open(m_week); // more than are shown at first
    WeekServer::run(session,
                    "UPDATE public.lineups SET is_active = FALSE, replaced_after_play = 1000" + ofGame
                        + "is_active");
    open(rollbackTask(handle(m_week), m_log, busiest, 1));
    const QString game = text("lossGame");
    QVERIFY2(game.contains(QStringLiteral(" at ")) && game.contains(m_week), qPrintable(game));
    QStringList facts;
    for (const auto* label : m_dialog->findChildren<QLabel*>(QStringLiteral("factName")))
        facts << label->text();
    QCOMPARE(facts.mid(0, 2), QStringList({QStringLiteral("Score"), QStringLiteral("Status")}));
    const auto* changes = m_dialog->findChild<QTableView*>(QStringLiteral("lossChanges"))->model();
    const QString person =
        ask("SELECT p.name FROM public.lineup_people AS p JOIN public.lineups AS l ON l.id = "
            "p.lineup_id WHERE l.game_id = '"
            + busiest + "' AND l.replaced_after_play >= 1 ORDER BY l.id LIMIT 1");
    const QString subject = changes->index(0, ToldChangesModel::SubjectColumn).data().toString();
    QVERIFY2(!person.isEmpty() && subject.startsWith(person), qPrintable(subject));
    auto* more = button("lossMore");
    QVERIFY(more->isVisible()); // so many change in this game
    QCOMPARE(changes->rowCount(), ToldChangesModel::FewRows);
    const int hidden = QRegularExpression(QStringLiteral("\\d+")).match(more->text()).captured().toInt();
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(changes->rowCount(), ToldChangesModel::FewRows + hidden);
    QVERIFY(!more->isVisible());
    QTest::mouseClick(button("operationDetails"), Qt::LeftButton);
    QVERIFY(m_dialog->findChild<QTreeView*>(QStringLiteral("operationTables"))->isVisible());
    QVERIFY(m_dialog->findChild<QPlainTextEdit*>(QStringLiteral("operationSql"))
                ->toPlainText()
                .contains(QStringLiteral("DELETE FROM")));
    WeekServer::run(session,
                    "UPDATE public.lineups SET is_active = TRUE, replaced_after_play = NULL" + ofGame
                        + "replaced_after_play = 1000");
}

void TestOperations::receiptSaysWhoAndWhere()
{
    const QString before = fingerprint();
    open(cut(30));
    m_dialog->next();
    m_dialog->findChild<QLineEdit*>(QStringLiteral("operationTicket"))->setText(QStringLiteral("SUP-8"));
    m_dialog->findChild<QLineEdit*>(QStringLiteral("changeOperator"))->setText(QStringLiteral("Ada"));
    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    QCOMPARE(m_dialog->step(), OperationDialog::ReceiptStep);
    const Operation done = *m_dialog->operation();
    QTest::mouseClick(button("operationCopy"), Qt::LeftButton);
    const QString receipt = QGuiApplication::clipboard()->text();
    const WeekHandle week = handle(m_week);
    for (const QString& part :
         {done.game.title, m_week, Pg::serverTitle(m_pool->options()),
          QString::fromLatin1(week.identity.systemIdentifier), QStringLiteral("Score: "),
          toldText(done.game.facts.front().before), toldText(done.game.facts.front().after),
          QStringLiteral("broken"), QStringLiteral("SUP-8"), QStringLiteral("Ada")})
        QVERIFY2(!part.isEmpty() && receipt.contains(part), qPrintable(part));
    open(undoTask(week, done));
    QVERIFY(text("changeHeadline").contains(QStringLiteral("get back")));
    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    QCOMPARE(fingerprint(), before);
}

/// Who rolled back last is there the next time, in any dialog that asks for it.
void TestOperations::operatorIsRemembered()
{
    const auto name = [this] {
        return m_dialog->findChild<QLineEdit*>(QStringLiteral("changeOperator"))->text();
    };
    open(cut(30));
    QTRY_COMPARE_WITH_TIMEOUT(name(), QStringLiteral("Ada"), Patience);
}

/// What the week's ledger and the server's log have of it: each thing once, the newest first; and the log has
/// the rollbacks, too.
void TestOperations::historyHoldsAllOfTheWeek()
{
    auto maintenance = m_server.open();
    const WeekIdentity week = handle(m_week).identity;
    auto import = LoggedOperation::begin(maintenance, {.kind = QStringLiteral("import"), .week = week});
    VERIFY_RESULT(import);
    VERIFY_RESULT(import->done("{\"files\": 1, \"failed\": 0, \"inserted\": 12, \"rejected\": 0}"));
    WeekIdentity other = week;
    ++other.oid; // of the same name, before this one was made
    VERIFY_RESULT(LoggedOperation::begin(maintenance, {.kind = QStringLiteral("reset"), .week = other}));
    const auto log = readLog(maintenance, {.week = m_week});
    VERIFY_RESULT(log);
    const auto logged = [&](const char* kind, LogEvent event) {
        return std::ranges::count_if(*log, [&](const LogEntry& entry) {
            return entry.kind == QLatin1String(kind) && entry.event == event && entry.week == week;
        });
    };
    QCOMPARE(logged("rollback", LogEvent::Done), 1); // of the test before this one
    QCOMPARE(logged("undo rollback", LogEvent::Done), 1);

    HistoryPage page(handle(m_week));
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.current(), Patience);
    const auto kinds = [&page] {
        QStringList shown;
        for (int row = 0; row < page.model()->rowCount(); ++row)
            shown << page.model()->entry(row)->kind;
        return shown;
    };
    QCOMPARE(
        kinds(),
        QStringList({QStringLiteral("import"), QStringLiteral("undo rollback"), QStringLiteral("rollback")}));
    QVERIFY(page.current()->what.contains(QStringLiteral("12")));
    auto* choice = page.findChild<QComboBox*>(QStringLiteral("historyKind"));
    choice->setCurrentIndex(choice->findData(QStringLiteral("rollback")));
    QCOMPARE(kinds(), QStringList({QStringLiteral("rollback")}));
    page.findChild<QAction*>(QStringLiteral("copyReceipt"))->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("SUP-8")));
    choice->setCurrentIndex(0);
    page.findChild<QLineEdit*>(QStringLiteral("historyFind"))->setText(QStringLiteral("nobody's"));
    QCOMPARE(page.model()->rowCount(), 0);
}

/// Somebody who may not write the server's log may roll back all the same, and is told.
void TestOperations::logLacksItWithoutRights()
{
    const NotedOperation none(Error {.message = QStringLiteral("no way in")});
    QVERIFY(none.lack().contains(QStringLiteral("no way in")));
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "DROP ROLE IF EXISTS wg_support; CREATE ROLE wg_support");
    auto session = m_server.open();
    WeekServer::run(session, "SET SESSION AUTHORIZATION wg_support");
    NotedOperation note(session, {.kind = QStringLiteral("rollback"), .week = handle(m_week).identity});
    QVERIFY(!note.lack().isEmpty());
    note.end(Result<int>(1), "{}"); // nothing to end
    WeekServer::run(maintenance, "DROP ROLE wg_support");
}

void TestOperations::previewIsWhatIsDone()
{
    const QString before = fingerprint();
    const qint64 count = plays().toLongLong();
    open(cut(40));
    QCOMPARE(fingerprint(), before); // looking changes nothing
    auto* tables = m_dialog->findChild<QTreeView*>(QStringLiteral("operationTables"));
    const auto* effects = qobject_cast<TableEffectModel*>(tables->model());
    const auto effect =
        std::ranges::find(effects->effects(), QStringLiteral("public.plays"), &TableEffect::table);
    QVERIFY(effect != effects->effects().end());
    QCOMPARE(effect->gone, count - 40);
    QVERIFY(effects->rowCount(effects->index(0, 0)) > 0); // some of the rows can be read
    auto* row = m_dialog->findChild<QTableWidget*>(QStringLiteral("operationRow"));
    QVERIFY(row->rowCount() > 10);
    m_dialog->next();
    QVERIFY(!button("changeRun")->isEnabled()); // there is no reason yet

    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    QCOMPARE(plays(), QStringLiteral("40"));
    const auto* receipt = m_dialog->findChild<QTableWidget*>(QStringLiteral("operationReceipt"));
    QVERIFY(receipt->isVisible());
    QCOMPARE(receipt->findItems(QStringLiteral("broken"), Qt::MatchExactly).size(), 1);
    QVERIFY(!button("changeRun")->isVisible());
}

void TestOperations::undoBringsEverythingBack()
{
    const QString before = fingerprint();
    open(cut(20));
    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    QCOMPARE(plays(), QStringLiteral("20"));

    HistoryPage page(handle(m_week));
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.current(), Patience);
    QCOMPARE(page.current()->id, m_dialog->operation()->id); // the newest is selected
    QSignalSpy wanted(&page, &HistoryPage::taskRequested);
    page.findChild<QAction*>(QStringLiteral("undo"))->trigger();
    QCOMPARE(wanted.size(), 1);
    open(wanted.front().front().value<OperationTask>());
    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    QCOMPARE(fingerprint(), before);
    page.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    QVERIFY(!page.model()->entry(1)->operation->canBeUndone());
    page.table()->selectRow(1);
    QVERIFY(!page.findChild<QAction*>(QStringLiteral("undo"))->isEnabled());
    QVERIFY(page.findChild<QAction*>(QStringLiteral("redo"))->isEnabled());
}

void TestOperations::whatWasCutIsABranch()
{
    const qint64 count = plays().toLongLong();
    open(cut(count - 15));
    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    const Operation rollback = *m_dialog->operation();
    const QString after = fingerprint();

    ReplayPage page(handle(m_week));
    page.resize(1200, 760);
    page.show();
    page.openGame(m_log, m_gameId);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.cursor()->log()->playCount() == count - 15, Patience);
    const auto* frame = page.findChild<ReplayFrame*>();
    QVERIFY(!frame->isPast());
    page.openBranch(rollback, false); // the tests' server has only a superuser
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    const auto* notice = page.findChild<QLabel*>(QStringLiteral("playsState"));
    QVERIFY2(notice->isVisible() && notice->text().contains(QStringLiteral("is a superuser"))
                 && notice->text().contains(QStringLiteral("Connect as the role that owns the week")),
             qPrintable(notice->text()));
    QVERIFY(!frame->text().startsWith(QStringLiteral("Removed plays"))); // the game is still shown
    HistoryPage history(handle(m_week));
    history.show();
    QTRY_VERIFY_WITH_TIMEOUT(!history.isLoading() && history.current(), Patience);
    QSignalSpy wanted(&history, &HistoryPage::branchRequested);
    history.findChild<QAction*>(QStringLiteral("branch"))->trigger();
    auto* confirm = history.findChild<QMessageBox*>(QStringLiteral("branchConfirm"));
    QVERIFY(confirm);
    for (QAbstractButton* button : confirm->buttons()) {
        if (confirm->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted[0][1].toBool()); // allowed for this once
    page.openBranch(wanted[0][0].value<Operation>(), true);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.cursor()->log()->playCount() == count, Patience);
    QCOMPARE(page.cursor()->playNumber(), count - 15); // where it was cut
    page.cursor()->toLast();
    QVERIFY(frame->isPast()); // not even the last play is what the week has
    QVERIFY2(frame->text().startsWith(QStringLiteral("Removed plays, not current.")),
             qPrintable(frame->text()));
    const QAbstractItemModel* list = page.findChild<ReplayPlaysView*>()->model();
    const auto isRemoved = [&](qint64 play) {
        return list->index(static_cast<int>(play), 0).data(PlayListModel::RemovedRole).toBool();
    };
    QVERIFY(!isRemoved(count - 15));
    QVERIFY(isRemoved(count - 14));
    QVERIFY(!page.findChild<QAction*>(QStringLiteral("rollBack"))->isEnabled());
    QCOMPARE(fingerprint(), after); // looking changes nothing
    page.cursor()->jumpTo(3);
    auto* wayBack = frame->findChild<QToolButton*>();
    QVERIFY(wayBack->isVisible());
    wayBack->click();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.cursor()->log()->playCount() == count - 15, Patience);
    QCOMPARE(page.cursor()->playNumber(), qint64(3)); // the game still has it
    QVERIFY(!wayBack->isVisible());
    QVERIFY(!isRemoved(count - 15));
    page.openBranch(rollback, true);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.cursor()->log()->playCount() == count, Patience);
    page.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.cursor()->log()->playCount() == count - 15, Patience);

    open(undoTask(handle(m_week), rollback));
    doIt();
    QCOMPARE(plays().toLongLong(), count);
}

void TestOperations::backToBeforeTheFirstPlay()
{
    const qint64 count = plays().toLongLong();
    const QString before = fingerprint();
    ReplayPage page(handle(m_week));
    page.resize(1200, 760);
    page.show();
    page.openGame(m_log, m_gameId);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.cursor()->log()->playCount() == count, Patience);
    const auto* frame = page.findChild<ReplayFrame*>();
    page.cursor()->toFirst();
    QCOMPARE(frame->text(), QStringLiteral("Before the first play"));
    QVERIFY(frame->isPast());
    // the picture and the state call the teams by their names
    const QString teams = ask("SELECT a.name || ',' || h.name FROM public.games AS g JOIN public.teams AS a "
                              "ON a.id = g.away_team_id JOIN public.teams AS h ON h.id = g.home_team_id "
                              "WHERE g.id = '"
                              + m_gameId + "'");
    const QString picture =
        page.findChild<QWidget*>(QStringLiteral("placesPicture"))->accessibleDescription();
    for (const QString& team : teams.split(QLatin1Char(',')))
        QVERIFY2(picture.contains(team), qPrintable(picture));
    QVERIFY2(!picture.contains(QStringLiteral("Away")), qPrintable(picture));
    QSignalSpy wanted(&page, &ReplayPage::rollbackRequested);
    auto* toStart = page.findChild<QAction*>(QStringLiteral("rollBackToStart"));
    QTRY_VERIFY_WITH_TIMEOUT(toStart->isEnabled(), Patience);
    toStart->trigger();
    page.findChild<QAction*>(QStringLiteral("rollBack"))->trigger(); // one stands there
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted[0][2].toLongLong(), 0);
    QCOMPARE(wanted[1][2].toLongLong(), 0);

    open(cut(0));
    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    const Operation rollback = *m_dialog->operation();
    QCOMPARE(plays(), QStringLiteral("0"));
    page.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.cursor()->size() == 0, Patience);
    QVERIFY(!toStart->isEnabled());
    open(undoTask(handle(m_week), rollback));
    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    QCOMPARE(fingerprint(), before);
}

/// Another session's work is named, with the way to what the game is now.
void TestOperations::rollbackOfOthersIsNamed()
{
    const qint64 count = plays().toLongLong();
    ReplayPage page(handle(m_week));
    page.resize(1200, 760);
    page.show();
    page.openGame(m_log, m_gameId);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.cursor()->log()->playCount() == count, Patience);
    const PlayLogDefinition& log = m_game->playLogs.front();
    const RollbackRequest request {*m_game, log, m_gameId, 12};
    auto other = m_server.open(m_week);
    const auto preview = previewRollback(other, request, {.allowSuperuser = true});
    VERIFY_RESULT(preview);
    const auto done =
        rollBack(other, request, preview->confirmation,
                 {.reason = QStringLiteral("a wrong call"), .operatorName = QStringLiteral("Ann")},
                 {.allowSuperuser = true});
    VERIFY_RESULT(done);
    const auto* notice = page.findChild<QLabel*>(QStringLiteral("playsState"));
    const auto isNamed = [&] {
        return notice->isVisible() && notice->text().contains(QStringLiteral("Ann"))
            && notice->text().contains(QStringLiteral("to play 12"))
            && notice->text().contains(QStringLiteral("a wrong call"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isNamed(), Patience);
    QCOMPARE(page.cursor()->log()->playCount(), count); // nothing is taken away from who reads
    const auto* frame = page.findChild<ReplayFrame*>();
    QVERIFY2(frame->isPast() && !frame->text().contains(QStringLiteral("latest")), qPrintable(frame->text()));
    page.findChild<QPushButton*>(QStringLiteral("playsRetry"))->click();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.cursor()->log()->playCount() == 12, Patience);
    QVERIFY(!notice->isVisible());
    page.cursor()->toLast();
    QVERIFY(!frame->isPast());
    VERIFY_RESULT(undoOperation(other, *m_game, done->id, {.reason = QStringLiteral("it was right")},
                                {.allowSuperuser = true}));
}

void TestOperations::productionIsTyped()
{
    const QString before = fingerprint();
    const WeekHandle week = handle(m_week);
    const QString phrase =
        week.title() + QLatin1Char('@') + QString::fromUtf8(week.identity.systemIdentifier);
    open(cut(20));
    giveReason();
    QVERIFY(!typed()->isVisible());
    QVERIFY(button("changeRun")->isEnabled());

    open(cut(20), Environment::Production);
    giveReason();
    QVERIFY(typed()->isVisible());
    QVERIFY(!button("changeRun")->isEnabled());
    typed()->setText(week.title()); // of any server
    QVERIFY(!button("changeRun")->isEnabled());
    m_dialog->run();
    QVERIFY(!m_dialog->isBusy());
    typed()->setText(phrase);
    QVERIFY(button("changeRun")->isEnabled());
    QSignalSpy previewed(m_dialog.get(), &OperationDialog::previewed);
    m_dialog->back();
    QTest::mouseClick(button("changeAgain"), Qt::LeftButton);
    QVERIFY(previewed.wait(Patience));
    m_dialog->next();
    QVERIFY(typed()->text().isEmpty()); // it was for the other preview
    QVERIFY(!button("changeRun")->isEnabled());
    QCOMPARE(fingerprint(), before);
    typed()->setText(phrase);
    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    QCOMPARE(plays(), QStringLiteral("20"));

    open(undoTask(week, *m_dialog->operation()), Environment::Production);
    giveReason();
    QVERIFY(!button("changeRun")->isEnabled());
    typed()->setText(phrase);
    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    QCOMPARE(fingerprint(), before);
}

void TestOperations::changeSincePreviewIsRefused()
{
    open(cut(10));
    QCOMPARE(ask("UPDATE public.games SET home_score = home_score + 1 WHERE id = '" + m_gameId
                 + "' RETURNING 'changed'"),
             QStringLiteral("changed"));
    QCOMPARE(ask("DELETE FROM public.rolls WHERE game_id = '" + m_gameId
                 + "' AND play_number = (SELECT max(play_number) FROM public.rolls WHERE game_id = '"
                 + m_gameId + "') RETURNING 'gone'"),
             QStringLiteral("gone"));
    const QString before = fingerprint();
    doIt();
    QVERIFY(!m_dialog->operation());
    QVERIFY2(text("changeMessage").contains(QStringLiteral("rolls")), qPrintable(text("changeMessage")));
    QCOMPARE(fingerprint(), before);
    QVERIFY(!button("changeRun")->isEnabled()); // until it is previewed again
    QVERIFY(button("changeAgain")->isEnabled());
}

void TestOperations::cancelledWhileItWaits()
{
    open(cut(10));
    auto other = m_server.open(m_week);
    WeekServer::run(other, "BEGIN; LOCK TABLE public.plays IN ACCESS EXCLUSIVE MODE");
    giveReason();
    QSignalSpy answered(m_dialog.get(), &OperationDialog::answered);
    QTest::mouseClick(button("changeRun"), Qt::LeftButton);
    untilItIsWaitedFor(other, "public.plays");
    m_dialog->reject();
    QVERIFY(m_dialog->isVisible()); // the answer is still to come
    QVERIFY(answered.wait(Patience));
    QVERIFY(!m_dialog->operation());
    WeekServer::run(other, "ROLLBACK");
}

void TestOperations::closingWhilePreviewing()
{
    auto other = m_server.open(m_week);
    WeekServer::run(other, "BEGIN; LOCK TABLE public.plays IN ACCESS EXCLUSIVE MODE");
    m_dialog = std::make_unique<OperationDialog>(handle(m_week), cut(10), Environment::Unmarked);
    m_dialog->show();
    superuser()->click();
    untilItIsWaitedFor(other, "public.plays");
    m_dialog->reject();
    QVERIFY(!m_dialog->isVisible());
    m_dialog.reset();
    WeekServer::run(other, "ROLLBACK");
}

void TestOperations::emptyWeekSaysSo()
{
    const QString week = m_server.newWeek(*m_game).toString();
    auto session = m_server.open(week);
    VERIFY_RESULT(migrate(session, *m_game));
    HistoryPage page(handle(week));
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("emptyText"))->text().contains(QStringLiteral("Nothing")));
    QVERIFY(!page.current());
}

void TestOperations::droppedWeekSaysSo()
{
    const QString week = m_server.newWeek(*m_game).toString();
    const WeekHandle gone = handle(week);
    m_pool->closeIdle({});
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "DROP DATABASE " + week.toUtf8() + " WITH (FORCE)");
    HistoryPage page(gone);
    QSignalSpy noticed(&page, &HistoryPage::weekGone);
    QVERIFY(noticed.wait(Patience));
    QVERIFY(!page.findChild<QLabel*>(QStringLiteral("historyState"))->text().isEmpty());
}

QTEST_MAIN(TestOperations)
#include "tst_operations.moc"
