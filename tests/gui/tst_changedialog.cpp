#include "pages/change/changedialog.h"
#include "pages/change/confirmdialog.h"
#include "patience.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QThreadPool>

#include <thread>

using namespace Weekglass;

namespace {

/// A change that needs no server: it waits until it is told how to end, or to stop.
class Change : public ChangeDialog
{
public:
    enum class Ending { None, Done, Failed };

    Change(PlannedChange plan, Environment environment, bool looksAgain = false)
        : ChangeDialog({.name = "change",
                        .title = QStringLiteral("Do"),
                        .week = QStringLiteral("week"),
                        .verb = QStringLiteral("&Do"),
                        .environment = environment,
                        .looksAgain = looksAgain},
                       nullptr)
        , m_plan(std::move(plan))
    {
        look();
    }

    void look() override
    {
        startLook(
            QStringLiteral("looking"),
            [plan = m_plan](const std::stop_token&) -> Result<PlannedChange> { return plan; },
            [this](const PlannedChange& plan) {
                ++looks;
                return plan;
            });
    }
    void end(Ending ending) { *m_ending = ending; }

    int looks = 0;

protected:
    void perform() override
    {
        *m_ending = Ending::None;
        startRun(
            QStringLiteral("doing"),
            [ending = m_ending](const std::stop_token& stop, const Teller<QString>& tell) -> Result<QString> {
                tell(QStringLiteral("first step"));
                while (*ending == Ending::None && !stop.stop_requested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                if (stop.stop_requested())
                    return Error {.kind = Error::Kind::Cancelled, .message = QStringLiteral("stopped")};
                if (*ending == Ending::Failed)
                    return Error {.message = QStringLiteral("failed")};
                return QStringLiteral("done");
            },
            [this](const QString& done) { finish(done); });
    }

private:
    const PlannedChange m_plan;
    const std::shared_ptr<std::atomic<Ending>> m_ending = std::make_shared<std::atomic<Ending>>();
};

}

/// The flow that all changes share.
class TestChangeDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QThreadPool::globalInstance()->waitForDone(); } // the workspace is read
    void shownDoneAndOver();
    void productionIsTyped();
    void returnGoesToTheNextField();
    void escapeWaitsForTheAnswer();
    void failureIsConfirmedAnew();
    void looksAgainAfterTheAnswer();
    void questionBeforeItIsDone();
    void obstacleForbidsIt();
    void confirmedForSomebodyElse();
    void goingDialogStops();

private:
    template<typename Widget>
    static Widget* part(const QDialog& dialog, const char* name)
    {
        return dialog.findChild<Widget*>(QLatin1String(name));
    }
    static QString text(const QDialog& dialog, const char* label)
    {
        return part<QLabel>(dialog, label)->text();
    }
    static QPushButton* button(const QDialog& dialog, const char* name)
    {
        return part<QPushButton>(dialog, name);
    }
    static void press(const QDialog& dialog, const char* name)
    {
        QTest::mouseClick(button(dialog, name), Qt::LeftButton);
    }
    static void type(const QDialog& dialog, const char* field, const QString& what)
    {
        part<QLineEdit>(dialog, field)->setText(what);
    }
    static std::unique_ptr<Change> opened(const PlannedChange& plan,
                                          Environment environment = Environment::Unmarked,
                                          bool looksAgain = false)
    {
        auto dialog = std::make_unique<Change>(plan, environment, looksAgain);
        dialog->show();
        QSignalSpy previewed(dialog.get(), &ChangeDialog::previewed);
        return previewed.wait(Patience) ? std::move(dialog) : nullptr;
    }
    static bool answered(Change& dialog, Change::Ending ending)
    {
        QSignalSpy spy(&dialog, &ChangeDialog::answered);
        dialog.end(ending);
        return spy.wait(Patience);
    }

    const PlannedChange m_plan {.headline = QStringLiteral("Do it?"),
                                .facts = {{QStringLiteral("Rows"), QStringLiteral("7"), true}},
                                .warnings = {QStringLiteral("beware")},
                                .sql = QStringLiteral("SELECT 1;"),
                                .phrase = QStringLiteral("week@1")};
};

void TestChangeDialog::shownDoneAndOver()
{
    const auto dialog = opened(m_plan);
    QVERIFY(dialog);
    QCOMPARE(text(*dialog, "changeHeadline"), QStringLiteral("Do it?"));
    QCOMPARE(text(*dialog, "changeMessage"), QStringLiteral("beware"));
    QCOMPARE(part<QTableWidget>(*dialog, "changeFacts")->item(0, 1)->text(), QStringLiteral("7"));
    QVERIFY(part<QWidget>(*dialog, "changeSql")->isVisible());
    QVERIFY(!part<QWidget>(*dialog, "changeUsers")->isVisible());
    QVERIFY(!part<QLineEdit>(*dialog, "changeTyped")->isVisible());
    QSignalSpy changed(dialog.get(), &ChangeDialog::changed);
    press(*dialog, "changeRun");
    QVERIFY(dialog->isBusy() && part<QWidget>(*dialog, "changeProgress")->isVisible());
    QTRY_COMPARE_WITH_TIMEOUT(text(*dialog, "changeMessage"), QStringLiteral("first step"), Patience);
    QVERIFY(answered(*dialog, Change::Ending::Done));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(text(*dialog, "changeHeadline"), QStringLiteral("done"));
    QVERIFY(!button(*dialog, "changeRun")->isVisible() && !dialog->change());
    QTest::keyClick(dialog.get(), Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void TestChangeDialog::productionIsTyped()
{
    PlannedChange plan = m_plan;
    plan.productionPhrase = QStringLiteral("42 7");
    const auto dialog = opened(plan, Environment::Production);
    QVERIFY(dialog);
    const auto* run = button(*dialog, "changeRun");
    QVERIFY(!run->isEnabled());
    type(*dialog, "changeTyped", QStringLiteral(" week@1 ")); // spaces do not count
    QVERIFY(!run->isEnabled());
    type(*dialog, "changeProduction", QStringLiteral("42"));
    QVERIFY(!run->isEnabled());
    type(*dialog, "changeProduction", QStringLiteral("42 7"));
    QVERIFY(run->isEnabled());
    QSignalSpy previewed(dialog.get(), &ChangeDialog::previewed);
    QTest::keyClick(dialog.get(), Qt::Key_F5);
    QVERIFY(previewed.wait(Patience));
    QVERIFY(part<QLineEdit>(*dialog, "changeTyped")->text().isEmpty()); // it was for the other plan
    dialog->run();
    QVERIFY(!dialog->isBusy());
}

/// Neither is what was typed lost, nor is anything done.
void TestChangeDialog::returnGoesToTheNextField()
{
    PlannedChange plan = m_plan;
    plan.productionPhrase = QStringLiteral("42 7");
    const auto dialog = opened(plan, Environment::Production);
    QVERIFY(dialog);
    type(*dialog, "changeTyped", QStringLiteral("week@1"));
    type(*dialog, "changeProduction", QStringLiteral("42 7"));
    for (const char* field : {"changeTyped", "changeProduction"}) {
        auto* edit = part<QLineEdit>(*dialog, field);
        for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
            edit->setFocus();
            QTest::keyClick(edit, key);
            QVERIFY(dialog->isVisible() && !dialog->isBusy());
            QVERIFY(!edit->hasFocus());
            QVERIFY(!edit->text().isEmpty());
        }
    }
    QTest::keyClick(dialog.get(), Qt::Key_Escape); // this closes, and does nothing
    QVERIFY(!dialog->isVisible());
}

void TestChangeDialog::escapeWaitsForTheAnswer()
{
    const auto dialog = opened(m_plan);
    QVERIFY(dialog);
    dialog->run();
    QSignalSpy spy(dialog.get(), &ChangeDialog::answered);
    QTest::keyClick(dialog.get(), Qt::Key_Escape);
    QVERIFY(dialog->isVisible());
    QVERIFY(text(*dialog, "changeMessage").startsWith(QStringLiteral("Stop requested")));
    QVERIFY(spy.wait(Patience));
    QCOMPARE(text(*dialog, "changeMessage"), QStringLiteral("stopped"));
    QVERIFY(dialog->isVisible());
}

void TestChangeDialog::failureIsConfirmedAnew()
{
    const auto dialog = opened(m_plan);
    QVERIFY(dialog);
    dialog->run();
    QVERIFY(answered(*dialog, Change::Ending::Failed));
    QCOMPARE(text(*dialog, "changeMessage"), QStringLiteral("failed"));
    QVERIFY(!dialog->change() && !button(*dialog, "changeRun")->isEnabled());
    QSignalSpy previewed(dialog.get(), &ChangeDialog::previewed);
    press(*dialog, "changeAgain");
    QVERIFY(previewed.wait(Patience));
    QVERIFY(button(*dialog, "changeRun")->isEnabled());
}

void TestChangeDialog::looksAgainAfterTheAnswer()
{
    const auto dialog = opened(m_plan, Environment::Production, true);
    QVERIFY(dialog);
    type(*dialog, "changeTyped", QStringLiteral("week@1"));
    dialog->run();
    QVERIFY(answered(*dialog, Change::Ending::Failed));
    QCOMPARE(dialog->looks, 2);
    QCOMPARE(text(*dialog, "changeMessage"), QStringLiteral("failed\nbeware"));
    QVERIFY(dialog->change() && !button(*dialog, "changeRun")->isEnabled()); // to be typed anew
    QSignalSpy previewed(dialog.get(), &ChangeDialog::previewed);
    press(*dialog, "changeAgain");
    QVERIFY(previewed.wait(Patience));
    QCOMPARE(text(*dialog, "changeMessage"), QStringLiteral("beware"));
}

void TestChangeDialog::questionBeforeItIsDone()
{
    PlannedChange plan = m_plan;
    plan.question = QStringLiteral("Seven rows are deleted for good.");
    const auto dialog = opened(plan);
    QVERIFY(dialog);
    dialog->run();
    auto* box = part<QMessageBox>(*dialog, "changeConfirm");
    QVERIFY(box && !dialog->isBusy());
    QCOMPARE(box->text(), plan.question);
    QCOMPARE(box->defaultButton(), qobject_cast<QPushButton*>(box->button(QMessageBox::Cancel)));
    for (QAbstractButton* one : box->buttons()) {
        if (box->buttonRole(one) == QMessageBox::DestructiveRole)
            QTest::mouseClick(one, Qt::LeftButton);
    }
    QVERIFY(dialog->isBusy());
    QVERIFY(answered(*dialog, Change::Ending::Done));
}

void TestChangeDialog::obstacleForbidsIt()
{
    PlannedChange plan = m_plan;
    plan.obstacles << QStringLiteral("somebody is there");
    const auto dialog = opened(plan);
    QVERIFY(dialog);
    QCOMPARE(text(*dialog, "changeMessage"), QStringLiteral("Blocked: somebody is there\nbeware"));
    QVERIFY(!button(*dialog, "changeRun")->isEnabled());
    dialog->run();
    QVERIFY(!dialog->isBusy());
}

void TestChangeDialog::confirmedForSomebodyElse()
{
    ConfirmDialog dialog("confirm", QStringLiteral("Do"), QStringLiteral("week"), QStringLiteral("&Do"),
                         Environment::Production, m_plan);
    QSignalSpy accepted(&dialog, &QDialog::accepted);
    dialog.show();
    press(dialog, "changeRun");
    QCOMPARE(accepted.size(), 0);
    type(dialog, "changeTyped", QStringLiteral("week@1"));
    press(dialog, "changeRun");
    QCOMPARE(accepted.size(), 1);
}

void TestChangeDialog::goingDialogStops()
{
    auto dialog = opened(m_plan);
    QVERIFY(dialog);
    dialog->run();
    QVERIFY(dialog->isBusy());
    dialog.reset();
    longWorkPool()->waitForDone(); // it would wait for its end for ever
    std::make_unique<Change>(m_plan, Environment::Unmarked).reset(); // while it plans
}

QTEST_MAIN(TestChangeDialog)
#include "tst_changedialog.moc"
