#include "pages/rollback/operationsmodel.h"
#include "pages/rollback/tableeffectmodel.h"

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
    QCOMPARE(model.rowCount(table), 1);
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
    OperationsModel model;
    const QAbstractItemModelTester tester(&model);
    model.setOperations({done, undone, purged});
    QCOMPARE(text(model, 0, OperationsModel::WhatColumn), QStringLiteral("Rolled back from play 80 to 40"));
    QCOMPARE(text(model, 0, OperationsModel::RowsColumn), QLocale().toString(1234));
    QCOMPARE(text(model, 0, OperationsModel::WhoColumn), QStringLiteral("support"));
    QCOMPARE(text(model, 0, OperationsModel::ReasonColumn), QStringLiteral("wrong call (T-1)"));
    QCOMPARE(text(model, 0, OperationsModel::StateColumn), QStringLiteral("can be undone"));
    QCOMPARE(text(model, 1, OperationsModel::StateColumn), QStringLiteral("undone"));
    QCOMPARE(text(model, 2, OperationsModel::StateColumn), QStringLiteral("purged, for good"));
    QCOMPARE(model.find("4"), 2);
    QCOMPARE(model.find("5"), -1);
    QVERIFY(!model.operation(3));
}

QTEST_GUILESS_MAIN(TestOperationModels)
#include "tst_operationmodels.moc"
