#include "../live/bluegreentest.h"
#include "pages/reset/bluegreendialog.h"
#include "pages/reset/resetdialog.h"
#include "patience.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTreeWidget>

using namespace Weekglass;

/// A blue/green change as a user does it: read, type, wait, go back; resume or back out.
class TestBlueGreenDialog : public BlueGreenTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_data.path().toUtf8());
        startServer();
    }
    void init()
    {
        makeWeek();
        m_handle = {.pool = Pg::SessionPool::create(m_server.trusting()),
                    .game = std::make_shared<GameDefinition>(m_game),
                    .identity = m_week};
    }
    void plannedDoneAndBack();
    void failedValidationIsShown();
    void obstacles();
    void productionWantsTheOid();
    void resetDialogLeadsThere();

private:
    template<typename Widget>
    static Widget* part(const QObject& dialog, const char* name)
    {
        return dialog.findChild<Widget*>(QLatin1String(name));
    }
    static QString text(const QObject& dialog, const char* name)
    {
        return part<QLabel>(dialog, name)->text();
    }
    static QString facts(const QObject& dialog)
    {
        const auto* table = part<QTableWidget>(dialog, "changeFacts");
        QStringList lines;
        for (int row = 0; row < table->rowCount(); ++row)
            lines << table->item(row, 0)->text() + QStringLiteral(": ") + table->item(row, 1)->text();
        return lines.join(QLatin1Char('\n'));
    }
    static QString stateOf(const QObject& dialog, BlueGreenStep step)
    {
        return part<QTreeWidget>(dialog, "blueGreenSteps")->topLevelItem(static_cast<int>(step))->text(1);
    }
    template<typename Step>
    static bool awaited(ChangeDialog& dialog, void (ChangeDialog::*signal)(), Step step)
    {
        QSignalSpy spy(&dialog, signal);
        step();
        return spy.count() > 0 || spy.wait(Patience);
    }
    std::unique_ptr<BlueGreenDialog> shown(Environment environment = Environment::Unmarked)
    {
        auto dialog = std::make_unique<BlueGreenDialog>(m_handle, environment);
        dialog->show();
        return awaited(*dialog, &ChangeDialog::previewed, [] {}) ? std::move(dialog) : nullptr;
    }
    bool press(ChangeDialog& dialog, const char* button)
    {
        return awaited(dialog, &ChangeDialog::answered,
                       [&] { QTest::mouseClick(part<QPushButton>(dialog, button), Qt::LeftButton); });
    }
    void type(const QObject& dialog, const WeekIdentity& week) const
    {
        QTest::keyClicks(part<QLineEdit>(dialog, "changeTyped"), week.confirmation());
    }

    QTemporaryDir m_data;
    WeekHandle m_handle;
};

void TestBlueGreenDialog::plannedDoneAndBack()
{
    auto dialog = shown();
    QVERIFY(dialog);
    QVERIFY2(text(*dialog, "changeHeadline").contains(QLatin1String("version 2")),
             qPrintable(text(*dialog, "changeHeadline")));
    QVERIFY2(facts(*dialog).contains(QLatin1String("Nobody owes, All coins are there")),
             qPrintable(facts(*dialog)));
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
    type(*dialog, m_week);
    QVERIFY(press(*dialog, "changeRun"));
    QVERIFY2(text(*dialog, "changeHeadline").contains(QLatin1String("has version 2 now")),
             qPrintable(text(*dialog, "changeMessage")));
    QVERIFY2(facts(*dialog).contains(QLatin1String("All coins are there: passed")),
             qPrintable(facts(*dialog)));
    verifyNew();

    auto session = m_server.open();
    const auto green = readDatabaseFacts(session, m_week.name);
    VERIFY_RESULT(green);
    m_handle.identity = green->identity;
    dialog = shown();
    QVERIFY(dialog);
    QVERIFY2(text(*dialog, "changeHeadline").contains(QLatin1String("Go back")),
             qPrintable(text(*dialog, "changeHeadline")));
    QCOMPARE(part<QPushButton>(*dialog, "changeRun")->text(), QStringLiteral("&Go back"));
    QSignalSpy dropWanted(dialog.get(), &BlueGreenDialog::dropWanted);
    QTest::mouseClick(part<QPushButton>(*dialog, "blueGreenDropKept"), Qt::LeftButton);
    QCOMPARE(dropWanted.value(0).value(0).value<WeekIdentity>().oid, m_week.oid);
    type(*dialog, green->identity);
    QVERIFY(press(*dialog, "changeRun"));
    verifyOld();
}

void TestBlueGreenDialog::failedValidationIsShown()
{
    GameDefinition game = m_game;
    game.migrations[1].text += "\nUPDATE public.accounts SET coins = -5 WHERE id = 7;";
    m_handle.game = std::make_shared<GameDefinition>(game);
    auto dialog = shown();
    QVERIFY(dialog);
    type(*dialog, m_week);
    QVERIFY(press(*dialog, "changeRun"));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QVERIFY2(facts(*dialog).contains(QLatin1String("Nobody owes: FAILED: 1 row")),
             qPrintable(facts(*dialog)));
    QCOMPARE(stateOf(*dialog, BlueGreenStep::Migrate), QStringLiteral("done"));
    QCOMPARE(stateOf(*dialog, BlueGreenStep::Validate), QStringLiteral("stopped here"));
    QCOMPARE(part<QPushButton>(*dialog, "changeRun")->text(), QStringLiteral("&Resume"));
    QVERIFY(press(*dialog, "blueGreenBackOut"));
    QVERIFY2(text(*dialog, "changeHeadline").contains(QLatin1String("taken back")),
             qPrintable(text(*dialog, "changeMessage")));
    verifyOld();
}

void TestBlueGreenDialog::obstacles()
{
    run({}, "ALTER DATABASE " + m_week.name.toUtf8() + " SET default_transaction_read_only = on");
    auto dialog = shown();
    QVERIFY(dialog);
    QVERIFY2(text(*dialog, "changeMessage").contains(QLatin1String("frozen")),
             qPrintable(text(*dialog, "changeMessage")));
    type(*dialog, m_week);
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
}

void TestBlueGreenDialog::productionWantsTheOid()
{
    auto dialog = shown(Environment::Production);
    QVERIFY(dialog);
    type(*dialog, m_week);
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
    QCOMPARE(databases(), QStringList {m_week.name});
}

/// By its button, and by itself where such a change waits: the notice and the board open that dialog.
void TestBlueGreenDialog::resetDialogLeadsThere()
{
    auto dialog = std::make_unique<ResetDialog>(m_handle);
    QSignalSpy wanted(dialog.get(), &ResetDialog::blueGreenWanted);
    dialog->show();
    QVERIFY(awaited(*dialog, &ChangeDialog::previewed, [] {}));
    QTest::mouseClick(part<QPushButton>(*dialog, "resetBlueGreen"), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    m_game.migrations[1].text += "\nSELECT 1 / 0;";
    QVERIFY(!begin(request()));
    dialog = std::make_unique<ResetDialog>(m_handle);
    QSignalSpy waits(dialog.get(), &ResetDialog::blueGreenWanted);
    QVERIFY(waits.count() > 0 || waits.wait(Patience));
}

QTEST_MAIN(TestBlueGreenDialog)
#include "tst_bluegreendialog.moc"
