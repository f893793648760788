#include "citusbed.h"
#include "marketlandsave.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <thread>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

constexpr int Week = 40;

int times(const char* variable, int usual)
{
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? wanted : usual;
}

}

/// A rollback of a week that is spread over a cluster, and its undo: exact, and after any crash of a node
/// done or not done.
class TestCitusRollback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void previewChangesNothing();
    void anySaveOfAnyPlayer();
    void ledgerIsBesideItsRows();
    void doneTwice();
    void cascadesAreRefused();
    void nodesThatDie_data();
    void nodesThatDie();

private:
    QString ask(const QByteArray& sql) { return WeekServer::ask(*m_session, sql); }
    void run(const QByteArray& sql) { WeekServer::run(*m_session, sql); }
    void reopen() { m_session.emplace(m_bed.openWeek(Week)); }
    QString print() { return fingerprint(*m_session); }
    QString state(const QByteArray& player) { return ask(QByteArray(MarketlandState).replace("%1", player)); }
    QString saved(qint64 save)
    {
        return ask(QByteArray(MarketlandSaved).replace("%1", QByteArray::number(save)));
    }
    RollbackRequest request(const QByteArray& player, qint64 save) const
    {
        return {*m_bed.game, m_bed.game->playLogs.front(), player, save};
    }
    /// A save that is not a player's last one, and whose it is.
    std::pair<QByteArray, qint64> anySave()
    {
        const auto row = m_session->query(Sql(
            "SELECT s.player_id, s.snapshot_id FROM public.save_snapshots AS s WHERE s.snapshot_id < (SELECT "
            "max(n.snapshot_id) FROM public.save_snapshots AS n WHERE n.player_id = s.player_id) ORDER BY "
            "2"));
        const auto& chosen = row->rows.at(m_random.bounded(static_cast<quint32>(row->rows.size())));
        return {*chosen[0], chosen[1]->toLongLong()};
    }
    RollbackOptions options() const
    {
        RollbackOptions options;
        options.allowSuperuser = true;
        return options;
    }
    Result<Operation> rollBackTo(const QByteArray& player, qint64 save)
    {
        const auto shown = previewRollback(*m_session, request(player, save), options());
        if (!shown)
            return shown.error();
        return rollBack(*m_session, request(player, save), shown->confirmation, m_by, options());
    }
    Result<Operation> undo(const Operation& done)
    {
        return undoOperation(*m_session, *m_bed.game, done.id, m_by, options());
    }

    CitusBed m_bed;
    std::optional<Session> m_session;
    QRandomGenerator m_random {1};
    const OperationBy m_by {.reason = QStringLiteral("a test")};
};

void TestCitusRollback::initTestCase()
{
    if (const auto found = CitusCluster::findPrograms(); !found)
        QSKIP(qPrintable(found.error().text()));
    VERIFY_RESULT(m_bed.start());
    VERIFY_RESULT(makeNewWeek(m_bed.request(Week)));
    reopen();
}

void TestCitusRollback::previewChangesNothing()
{
    const QString before = print();
    const auto [player, save] = anySave();
    const auto shown = previewRollback(*m_session, request(player, save), options());
    VERIFY_RESULT(shown);
    QCOMPARE(print(), before);
    QCOMPARE(ask("SELECT to_regnamespace('weekglass') IS NULL"), QStringLiteral("t"));
}

void TestCitusRollback::anySaveOfAnyPlayer()
{
    for (int i = 0; i < times("WEEKGLASS_CITUS_ROLLBACKS", 6); ++i) {
        const QString before = print();
        const auto [player, save] = anySave();
        const auto done = rollBackTo(player, save);
        VERIFY_RESULT(done);
        QCOMPARE(state(player), saved(save));
        QVERIFY(print() != before);
        QCOMPARE(ask("SELECT count(*) FROM weekglass.operations_on_nodes WHERE id = '" + done->id + "'"),
                 QStringLiteral("1"));
        VERIFY_RESULT(undo(*done));
        QCOMPARE(print(), before);
    }
}

void TestCitusRollback::ledgerIsBesideItsRows()
{
    QCOMPARE(ask("SELECT count(DISTINCT colocation_id) FROM public.citus_tables WHERE citus_table_type = "
                 "'distributed'"),
             QStringLiteral("1"));
    QVERIFY(
        ask("SELECT count(*) FROM public.citus_tables WHERE table_name::text LIKE 'weekglass.rows_%'").toInt()
        > 8);
}

void TestCitusRollback::doneTwice()
{
    const auto [player, save] = anySave();
    const auto done = rollBackTo(player, save);
    VERIFY_RESULT(done);
    VERIFY_RESULT(undo(*done));
    const auto again = rollBackTo(player, save);
    VERIFY_RESULT(again);
    VERIFY_RESULT(undo(*again));
}

/// What a foreign key would delete on the nodes, no counter tells.
void TestCitusRollback::cascadesAreRefused()
{
    run("CREATE TABLE public.plot_notes (player_id UUID NOT NULL, plot_id BIGINT NOT NULL)");
    run("SELECT create_distributed_table('public.plot_notes', 'player_id', colocate_with => "
        "'public.players')");
    run("ALTER TABLE public.plot_notes ADD CONSTRAINT plot_notes_plot FOREIGN KEY (player_id, plot_id) "
        "REFERENCES "
        "public.crop_plots (player_id, plot_id) ON DELETE CASCADE");
    const QString before = print();
    const auto [player, save] = anySave();
    const auto shown = previewRollback(*m_session, request(player, save), options());
    QVERIFY(!shown);
    QVERIFY2(shown.error().message.contains(QLatin1String("public.crop_plots")),
             qPrintable(shown.error().text()));
    QCOMPARE(print(), before);
    run("DROP TABLE public.plot_notes");
}

void TestCitusRollback::nodesThatDie_data()
{
    QTest::addColumn<int>("node");
    QTest::newRow("coordinator") << 0;
    QTest::newRow("worker 1") << 1;
    QTest::newRow("worker 2") << 2;
}

/// WEEKGLASS_CITUS_KILLS of each, at any moment of a rollback.
void TestCitusRollback::nodesThatDie()
{
    QFETCH(const int, node);
    const auto [player, save] = anySave();
    const QString before = print();
    QElapsedTimer timer;
    const auto shown = previewRollback(*m_session, request(player, save), options());
    VERIFY_RESULT(shown);
    timer.start();
    const auto first = rollBack(*m_session, request(player, save), shown->confirmation, m_by, options());
    const qint64 takes = timer.elapsed();
    VERIFY_RESULT(first);
    const QString after = print();
    VERIFY_RESULT(undo(*first));
    QCOMPARE(print(), before);
    for (int i = 0; i < times("WEEKGLASS_CITUS_KILLS", 2); ++i) {
        const int delay = m_random.bounded(static_cast<int>(takes * 5 / 4) + 1);
        std::jthread killer([&] {
            QThread::msleep(static_cast<unsigned long>(delay));
            (void)m_bed.cluster.killNode(node);
        });
        const auto done = rollBack(*m_session, request(player, save), shown->confirmation, m_by, options());
        killer.join();
        VERIFY_RESULT(m_bed.cluster.startNode(node));
        m_bed.settle(Week);
        reopen();
        const QString is = print();
        QVERIFY2(is == before || is == after, "between");
        if (done || done.error().kind != Error::Kind::Unknown)
            QCOMPARE(is == after, bool(done));
        const QByteArray id = ask("SELECT coalesce(max(o.id::text), '') FROM weekglass.operations AS o WHERE "
                                  "o.kind = 'rollback' AND NOT EXISTS "
                                  "(SELECT FROM weekglass.operations AS u WHERE u.undoes = o.id)")
                                  .toUtf8();
        QCOMPARE(!id.isEmpty(), is == after);
        if (!id.isEmpty())
            VERIFY_RESULT(undoOperation(*m_session, *m_bed.game, id, m_by, options()));
        QCOMPARE(print(), before);
    }
}

QTEST_GUILESS_MAIN(TestCitusRollback)

#include "tst_citusrollback.moc"
