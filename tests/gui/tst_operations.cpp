#include "../live/weekserver.h"
#include "lifecycle/sample.h"
#include "migrations/migrate.h"
#include "pages/replay/replayframe.h"
#include "pages/replay/replaypage.h"
#include "pages/rollback/operationdialog.h"
#include "pages/rollback/operationspage.h"
#include "pages/rollback/tableeffectmodel.h"
#include "patience.h"
#include "replay/replaycursor.h"
#include "rollback/rollback.h"
#include "weeks/weekhandle.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
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
    void previewIsWhatIsDone();
    void undoBringsEverythingBack();
    void whatWasCutIsABranch();
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
    OperationTask cut(qint64 target) { return rollbackTask(handle(m_week), m_log, m_gameId, target, m_log); }
    QCheckBox* superuser() { return m_dialog->findChild<QCheckBox*>(QStringLiteral("operationSuperuser")); }
    QLineEdit* typed() { return m_dialog->findChild<QLineEdit*>(QStringLiteral("changeTyped")); }
    QPushButton* button(const char* name) { return m_dialog->findChild<QPushButton*>(QLatin1String(name)); }
    QString text(const char* name) { return m_dialog->findChild<QLabel*>(QLatin1String(name))->text(); }
    void giveReason()
    {
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
    giveReason();
    QVERIFY(!button("changeRun")->isEnabled());
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
    QVERIFY(!button("changeRun")->isEnabled()); // there is no reason yet

    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    QCOMPARE(plays(), QStringLiteral("40"));
    const auto* receipt = m_dialog->findChild<QPlainTextEdit*>(QStringLiteral("operationReceipt"));
    QVERIFY(receipt->toPlainText().contains(QStringLiteral("broken")));
    QVERIFY(!button("changeRun")->isVisible());
}

void TestOperations::undoBringsEverythingBack()
{
    const QString before = fingerprint();
    open(cut(20));
    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    QCOMPARE(plays(), QStringLiteral("20"));

    OperationsPage page(handle(m_week));
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.current(), Patience);
    QCOMPARE(page.current()->id, m_dialog->operation()->id); // the newest is selected
    QSignalSpy wanted(&page, &OperationsPage::taskRequested);
    page.findChild<QAction*>(QStringLiteral("undo"))->trigger();
    QCOMPARE(wanted.size(), 1);
    open(wanted.front().front().value<OperationTask>());
    doIt();
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    QCOMPARE(fingerprint(), before);
    page.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    QVERIFY(!page.model()->operation(1)->canBeUndone());
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
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.cursor()->size() == count - 15, Patience);
    const auto* frame = page.findChild<ReplayFrame*>();
    QVERIFY(!frame->isPast());
    page.openBranch(rollback, true);
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.cursor()->size() == count, Patience);
    QCOMPARE(page.cursor()->playNumber(), count - 15); // where it was cut
    page.cursor()->toLast();
    QVERIFY(frame->isPast()); // not even the last play is what the week has
    QVERIFY(!page.findChild<QAction*>(QStringLiteral("rollBack"))->isEnabled());
    QCOMPARE(fingerprint(), after); // looking changes nothing
    page.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading() && page.cursor()->size() == count - 15, Patience);

    open(undoTask(handle(m_week), rollback));
    doIt();
    QCOMPARE(plays().toLongLong(), count);
}

void TestOperations::productionIsTyped()
{
    const QString before = fingerprint();
    const WeekHandle week = handle(m_week);
    const QString phrase =
        week.title() + QLatin1Char('@') + QString::fromUtf8(week.identity.systemIdentifier);
    open(cut(20));
    QVERIFY(!typed()->isVisible());
    giveReason();
    QVERIFY(button("changeRun")->isEnabled());

    open(cut(20), Environment::Production);
    QVERIFY(typed()->isVisible());
    giveReason();
    QVERIFY(!button("changeRun")->isEnabled());
    typed()->setText(week.title()); // of any server
    QVERIFY(!button("changeRun")->isEnabled());
    m_dialog->run();
    QVERIFY(!m_dialog->isBusy());
    typed()->setText(phrase);
    QVERIFY(button("changeRun")->isEnabled());
    QSignalSpy previewed(m_dialog.get(), &OperationDialog::previewed);
    QTest::mouseClick(button("changeAgain"), Qt::LeftButton);
    QVERIFY(previewed.wait(Patience));
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
    OperationsPage page(handle(week));
    QTRY_VERIFY_WITH_TIMEOUT(!page.isLoading(), Patience);
    QVERIFY(page.findChild<QLabel*>(QStringLiteral("operationsState"))
                ->text()
                .contains(QStringLiteral("Nothing")));
    QVERIFY(!page.current());
}

void TestOperations::droppedWeekSaysSo()
{
    const QString week = m_server.newWeek(*m_game).toString();
    const WeekHandle gone = handle(week);
    m_pool->closeIdle({});
    auto maintenance = m_server.open();
    WeekServer::run(maintenance, "DROP DATABASE " + week.toUtf8() + " WITH (FORCE)");
    OperationsPage page(gone);
    QSignalSpy noticed(&page, &OperationsPage::weekGone);
    QVERIFY(noticed.wait(Patience));
    QVERIFY(!page.findChild<QLabel*>(QStringLiteral("operationsState"))->text().isEmpty());
}

QTEST_MAIN(TestOperations)
#include "tst_operations.moc"
