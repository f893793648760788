#include "game/gamelibrary.h"
#include "lifecycle/createweek.h"
#include "migrations/migrate.h"
#include "pages/cache/cachedialog.h"
#include "pages/cache/cachemodels.h"
#include "patience.h"
#include "redis/redissession.h"
#include "redisserver.h"
#include "testserver.h"
#include "verifyresult.h"
#include "weeks/operationslog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace Weekglass;

/// The cache as a user looks at it, and puts it right after reading what that does.
class TestCacheDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void looksAndWrites();
    void deletes();
    void changedSinceShownIsRefused();
    void productionIsTyped();
    void otherKeysForgetTheLook();
    void stops();
    void unreachable();

private:
    template<typename Widget>
    static Widget* part(const QObject& dialog, const char* name)
    {
        return dialog.findChild<Widget*>(QLatin1String(name));
    }
    static QString message(const QObject& dialog) { return part<QLabel>(dialog, "changeMessage")->text(); }
    static QString headline(const QObject& dialog) { return part<QLabel>(dialog, "changeHeadline")->text(); }
    static QString cell(const QObject& dialog, const char* table, int row, int column)
    {
        return part<QTableView>(dialog, table)->model()->index(row, column).data().toString();
    }
    static int rows(const QObject& dialog, const char* table)
    {
        return part<QTableView>(dialog, table)->model()->rowCount();
    }
    static void press(const QObject& dialog, const char* name)
    {
        QTest::mouseClick(part<QPushButton>(dialog, name), Qt::LeftButton);
    }
    static bool looked(CacheDialog& dialog)
    {
        QSignalSpy spy(&dialog, &CacheDialog::previewed);
        press(dialog, "changeAgain");
        return spy.count() > 0 || spy.wait(Patience);
    }
    /// Does what the question asks and waits for the answer.
    static bool confirmed(CacheDialog& dialog)
    {
        QSignalSpy spy(&dialog, &CacheDialog::answered);
        const auto* box = part<QMessageBox>(dialog, "changeConfirm");
        for (QAbstractButton* button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::DestructiveRole)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        return spy.count() > 0 || spy.wait(Patience);
    }
    std::unique_ptr<CacheDialog> shownDialog(Environment environment = Environment::Unmarked)
    {
        auto dialog = std::make_unique<CacheDialog>(m_week, environment);
        part<QLineEdit>(*dialog, "recoveryHost")->setText(m_redis.socket());
        dialog->show();
        return dialog;
    }
    RedisReply redis(const QByteArrayList& words)
    {
        auto session = RedisSession::open(*parseRedisUri(m_redis.uri()));
        auto reply = session ? session->command(words) : session.error();
        if (!reply)
            qFatal("%s", qPrintable(reply.error().text()));
        return *std::move(reply);
    }
    void runOnServer(const Pg::Sql& sql, const QString& database = {})
    {
        auto session = Pg::Session::open({.conninfo = m_conninfo, .database = database.toUtf8()});
        VERIFY_RESULT(session);
        VERIFY_RESULT(session->script(sql));
    }

    QByteArray m_conninfo;
    RedisServer m_redis;
    WeekHandle m_week;
    const QString m_name = QStringLiteral("marketland_2023_w18");
    const QByteArray m_level = "player:11111111-1111-4111-8111-111111111111:level";
};

void TestCacheDialog::initTestCase()
{
    if (RedisServer::program().isEmpty())
        QSKIP("redis-server is not installed");
    const auto server = TestServer::instance();
    if (!server)
        QSKIP(qPrintable(server.error().text()));
    m_conninfo = (*server)->conninfo();
    QVERIFY(m_redis.start());
    m_week.game = GameLibrary::load({QStringLiteral(":/sql/games")}).game(QStringLiteral("marketland"));
    QVERIFY(m_week.game);
    m_week.pool = Pg::SessionPool::create({.conninfo = m_conninfo});
    runOnServer(Pg::Sql("DROP DATABASE IF EXISTS marketland_2023_w18 WITH (FORCE)"));
    auto maintenance = Pg::Session::open({.conninfo = m_conninfo});
    VERIFY_RESULT(createWeek(*maintenance, *m_week.game, {m_week.game->prefix, 2023, 18}));
    auto session = Pg::Session::open({.conninfo = m_conninfo, .database = m_name.toUtf8()});
    VERIFY_RESULT(migrate(*session, *m_week.game));
    m_week.identity = *identify(*session);
    runOnServer(Pg::Sql("INSERT INTO public.players (player_id, username, level, coins) VALUES "
                        "('11111111-1111-4111-8111-111111111111', 'ada', 7, 5)"),
                m_name);
}

void TestCacheDialog::init()
{
    redis({"FLUSHALL"});
}

void TestCacheDialog::cleanupTestCase()
{
    m_week.pool.reset();
    if (!m_conninfo.isEmpty())
        runOnServer(Pg::Sql("DROP DATABASE IF EXISTS marketland_2023_w18 WITH (FORCE)"));
}

void TestCacheDialog::looksAndWrites()
{
    redis({"SET", m_level, "6"});
    redis({"HSET", "player:11111111-1111-4111-8111-111111111111:wallet", "coins", "5", "cash", "0", "tokens",
           "0", "lp", "0"});
    redis({"EXPIRE", "player:11111111-1111-4111-8111-111111111111:wallet", "30"});
    const auto dialog = shownDialog();
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
    QVERIFY(looked(*dialog));
    QCOMPARE(headline(*dialog), QStringLiteral("1 of 3 key(s) are marked.")); // the leaderboard is not cached
    QCOMPARE(rows(*dialog, "cacheTable"), 3);
    QCOMPARE(cell(*dialog, "cacheTable", 0, CacheModel::StateColumn), QStringLiteral("fresh"));
    QCOMPARE(cell(*dialog, "cacheTable", 1, CacheModel::StateColumn), QStringLiteral("stale"));
    QCOMPARE(cell(*dialog, "cacheTable", 1, CacheModel::LifeColumn), QStringLiteral("no expiry"));
    QCOMPARE(cell(*dialog, "cacheTable", 2, CacheModel::StateColumn), QStringLiteral("not cached"));
    QCOMPARE(rows(*dialog, "cacheParts"), 4); // of the first
    part<QTableView>(*dialog, "cacheTable")->selectRow(1);
    QCOMPARE(cell(*dialog, "cacheParts", 0, CachePartModel::RedisColumn), QStringLiteral("6"));
    QCOMPARE(cell(*dialog, "cacheParts", 0, CachePartModel::RowColumn), QStringLiteral("7"));
    part<QCheckBox>(*dialog, "cacheMarked")->setChecked(true);
    QCOMPARE(rows(*dialog, "cacheTable"), 1);

    part<QLineEdit>(*dialog, "changeReason")->setText(QStringLiteral("a test"));
    press(*dialog, "changeRun");
    const auto* box = part<QMessageBox>(*dialog, "changeConfirm");
    QVERIFY(box);
    QVERIFY2(box->text().contains(QStringLiteral("becomes 7, for 60 s")), qPrintable(box->text()));
    QCOMPARE(redis({"GET", m_level}).text, QByteArray("6"));
    QVERIFY(confirmed(*dialog));
    QTRY_VERIFY2_WITH_TIMEOUT(message(*dialog).contains(QStringLiteral("written.")),
                              qPrintable(message(*dialog)), Patience);
    QCOMPARE(redis({"GET", m_level}).text, QByteArray("7"));
    QVERIFY(redis({"TTL", m_level}).integer > 0);
    auto maintenance = Pg::Session::open({.conninfo = m_conninfo});
    const auto log = readLog(*maintenance, {.week = m_name});
    QVERIFY(log && !log->empty());
    QCOMPARE(log->back().kind, QStringLiteral("cache"));
    QCOMPARE(log->back().event, LogEvent::Done);
    QCOMPARE(log->back().by.reason, QStringLiteral("a test"));
}

void TestCacheDialog::deletes()
{
    redis({"SET", m_level, "6"});
    const auto dialog = shownDialog();
    QVERIFY(looked(*dialog));
    part<QComboBox>(*dialog, "cacheAction")->setCurrentIndex(1);
    QCOMPARE(part<QPushButton>(*dialog, "changeRun")->text(), QStringLiteral("D&elete…"));
    press(*dialog, "changeRun");
    QVERIFY(confirmed(*dialog));
    QCOMPARE(redis({"DBSIZE"}).integer, qint64(0));
}

void TestCacheDialog::changedSinceShownIsRefused()
{
    redis({"SET", m_level, "6"});
    const auto dialog = shownDialog();
    QVERIFY(looked(*dialog));
    press(*dialog, "changeRun");
    redis({"SET", m_level, "5"});
    QVERIFY(confirmed(*dialog));
    QVERIFY2(message(*dialog).contains(QStringLiteral("Nothing was written")), qPrintable(message(*dialog)));
    QCOMPARE(redis({"GET", m_level}).text, QByteArray("5"));
}

void TestCacheDialog::productionIsTyped()
{
    redis({"SET", m_level, "6"});
    const auto dialog = shownDialog(Environment::Production);
    QVERIFY(looked(*dialog));
    const auto* write = part<QPushButton>(*dialog, "changeRun");
    QVERIFY(!write->isEnabled());
    part<QLineEdit>(*dialog, "changeTyped")->setText(m_week.identity.confirmation());
    QVERIFY(write->isEnabled());
    press(*dialog, "changeRun");
    QVERIFY(confirmed(*dialog));
    QCOMPARE(redis({"GET", m_level}).text, QByteArray("7"));
}

void TestCacheDialog::otherKeysForgetTheLook()
{
    redis({"SET", m_level, "6"});
    const auto dialog = shownDialog();
    QVERIFY(looked(*dialog));
    QVERIFY(part<QPushButton>(*dialog, "changeRun")->isEnabled());
    part<QLineEdit>(*dialog, "cacheSubject")->setText(QStringLiteral("somebody"));
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
    QCOMPARE(rows(*dialog, "cacheTable"), 0);
    QCOMPARE(rows(*dialog, "cacheParts"), 0);
    part<QLineEdit>(*dialog, "cacheSubject")->setText(QStringLiteral("11111111-1111-4111-8111-111111111111"));
    QVERIFY(looked(*dialog));
    QCOMPARE(rows(*dialog, "cacheTable"), 2); // it has no farm, so no dashboard, and no timers
}

void TestCacheDialog::stops()
{
    const auto dialog = shownDialog();
    QVERIFY(!part<QPushButton>(*dialog, "cacheStop")->isEnabled());
    press(*dialog, "changeAgain");
    if (!part<QPushButton>(*dialog, "cacheStop")->isEnabled())
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience); // it was quicker
    press(*dialog, "cacheStop");
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->isBusy(), Patience);
    QVERIFY(!part<QPushButton>(*dialog, "changeRun")->isEnabled());
}

void TestCacheDialog::unreachable()
{
    const auto dialog = shownDialog();
    part<QLineEdit>(*dialog, "recoveryHost")->setText(QStringLiteral("/nonexistent"));
    QVERIFY(looked(*dialog));
    QVERIFY2(message(*dialog).contains(QStringLiteral("/nonexistent")), qPrintable(message(*dialog)));
    QCOMPARE(rows(*dialog, "cacheTable"), 0);
}

QTEST_MAIN(TestCacheDialog)
#include "tst_cachedialog.moc"
