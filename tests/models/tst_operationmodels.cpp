#include "pages/history/historymodel.h"
#include "pages/rollback/tableeffectmodel.h"
#include "pages/rollback/toldmodels.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Weekglass;

class TestOperationModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void effectsWithTheirRows();
    void effectsTellCascades();
    void hostileRowsAreText();
    void operationsAndTheirState();
    void rowsByName();
    void changesAndHowManyMore();
};

namespace {

TableEffect plays()
{
    TableEffect effect {
        .table = QStringLiteral("public.plays"), .titles = {QStringLiteral("Plays")}, .gone = 1234};
    effect.sample.columns = {{.name = "image"}, {.name = "id"}, {.name = "title"}, {.name = "note"}};
    effect.sample.rows = {{Pg::Value("gone"), Pg::Value("7"), Pg::Value("Walk"), std::nullopt}};
    return effect;
}

QString text(const QAbstractItemModel& model, int row, int column, const QModelIndex& parent = {})
{
    return model.index(row, column, parent).data().toString();
}

}

void TestOperationModels::effectsWithTheirRows()
{
    TableEffectModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEffects({plays()});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(text(model, 0, TableEffectModel::TableColumn), QStringLiteral("public.plays"));
    QCOMPARE(text(model, 0, TableEffectModel::GoneColumn), QLocale().toString(1234));
    QCOMPARE(text(model, 0, TableEffectModel::ChangedColumn), QString()); // zero is not worth reading
    QCOMPARE(text(model, 0, TableEffectModel::NoteColumn), QStringLiteral("Plays"));
    const QModelIndex table = model.index(0, 0);
    QCOMPARE(model.rowCount(table), 2);
    QVERIFY(text(model, 1, 0, table).startsWith(QStringLiteral("1233 more"))); // it is not said to be all
    QCOMPARE(text(model, 0, 0, table), QStringLiteral("gone: id 7 · title Walk")); // NULL is left out
    QCOMPARE(model.parent(model.index(0, 0, table)), table);
    model.setEffects({});
    QCOMPARE(model.rowCount(), 0);
}

void TestOperationModels::effectsTellCascades()
{
    TableEffectModel model;
    TableEffect foreseen = plays();
    foreseen.isCopied = true;
    TableEffect unforeseen {.table = QStringLiteral("public.audit"), .added = 3, .isCopied = true};
    model.setEffects({foreseen, unforeseen});
    QVERIFY(text(model, 0, TableEffectModel::NoteColumn).contains(QStringLiteral("Plays")));
    QVERIFY(text(model, 0, TableEffectModel::NoteColumn).contains(QStringLiteral("triggers")));
    QVERIFY(text(model, 1, TableEffectModel::NoteColumn).contains(QStringLiteral("triggers only")));
}

void TestOperationModels::hostileRowsAreText()
{
    TableEffect effect = plays();
    effect.sample.rows[0][2] = QByteArray("<b>x</b>\x1b[31m\n\xe2\x80\xae");
    TableEffectModel model;
    model.setEffects({effect});
    const QString shown = text(model, 0, 0, model.index(0, 0));
    QVERIFY(shown.contains(QStringLiteral("<b>x</b>")));
    for (const QChar c : shown)
        QVERIFY(c.isPrint());
}

void TestOperationModels::operationsAndTheirState()
{
    Operation done {.id = "1", .kind = OperationKind::Rollback, .target = 40, .head = 80};
    done.log = QStringLiteral("games");
    done.reason = QStringLiteral("wrong call");
    done.ticket = QStringLiteral("T-1");
    done.databaseUser = QStringLiteral("support");
    done.tables = {plays()};
    Operation undone = done;
    undone.id = "2";
    undone.undoneBy = "3";
    Operation purged = done;
    purged.id = "4";
    purged.isPurged = true;
    const WeekIdentity week {"7", 42, QStringLiteral("dice_2025_w01")};
    const auto logged = [&](const char* id, const char* kind, LogEvent event, const QByteArray& at,
                            const QByteArray& detail) {
        return LogEntry {.operation = id,
                         .kind = QLatin1String(kind),
                         .event = event,
                         .week = week,
                         .at = at,
                         .detail = detail};
    };
    LogEntry stranger = logged("o", "drop", LogEvent::Done, "2025-01-09", "{}");
    stranger.week.oid = 43;
    const std::vector<LogEntry> log {
        logged("l1", "rollback", LogEvent::Begun, "2025-01-01", "{}"),
        logged("l1", "rollback", LogEvent::Done, "2025-01-01", "{\"operation\": \"1\"}"),
        logged("l2", "rollback", LogEvent::Failed, "2025-01-07", "{}"),
        logged("l3", "prune", LogEvent::Done, "2025-01-08", "{\"table\": \"public.saves\", \"rows\": 9}"),
        stranger};
    done.at = "2025-01-01";
    undone.at = "2025-01-02";
    purged.at = "2025-01-03";
    HistoryModel model;
    const QAbstractItemModelTester tester(&model);
    model.setEntries(historyOf({purged, undone, done}, log, week, QStringLiteral("server")));
    QCOMPARE(model.rowCount(), 5); // what both have comes once, another week's not at all
    QCOMPARE(text(model, 0, HistoryModel::WhatColumn), QStringLiteral("Pruned: 9 row(s) of public.saves"));
    QCOMPARE(text(model, 1, HistoryModel::StateColumn), QStringLiteral("failed"));
    QCOMPARE(text(model, 2, HistoryModel::StateColumn), QStringLiteral("purged, for good"));
    QCOMPARE(text(model, 3, HistoryModel::StateColumn), QStringLiteral("undone"));
    QCOMPARE(text(model, 4, HistoryModel::StateColumn), QStringLiteral("can be undone"));
    QCOMPARE(text(model, 4, HistoryModel::WhatColumn), QStringLiteral("Rolled back from play 80 to play 40"));
    QCOMPARE(text(model, 4, HistoryModel::WhoColumn), QStringLiteral("support"));
    QCOMPARE(text(model, 4, HistoryModel::WhyColumn), QStringLiteral("wrong call (T-1)"));
    QCOMPARE(model.find("4"), 2);
    QCOMPARE(model.find("5"), -1);
    QVERIFY(!model.entry(5));
    QCOMPARE(model.kinds(), QStringList({QStringLiteral("prune"), QStringLiteral("rollback")}));
    model.setFilter(QStringLiteral("rollback"), QStringLiteral("WRONG"));
    QCOMPARE(model.rowCount(), 3);
    model.setFilter({}, QStringLiteral("no such"));
    QCOMPARE(model.rowCount(), 0);
}

void TestOperationModels::rowsByName()
{
    const QStringList names {QStringLiteral("Ann"), QStringLiteral("Bob"), QStringLiteral("Cid"),
                             QStringLiteral("Dot")};
    QCOMPARE(ToldRowsModel::whichRows(names.mid(0, 1), 1, false), QStringLiteral("Ann"));
    QCOMPARE(ToldRowsModel::whichRows(names.mid(0, 3), 3, false), QStringLiteral("Ann, Bob, Cid"));
    QVERIFY(ToldRowsModel::whichRows(names, 12, false).startsWith(QStringLiteral("Ann, Bob, Cid and")));
    QCOMPARE(ToldRowsModel::whichRows(names, 4, true), QStringLiteral("Ann to Dot"));
    QVERIFY(
        !ToldRowsModel::whichRows(names, 12, true).contains(QStringLiteral(" to "))); // Dot is not the last
    QCOMPARE(ToldRowsModel::whichRows({}, 12, false), QString());
    ToldRowsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTables({{.title = QStringLiteral("Plays"), .gone = 4, .goneRows = names},
                     {.title = QStringLiteral("Game"), .changed = 1}});
    QCOMPARE(model.rowCount(), 1); // of the other one nothing goes
    QCOMPARE(text(model, 0, ToldRowsModel::GoneColumn), QStringLiteral("4"));
    QCOMPARE(text(model, 0, ToldRowsModel::AddedColumn), QString());
    QVERIFY(!model.hasAdded());
    const QString all = namesText(model.rows());
    QVERIFY(all.contains(QStringLiteral("Dot")));
}

void TestOperationModels::changesAndHowManyMore()
{
    ToldTable lineups {.title = QStringLiteral("Line-ups"), .changed = 15, .changedRows = 12};
    for (int i = 0; i < 12; ++i)
        lineups.changes.push_back({.subject = QStringLiteral("Player %1").arg(i),
                                   .field = QStringLiteral("Line-up"),
                                   .before = "replaced",
                                   .after = i == 0 ? Pg::Value() : Pg::Value("plays")});
    ToldChangesModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTables({lineups});
    QCOMPARE(model.rowCount(), ToldChangesModel::FewRows);
    QCOMPARE(model.hidden(), 12 - ToldChangesModel::FewRows);
    QCOMPARE(model.unnamed(), 3);
    QCOMPARE(text(model, 0, ToldChangesModel::SubjectColumn), QStringLiteral("Player 0"));
    QCOMPARE(text(model, 0, ToldChangesModel::AfterColumn), QStringLiteral("none"));
    model.showAll();
    QCOMPARE(model.rowCount(), 12);
    QCOMPARE(model.hidden(), 0);
    lineups.changes.resize(ToldChangesModel::FewRows + 1);
    model.setTables({lineups});
    QCOMPARE(model.hidden(), 0); // one more takes no more room than to say so
}

QTEST_GUILESS_MAIN(TestOperationModels)
#include "tst_operationmodels.moc"
