#include "operationtest.h"
#include "pages/history/historypage.h"
#include "pages/rollback/tableeffectmodel.h"
#include "pages/rollback/toldmodels.h"
#include "rollback/undo.h"
#include "weeks/notedoperation.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTableView>
#include <QTreeView>

using namespace Weekglass;

/// Rolling a game back as support staff do it: what the dialog asks, shows and refuses.
class TestOperations : public OperationTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { OperationTest::initTestCase(); }
    void cleanup() { OperationTest::cleanup(); }
    void superuserMustBeAllowed();
    void stepsKeepWhatIsTyped();
    void namesInsteadOfNumbers();
    void receiptSaysWhoAndWhere();
    void operatorIsRemembered();
    void historyHoldsAllOfTheWeek();
    void logLacksItWithoutRights();
    void emptyWeekSaysSo();
    void droppedWeekSaysSo();
};

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
