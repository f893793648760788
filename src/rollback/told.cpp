#include "rollback/told.h"

#include "base/utf8.h"
#include "pg/subquery.h"
#include "rollback/ledgertransaction.h"
#include "rollback/tablefacts.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr std::size_t MostGuessedFacts = 4;
constexpr int LongestGuess = 24; // characters of a value that is worth a card
const QString Where = QStringLiteral("game.json: rollback.loses");

/// "current_inning" as "Current inning".
QString readable(const QByteArray& column)
{
    QString name = fromUtf8(column);
    if (name.startsWith(QLatin1Char('"')))
        name = name.mid(1, name.size() - 2).replace(QStringLiteral("\"\""), QStringLiteral("\""));
    name.replace(QLatin1Char('_'), QLatin1Char(' '));
    return name.left(1).toUpper() + name.mid(1);
}

/// Worth a card although nobody said so: no document, no key.
bool isShort(const Pg::Value& value)
{
    constexpr int UuidDashes = 4;
    return !value
        || (value->size() <= LongestGuess && !value->startsWith('{') && !value->startsWith('[')
            && value->count('-') < UuidDashes);
}

Sql cut(const Sql& expression)
{
    return Sql("pg_catalog.left((") + expression + Sql(")::TEXT, 300)");
}

Sql ofGame(const Sql& condition)
{
    return Sql(" WHERE $1::TEXT IS NOT NULL AND (") + condition + Sql(")");
}

Result<std::vector<Sql>> expressionsOf(const std::vector<ToldValue>& values)
{
    std::vector<Sql> expressions;
    for (const ToldValue& value : values) {
        const auto sql = Sql::trusted(value.value);
        if (!sql)
            return sql.error();
        expressions.push_back(cut(*sql));
    }
    return expressions;
}

Sql columnNumber(std::size_t number)
{
    return *Sql::identifier(QStringLiteral("weekglass %1").arg(number)); // no column of a game is called so
}

/// The rows of one image, as a condition over t.
Sql isImage(const ToldRowsOf& rows, const char* image)
{
    return Sql("t.\"weekglass.operation\" = ") + *Sql::literal(rows.operation)
        + Sql("::UUID AND t.\"weekglass.image\" = ") + *Sql::literal(image);
}

/// What is read of the rows of one table, put together from the words or from its columns.
struct Telling
{
    Sql subject;
    Sql order;
    QStringList labels;
    std::vector<Sql> fields;
};

Result<Telling> tellingOf(const TableFacts& table, const ToldRows* words)
{
    std::vector<Sql> key;
    std::vector<Sql> names;
    for (const Sql& column : table.key()) {
        key.push_back(Sql("t.") + column);
        names.push_back(*Sql::literal(readable(column.text()).toLower().toUtf8() + ' ') + Sql("::TEXT || t.")
                        + column + Sql("::TEXT"));
    }
    Telling telling;
    telling.subject = names.empty()
        ? Sql("NULL::TEXT")
        : Sql("pg_catalog.concat_ws(', ', ") + joined(names, Sql(", ")) + Sql(")");
    telling.order = joined(key, Sql(", "));
    if (words) {
        const auto subject = Sql::trusted(words->subject);
        const auto order = Sql::trusted(words->order);
        if (!subject || !order)
            return subject ? order.error() : subject.error();
        telling.subject = *subject;
        if (!order->isEmpty())
            telling.order = *order;
        for (const ToldValue& field : words->fields)
            telling.labels << field.label;
        auto fields = expressionsOf(words->fields);
        if (!fields)
            return fields.error();
        telling.fields = *std::move(fields);
    }
    if (telling.fields.empty()) {
        for (const ColumnFacts& column : table.columns) {
            telling.labels << readable(column.name.text());
            telling.fields.push_back(cut(Sql("t.") + column.name));
        }
    }
    if (telling.order.isEmpty())
        telling.order = Sql("1");
    return telling;
}

Result<QStringList> subjectsOf(LedgerTransaction& transaction, const ToldRowsOf& rows, const Telling& telling,
                               const char* image, const QByteArray& game)
{
    const auto named = transaction.query(Sql("SELECT ") + cut(telling.subject) + Sql(" FROM ") + rows.mirror
                                             + Sql(" AS t") + ofGame(isImage(rows, image)) + Sql(" ORDER BY ")
                                             + telling.order + Sql(" LIMIT $2::INTEGER"),
                                         {game, QByteArray::number(MostToldRows)});
    if (!named)
        return named.error();
    QStringList subjects;
    for (const auto& row : named->rows) {
        if (row[0])
            subjects << fromUtf8(*row[0]);
    }
    return subjects;
}

Result<void> tellChanges(LedgerTransaction& transaction, const ToldRowsOf& rows, const Telling& telling,
                         const QByteArray& game, ToldTable& told)
{
    Sql shown;
    Sql values;
    for (std::size_t i = 0; i < telling.fields.size(); ++i) {
        values += Sql(", ") + telling.fields[i] + Sql(" AS ") + columnNumber(i);
        shown += Sql(", o.") + columnNumber(i) + Sql(", n.") + columnNumber(i);
    }
    Sql key;
    for (const Sql& column : rows.table.key())
        key += Sql(", t.") + column;
    const Sql from = Sql(" FROM ") + rows.mirror + Sql(" AS t");
    const auto changed = transaction.query(
        Sql("SELECT o.\"weekglass subject\"") + shown + Sql(" FROM (SELECT ") + cut(telling.subject)
            + Sql(" AS \"weekglass subject\", pg_catalog.row_number() OVER (ORDER BY ") + telling.order
            + Sql(") AS \"weekglass place\"") + values + key + from
            + ofGame(isImage(rows, rows.isUndo ? "a" : "b"))
            + Sql(" ORDER BY \"weekglass place\" LIMIT $2::INTEGER) AS o JOIN (SELECT 1 AS \"weekglass one\"")
            + values + key + from + ofGame(isImage(rows, rows.isUndo ? "b" : "a")) + Sql(") AS n ON ")
            + rows.table.sameKey(Sql("o"), Sql("n")) + Sql(" ORDER BY o.\"weekglass place\""),
        {game, QByteArray::number(MostToldRows)});
    if (!changed)
        return changed.error();
    for (const auto& row : changed->rows) {
        ++told.changedRows;
        for (std::size_t i = 0; i < telling.fields.size(); ++i) {
            const Pg::Value& before = row[2 * i + 1];
            const Pg::Value& after = row[2 * i + 2];
            if (before != after)
                told.changes.push_back({.subject = fromUtf8(row[0].value_or(QByteArray())),
                                        .field = telling.labels[static_cast<qsizetype>(i)],
                                        .before = before,
                                        .after = after});
        }
    }
    return {};
}

}

Result<QString> GameTeller::titleOfList()
{
    if (m_log.games.text.isEmpty())
        return QString();
    const auto games = Pg::subqueryOf(m_log.games.text, m_log.games.name, Sql("q"));
    if (!games)
        return games.error();
    const auto title = m_transaction.query(Sql("SELECT q.title::TEXT FROM ") + *games
                                               + Sql(" WHERE q.game_id::TEXT = $1::TEXT LIMIT 1"),
                                           {m_game});
    return title ? Result<QString>(Pg::textOf(title->single())) : Result<QString>(title.error());
}

Result<void> GameTeller::look(Look& told)
{
    const RollbackDefinition& plan = *m_log.rollback;
    const auto table = Sql::qualifiedName(plan.lockTable);
    const auto where = Sql::trusted(plan.lockWhere);
    const auto title = Sql::trusted(plan.words.title);
    const auto facts = expressionsOf(plan.words.facts);
    if (!table || !where || !title || !facts)
        return (!table ? table.error() : !where ? where.error() : !title ? title.error() : facts.error());
    const Sql named = title->isEmpty() ? Sql("NULL::TEXT") : cut(*title);
    const Sql columns = facts->empty() ? Sql("t.*") : joined(*facts, Sql(", "));
    const auto row = m_transaction.query(Sql("SELECT ") + named + Sql(", ") + columns + Sql(" FROM ") + *table
                                             + Sql(" AS t") + ofGame(*where),
                                         {m_game});
    if (!row)
        return row.error().at(Where);
    const bool isThere = row->rows.size() == 1;
    told.title = isThere ? Pg::textOf(row->rows[0][0]) : QString();
    for (std::size_t i = 1; i < row->columns.size(); ++i)
        told.facts.push_back(
            {.label = facts->empty() ? readable(row->columns[i].name) : plan.words.facts[i - 1].label,
             .before = isThere ? row->rows[0][i] : Pg::Value()});
    if (!title->isEmpty())
        return {};
    auto listed = titleOfList();
    if (!listed)
        return listed.error();
    told.title = *std::move(listed);
    return {};
}

Result<ToldGame> GameTeller::after()
{
    Look now;
    if (auto looked = look(now); !looked)
        return looked.error();
    const bool isGuessed = m_log.rollback->words.facts.empty();
    ToldGame game {.title = m_before.title.isEmpty() ? now.title : m_before.title,
                   .plays = m_log.rollback->words.plays};
    for (std::size_t i = 0; i < std::min(m_before.facts.size(), now.facts.size()); ++i) {
        ToldFact fact = std::move(m_before.facts[i]);
        fact.after = std::move(now.facts[i].before);
        const bool isTold = !isGuessed
            || (fact.before != fact.after && isShort(fact.before) && isShort(fact.after)
                && game.facts.size() < MostGuessedFacts);
        if (isTold)
            game.facts.push_back(std::move(fact));
    }
    return game;
}

std::vector<TableEffect> inToldOrder(const std::vector<TableEffect>& effects, const RollbackWords& words)
{
    std::vector<TableEffect> ordered;
    std::ranges::copy_if(effects, std::back_inserter(ordered),
                         [](const TableEffect& effect) { return effect.rows() > 0; });
    std::ranges::stable_sort(ordered, {}, [&words](const TableEffect& effect) {
        return std::ranges::find(words.tables, effect.table, &ToldRows::table) - words.tables.begin();
    });
    return ordered;
}

Result<ToldTable> tellTable(LedgerTransaction& transaction, const ToldRowsOf& rows, const TableEffect& effect,
                            const RollbackWords& words, const QByteArray& game)
{
    const auto found = std::ranges::find(words.tables, effect.table, &ToldRows::table);
    const ToldRows* said = found == words.tables.end() ? nullptr : &*found;
    ToldTable told {.title = said                 ? said->title
                        : effect.titles.isEmpty() ? effect.table
                                                  : effect.titles.join(QStringLiteral(", ")),
                    .gone = effect.gone,
                    .added = effect.added,
                    .changed = effect.changed,
                    .isOrdered = said && !said->order.isEmpty()};
    const auto telling = tellingOf(rows.table, said);
    if (!telling)
        return telling.error().at(Where);
    const auto name = [&](qint64 count, const char* image, QStringList& into) -> Result<void> {
        if (count == 0)
            return {};
        auto subjects = subjectsOf(transaction, rows, *telling, image, game);
        if (!subjects)
            return subjects.error().at(Where);
        into = *std::move(subjects);
        return {};
    };
    if (auto named = name(effect.gone, rows.isUndo ? "n" : "g", told.goneRows); !named)
        return named.error();
    if (auto named = name(effect.added, rows.isUndo ? "g" : "n", told.addedRows); !named)
        return named.error();
    if (effect.changed > 0) {
        if (auto changes = tellChanges(transaction, rows, *telling, game, told); !changes)
            return changes.error().at(Where);
    }
    return told;
}

}
