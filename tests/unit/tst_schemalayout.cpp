#include "tables/schemalayout.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Weekglass;

/// Where tables stand in the picture of a schema.
class TestSchemaLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void graphOfTables();
    void depthsFollowReferences();
    void circlesEnd();
    void boxesNeverTouch();
    void tablesWithoutKeysStandBelow();
    void manyColumnsAreCounted();
    void nothing();

private:
    static SchemaGraph graphOf(int tables, const std::vector<std::pair<int, int>>& edges)
    {
        SchemaGraph graph;
        for (int i = 0; i < tables; ++i)
            graph.tables.push_back({.relation = {.name = {QStringLiteral("public"), QString::number(i)}}});
        for (const auto& [from, to] : edges)
            graph.edges.push_back({.from = from, .to = to});
        return graph;
    }
    static std::vector<QSizeF> sizes(const SchemaGraph& graph)
    {
        return std::vector<QSizeF>(graph.tables.size(), {100, 80});
    }
    static SchemaLayout laidOut(const SchemaGraph& graph) { return layOut(graph, sizes(graph), 20); }
};

void TestSchemaLayout::graphOfTables()
{
    const RelationName players {QStringLiteral("public"), QStringLiteral("players")};
    const RelationName crops {QStringLiteral("public"), QStringLiteral("crops")};
    const RelationName own {QStringLiteral("weekglass"), QStringLiteral("operations")};
    const std::vector<Relation> relations {
        {.oid = 1, .name = players},
        {.oid = 2, .name = crops, .kind = Relation::Kind::Partitioned},
        {.oid = 3, .name = {QStringLiteral("public"), QStringLiteral("crops_1")}, .parent = 2},
        {.oid = 4, .name = {QStringLiteral("public"), QStringLiteral("v")}, .kind = Relation::Kind::View},
        {.oid = 5, .name = own}};
    const std::vector<std::pair<quint32, RelationColumn>> columns {
        {1, {.name = QStringLiteral("id"), .isKey = true}},
        {2, {.name = QStringLiteral("player_id")}},
        {2, {.name = QStringLiteral("plot")}},
        {5, {.name = QStringLiteral("id")}}};
    const std::vector<ForeignKey> keys {{.name = QStringLiteral("fk"),
                                         .fromOid = 2,
                                         .from = crops,
                                         .fromColumns = {QStringLiteral("player_id")},
                                         .toOid = 1,
                                         .to = players,
                                         .toColumns = {QStringLiteral("id")}},
                                        {.name = QStringLiteral("other"), .fromOid = 5, .toOid = 1}};
    const SchemaGraph graph = schemaGraphOf(relations, columns, keys);
    QCOMPARE(graph.tables.size(), std::size_t(2)); // no partition, no view, none of the program's own
    QCOMPARE(graph.edges.size(), std::size_t(1));
    QCOMPARE(graph.find(crops), 1);
    QCOMPARE(graph.find(own), -1);
    QVERIFY(graph.tables[0].lines[0].isKey);
    QVERIFY(graph.tables[1].lines[0].isReference);
    QVERIFY(!graph.tables[1].lines[1].isReference);
    QCOMPARE(graph.edges[0].text(graph.tables), QString::fromUtf8("crops (player_id) → players (id)"));
}

void TestSchemaLayout::depthsFollowReferences()
{
    // 0 ← 1 ← 2, 0 ← 2, 3 refers to itself and to 0, 4 to itself only, 5 is alone
    const SchemaGraph graph = graphOf(6, {{1, 0}, {2, 1}, {2, 0}, {3, 3}, {3, 0}, {4, 4}});
    QCOMPARE(referenceDepths(graph), (std::vector<int> {0, 1, 2, 1, -1, -1}));
    const SchemaLayout layout = laidOut(graph);
    for (const SchemaEdge& edge : graph.edges) {
        if (!edge.isOwn())
            QVERIFY(layout.boxes[static_cast<std::size_t>(edge.from)].left()
                    > layout.boxes[static_cast<std::size_t>(edge.to)].right());
    }
}

void TestSchemaLayout::circlesEnd()
{
    const SchemaGraph graph = graphOf(4, {{0, 1}, {1, 2}, {2, 0}, {3, 1}});
    const std::vector<int> depths = referenceDepths(graph);
    for (const int depth : depths)
        QVERIFY(depth >= 0 && depth < 4);
    QCOMPARE(laidOut(graph).boxes.size(), std::size_t(4));
    std::vector<std::pair<int, int>> chain;
    for (int i = 1; i < 20000; ++i)
        chain.emplace_back(i - 1, i);
    QCOMPARE(referenceDepths(graphOf(20000, chain)).front(), 19999);
}

void TestSchemaLayout::boxesNeverTouch()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 50; ++round) {
        const int count = 1 + random.bounded(40);
        std::vector<std::pair<int, int>> edges;
        for (int i = random.bounded(2 * count); i > 0; --i)
            edges.emplace_back(random.bounded(count), random.bounded(count));
        const SchemaGraph graph = graphOf(count, edges);
        std::vector<QSizeF> boxes;
        for (int i = 0; i < count; ++i)
            boxes.emplace_back(60 + random.bounded(200), 40 + random.bounded(400));
        const SchemaLayout layout = layOut(graph, boxes, 16);
        QCOMPARE(layout.order.size(), graph.tables.size());
        for (std::size_t a = 0; a < layout.boxes.size(); ++a) {
            QCOMPARE(layout.boxes[a].size(), boxes[a]);
            QVERIFY(layout.bounds.contains(layout.boxes[a]));
            for (std::size_t b = 0; b < a; ++b)
                QVERIFY(!layout.boxes[a].intersects(layout.boxes[b]));
        }
    }
}

void TestSchemaLayout::tablesWithoutKeysStandBelow()
{
    const SchemaLayout layout = laidOut(graphOf(5, {{1, 0}}));
    for (const std::size_t alone : {2U, 3U, 4U})
        QVERIFY(layout.boxes[alone].top() > layout.boxes[0].bottom());
}

void TestSchemaLayout::manyColumnsAreCounted()
{
    std::vector<std::pair<quint32, RelationColumn>> columns;
    for (int i = 0; i < 30; ++i)
        columns.emplace_back(1, RelationColumn {.name = QString::number(i), .isKey = i == 29});
    const SchemaGraph graph =
        schemaGraphOf({{.oid = 1, .name = {QStringLiteral("public"), QStringLiteral("t")}}}, columns, {});
    QCOMPARE(static_cast<int>(graph.tables[0].lines.size()), MostSchemaLines);
    QCOMPARE(graph.tables[0].hidden, 30 - MostSchemaLines);
    QVERIFY(graph.tables[0].lines.back().isKey);
}

void TestSchemaLayout::nothing()
{
    const SchemaLayout layout = laidOut({});
    QVERIFY(layout.boxes.empty());
    QVERIFY(layout.bounds.isEmpty());
}

QTEST_GUILESS_MAIN(TestSchemaLayout)
#include "tst_schemalayout.moc"
