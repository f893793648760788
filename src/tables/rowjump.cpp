#include "tables/rowjump.h"

#include "base/utf8.h"
#include "tables/text.h"

namespace Weekglass {

namespace {

/// @p own: columns of the row; @p there: those of the other table, in pairs.
RowJump jumpOf(const ForeignKey& key, bool isReferring, const RowQuery& query, const Row& row)
{
    const QStringList& own = isReferring ? key.toColumns : key.fromColumns;
    const QStringList& there = isReferring ? key.fromColumns : key.toColumns;
    RowJump jump {.constraint = key.name, .isReferring = isReferring, .to = isReferring ? key.from : key.to};
    for (qsizetype i = 0; i < own.size() && i < there.size(); ++i) {
        const int cell = query.indexOf(own[i]);
        if (cell < 0) {
            jump.whyNot = Text::tr("This role has no right to read “%1”.").arg(own[i]);
            return jump;
        }
        const Pg::Value& value = row.cells[static_cast<std::size_t>(cell)];
        if (!value) {
            jump.whyNot = isReferring ? Text::tr("%1 is NULL, so no row refers to it.").arg(own[i])
                                      : Text::tr("%1 is NULL, so it refers to no row.").arg(own[i]);
            return jump;
        }
        jump.filter.conditions.push_back(
            {.column = there[i], .test = ValueTest::Equals, .value = fromUtf8(*value)});
    }
    return jump;
}

}

QString RowJump::text() const
{
    QStringList tests;
    for (const RowCondition& condition : filter.conditions)
        tests << toTyped(condition);
    const QString what = isReferring
        ? Text::tr("Rows of %1 that refer to this one", "table").arg(to.text())
        : Text::tr("The row of %1 that this one refers to", "table").arg(to.text());
    const QString by = tests.isEmpty() ? whyNot : tests.join(QStringLiteral(", "));
    return Text::tr("%1: %2 (%3)", "which rows, their condition, the constraint").arg(what, by, constraint);
}

std::vector<RowJump> rowJumps(const RelationDetails& details, const RowQuery& query, const Row* row)
{
    std::vector<RowJump> jumps;
    if (!row)
        return jumps;
    for (const ForeignKey& key : details.references)
        jumps.push_back(jumpOf(key, false, query, *row));
    for (const ForeignKey& key : details.referring)
        jumps.push_back(jumpOf(key, true, query, *row));
    return jumps;
}

}
