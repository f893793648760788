#include "game/sectionreaders.h"

#include "base/utf8.h"
#include "game/stepcondition.h"
#include "game/text.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int LongestSql = 8000;
constexpr int LongestLabel = 60;

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
    if (step.where.isEmpty() || step.touchesOthers || readStepCondition(step.where).namesGame)
        return;
    section.problem(
        "where",
        Text::tr("“%1” does not use $1, the game. This step would touch rows of all games in %2. Add a "
                 "condition on the game, or “\"touchesOthers\": true” if that is intended.")
            .arg(fromUtf8(step.where), step.table));
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

RollbackStep readStep(const ManifestSection& section)
{
    const bool updates = section.has("update");
    if (updates == section.has("delete"))
        section.problem("delete", Text::tr("a step has either “delete” or “update”, with the table"));
    if (section.has("set") && !updates)
        section.problem("set", Text::tr("only an update sets something"));
    RollbackStep step {.title = section.text("title"),
                       .action = updates ? RollbackAction::Update : RollbackAction::Delete,
                       .table = section.table(updates ? "update" : "delete"),
                       .where = readSql(section, "where"),
                       .set = updates ? readSql(section, "set") : QByteArray(),
                       .touchesOthers = section.flag("touchesOthers")};
    checkCondition(section, step);
    return step;
}

std::vector<ToldValue> readToldValues(const ManifestSection& section, const char* key)
{
    std::vector<ToldValue> values;
    QSet<QString> labels;
    for (const ManifestSection& value : section.sections(key)) {
        values.push_back({.label = value.text("label", LongestLabel), .value = readSql(value, "value")});
        const QString& label = values.back().label;
        if (labels.contains(label) && !label.isEmpty())
            value.problem("label", Text::tr("“%1” is told already").arg(label));
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
    const auto steps = section->sections("steps");
    for (const ManifestSection& step : steps)
        rollback.steps.push_back(readStep(step));
    checkPlays(steps, rollback.steps);
    if (rollback.steps.empty())
        section->problem("steps", Text::tr("a rollback needs at least one step"));
    rollback.runsTransforms = section->flag("transforms");
    rollback.words = readWords(*section);
    return rollback;
}

}
