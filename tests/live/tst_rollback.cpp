#include "longestgametest.h"
#include "replay/playlogloader.h"
#include "rollback/purge.h"
#include "rollback/receipt.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Weekglass;
using namespace Weekglass::Pg;

/// There and back: what a rollback does, what the ledger keeps of it, and what takes it back.
class TestRollback : public LongestGameTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { LongestGameTest::initTestCase(); }
    void init() { LongestGameTest::init(); }
    void thereAndBack_data();
    void thereAndBack();
    void previewTellsWhatIsDone();
    void ledgerBytes();
    void historyAndReceipt();
    void undoTwiceAndRedo();
    void branch();
    void purge();
};

void TestRollback::thereAndBack_data()
{
    QTest::addColumn<int>("percent");
    for (const int percent : {0, 1, 30, 50, 77, 99})
        QTest::addRow("%d %%", percent) << percent;
}

void TestRollback::thereAndBack()
{
    QFETCH(int, percent);
    const qint64 target = std::min(m_head - 1, m_head * percent / 100);
    const QString before = fingerprint(*m_session);
    auto preview = previewRollback(*m_session, request(target));
    VERIFY_RESULT(preview);
    QCOMPARE(fingerprint(*m_session), before);
    QCOMPARE(preview->head, m_head);
    auto done = rollBack(*m_session, request(target), preview->confirmation, m_by);
    VERIFY_RESULT(done);
    QVERIFY(fingerprint(*m_session) != before);
    QCOMPARE(plays(), target);
    QCOMPARE(done->headAfter, target);
    QCOMPARE(done->tables.size(), preview->tables.size());
    for (std::size_t i = 0; i < done->tables.size(); ++i) {
        QCOMPARE(done->tables[i].gone, preview->tables[i].gone);
        QCOMPARE(done->tables[i].changed, preview->tables[i].changed);
        QCOMPARE(done->tables[i].added, preview->tables[i].added);
        QCOMPARE(done->tables[i].before, preview->tables[i].before);
    }
    // what the remaining plays say
    QCOMPARE(ask("SELECT count(*) FROM public.rolls WHERE play_number > " + QByteArray::number(target)
                 + " AND game_id = '" + m_gameId + "'"),
             QStringLiteral("0"));
    QCOMPARE(ask("SELECT count(*) FROM public.lineups WHERE (after_play >= " + QByteArray::number(target)
                 + " OR replaced_after_play >= " + QByteArray::number(target) + ") AND game_id = '" + m_gameId
                 + "'"),
             QStringLiteral("0"));
    if (target > 0)
        QCOMPARE(ask("SELECT count(*) FROM public.games g JOIN public.play_states s ON s.game_id = g.id AND "
                     "s.play_number = "
                     + QByteArray::number(target)
                     + " JOIN public.play_snapshots p USING (game_id, play_number) JOIN public.game_sessions "
                       "gs USING (game_id) WHERE g.id = '"
                     + m_gameId
                     + "' AND (g.current_inning, g.current_half, g.away_score, g.home_score) = (s.inning, "
                       "s.half, s.away_score, s.home_score) AND gs.state_snapshot = p.state_snapshot"),
                 QStringLiteral("1"));
    auto undone = undoOperation(*m_session, *m_game, done->id, m_by);
    VERIFY_RESULT(undone);
    QCOMPARE(undone->headAfter, m_head);
    QCOMPARE(fingerprint(*m_session), before);
}

void TestRollback::previewTellsWhatIsDone()
{
    const auto preview = previewRollback(*m_session, request(40));
    VERIFY_RESULT(preview);
    const auto effect =
        std::ranges::find(preview->tables, QStringLiteral("public.plays"), &TableEffect::table);
    QCOMPARE(effect->gone, m_head - 40);
    QCOMPARE(effect->titles, QStringList {QStringLiteral("Plays")});
    QCOMPARE(effect->sample.rows.size(), 5);
    QCOMPARE(effect->sample.rows[0][0], Value("gone"));
    QVERIFY(effect->sample.column("summary") > 0);
    QCOMPARE(preview->gameRow.rows.size(), 2);
    const auto status = static_cast<std::size_t>(preview->gameRow.column("status"));
    QCOMPARE(preview->gameRow.rows[0][status], Value("completed"));
    QCOMPARE(preview->gameRow.rows[1][status], Value("active"));
    QCOMPARE(preview->gameTable, QStringLiteral("public.games"));
    QVERIFY(preview->ledgerBytes > 1000);
    QVERIFY(!preview->freeBytes); // the role may not know where the data is
    QCOMPARE(preview->week.name, m_week);
    QCOMPARE(preview->role.toUtf8(), m_server.role());
    QVERIFY(!preview->notSeen.isEmpty());
    QVERIFY(std::ranges::any_of(preview->statements, [](const QString& sql) {
        return sql.contains(QLatin1String("DELETE FROM public.plays"));
    }));
    const auto points = rollbackPoints(*m_session, *m_log, m_gameId);
    VERIFY_RESULT(points);
    QCOMPARE(points->head, m_head);
    QVERIFY(points->reasonAgainst(40).isEmpty());
    QVERIFY(!points->reasonAgainst(m_head).isEmpty());
}

/// They are those of the rows, wherever the ledger has room for them.
void TestRollback::ledgerBytes()
{
    const auto done = rollBackTo(40); // so that there is a ledger
    VERIFY_RESULT(done);
    VERIFY_RESULT(undoOperation(*m_session, *m_game, done->id, m_by));
    const auto preview = previewRollback(*m_session, request(40));
    VERIFY_RESULT(preview);
    auto super = m_server.server().open(m_week);
    const auto mirrors = super.query(Sql("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE "
                                         "schemaname = 'weekglass'"));
    VERIFY_RESULT(mirrors);
    for (const auto& row : mirrors->rows)
        VERIFY_RESULT(super.execute(*Sql::trusted("VACUUM (TRUNCATE FALSE) " + *row[0])));
    const auto again = previewRollback(*m_session, request(40));
    VERIFY_RESULT(again);
    QCOMPARE(again->ledgerBytes, preview->ledgerBytes);
}

void TestRollback::historyAndReceipt()
{
    const auto before = loadOperations(*m_session);
    VERIFY_RESULT(before);
    const auto done = rollBackTo(30);
    VERIFY_RESULT(done);
    const auto history = loadOperations(*m_session);
    VERIFY_RESULT(history);
    QCOMPARE(history->size(), before->size() + 1);
    const Operation& operation = history->front();
    QCOMPARE(operation.id, done->id);
    QCOMPARE(operation.reason, m_by.reason);
    QCOMPARE(operation.ticket, m_by.ticket);
    QCOMPARE(operation.operatorName, m_by.operatorName);
    QCOMPARE(operation.databaseUser.toUtf8(), m_server.role());
    QCOMPARE(operation.at, done->at);
    QCOMPARE(operation.statements, done->statements);
    QVERIFY(operation.canBeUndone());
    const QString text = receiptText(operation);
    for (const QString& part :
         {QStringLiteral("SUP-7"), QStringLiteral("Ann"), QStringLiteral("the umpire erred"),
          QString::fromUtf8(done->id), QStringLiteral("DELETE FROM public.plays")})
        QVERIFY2(text.contains(part), qPrintable(part + QLatin1Char('\n') + text));
    const auto json = QJsonDocument::fromJson(receiptJson(operation)).object();
    QCOMPARE(json[QStringLiteral("head")].toInteger(), m_head);
    QCOMPARE(json[QStringLiteral("tables")].toArray().size(), 6);
    QVERIFY(!m_session->execute(Sql("UPDATE weekglass.operations SET reason = 'none'"))); // receipts stay
    VERIFY_RESULT(undoOperation(*m_session, *m_game, done->id, m_by));
    QCOMPARE(loadOperation(*m_session, done->id)->undoneBy, loadOperations(*m_session)->front().id);
    QVERIFY(!loadOperation(*m_session, "00000000-0000-4000-8000-000000000000"));
}

void TestRollback::undoTwiceAndRedo()
{
    const auto done = rollBackTo(33);
    VERIFY_RESULT(done);
    const QString after = state();
    QVERIFY(!redoRollback(*m_session, *m_game, done->id, "x", m_by)); // not undone yet
    VERIFY_RESULT(undoOperation(*m_session, *m_game, done->id, m_by));
    const auto twice = undoOperation(*m_session, *m_game, done->id, m_by);
    QVERIFY(!twice);
    QVERIFY2(twice.error().message.contains(QStringLiteral("already")), qPrintable(twice.error().text()));
    const auto preview = previewRollback(*m_session, request(done->target));
    VERIFY_RESULT(preview);
    const auto redone = redoRollback(*m_session, *m_game, done->id, preview->confirmation, m_by);
    VERIFY_RESULT(redone);
    QCOMPARE(redone->kind, OperationKind::Redo);
    QCOMPARE(state(), after);
    QCOMPARE(loadOperation(*m_session, done->id)->redoneBy, redone->id);
    VERIFY_RESULT(undoOperation(*m_session, *m_game, redone->id, m_by));
}

/// The cut plays are to be seen, also where new ones took their place, and nothing of it stays.
void TestRollback::branch()
{
    const auto done = rollBackTo(50);
    VERIFY_RESULT(done);
    insertPlay(*m_session);
    const QString now = fingerprint(*m_session);
    QString seen;
    qsizetype loaded = 0;
    VERIFY_RESULT(withBranch(*m_session, *m_game, done->id, [&](Session& session) -> Result<void> {
        seen = ask("SELECT count(*) || ' ' || count(DISTINCT play_number) FROM public.plays WHERE game_id = '"
                   + m_gameId + "'");
        const auto plays = loadPlays(session, *m_log, m_gameId);
        if (!plays)
            return plays.error();
        loaded = (*plays)->playCount();
        return {};
    }));
    QCOMPARE(loaded, m_head);
    QCOMPARE(seen, QStringLiteral("%1 %1").arg(m_head));
    QCOMPARE(fingerprint(*m_session), now);
    WeekServer::run(*m_session,
                    "DELETE FROM public.plays WHERE play_number = 51 AND game_id = '" + m_gameId + "'");
    VERIFY_RESULT(undoOperation(*m_session, *m_game, done->id, m_by));
}

void TestRollback::purge()
{
    const QString week = m_server.newSampleWeek(*m_game, 2);
    auto session = m_server.open(week);
    const QByteArray game =
        WeekServer::ask(session, "SELECT game_id FROM public.plays WHERE play_number = 40 LIMIT 1").toUtf8();
    const RollbackRequest cut {*m_game, *m_log, game, 20};
    const auto preview = previewRollback(session, cut);
    VERIFY_RESULT(preview);
    const auto done = rollBack(session, cut, preview->confirmation, m_by);
    VERIFY_RESULT(done);
    const auto nothing = previewPurge(session, std::chrono::hours(1));
    VERIFY_RESULT(nothing);
    QVERIFY(nothing->operations.empty());
    const auto all = previewPurge(session, std::chrono::seconds(0));
    VERIFY_RESULT(all);
    QCOMPARE(all->operations.size(), 1);
    QVERIFY(all->rows > 20);
    QVERIFY(!purgeLedger(session, std::chrono::hours(1), all->confirmation, m_by));
    const auto purged = purgeLedger(session, std::chrono::seconds(0), all->confirmation, m_by);
    VERIFY_RESULT(purged);
    const auto refused = undoOperation(session, *m_game, done->id, m_by);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("purged")), qPrintable(refused.error().text()));
    QCOMPARE(loadOperations(session)->size(), 2);
    QVERIFY(previewPurge(session, std::chrono::seconds(0))->operations.empty());
}

QTEST_GUILESS_MAIN(TestRollback)

#include "tst_rollback.moc"
