#include "game/gamedefinition.h"

#include <algorithm>

namespace Weekglass {

namespace {

template<typename T>
const T* withId(const std::vector<T>& items, const QString& id)
{
    const auto found =
        std::find_if(items.begin(), items.end(), [&id](const T& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

}

QStringList GameDefinition::carriedTexts() const
{
    QStringList texts;
    for (const QString& table : carried) {
        const auto columns = carriedColumns.find(table);
        texts << (columns == carriedColumns.end()
                      ? table
                      : QStringLiteral("%1 (%2)").arg(table, columns->second.join(QStringLiteral(", "))));
    }
    return texts;
}

const EventSource* GameDefinition::eventSource(const QString& wanted) const
{
    return withId(events, wanted);
}

const SnapshotSource* GameDefinition::snapshotSource(const QString& wanted) const
{
    return withId(snapshots, wanted);
}

const MetricDefinition* GameDefinition::metric(const QString& wanted) const
{
    return withId(metrics, wanted);
}

const PlayLogDefinition* GameDefinition::playLog(const QString& wanted) const
{
    return withId(playLogs, wanted);
}

const ReportDefinition* GameDefinition::report(const QString& wanted) const
{
    return withId(reports, wanted);
}

GameDefinition GameDefinition::namesOnly() const
{
    GameDefinition named;
    named.id = id;
    named.title = title;
    named.description = description;
    named.prefix = prefix;
    named.folder = folder;
    named.isTrusted = false;
    return named;
}

bool GameDefinition::hasMigrationsOf(const GameDefinition& other) const
{
    return migrations == other.migrations && repeatable == other.repeatable && undo == other.undo;
}

}
