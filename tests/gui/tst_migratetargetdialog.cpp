#include "migrationspagetest.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTableWidget>

using namespace Weekglass;

/// The version that weeks are migrated to, forward and back.
class TestMigrateTargetDialog : public MigrationsPageTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startServer(); }
    void init() { writeGame(); }
    void cleanup() { m_page.reset(); }
    void stopsAtTheVersion();
    void goesBackByUndo();
};

void TestMigrateTargetDialog::stopsAtTheVersion()
{
    write("V3__docks.sql", "CREATE TABLE public.docks ();\n");
    const auto game = load();
    const auto week = newWeek(game, 1);
    openPage(game, {week});
    auto* dialog = openRun();
    auto* target = find<QComboBox>(dialog, "migrateTarget");
    QCOMPARE(target->currentText(), QStringLiteral("3, the newest"));
    target->setCurrentIndex(target->findData(QStringLiteral("2")));
    QCOMPARE(label(dialog, "changeHeadline"), QStringLiteral("1 file(s) on 1 week(s), to version 2."));
    QVERIFY(!find<QPushButton>(dialog, "migrateBack")->isEnabled());
    QVERIFY(answer(dialog, "changeRun"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QCOMPARE(ask(week, "SELECT to_regclass('public.ports')"), QStringLiteral("ports"));
    QCOMPARE(ask(week, "SELECT to_regclass('public.docks')"), QStringLiteral("NULL"));
    QCOMPARE(ask(week, "SELECT to_regclass('public.names')"), QStringLiteral("NULL")); // for the newest
    QCOMPARE(target->currentData().toString(), QStringLiteral("2")); // still chosen
    target->setCurrentIndex(0);
    QCOMPARE(label(dialog, "changeHeadline"), QStringLiteral("2 file(s) on 1 week(s), to version 3."));
}

/// The dialog of the undo, which shows the rows that go and wants the phrase.
void TestMigrateTargetDialog::goesBackByUndo()
{
    const auto game = load();
    const std::vector<WeekHandle> weeks {newWeek(game), newWeek(game, 1)};
    run(weeks[0], "INSERT INTO public.ports SELECT g FROM generate_series(1, 12) g");
    openPage(game, weeks);
    auto* dialog = openRun();
    auto* target = find<QComboBox>(dialog, "migrateTarget");
    const auto* back = find<QPushButton>(dialog, "migrateBack");
    QVERIFY(!back->isVisible()); // there is nothing later than the newest
    target->setCurrentIndex(target->findData(QStringLiteral("1")));
    auto* table = find<QTableWidget>(dialog, "migrateWeeks");
    QVERIFY2(table->item(0, 2)->text().contains(QLatin1String("later than 1")),
             qPrintable(table->item(0, 2)->text()));
    QVERIFY(!find<QPushButton>(dialog, "changeRun")->isEnabled());
    table->setCurrentCell(1, 0);
    QVERIFY(back->isVisible() && !back->isEnabled()); // this one has the version
    table->setCurrentCell(0, 0);
    QVERIFY(back->isEnabled());
    QTest::mouseClick(find<QPushButton>(dialog, "migrateBack"), Qt::LeftButton);
    auto* undo = openedAndRead<HistoryDialog>();
    QCOMPARE(find<QComboBox>(undo, "historyChoice")->currentText(), QStringLiteral("1"));
    QVERIFY2(find<QTableWidget>(undo, "changeFacts")
                 ->item(0, 1)
                 ->text()
                 .contains(QLatin1String("12 row(s) of public.ports")),
             qPrintable(find<QTableWidget>(undo, "changeFacts")->item(0, 1)->text()));
    QVERIFY(!find<QPushButton>(undo, "changeRun")->isEnabled());
    QTest::keyClicks(
        find<QLineEdit>(undo, "changeTyped"),
        QString(weeks[0].title() + QLatin1Char('@') + QString::fromUtf8(weeks[0].identity.systemIdentifier)));
    QVERIFY(answer(undo, "changeRun"));
    QCOMPARE(ask(weeks[0], "SELECT to_regclass('public.ports')"), QStringLiteral("NULL"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy() && table->item(0, 1)->text() == QLatin1String("1"), Patience);
}

QTEST_MAIN(TestMigrateTargetDialog)
#include "tst_migratetargetdialog.moc"
