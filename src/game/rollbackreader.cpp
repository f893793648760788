#include "game/rollbackreader.h"

#include "base/utf8.h"
#include "game/stepcondition.h"

#include <QCoreApplication>

#include <algorithm>

namespace Weekglass {

namespace {

using Json::ManifestObject;

constexpr int LongestSql = 8000;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(GameLoader)
};

/// A condition or assignments: one piece of an SQL statement, which cannot end it.
QByteArray readSql(ManifestReader& reader, const ManifestObject& object, const QString& key)
{
    const QString sql = reader.text(object, key, LongestSql);
    if (sql.contains(QLatin1Char(';')) || sql.contains(QLatin1String("--")))
        reader.problem(object.error(
            key, Text::tr("it is a part of a statement, so it holds neither a semicolon nor a comment")));
    return sql.toUtf8();
}

/// A step without the game would touch the rows of every game.
void checkCondition(ManifestReader& reader, const ManifestObject& object, const RollbackStep& step)
{
    if (step.where.isEmpty() || step.touchesOthers || readStepCondition(step.where).namesGame)
        return;
    reader.problem(object.error(
        QStringLiteral("where"),
        Text::tr("“%1” does not use $1, the game. This step would touch rows of all games in %2. Add a "
                 "condition on the game, or “\"touchesOthers\": true” if that is intended.")
            .arg(fromUtf8(step.where), step.table)));
}

/// Where one step keeps the target by "play_number > $2", another one that cuts it by "play_number >= $2" is
/// a mistake. Columns of other names may well mean something else, such as the play after which a line holds.
void checkPlays(ManifestReader& reader, const std::vector<ManifestObject>& objects,
                const std::vector<RollbackStep>& steps)
{
    std::vector<QByteArray> after;
    for (const RollbackStep& step : steps) {
        if (const QByteArray column = readStepCondition(step.where).playAfter; !column.isEmpty())
            after.push_back(column);
    }
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const QByteArray column = readStepCondition(steps[i].where).playFrom;
        if (std::ranges::find(after, column) != after.end())
            reader.problem(objects[i].error(
                QStringLiteral("where"),
                Text::tr("another step keeps the play $2 by “%1 > $2”, and this one removes it by “%1 >= $2”")
                    .arg(fromUtf8(column))));
    }
}

RollbackStep readStep(ManifestReader& reader, const ManifestObject& object)
{
    const bool updates = object.has(QStringLiteral("update"));
    reader.onlyKeys(object,
                    {QLatin1String("title"), QLatin1String("delete"), QLatin1String("update"),
                     QLatin1String("set"), QLatin1String("where"), QLatin1String("touchesOthers")});
    if (updates == object.has(QStringLiteral("delete")))
        reader.problem(object.error(QStringLiteral("delete"),
                                    Text::tr("a step has either “delete” or “update”, with the table")));
    if (!updates && object.has(QStringLiteral("set")))
        reader.problem(object.error(QStringLiteral("set"), Text::tr("only an update sets something")));
    RollbackStep step;
    step.title = reader.text(object, QStringLiteral("title"));
    step.action = updates ? RollbackAction::Update : RollbackAction::Delete;
    step.table = reader.name(object, updates ? QStringLiteral("update") : QStringLiteral("delete"),
                             ManifestReader::tablePattern());
    if (updates)
        step.set = readSql(reader, object, QStringLiteral("set"));
    step.where = readSql(reader, object, QStringLiteral("where"));
    const auto touchesOthers = object.boolean(QStringLiteral("touchesOthers"), false);
    if (!touchesOthers)
        reader.problem(touchesOthers.error());
    else
        step.touchesOthers = *touchesOthers;
    checkCondition(reader, object, step);
    return step;
}

void readLock(ManifestReader& reader, const ManifestObject& object, RollbackDefinition& rollback)
{
    const auto lock = object.object(QStringLiteral("lock"));
    if (!lock) {
        reader.problem(lock.error());
        return;
    }
    reader.onlyKeys(*lock, {QLatin1String("table"), QLatin1String("where")});
    rollback.lockTable = reader.name(*lock, QStringLiteral("table"), ManifestReader::tablePattern());
    rollback.lockWhere = readSql(reader, *lock, QStringLiteral("where"));
}

}

std::optional<RollbackDefinition> readRollback(ManifestReader& reader, const ManifestObject& playLog)
{
    if (!playLog.has(QStringLiteral("rollback")))
        return {};
    const auto object = playLog.object(QStringLiteral("rollback"));
    if (!object) {
        reader.problem(object.error());
        return {};
    }
    reader.onlyKeys(*object,
                    {QLatin1String("lock"), QLatin1String("head"), QLatin1String("refused"),
                     QLatin1String("steps"), QLatin1String("transforms")});
    RollbackDefinition rollback;
    readLock(reader, *object, rollback);
    rollback.head = reader.file(*object, QStringLiteral("head"));
    if (object->has(QStringLiteral("refused")))
        rollback.refused = reader.file(*object, QStringLiteral("refused"));
    const auto steps = reader.objects(*object, QStringLiteral("steps"));
    for (const ManifestObject& step : steps)
        rollback.steps.push_back(readStep(reader, step));
    checkPlays(reader, steps, rollback.steps);
    if (rollback.steps.empty())
        reader.problem(
            object->error(QStringLiteral("steps"), Text::tr("a rollback needs at least one step")));
    const auto transforms = object->boolean(QStringLiteral("transforms"), false);
    if (!transforms)
        reader.problem(transforms.error());
    else
        rollback.runsTransforms = *transforms;
    return rollback;
}

}
