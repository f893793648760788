#include "operationtest.h"
#include "pages/replay/replayframe.h"
#include "pages/replay/replaypage.h"
#include "replay/replaycursor.h"
#include "rollback/undo.h"

using namespace Weekglass;

/// Rollbacks that somebody else, production or the user himself keeps from happening.
class TestOperationsGuarded : public OperationTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { OperationTest::initTestCase(); }
    void cleanup() { OperationTest::cleanup(); }
    void rollbackOfOthersIsNamed();
    void productionIsTyped();
    void changeSincePreviewIsRefused();
    void cancelledWhileItWaits();
    void closingWhilePreviewing();
};

/// Another session's work is named, with the way to what the game is now.
void TestOperationsGuarded::rollbackOfOthersIsNamed()
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

void TestOperationsGuarded::productionIsTyped()
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

void TestOperationsGuarded::changeSincePreviewIsRefused()
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

void TestOperationsGuarded::cancelledWhileItWaits()
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

void TestOperationsGuarded::closingWhilePreviewing()
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

QTEST_MAIN(TestOperationsGuarded)

#include "tst_operationsguarded.moc"
