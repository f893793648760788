#include "pages/board/weeklogmodel.h"

#include "base/csv.h"
#include "base/safetext.h"
#include "base/utf8.h"
#include "json/strings.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <iterator>

namespace Weekglass {

namespace {

constexpr qsizetype LineCharacters = 20000;

constexpr int CellCharacters = 120;
constexpr int SecondsLength = 19; // of "2026-11-10 23:25:37"

struct ExportField
{
    const char* name;
    QByteArray text;
    bool isJson = false;
};

std::vector<ExportField> fieldsOf(const LogEntry& entry)
{
    return {{"operation", entry.operation},
            {"at", entry.at},
            {"kind", entry.kind.toUtf8()},
            {"event", logEventName(entry.event).toUtf8()},
            {"step", entry.step.toUtf8()},
            {"week", entry.week.name.toUtf8()},
            {"oid", QByteArray::number(entry.week.oid), true},
            {"system", entry.week.systemIdentifier},
            {"operator", entry.by.operatorName.toUtf8()},
            {"database_user", entry.databaseUser.toUtf8()},
            {"client_address", entry.clientAddress.toUtf8()},
            {"reason", entry.by.reason.toUtf8()},
            {"detail", entry.detail, true}};
}

template<typename Visit>
void eachEntry(const std::vector<WeekOperation>& operations, Visit visit)
{
    for (const WeekOperation& operation : operations)
        std::ranges::for_each(operation.entries, visit);
}

}

WeekOperation::Outcome WeekOperation::outcome() const
{
    switch (last().event) {
    case LogEvent::Done:
        return Outcome::Done;
    case LogEvent::Failed:
        return Outcome::Failed;
    case LogEvent::Undone:
        return Outcome::Undone;
    case LogEvent::Begun:
    case LogEvent::Step:
        break;
    }
    return Outcome::Unfinished;
}

QString WeekOperation::who() const
{
    return first().by.operatorName.isEmpty() ? first().databaseUser : first().by.operatorName;
}

QString outcomeTitle(WeekOperation::Outcome outcome)
{
    switch (outcome) {
    case WeekOperation::Outcome::Unfinished:
        return WeekLogModel::tr("running or interrupted");
    case WeekOperation::Outcome::Done:
        return WeekLogModel::tr("done");
    case WeekOperation::Outcome::Failed:
        return WeekLogModel::tr("failed");
    case WeekOperation::Outcome::Undone:
        return WeekLogModel::tr("taken back");
    }
    return {};
}

std::vector<WeekOperation> operationsOf(const std::vector<LogEntry>& entries)
{
    std::vector<WeekOperation> operations;
    QHash<QByteArray, std::size_t> places;
    for (const LogEntry& entry : entries) {
        const auto place = places.constFind(entry.operation);
        if (place != places.constEnd()) {
            operations[*place].entries.push_back(entry);
        } else {
            places.insert(entry.operation, operations.size());
            operations.push_back({{entry}});
        }
    }
    std::ranges::reverse(operations);
    return operations;
}

QString operationText(const WeekOperation& operation)
{
    const LogEntry& first = operation.first();
    QStringList lines {
        WeekLogModel::tr("%1 of %2: %3")
            .arg(WeekLogModel::wordTitle(first.kind), first.week.name, outcomeTitle(operation.outcome())),
        WeekLogModel::tr("Operation %1").arg(QString::fromLatin1(first.operation)),
        WeekLogModel::tr("Database OID %1, server %2")
            .arg(QString::number(first.week.oid), QString::fromLatin1(first.week.systemIdentifier)),
        WeekLogModel::tr("By %1 as database user %2, from %3")
            .arg(operation.who(), first.databaseUser,
                 first.clientAddress.isEmpty() ? WeekLogModel::tr("the server itself")
                                               : first.clientAddress)};
    if (!first.by.reason.isEmpty())
        lines << WeekLogModel::tr("Reason: %1").arg(first.by.reason);
    for (const LogEntry& entry : operation.entries) {
        lines << QString()
              << QStringList {fromUtf8(entry.at), WeekLogModel::wordTitle(logEventName(entry.event)),
                              WeekLogModel::wordTitle(entry.step)}
                     .join(QStringLiteral("  "))
                     .trimmed();
        if (entry.detail != "{}")
            lines << fromUtf8(entry.detail);
    }
    for (QString& line : lines)
        line = visibleText(line, LineCharacters); // nobody's reason looks like a line of its own
    return lines.join(QLatin1Char('\n'));
}

QByteArray operationsJson(const std::vector<WeekOperation>& operations)
{
    QByteArrayList rows;
    eachEntry(operations, [&rows](const LogEntry& entry) {
        QByteArrayList members;
        for (const ExportField& field : fieldsOf(entry))
            members << Json::quoted(QLatin1String(field.name)) + ": "
                    + (field.isJson ? field.text : Json::quoted(fromUtf8(field.text)));
        rows << '{' + members.join(", ") + '}';
    });
    return "[\n" + rows.join(",\n") + "\n]\n";
}

QByteArray operationsCsv(const std::vector<WeekOperation>& operations)
{
    QByteArrayList header;
    for (const ExportField& field : fieldsOf({}))
        header << field.name;
    QByteArrayList lines {header.join(',')};
    eachEntry(operations, [&lines](const LogEntry& entry) {
        QByteArrayList cells;
        for (const ExportField& field : fieldsOf(entry))
            cells << csvCell(field.text);
        lines << cells.join(',');
    });
    return lines.join('\n') + '\n';
}

QString WeekLogModel::wordTitle(const QString& word)
{
    static constexpr std::array Words {
        QT_TR_NOOP("create"),       QT_TR_NOOP("migrate"),    QT_TR_NOOP("freeze"),
        QT_TR_NOOP("thaw"),         QT_TR_NOOP("archive"),    QT_TR_NOOP("reset"),
        QT_TR_NOOP("drop"),         QT_TR_NOOP("partitions"), QT_TR_NOOP("schedule"),
        QT_TR_NOOP("undo"),         QT_TR_NOOP("baseline"),   QT_TR_NOOP("repair"),
        QT_TR_NOOP("alembic"),      QT_TR_NOOP("backfill"),   QT_TR_NOOP("not-null"),
        QT_TR_NOOP("keep history"), QT_TR_NOOP("carry over"), QT_TR_NOOP("switch over"),
        QT_TR_NOOP("rollback"),     QT_TR_NOOP("redo"),       QT_TR_NOOP("undo rollback"),
        QT_TR_NOOP("purge"),        QT_TR_NOOP("import"),     QT_TR_NOOP("prune"),
        QT_TR_NOOP("recover"),      QT_TR_NOOP("cache"),      QT_TR_NOOP("make"),
        QT_TR_NOOP("detach"),       QT_TR_NOOP("applied"),    QT_TR_NOOP("begun"),
        QT_TR_NOOP("step"),         QT_TR_NOOP("done"),       QT_TR_NOOP("failed"),
        QT_TR_NOOP("undone"),       QT_TR_NOOP("move"),       QT_TR_NOOP("reindex"),
        QT_TR_NOOP("vacuum"),       QT_TR_NOOP("settings"),   QT_TR_NOOP("put back"),
        QT_TR_NOOP("undo recover"), QT_TR_NOOP("before")};
    const auto known = std::ranges::find(Words, word, [](const char* each) { return QLatin1String(each); });
    return known == Words.end() ? word : tr(*known);
}

WeekLogModel::WeekLogModel(QObject* parent)
    : TableModel({tr("Begun (UTC)"), tr("Operation"), tr("Week"), tr("Outcome"), tr("Last step"),
                  tr("Operator"), tr("Reason")},
                 parent)
{
}

void WeekLogModel::setOperations(std::vector<WeekOperation> operations)
{
    m_operations = std::move(operations);
    filter();
}

void WeekLogModel::setFilter(const QString& week, const QString& kind)
{
    m_week = week;
    m_kind = kind;
    filter();
}

void WeekLogModel::filter()
{
    std::vector<WeekOperation> shown;
    std::ranges::copy_if(m_operations, std::back_inserter(shown), [this](const WeekOperation& operation) {
        const LogEntry& first = operation.first();
        return (m_kind.isEmpty() || first.kind == m_kind)
            && first.week.name.contains(m_week, Qt::CaseInsensitive);
    });
    resetRows(std::move(shown));
}

int WeekLogModel::find(const QByteArray& id) const
{
    return findRow([&](const WeekOperation& operation) { return operation.first().operation == id; });
}

QStringList WeekLogModel::kinds() const
{
    QSet<QString> kinds;
    for (const WeekOperation& operation : m_operations)
        kinds.insert(operation.first().kind);
    QStringList sorted(kinds.begin(), kinds.end());
    sorted.sort();
    return sorted;
}

QVariant WeekLogModel::value(const WeekOperation& shown, int column, int role) const
{
    const LogEntry& first = shown.first();
    if (role == Qt::ToolTipRole && column == TimeColumn)
        return visibleText(first.at);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case TimeColumn:
        return visibleText(first.at.left(SecondsLength));
    case KindColumn:
        return visibleText(WeekLogModel::wordTitle(first.kind), CellCharacters);
    case WeekColumn:
        return visibleText(first.week.name, CellCharacters);
    case OutcomeColumn:
        return outcomeTitle(shown.outcome());
    case StepColumn: {
        const auto step = std::find_if(shown.entries.rbegin(), shown.entries.rend(),
                                       [](const LogEntry& entry) { return !entry.step.isEmpty(); });
        return step == shown.entries.rend()
            ? QString()
            : visibleText(WeekLogModel::wordTitle(step->step), CellCharacters);
    }
    case WhoColumn:
        return visibleText(shown.who(), CellCharacters);
    default:
        return visibleText(first.by.reason, CellCharacters);
    }
}

}
