#include "drift/definitiontext.h"
#include "drift/drift.h"
#include "drift/driftsql.h"
#include "drift/text.h"
#include "pg/scripttext.h"

#include <QSet>

#include <algorithm>
#include <tuple>

namespace Weekglass {

namespace {

using Index = QHash<QString, const Definition*>;

QString keyOf(const Definition& definition)
{
    return definition.kind + QLatin1Char(' ') + definition.name;
}

Index indexOf(const std::vector<Definition>& definitions)
{
    Index index;
    for (const Definition& one : definitions)
        index.insert(keyOf(one), &one);
    return index;
}

using Parents = QHash<QString, QString>; // of partitions

Parents parentsOf(const std::vector<Definition>& expected, const std::vector<Definition>& found)
{
    Parents parents;
    for (const auto* side : {&expected, &found}) {
        for (const Definition& one : *side) {
            if (!one.partitionOf.isEmpty())
                parents.insert(one.name, one.partitionOf);
        }
    }
    return parents;
}

/// In the order in which they can be made. What differs in a partition because it differs in its table is
/// left out: it follows the table.
std::vector<const Definition*> inOrder(std::vector<const Definition*> list, const Parents& parents)
{
    QSet<QString> differing;
    for (const Definition* one : list)
        differing.insert(one->kind + QLatin1Char(' ') + one->owner);
    std::erase_if(list, [&](const Definition* one) {
        const QString parent = parents.value(one->owner);
        return !parent.isEmpty() && differing.contains(one->kind + QLatin1Char(' ') + parent);
    });
    const auto key = [](const Definition* one) {
        return std::tuple(makingRank(*one), one->owner, columnPlace(*one), one->name);
    };
    std::sort(list.begin(), list.end(),
              [&key](const Definition* a, const Definition* b) { return key(a) < key(b); });
    return list;
}

/// Those that only one side has. What comes and goes with another one of them is told with that one; foreign
/// keys stand for themselves, since the other table may have to be made first.
class OneSided
{
public:
    OneSided(const std::vector<Definition>& definitions, const Index& otherSide, const Parents& parents)
    {
        std::vector<const Definition*> all;
        for (const Definition& one : definitions) {
            if (!otherSide.contains(keyOf(one))) {
                all.push_back(&one);
                m_names.insert(one.name, &one);
            }
        }
        for (const Definition* one : inOrder(std::move(all), parents)) {
            const Definition* root = rootOf(*one);
            if (root == one)
                m_roots.push_back(one);
            else
                m_parts[root->name].push_back(*one);
        }
    }

    const std::vector<const Definition*>& roots() const { return m_roots; }
    std::vector<Definition> partsOf(const Definition& root) const { return m_parts.value(root.name); }

private:
    const Definition* rootOf(const Definition& definition) const
    {
        const Definition* root = &definition;
        for (int depth = 0; depth < 4; ++depth) {
            const bool standsAlone =
                root->owner.isEmpty() || root->text.startsWith(QLatin1String("FOREIGN KEY"));
            const Definition* owner = standsAlone ? nullptr : m_names.value(root->owner);
            if (!owner || owner == root)
                break;
            root = owner;
        }
        return root;
    }

    std::vector<const Definition*> m_roots;
    QHash<QString, const Definition*> m_names; // tables and what else can own something
    QHash<QString, std::vector<Definition>> m_parts;
};

/// Names of the columns of each table in their order, of those that are in @p shared.
QHash<QString, QStringList> columnOrder(const std::vector<Definition>& definitions, const Index& shared)
{
    std::vector<const Definition*> columns;
    for (const Definition& one : definitions) {
        if (one.kind == QLatin1String("column") && shared.contains(keyOf(one)))
            columns.push_back(&one);
    }
    std::sort(columns.begin(), columns.end(),
              [](const Definition* a, const Definition* b) { return columnPlace(*a) < columnPlace(*b); });
    QHash<QString, QStringList> order;
    for (const Definition* one : columns)
        order[one->owner] << localName(*one);
    return order;
}

void addOrders(std::vector<DriftItem>& items, const std::vector<Definition>& expected,
               const std::vector<Definition>& found, const Index& expectedIndex, const Index& foundIndex)
{
    const auto wanted = columnOrder(expected, foundIndex);
    const auto there = columnOrder(found, expectedIndex);
    QStringList tables = wanted.keys();
    tables.sort();
    for (const QString& table : std::as_const(tables)) {
        if (wanted[table] != there[table])
            items.push_back({.kind = DriftItem::Kind::Changed,
                             .object = QStringLiteral("column order"),
                             .name = table,
                             .expected = wanted[table].join(QStringLiteral(", ")),
                             .found = there[table].join(QStringLiteral(", ")),
                             .sql = Pg::scriptComment(
                                 Text::tr("Only re-creating the table changes the order of its columns."))});
    }
}

DriftItem itemOf(DriftItem::Kind kind, const Definition* expected, const Definition* found, DriftSql sql)
{
    const Definition& one = expected ? *expected : *found;
    return {.kind = kind,
            .object = one.kind,
            .name = one.name,
            .expected = expected ? expected->text : QString(),
            .found = found ? found->text : QString(),
            .sql = std::move(sql.text),
            .isDestructive = sql.isDestructive};
}

}

std::vector<DriftItem> compareDefinitions(const std::vector<Definition>& expected,
                                          const std::vector<Definition>& found)
{
    const Index expectedIndex = indexOf(expected);
    const Index foundIndex = indexOf(found);
    std::vector<DriftItem> items;
    const Parents parents = parentsOf(expected, found);
    const OneSided missing(expected, foundIndex, parents);
    for (const Definition* one : missing.roots())
        items.push_back(
            itemOf(DriftItem::Kind::Missing, one, nullptr, sqlToMake(*one, missing.partsOf(*one))));
    std::vector<const Definition*> both;
    for (const Definition& one : expected) {
        const Definition* there = foundIndex.value(keyOf(one));
        if (there && one.text != there->text && comparableText(one) != comparableText(*there))
            both.push_back(&one);
    }
    for (const Definition* one : inOrder(std::move(both), parents)) {
        const Definition* there = foundIndex.value(keyOf(*one));
        items.push_back(itemOf(DriftItem::Kind::Changed, one, there, sqlToChange(*one, *there)));
    }
    addOrders(items, expected, found, expectedIndex, foundIndex);
    const OneSided extra(found, expectedIndex, parents);
    for (auto one = extra.roots().rbegin(); one != extra.roots().rend(); ++one)
        items.push_back(itemOf(DriftItem::Kind::Extra, nullptr, *one, sqlToDrop(**one)));
    return items;
}

}
