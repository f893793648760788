#include "../live/redisbed.h"
#include "pages/history/historypage.h"
#include "pages/recovery/recoverydialog.h"
#include "pages/rollback/operationdialog.h"
#include "pg/ownertrust.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Weekglass;

/// A rollback with the game's Redis as support staff do it: one preview, one confirmation, and what is left
/// when something dies in between.
class TestRollbackRedisDialog : public RedisBed
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { begin(); }
    void bothInOneFlow();
    void withoutRedisItSaysSo();
    void wrongAddress();
    void whatIsLeftIsShown();
    void cleanup()
    {
        m_dialog.reset();
        m_redis.stop();
    }

private:
    template<typename Widget>
    Widget* part(const char* name)
    {
        return m_dialog->findChild<Widget*>(QLatin1String(name));
    }
    QString text(const char* name) { return part<QLabel>(name)->text(); }
    void open();
    void lookAt(const QString& uri);

    std::shared_ptr<Pg::SessionPool> m_pool;
    WeekHandle m_handle;
    std::unique_ptr<OperationDialog> m_dialog;
};

void TestRollbackRedisDialog::initTestCase()
{
    startServers();
    if (!m_session)
        return;
    m_pool = Pg::SessionPool::create(
        {.conninfo = (*TestServer::instance())->conninfo(), .trust = Pg::OwnerTrust::everybody()});
    m_handle = {.pool = m_pool, .game = m_game, .identity = *identify(*m_session)};
}

void TestRollbackRedisDialog::open()
{
    m_dialog = std::make_unique<OperationDialog>(
        m_handle, rollbackTask(m_handle, QStringLiteral("ticks"), "sol", 200), Environment::Unmarked);
    m_dialog->resize(900, 700);
    m_dialog->show();
    QSignalSpy previewed(m_dialog.get(), &OperationDialog::previewed);
    QVERIFY(previewed.wait(Patience));
    part<QCheckBox>("operationSuperuser")->click(); // the tests' server has no other user
    QVERIFY(previewed.wait(Patience));
}

void TestRollbackRedisDialog::lookAt(const QString& uri)
{
    QSignalSpy previewed(m_dialog.get(), &OperationDialog::previewed);
    auto* field = part<QLineEdit>("operationRedis");
    QVERIFY(field->isVisible());
    field->clear();
    QTest::keyClicks(field, uri);
    QTest::keyClick(field, Qt::Key_Return);
    if (previewed.isEmpty())
        QVERIFY(previewed.wait(Patience));
}

void TestRollbackRedisDialog::bothInOneFlow()
{
    open();
    lookAt(m_redis.uri());
    QTRY_VERIFY_WITH_TIMEOUT(text("lossRedis").contains(QStringLiteral("500")), Patience);
    QVERIFY(text("lossRedis").contains(QStringLiteral("removed: 3")));
    QVERIFY(text("lossLeft").contains(QStringLiteral("game_config")));
    QVERIFY(part<QPlainTextEdit>("operationKeys")
                ->toPlainText()
                .contains(QStringLiteral("game:tick: 500 becomes 200")));
    QVERIFY(part<QPlainTextEdit>("operationLeft")
                ->toPlainText()
                .contains(QStringLiteral("public.players – Accounts")));
    if (const QString folder = qEnvironmentVariable("WEEKGLASS_GRABS"); !folder.isEmpty())
        m_dialog->grab().save(folder + QStringLiteral("/rollbackredis.png"));
    m_dialog->next();
    QTest::keyClicks(part<QLineEdit>("changeReason"), QStringLiteral("broken"));
    QSignalSpy answered(m_dialog.get(), &OperationDialog::answered);
    QTest::mouseClick(part<QPushButton>("changeRun"), Qt::LeftButton);
    QVERIFY(answered.wait(Patience));
    QVERIFY2(m_dialog->operation(), qPrintable(text("changeMessage")));
    QVERIFY2(text("changeMessage").contains(QStringLiteral("were written to")),
             qPrintable(text("changeMessage")));
    QCOMPARE(head(), 200);
    QCOMPARE(held(), expected(200));
    QVERIFY(!isPending());
}

void TestRollbackRedisDialog::withoutRedisItSaysSo()
{
    open();
    if (!part<QLineEdit>("operationRedis")->text().isEmpty()) // it is remembered
        lookAt({});
    QTRY_VERIFY2_WITH_TIMEOUT(text("changeMessage").contains(QStringLiteral("Redis is not read")),
                              qPrintable(text("changeMessage")), Patience);
    QVERIFY(!part<QLabel>("lossRedis")->isVisible());
}

void TestRollbackRedisDialog::wrongAddress()
{
    open();
    lookAt(QStringLiteral("unix:///nowhere"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->isBusy(), Patience);
    QVERIFY(!m_dialog->change()); // nothing can be confirmed
    QCOMPARE(head(), 500);
}

void TestRollbackRedisDialog::whatIsLeftIsShown()
{
    VERIFY_RESULT(rollBackTo(300, Death::AfterCommit));
    HistoryPage history(m_handle);
    history.show();
    QTRY_VERIFY_WITH_TIMEOUT(history.findChild<QLabel*>(QStringLiteral("historyState"))
                                 ->text()
                                 .contains(QStringLiteral("still to be written")),
                             Patience);
    RecoveryDialog dialog(m_handle, Environment::Unmarked);
    dialog.findChild<QLineEdit*>(QStringLiteral("recoveryHost"))->setText(m_redis.socket());
    dialog.show();
    auto* leave = dialog.findChild<QPushButton*>(QStringLiteral("recoveryLeave"));
    QVERIFY(!leave->isVisible());
    QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("changeAgain")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(leave->isVisible() && leave->isEnabled(), Patience);
    QTest::mouseClick(leave, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!isPending(), Patience);
    QCOMPARE(held(), expected(500)); // as it was
}

QTEST_MAIN(TestRollbackRedisDialog)
#include "tst_rollbackredisdialog.moc"
