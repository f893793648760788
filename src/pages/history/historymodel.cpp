#include "pages/history/historymodel.h"

#include "base/plural.h"
#include "base/safetext.h"
#include "base/utf8.h"
#include "redis/keptrecovery.h"
#include "rollback/receipt.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int CellCharacters = 160;
constexpr int ToolTipCharacters = 1000;
constexpr int SecondsLength = 19; // of "2026-11-10 23:25:37"

Pill stateOf(const Operation& operation)
{
    if (!operation.undoneBy.isEmpty())
        return {operation.redoneBy.isEmpty() ? HistoryModel::tr("undone")
                                             : HistoryModel::tr("undone, and done again"),
                Meaning::Neutral};
    if (operation.isPurged)
        return {HistoryModel::tr("purged, for good"), Meaning::Neutral};
    return operation.canBeUndone() ? Pill {HistoryModel::tr("can be undone"), Meaning::Ok} : Pill {};
}

Pill stateOf(WeekOperation::Outcome outcome)
{
    switch (outcome) {
    case WeekOperation::Outcome::Failed:
        return {outcomeTitle(outcome), Meaning::Error};
    case WeekOperation::Outcome::Unfinished:
        return {outcomeTitle(outcome), Meaning::Warning};
    case WeekOperation::Outcome::Undone:
        return {outcomeTitle(outcome), Meaning::Neutral};
    case WeekOperation::Outcome::Done:
        break;
    }
    return {};
}

HistoryEntry entryOf(const Operation& operation, const QString& server)
{
    return {.id = operation.id,
            .at = operation.at,
            .kind = loggedKind(operation),
            .what = operationTitle(operation),
            .state = stateOf(operation),
            .game = operation.game.title.isEmpty() ? fromUtf8(operation.gameId) : operation.game.title,
            .who = operation.operatorName.isEmpty() ? operation.databaseUser : operation.operatorName,
            .why = operation.ticket.isEmpty()
                ? operation.reason
                : HistoryModel::tr("%1 (%2)", "reason, ticket").arg(operation.reason, operation.ticket),
            .receipt = receiptText(operation, server),
            .operation = operation};
}

QString countOf(const QJsonObject& detail, const char* key)
{
    return QString::number(detail[QLatin1String(key)].toInteger());
}

/// "Import: 12 new records"; else just what it is.
QString whatWasDone(const WeekOperation& operation, const QJsonObject& detail)
{
    const QString kind = operation.first().kind;
    const bool isDone = operation.outcome() == WeekOperation::Outcome::Done;
    if (isDone && kind == QLatin1String("import"))
        return HistoryModel::tr("Import: %1 new record(s), %3 rejected, files: %2", nullptr,
                                pluralOf(detail[QLatin1String("inserted")].toInteger()))
            .arg(countOf(detail, "inserted"), countOf(detail, "files"), countOf(detail, "rejected"));
    if (isDone && kind == QLatin1String("prune"))
        return HistoryModel::tr("Pruned: %1 row(s) of %2", nullptr,
                                pluralOf(detail[QLatin1String("rows")].toInteger()))
            .arg(countOf(detail, "rows"), detail[QLatin1String("table")].toString());
    if (isDone && kind == QLatin1String("recover"))
        return HistoryModel::tr("Recovered: snapshot %1 written to %2")
            .arg(detail[QLatin1String("snapshot")].toString(), detail[QLatin1String("redis")].toString());
    const QString title = WeekLogModel::wordTitle(kind);
    return title.left(1).toUpper() + title.mid(1);
}

HistoryEntry entryOf(const WeekOperation& operation)
{
    const LogEntry& first = operation.first();
    const QJsonObject detail = QJsonDocument::fromJson(operation.last().detail).object();
    const auto kept = keptRecovery(operation.entries, first.week, first.operation);
    const bool isUndoable = kept && !kept->isUndone;
    return {.id = first.operation,
            .at = first.at,
            .kind = first.kind,
            .what = whatWasDone(operation, detail),
            .state = isUndoable ? Pill {HistoryModel::tr("can be undone"), Meaning::Ok}
                                : stateOf(operation.outcome()),
            .game = detail[QLatin1String("title")].toString(),
            .who = operation.who(),
            .why = first.by.reason,
            .receipt = operationText(operation),
            .isUndoableRecovery = isUndoable};
}

QByteArray ledgerIdOf(const WeekOperation& operation)
{
    return QJsonDocument::fromJson(operation.last().detail)
        .object()[QLatin1String("operation")]
        .toString()
        .toUtf8();
}

}

std::vector<HistoryEntry> historyOf(const std::vector<Operation>& ledger, const std::vector<LogEntry>& log,
                                    const WeekIdentity& week, const QString& server)
{
    std::vector<HistoryEntry> entries;
    QSet<QByteArray> known;
    for (const Operation& operation : ledger) {
        known.insert(operation.id);
        entries.push_back(entryOf(operation, server));
    }
    std::vector<LogEntry> ofWeek;
    std::ranges::copy_if(log, std::back_inserter(ofWeek),
                         [&week](const LogEntry& entry) { return entry.week == week; });
    for (const WeekOperation& operation : operationsOf(ofWeek)) {
        if (!known.contains(ledgerIdOf(operation)))
            entries.push_back(entryOf(operation));
    }
    // times of one server in one zone: as texts they sort as times
    std::ranges::stable_sort(entries, std::greater<>(), &HistoryEntry::at);
    return entries;
}

HistoryModel::HistoryModel(QObject* parent)
    : TableModel({tr("Time (UTC)"), tr("Operation"), tr("State"), tr("Game"), tr("Operator"), tr("Reason")},
                 parent)
{
}

void HistoryModel::setEntries(std::vector<HistoryEntry> entries)
{
    m_all = std::move(entries);
    filter();
}

void HistoryModel::setFilter(const QString& kind, const QString& text)
{
    m_kind = kind;
    m_text = text;
    filter();
}

void HistoryModel::filter()
{
    std::vector<HistoryEntry> shown;
    std::ranges::copy_if(m_all, std::back_inserter(shown), [this](const HistoryEntry& entry) {
        const QStringList texts {entry.what, entry.game, entry.who, entry.why};
        return (m_kind.isEmpty() || entry.kind == m_kind)
            && (m_text.isEmpty() || !texts.filter(m_text, Qt::CaseInsensitive).isEmpty());
    });
    resetRows(std::move(shown));
}

QStringList HistoryModel::kinds() const
{
    QSet<QString> kinds;
    for (const HistoryEntry& entry : m_all)
        kinds.insert(entry.kind);
    QStringList sorted(kinds.begin(), kinds.end());
    sorted.sort();
    return sorted;
}

int HistoryModel::find(const QByteArray& id) const
{
    return findRow([&id](const HistoryEntry& entry) { return entry.id == id; });
}

QVariant HistoryModel::value(const HistoryEntry& entry, int column, int role) const
{
    if (column == StateColumn && role == PillRole && !entry.state.text.isEmpty())
        return QVariant::fromValue(entry.state);
    const auto text = [&]() -> QString {
        switch (column) {
        case TimeColumn:
            return fromUtf8(role == Qt::DisplayRole ? entry.at.left(SecondsLength) : entry.at);
        case WhatColumn:
            return entry.what;
        case StateColumn:
            return entry.state.text;
        case GameColumn:
            return entry.game;
        case WhoColumn:
            return entry.who;
        default:
            return entry.why;
        }
    };
    if (role == Qt::DisplayRole)
        return visibleText(text(), CellCharacters);
    return role == Qt::ToolTipRole ? visibleText(text(), ToolTipCharacters) : QVariant();
}

}
