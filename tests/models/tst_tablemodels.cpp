#include "pages/tables/relationlist.h"
#include "pages/tables/rowtablemodel.h"
#include "pages/tables/tablevisits.h"
#include "widgets/parts/queryresultmodel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Weekglass;

using Sort = RelationColumn::Sort;

/// Rows of a table as a list shows them, the list of tables, and the way back.
class TestTableModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cells();
    void windowGrowsAtBothEnds();
    void partitionsAreBelowTheirTable();
    void listKeepsWhatIsSelected();
    void visits();

private:
    static RowQuery query()
    {
        RowQuery query;
        query.columns = {
            {.name = QStringLiteral("id"), .type = QStringLiteral("bigint"), .sort = Sort::Number},
            {.name = QStringLiteral("note\n"),
             .type = QStringLiteral("text"),
             .sort = Sort::Text,
             .comment = QStringLiteral("<b>seen</b>"),
             .isLong = true}};
        query.order.columns = query.wholeColumns = {QStringLiteral("id")};
        return query;
    }
    static Row row(int id, const Pg::Value& note, std::optional<qint64> stored = {})
    {
        return {.key = {QByteArray::number(id)},
                .cells = {QByteArray::number(id), note},
                .storedBytes = {{}, stored}};
    }
    static RowPage page(int from, int count, bool more)
    {
        RowPage page;
        for (int i = 0; i < count; ++i)
            page.rows.push_back(row(from + i, "x"));
        page.more = more;
        return page;
    }
    static std::vector<Relation> relations()
    {
        const auto named = [](const char* name) {
            return RelationName {QStringLiteral("public"), QLatin1String(name)};
        };
        return {
            {.oid = 1, .name = named("log"), .kind = Relation::Kind::Partitioned, .bytes = 900, .rows = 90},
            {.oid = 2, .name = named("log_1"), .parent = 1, .bytes = 500, .rows = 9},
            {.oid = 3, .name = named("players"), .bytes = 100, .rows = 1000},
            {.oid = 4, .name = named("view"), .kind = Relation::Kind::View}};
    }
};

void TestTableModels::cells()
{
    using Kind = CombinedResult::CellKind;
    RowTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setPage(
        query(),
        {.rows = {row(1, {}), row(2, {}, 700000), row(3, QByteArray(201, 'y'), 300), row(4, "NULL", 5)}},
        true, true);
    const auto kind = [&](int at) {
        return static_cast<Kind>(model.index(at, 1).data(QueryResultModel::KindRole).toInt());
    };
    const auto text = [&](int at) { return model.index(at, 1).data().toString(); };
    QCOMPARE(text(0), QStringLiteral("NULL"));
    QCOMPARE(kind(0), Kind::Null);
    QVERIFY(text(1).contains(QStringLiteral("stored")));
    QCOMPARE(kind(1), Kind::NotThere);
    QVERIFY(!model.isWhole(model.index(1, 1)) && !model.isWhole(model.index(2, 1)));
    QVERIFY(model.isWhole(model.index(0, 1)) && model.isWhole(model.index(3, 1)));
    QVERIFY(text(2).size() <= ListedCharacters + 1);
    QCOMPARE(kind(3), Kind::Text); // although it says the same as one that is none
    QVERIFY(!model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString().contains(QLatin1Char('\n')));
    QVERIFY(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("&lt;b&gt;")));
    QVERIFY(model.index(0, 0).data(Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignRight);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TestTableModels::windowGrowsAtBothEnds()
{
    RowTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setPage(query(), page(1000, 200, true), false, false);
    QCOMPARE(model.rowCount(), 200 + 2 * RowTableModel::LoadingRows);
    QVERIFY(!model.row(0));
    model.addOlder(page(1200, 200, false));
    model.addNewer(page(800, 200, true));
    QCOMPARE(model.count(), 600);
    QCOMPARE(model.row(model.firstRow())->key, RowKey {"800"});
    QCOMPARE(model.row(model.lastRow())->key, RowKey {"1399"});
    QVERIFY(model.isAtOldest());
    for (int i = 0; i < 12; ++i)
        model.addNewer(page(600 - 200 * i, 200, true));
    QVERIFY(model.count() <= RowTableModel::MaxRows);
    QVERIFY(!model.isAtOldest());
    QCOMPARE(model.find({"1399"}), -1);
}

void TestTableModels::partitionsAreBelowTheirTable()
{
    RelationList list;
    list.setRelations(relations());
    const QAbstractItemModel* shown = list.view()->model();
    QCOMPARE(shown->rowCount(), 3);
    QCOMPARE(shown->rowCount(shown->index(0, 0)), 1);
    QCOMPARE(shown->index(0, RelationList::KindColumn).data().toString(), QStringLiteral("Partitioned"));
    list.view()->sortByColumn(RelationList::RowsColumn, Qt::DescendingOrder); // as numbers
    QCOMPARE(shown->index(0, 0).data().toString(), QStringLiteral("players"));
    list.field()->setText(QStringLiteral("LOG_1"));
    QCOMPARE(shown->rowCount(), 1);
    QCOMPARE(shown->rowCount(shown->index(0, 0)), 1);
}

void TestTableModels::listKeepsWhatIsSelected()
{
    RelationList list;
    list.setRelations(relations());
    QSignalSpy chosen(&list, &RelationList::chosen);
    list.select(relations()[1].name);
    QVERIFY(list.view()->isExpanded(list.view()->currentIndex().parent()));
    auto more = relations();
    more.insert(more.begin(), {.oid = 9, .name = {QStringLiteral("public"), QStringLiteral("a")}});
    list.setRelations(more);
    QCOMPARE(list.current()->name.name, QStringLiteral("log_1"));
    list.field()->setText(QStringLiteral("players")); // hides it, and chooses no other one
    list.field()->clear();
    QCOMPARE(list.current()->name.name, QStringLiteral("log_1"));
    QCOMPARE(chosen.size(), 0);
    list.view()->setCurrentIndex(list.view()->model()->index(0, 0));
    QCOMPARE(chosen.size(), 1);
    list.setRelations({});
    QVERIFY(!list.current());
}

void TestTableModels::visits()
{
    const TableVisit a {.table = {QStringLiteral("public"), QStringLiteral("a")}};
    TableVisit b = a;
    b.filter.conditions = {{.column = QStringLiteral("x")}};
    const TableVisit c {.table = {QStringLiteral("public"), QStringLiteral("c")}};
    TableVisits visits;
    QVERIFY(!visits.canGoBack() && !visits.back({}));
    visits.go({}, a);
    TableVisit left = a;
    left.row = {"7"};
    visits.go(left, b);
    visits.go(b, b); // no new place
    visits.go(b, c);
    QVERIFY(visits.back(c)->isSameList(b));
    const auto first = visits.back(b);
    QCOMPARE(first->row, RowKey {"7"}); // where it was left
    QVERIFY(!visits.canGoBack());
    QVERIFY(visits.forward(*first)->isSameList(b));
    visits.go(b, a); // what was ahead is forgotten
    QVERIFY(!visits.canGoForward());
}

QTEST_MAIN(TestTableModels)
#include "tst_tablemodels.moc"
