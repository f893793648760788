#include "operationtest.h"
#include "pages/history/historypage.h"
#include "pages/replay/playlistmodel.h"
#include "pages/replay/replayframe.h"
#include "pages/replay/replaypage.h"
#include "pages/replay/replayplaysview.h"
#include "pages/rollback/tableeffectmodel.h"
#include "replay/replaycursor.h"

#include <QAction>
#include <QMessageBox>
#include <QTableWidget>
#include <QToolButton>
#include <QTreeView>

using namespace Weekglass;

/// What rollbacks do to the week, and how it is taken back.
class TestOperationsDone : public OperationTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { OperationTest::initTestCase(); }
    void cleanup() { OperationTest::cleanup(); }
    void previewIsWhatIsDone();
    void undoBringsEverythingBack();
    void whatWasCutIsABranch();
    void backToBeforeTheFirstPlay();
};

void TestOperationsDone::previewIsWhatIsDone()
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

void TestOperationsDone::undoBringsEverythingBack()
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

void TestOperationsDone::whatWasCutIsABranch()
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

void TestOperationsDone::backToBeforeTheFirstPlay()
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

QTEST_MAIN(TestOperationsDone)

#include "tst_operationsdone.moc"
