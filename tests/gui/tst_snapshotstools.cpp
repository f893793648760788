#include "pages/snapshots/historychart.h"
#include "pages/snapshots/ignorerules.h"
#include "pages/snapshots/verifydialog.h"
#include "snapshotspagetest.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTreeWidget>

using namespace Weekglass;

/// What is done beside reading: history of a value, verification, pruning.
class TestSnapshotsTools : public SnapshotsPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { SnapshotsPageTest::initTestCase(); }
    void init() { SnapshotsPageTest::init(); }
    void cleanup() { SnapshotsPageTest::cleanup(); }
    void historyOfAValue();
    void whoChangedIt();
    void historyLeadsToSnapshots();
    void verifyLeadsToWhatIsWrong();
    void pruneDeletesWhatItShowed();
    void pruneOnProductionIsTyped();
};

void TestSnapshotsTools::historyOfAValue()
{
    openFilled();
    const auto document = m_page->pane()->inspector()->document();
    const auto ships = document->find(Json::Document::root(), u"ships");
    m_page->pane()->inspector()->reveal(document->find(document->child(ships, 0), u"fuel"));
    QTest::keyClick(m_page->list()->table(), Qt::Key_H, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(history()->rowCount() > 900, Patience);
    QVERIFY(m_page->history()->isVisible());
    QVERIFY(history()->changes() > 0 && history()->changes() < history()->rowCount());
    // the newest value is the one in the snapshot
    QCOMPARE(*history()->points().back().value,
             document->rawText(document->find(document->child(ships, 0), u"fuel")).toByteArray());
    QVERIFY(m_page->findChild<HistoryChart*>()->drawnPoints() > 2);
}

void TestSnapshotsTools::whoChangedIt()
{
    openFilled();
    const auto document = m_page->pane()->inspector()->document();
    const auto ships = document->find(Json::Document::root(), u"ships");
    m_page->pane()->inspector()->reveal(document->find(document->child(ships, 0), u"fuel"));
    trigger("history");
    QTRY_VERIFY_WITH_TIMEOUT(history()->rowCount() > 900, Patience);
    auto* table = m_page->findChild<QTableView*>(QStringLiteral("historyTable"));
    table->setCurrentIndex(history()->index(history()->nextChange(-1, true), 0));
    trigger("history.who");
    auto* causes = m_page->findChild<QTreeWidget*>(QStringLiteral("causes"));
    QTRY_VERIFY_WITH_TIMEOUT(causes->topLevelItemCount() > 0, Patience);
    const int row = table->currentIndex().row();
    const QByteArray from = history()->points()[static_cast<std::size_t>(row - 1)].at;
    const QByteArray until = history()->points()[static_cast<std::size_t>(row)].at;
    bool hasEvent = false;
    bool hasPlay = false;
    for (int i = 0; i < causes->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* item = causes->topLevelItem(i);
        QVERIFY(item->text(0).toLatin1() > from && item->text(0).left(19).toLatin1() <= until.left(19));
        hasEvent = hasEvent || item->text(3) == m_game->events[0].title;
        hasPlay = hasPlay || item->text(3) == m_game->playLogs[0].title;
    }
    QVERIFY(hasEvent);
    QVERIFY(hasPlay);
    // what happened to the ship comes first, and the snapshot itself last
    const QTreeWidgetItem* first = causes->topLevelItem(0);
    QVERIFY2(first->text(3) == m_game->events[0].title || first->text(3) == m_game->playLogs[0].title,
             qPrintable(first->text(3)));
    QVERIFY(first->font(0).bold());
    QVERIFY(first->text(1) != QStringLiteral("Snapshot"));
    bool isLast = false;
    for (int i = 0; i < causes->topLevelItemCount(); ++i) {
        const QTreeWidgetItem* item = causes->topLevelItem(i);
        const bool isSnapshot =
            item->text(1) == QStringLiteral("Snapshot") && item->text(0).toLatin1() == until;
        QVERIFY2(isSnapshot || !isLast, qPrintable(item->text(1)));
        isLast = isLast || isSnapshot;
    }
    QVERIFY(isLast);
    // the ship by its name, which events do not know
    const QString ship = document->stringValue(document->find(document->child(ships, 0), u"name"));
    auto* path = m_page->findChild<QLineEdit*>(QStringLiteral("historyPath"));
    path->setText(QStringLiteral("ships[%1].fuel").arg(ship));
    QTest::keyClick(path, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && history()->rowCount() > 900, Patience);
    table->setCurrentIndex(history()->index(history()->nextChange(-1, true), 0));
    QTRY_VERIFY_WITH_TIMEOUT(causes->topLevelItemCount() > 0, Patience);
    QVERIFY(causes->topLevelItem(0)->font(0).bold());
    // where nothing changed, nobody is asked
    table->setCurrentIndex(history()->index(row - 1, 0));
    QCOMPARE(causes->topLevelItemCount(), 0);
    QVERIFY(!text("causesState").isEmpty());
}

void TestSnapshotsTools::historyLeadsToSnapshots()
{
    openFilled();
    showHistory("bodies[Earth].position[0]");
    QVERIFY(history()->changes() > 900);
    auto* table = m_page->findChild<QTableView*>(QStringLiteral("historyTable"));
    table->setFocus();
    table->setCurrentIndex(history()->index(3, 0));
    Q_EMIT table->activated(table->currentIndex());
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && seq() == history()->points()[3].key.seq, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(shownTick(), seq(), Patience);
    showHistory("nothing.here");
    QVERIFY(text("historyState").contains(QStringLiteral("No snapshot has")));
}

void TestSnapshotsTools::verifyLeadsToWhatIsWrong()
{
    const QString week = filledWeek();
    auto session = m_server.open(week);
    const QString doubled =
        WeekServer::ask(session,
                        "INSERT INTO public.snapshots (tick_number, game_time, state) SELECT tick_number, "
                        "game_time, state FROM "
                        "public.snapshots ORDER BY tick_number LIMIT 1 OFFSET 20 RETURNING tick_number");
    open(week);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), Patience);
    trigger("verify");
    auto* dialog = m_page->findChild<VerifyDialog*>();
    QSignalSpy answered(dialog, &VerifyDialog::answered);
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("verifyRun")), Qt::LeftButton);
    QVERIFY(answered.wait(Patience));
    auto* table = dialog->findChild<QTableView*>(QStringLiteral("verifyTable"));
    const auto* model = table->model();
    int row = 0;
    while (row < model->rowCount() && model->index(row, 0).data() != QLatin1String("Duplicate"))
        ++row;
    QVERIFY2(row < model->rowCount(),
             qPrintable(dialog->findChild<QLabel*>(QStringLiteral("verifyMessage"))->text()));
    QCOMPARE(model->index(row, 2).data().toString(), doubled);
    Q_EMIT table->activated(model->index(row, 0));
    QTRY_VERIFY_WITH_TIMEOUT(isSettled() && QString::fromUtf8(seq()) == doubled, Patience);
}

void TestSnapshotsTools::pruneDeletesWhatItShowed()
{
    const QString week = oldWeek();
    QVERIFY(snapshotCount(week) > 100);
    open(week);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), Patience);
    const QSignalSpy wanted(m_page.get(), &SnapshotsPage::pruneWanted);
    trigger("prune");
    QCOMPARE(wanted.size(), 1); // the window finds out how the server is marked
    m_page->showPruneDialog(Environment::Unmarked);
    auto* dialog = m_page->findChild<PruneDialog*>();
    QSignalSpy previewed(dialog, &PruneDialog::previewed);
    QSignalSpy answered(dialog, &PruneDialog::answered);
    QVERIFY(previewed.wait(Patience));
    QVERIFY(snapshotCount(week) > 100); // looking deletes nothing
    QVERIFY(dialog->findChild<QTableWidget*>(QStringLiteral("pruneTable"))->rowCount() > 0);
    QVERIFY(!dialog->findChild<QLineEdit*>(QStringLiteral("changeTyped"))->isVisible());
    dialog->run();
    QVERIFY(!dialog->findChild<QMessageBox*>(QStringLiteral("changeConfirm"))); // why?
    dialog->findChild<QLineEdit*>(QStringLiteral("changeReason"))->setText(QStringLiteral("too many"));
    dialog->run();
    confirmPrune(*dialog);
    QVERIFY(answered.wait(Patience));
    QVERIFY2(snapshotCount(week) == 100,
             qPrintable(dialog->findChild<QLabel*>(QStringLiteral("changeMessage"))->text()));
    QTRY_COMPARE_WITH_TIMEOUT(text("snapshotState"), QStringLiteral("100 snapshot(s)"), Patience);
}

void TestSnapshotsTools::pruneOnProductionIsTyped()
{
    const QString week = oldWeek();
    open(week);
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), Patience);
    m_page->showPruneDialog(Environment::Production);
    auto* dialog = m_page->findChild<PruneDialog*>();
    QSignalSpy previewed(dialog, &PruneDialog::previewed);
    QSignalSpy answered(dialog, &PruneDialog::answered);
    QVERIFY(previewed.wait(Patience));
    auto* typed = dialog->findChild<QLineEdit*>(QStringLiteral("changeTyped"));
    auto* run = dialog->findChild<QPushButton*>(QStringLiteral("changeRun"));
    QVERIFY(typed && !run->isEnabled());
    dialog->findChild<QLineEdit*>(QStringLiteral("changeReason"))->setText(QStringLiteral("too many"));
    typed->setText(week); // of any server
    QVERIFY(!run->isEnabled());
    dialog->run();
    QVERIFY(!dialog->findChild<QMessageBox*>(QStringLiteral("changeConfirm")));
    const QString phrase =
        week + QLatin1Char('@') + QString::fromUtf8(m_page->week().identity.systemIdentifier);
    typed->setText(phrase);
    QVERIFY(run->isEnabled());
    dialog->look();
    QVERIFY(previewed.wait(Patience));
    QVERIFY(typed->text().isEmpty() && !run->isEnabled()); // it was for the other preview
    QVERIFY(snapshotCount(week) > 100);
    typed->setText(phrase);
    QTest::mouseClick(run, Qt::LeftButton);
    confirmPrune(*dialog);
    QVERIFY(answered.wait(Patience));
    QCOMPARE(snapshotCount(week), 100);
}

QTEST_MAIN(TestSnapshotsTools)

#include "tst_snapshotstools.moc"
