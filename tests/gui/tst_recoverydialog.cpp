#include "game/gamelibrary.h"
#include "lifecycle/createweek.h"
#include "migrations/migrate.h"
#include "pages/recovery/recoverydialog.h"
#include "patience.h"
#include "redisserver.h"
#include "settle.h"
#include "testserver.h"
#include "verifyresult.h"
#include "weeks/operationslog.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>

using namespace Weekglass;

/// Recovery as a user does it: look, read, confirm.
class TestRecoveryDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void looksAndRestores();
    void cancelIsTheDefaultAndWritesNothing();
    void changedSincePreviewIsRefused();
    void newerRedisOffersNoRestore();
    void productionIsTyped();
    void otherServerForgetsTheAdvice();
    void wrongPasswordAndRetry();
    void unreachable();
    void droppedWeek();
    void goingDialogStops();

private:
    void undoes(const QByteArray& operation);
    template<typename Widget>
    static Widget* part(const QObject& dialog, const char* name)
    {
        return dialog.findChild<Widget*>(QLatin1String(name));
    }
    static QString message(const QObject& dialog) { return part<QLabel>(dialog, "changeMessage")->text(); }
    static void press(const QObject& dialog, const char* name)
    {
        QTest::mouseClick(part<QPushButton>(dialog, name), Qt::LeftButton);
    }
    /// Does something and waits for the answer to it.
    template<typename Step>
    static bool answered(RecoveryDialog& dialog, Step step)
    {
        QSignalSpy spy(&dialog, &RecoveryDialog::answered);
        step();
        return spy.count() > 0 || spy.wait(Patience);
    }
    static bool looked(RecoveryDialog& dialog)
    {
        QSignalSpy spy(&dialog, &RecoveryDialog::previewed);
        press(dialog, "changeAgain");
        return spy.count() > 0 || spy.wait(Patience);
    }
    static void sayYes(const QMessageBox& box)
    {
        for (QAbstractButton* button : box.buttons()) {
            if (box.buttonRole(button) == QMessageBox::DestructiveRole)
                QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    std::unique_ptr<RecoveryDialog> shownDialog(Environment environment = Environment::Unmarked)
    {
        auto dialog = std::make_unique<RecoveryDialog>(m_week, environment);
        part<QLineEdit>(*dialog, "recoveryHost")->setText(m_redis.socket());
        part<QLineEdit>(*dialog, "changeReason")->setText(QStringLiteral("stale"));
        dialog->show();
        return dialog;
    }
    Result<RedisReply> redis(const QByteArrayList& words)
    {
        auto session = RedisSession::open(*parseRedisUri(m_redis.uri()));
        return session ? session->command(words) : session.error();
    }
    QByteArray get(const QByteArray& key) { return redis({"GET", key})->text; }
    void runOnServer(const Pg::Sql& sql, const QString& database = {})
    {
        auto session = Pg::Session::open({.conninfo = m_conninfo, .database = database.toUtf8()});
        VERIFY_RESULT(session);
        VERIFY_RESULT(session->script(sql));
    }

    QByteArray m_conninfo;
    RedisServer m_redis;
    WeekHandle m_week;
    const QString m_name = QStringLiteral("galaxy_2023_w17");
};

void TestRecoveryDialog::initTestCase()
{
    if (RedisServer::program().isEmpty())
        QSKIP("redis-server is not installed");
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
    QVERIFY(m_redis.start());
    m_week.game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("galaxy"));
    m_week.pool = Pg::SessionPool::create({.conninfo = m_conninfo});
    runOnServer(Pg::Sql("DROP DATABASE IF EXISTS galaxy_2023_w17 WITH (FORCE)"));
    auto maintenance = Pg::Session::open({.conninfo = m_conninfo});
    VERIFY_RESULT(createWeek(*maintenance, *m_week.game, {m_week.game->prefix, 2023, 17}));
    auto session = Pg::Session::open({.conninfo = m_conninfo, .database = m_name.toUtf8()});
    VERIFY_RESULT(migrate(*session, *m_week.game));
    m_week.identity = *identify(*session);
    runOnServer(
        Pg::Sql("INSERT INTO public.snapshots (tick_number, game_time, state) VALUES (500, now(), "
                "'{\"tick_number\": 500, \"paused\": false, \"tick_rate\": 1.0, \"total_spawns\": 3}')"),
        m_name);
}

void TestRecoveryDialog::init()
{
    VERIFY_RESULT(redis({"FLUSHALL"}));
}

void TestRecoveryDialog::cleanupTestCase()
{
    if (!m_conninfo.isEmpty())
        runOnServer(Pg::Sql("DROP DATABASE IF EXISTS galaxy_2023_w17 WITH (FORCE)"));
}

void TestRecoveryDialog::looksAndRestores()
{
    VERIFY_RESULT(redis({"SET", "game:tick", "400"}));
    const auto dialog = shownDialog();
    QVERIFY(!dialog->isModal());
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
    QVERIFY(!part<QLineEdit>(*dialog, "changeTyped")->isVisible());
    QVERIFY(looked(*dialog));
    QVERIFY2(message(*dialog).startsWith(QStringLiteral("Snapshot: Redis is stale")),
             qPrintable(message(*dialog)));
    const auto* table = part<QTableWidget>(*dialog, "recoveryTable");
    QCOMPARE(table->rowCount(), 4);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("game:paused"));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("(nothing)"));
    QCOMPARE(table->item(1, 3)->text(), QStringLiteral("400 becomes 500"));

    auto* reason = part<QLineEdit>(*dialog, "changeReason");
    reason->clear();
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled()); // why?
    reason->setText(QStringLiteral("stale"));
    press(*dialog, "changeRun");
    auto* box = part<QMessageBox>(*dialog, "changeConfirm");
    QVERIFY(box);
    QVERIFY2(box->text().contains(QStringLiteral("game:tick: 400 becomes 500")), qPrintable(box->text()));
    QVERIFY(answered(*dialog, [&] { sayYes(*box); }));
    QVERIFY2(message(*dialog).contains(QStringLiteral("were written")), qPrintable(message(*dialog)));
    QCOMPARE(get("game:tick"), QByteArray("500"));
    QCOMPARE(get("game:paused"), QByteArray("false"));
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
    auto maintenance = Pg::Session::open({.conninfo = m_conninfo});
    const auto log = readLog(*maintenance, {.week = m_name});
    QVERIFY(log && !log->empty());
    QCOMPARE(log->back().kind, QStringLiteral("recover"));
    QCOMPARE(log->back().event, LogEvent::Done);
    QVERIFY2(log->back().detail.contains(m_redis.socket().toUtf8()), log->back().detail.constData());
    QCOMPARE(log->back().by.reason, QStringLiteral("stale"));
    undoes(log->back().operation);
}

/// The keys get what they held before, unless the game has gone on.
void TestRecoveryDialog::undoes(const QByteArray& operation)
{
    RecoveryDialog dialog(m_week, Environment::Unmarked, nullptr, operation);
    part<QLineEdit>(dialog, "recoveryHost")->setText(m_redis.socket());
    part<QLineEdit>(dialog, "changeReason")->setText(QStringLiteral("not that one"));
    dialog.show();
    VERIFY_RESULT(redis({"SET", "game:tick", "501"}));
    QVERIFY(looked(dialog));
    QVERIFY2(
        message(dialog).contains(QStringLiteral("game:tick no longer has the value that the recovery wrote")),
        qPrintable(message(dialog)));
    QVERIFY(!part<QPushButton>(dialog, "changeRun")->isEnabled());
    VERIFY_RESULT(redis({"SET", "game:tick", "500"}));
    QVERIFY(looked(dialog));
    press(dialog, "changeRun");
    auto* box = part<QMessageBox>(dialog, "changeConfirm");
    QVERIFY(box);
    QVERIFY(answered(dialog, [&] { sayYes(*box); }));
    QCOMPARE(get("game:tick"), QByteArray("400"));
    QCOMPARE(redis({"DBSIZE"})->integer, 1); // the others were not there
}

void TestRecoveryDialog::cancelIsTheDefaultAndWritesNothing()
{
    const auto dialog = shownDialog();
    QVERIFY(looked(*dialog));
    press(*dialog, "changeRun");
    auto* box = part<QMessageBox>(*dialog, "changeConfirm");
    QCOMPARE(box->defaultButton(), qobject_cast<QPushButton*>(box->button(QMessageBox::Cancel)));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!part<QMessageBox>(*dialog, "changeConfirm"), Patience);
    QVERIFY(!dialog->isBusy());
    QCOMPARE(redis({"DBSIZE"})->integer, 0);
}

void TestRecoveryDialog::changedSincePreviewIsRefused()
{
    const auto dialog = shownDialog();
    QVERIFY(looked(*dialog));
    press(*dialog, "changeRun");
    auto* box = part<QMessageBox>(*dialog, "changeConfirm");
    VERIFY_RESULT(redis({"SET", "game:tick", "700"}));
    QVERIFY(answered(*dialog, [&] { sayYes(*box); }));
    QVERIFY2(message(*dialog).contains(QStringLiteral("changed")), qPrintable(message(*dialog)));
    QCOMPARE(get("game:tick"), QByteArray("700"));
    QCOMPARE(redis({"DBSIZE"})->integer, 1);
}

void TestRecoveryDialog::newerRedisOffersNoRestore()
{
    VERIFY_RESULT(redis({"SET", "game:tick", "501"}));
    const auto dialog = shownDialog();
    QVERIFY(looked(*dialog));
    QVERIFY2(message(*dialog).startsWith(QStringLiteral("Redis: ")), qPrintable(message(*dialog)));
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
    dialog->run();
    QVERIFY(!part<QMessageBox>(*dialog, "changeConfirm"));
}

void TestRecoveryDialog::productionIsTyped()
{
    VERIFY_RESULT(redis({"SET", "game:tick", "400"}));
    const auto dialog = shownDialog(Environment::Production);
    auto* typed = part<QLineEdit>(*dialog, "changeTyped");
    const auto* restore = part<QPushButton>(*dialog, "changeRun");
    QVERIFY(typed->isVisible() && !typed->isEnabled()); // there is nothing yet to confirm
    QVERIFY(looked(*dialog));
    QVERIFY(typed->isEnabled() && !restore->isEnabled());
    typed->setText(m_name); // of any server
    QVERIFY(!restore->isEnabled());
    dialog->run();
    QVERIFY(!part<QMessageBox>(*dialog, "changeConfirm"));
    const QString phrase = m_name + QLatin1Char('@') + QString::fromUtf8(m_week.identity.systemIdentifier);
    typed->setText(phrase);
    QVERIFY(restore->isEnabled());
    QVERIFY(looked(*dialog));
    QVERIFY(typed->text().isEmpty() && !restore->isEnabled()); // it was for the other advice
    QCOMPARE(get("game:tick"), QByteArray("400"));
    typed->setText(phrase);
    press(*dialog, "changeRun");
    auto* box = part<QMessageBox>(*dialog, "changeConfirm");
    QVERIFY(box);
    QVERIFY(answered(*dialog, [&] { sayYes(*box); }));
    QCOMPARE(get("game:tick"), QByteArray("500"));
}

void TestRecoveryDialog::otherServerForgetsTheAdvice()
{
    const auto dialog = shownDialog();
    QVERIFY(looked(*dialog));
    QVERIFY(part<QPushButton>(*dialog, "changeRun")->isEnabled());
    part<QLineEdit>(*dialog, "recoveryHost")->setText(QStringLiteral("elsewhere"));
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
    QCOMPARE(part<QTableWidget>(*dialog, "recoveryTable")->rowCount(), 0);
}

void TestRecoveryDialog::wrongPasswordAndRetry()
{
    auto admin = RedisSession::open(*parseRedisUri(m_redis.uri()));
    VERIFY_RESULT(admin->command({"CONFIG", "SET", "requirepass", "s3cret"}));
    const auto dialog = shownDialog();
    QVERIFY(looked(*dialog));
    QVERIFY2(message(*dialog).contains(QStringLiteral("wants a password")), qPrintable(message(*dialog)));
    auto* password = part<QLineEdit>(*dialog, "recoveryPassword");
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    password->setText(QStringLiteral("guess"));
    QVERIFY(looked(*dialog));
    QVERIFY2(message(*dialog).contains(QStringLiteral("refuses")), qPrintable(message(*dialog)));
    QVERIFY(!message(*dialog).contains(QStringLiteral("guess")));
    password->setText(QStringLiteral("s3cret"));
    QVERIFY(looked(*dialog));
    VERIFY_RESULT(admin->command({"CONFIG", "SET", "requirepass", ""}));
    QVERIFY2(message(*dialog).startsWith(QStringLiteral("Snapshot: ")), qPrintable(message(*dialog)));
}

void TestRecoveryDialog::unreachable()
{
    const auto dialog = shownDialog();
    part<QLineEdit>(*dialog, "recoveryHost")->setText(QStringLiteral("/nonexistent/redis.sock"));
    QVERIFY(looked(*dialog));
    QVERIFY2(message(*dialog).contains(QStringLiteral("cannot be reached")), qPrintable(message(*dialog)));
    QVERIFY(part<QPushButton>(*dialog, "changeAgain")->isEnabled());
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
}

void TestRecoveryDialog::droppedWeek()
{
    const WeekHandle whole = m_week;
    m_week.identity.oid += 1; // as after the database was made anew, which ends the pool's sessions
    m_week.pool = Pg::SessionPool::create({.conninfo = m_conninfo});
    const auto dialog = shownDialog();
    QVERIFY(looked(*dialog));
    m_week = whole;
    QVERIFY2(message(*dialog).contains(m_name), qPrintable(message(*dialog)));
    QCOMPARE(redis({"DBSIZE"})->integer, 0);
}

void TestRecoveryDialog::goingDialogStops()
{
    auto dialog = shownDialog();
    press(*dialog, "changeAgain");
    dialog.reset();
    settle(); // a late answer would find nobody
    QCOMPARE(redis({"DBSIZE"})->integer, 0);
}

QTEST_MAIN(TestRecoveryDialog)
#include "tst_recoverydialog.moc"
