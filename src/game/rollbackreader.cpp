#include "game/sectionreaders.h"

#include "base/utf8.h"
#include "game/stepcondition.h"
#include "game/text.h"

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

constexpr int LongestSql = 8000;
constexpr int LongestLabel = 60;
constexpr int LongestReason = 300;

/// A condition or assignments: one piece of an SQL statement, which cannot end it.
QByteArray readSql(const ManifestSection& section, const char* key)
{
    const QString sql = section.text(key, LongestSql);
    if (sql.contains(QLatin1Char(';')) || sql.contains(QLatin1String("--")))
        section.problem(
            key, Text::tr("it is a part of a statement, so it holds neither a semicolon nor a comment"));
    return sql.toUtf8();
}

/// A step without the game would touch the rows of every game.
void checkCondition(const ManifestSection& section, const RollbackStep& step)
{
    const bool inserts = step.action == RollbackAction::Insert;
    const QByteArray& condition = inserts ? step.select : step.where;
    if (condition.isEmpty() || step.touchesOthers || readStepCondition(condition).namesGame)
        return;
    section.problem(
        inserts ? "select" : "where",
        Text::tr("“%1” does not use $1, the game. This step would touch rows of all games in %2. Add a "
                 "condition on the game, or “\"touchesOthers\": true” if that is intended.")
            .arg(fromUtf8(condition), step.table));
}

/// Where one step keeps the target by "play_number > $2", another one that cuts it by "play_number >= $2" is
/// a mistake. Columns of other names may well mean something else, such as the play after which a line holds.
void checkPlays(const std::vector<ManifestSection>& sections, const std::vector<RollbackStep>& steps)
{
    std::vector<QByteArray> after;
    for (const RollbackStep& step : steps) {
        if (const QByteArray column = readStepCondition(step.where).playAfter; !column.isEmpty())
            after.push_back(column);
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const QByteArray column = readStepCondition(steps[i].where).playFrom;
        if (std::ranges::find(after, column) != after.end())
            sections[i].problem(
                "where",
                Text::tr("another step keeps the play $2 by “%1 > $2”, and this one removes it by “%1 >= $2”")
                    .arg(fromUtf8(column)));
    }
}

/// An image of a row tells how it was in the beginning, so nothing may happen to a row that came.
void checkInserts(const std::vector<ManifestSection>& sections, const std::vector<RollbackStep>& steps)
{
    QSet<QString> filled;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].action == RollbackAction::Insert)
            filled.insert(steps[i].table);
        else if (filled.contains(steps[i].table))
            sections[i].problem(
                steps[i].action == RollbackAction::Update ? "update" : "delete",
                Text::tr("an earlier step inserts rows into %1; inserts come last").arg(steps[i].table));
    }
}

RollbackAction readAction(const ManifestSection& section, const char*& key)
{
    static constexpr std::array Actions {std::pair {"delete", RollbackAction::Delete},
                                         std::pair {"update", RollbackAction::Update},
                                         std::pair {"insert", RollbackAction::Insert}};
    RollbackAction action = RollbackAction::Delete;
    int given = 0;
    key = "delete";
    for (const auto& [name, meaning] : Actions) {
        if (!section.has(name))
            continue;
        key = name;
        action = meaning;
        ++given;
    }
    if (given != 1)
        section.problem("delete",
                        Text::tr("a step has one of “delete”, “update” and “insert”, with the table"));
    if (section.has("set") && action != RollbackAction::Update)
        section.problem("set", Text::tr("only an update sets something"));
    for (const char* ofInsert : {"columns", "select"}) {
        if (section.has(ofInsert) && action != RollbackAction::Insert)
            section.problem(ofInsert, Text::tr("only an insert has it"));
    }
    if (section.has("where") && action == RollbackAction::Insert)
        section.problem("where", Text::tr("an insert has its condition in “select”"));
    return action;
}

RollbackStep readStep(const ManifestSection& section)
{
    const char* key = nullptr;
    const RollbackAction action = readAction(section, key);
    RollbackStep step {.title = section.text("title"),
                       .action = action,
                       .table = section.table(key),
                       .touchesOthers = section.flag("touchesOthers")};
    if (action == RollbackAction::Insert) {
        step.columns = readSql(section, "columns");
        step.select = readSql(section, "select");
    } else {
        step.where = readSql(section, "where");
    }
    if (action == RollbackAction::Update)
        step.set = readSql(section, "set");
    checkCondition(section, step);
    return step;
}

/// A table is told once as a whole, or once with its columns.
std::vector<LeftTable> readLeaves(const ManifestSection& rollback)
{
    std::vector<LeftTable> leaves;
    QSet<QString> tables;
    for (const ManifestSection& section : rollback.sections("leaves")) {
        LeftTable left {.table = section.unique("table", ManifestSection::tablePattern(), tables),
                        .reason = section.text("reason", LongestReason)};
        static const QRegularExpression column(QStringLiteral("^[a-z_][a-z0-9_]*$"));
        if (section.has("columns")) {
            const auto columns = section.names("columns", column);
            left.columns = QStringList(columns.begin(), columns.end());
        }
        leaves.push_back(std::move(left));
    }
    return leaves;
}

std::vector<ToldValue> readToldValues(const ManifestSection& section, const char* key)
{
    std::vector<ToldValue> values;
    QSet<QString> labels;
    for (const ManifestSection& value : section.sections(key)) {
        values.push_back({.label = value.text("label", LongestLabel), .value = readSql(value, "value")});
        const QString& label = values.back().label;
        if (labels.contains(label) && !label.isEmpty())
            value.problem("label", Text::tr("“%1” already exists").arg(label));
        labels.insert(label);
    }
    return values;
}

ToldRows readToldRows(const ManifestSection& section, QSet<QString>& tables)
{
    static const auto WithSchema = ManifestSection::tablePattern();
    ToldRows rows {.table = section.unique("table", WithSchema, tables),
                   .title = section.text("title", LongestLabel),
                   .subject = readSql(section, "subject"),
                   .order = section.has("order") ? readSql(section, "order") : QByteArray(),
                   .fields = readToldValues(section, "fields")};
    return rows;
}

RollbackWords readWords(const ManifestSection& rollback)
{
    const auto section = rollback.section("loses");
    if (!section)
        return {};
    RollbackWords words {.plays = section->optionalText("plays", LongestLabel),
                         .title = section->has("title") ? readSql(*section, "title") : QByteArray(),
                         .facts = readToldValues(*section, "facts")};
    QSet<QString> tables;
    for (const ManifestSection& rows : section->sections("tables"))
        words.tables.push_back(readToldRows(rows, tables));
    return words;
}

}

std::optional<RollbackDefinition> readRollback(const ManifestSection& playLog)
{
    const auto section = playLog.section("rollback");
    if (!section)
        return {};
    RollbackDefinition rollback;
    if (const auto lock = section->section("lock", false)) {
        rollback.lockTable = lock->table("table");
        rollback.lockWhere = readSql(*lock, "where");
    }
    rollback.head = section->file("head");
    rollback.refused = section->optionalFile("refused");
    rollback.lacks = section->optionalFile("lacks");
    const auto steps = section->sections("steps");
    for (const ManifestSection& step : steps)
        rollback.steps.push_back(readStep(step));
    checkPlays(steps, rollback.steps);
    checkInserts(steps, rollback.steps);
    rollback.leaves = readLeaves(*section);
    if (rollback.steps.empty())
        section->problem("steps", Text::tr("a rollback needs at least one step"));
    rollback.runsTransforms = section->flag("transforms");
    rollback.touchesRecovery = section->flag("recovery");
    rollback.words = readWords(*section);
    return rollback;
}

}
