#include "widgets/charts/chartannotation.h"

#include "base/servertime.h"
#include "base/utf8.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace Weekglass {

namespace {

using Kind = ChartAnnotation::Kind;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ChartAnnotation)
};

constexpr std::array<std::pair<Kind, const char*>, 6> Words {{{Kind::Reset, "reset"},
                                                              {Kind::Migration, "migration"},
                                                              {Kind::Rollback, "rollback"},
                                                              {Kind::Redo, "redo"},
                                                              {Kind::Undo, "undo"},
                                                              {Kind::Note, "note"}}};

std::optional<Kind> kindOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Rollback:
        return Kind::Rollback;
    case OperationKind::Redo:
        return Kind::Redo;
    case OperationKind::Undo:
        return Kind::Undo;
    case OperationKind::Purge:
    case OperationKind::Prune:
    case OperationKind::Move:
        break;
    }
    return {};
}

QString textOf(const Operation& operation)
{
    const QString game = fromUtf8(operation.gameId);
    const QString what = operation.kind == OperationKind::Undo
        ? Text::tr("Game %1: back to play %2").arg(game, QString::number(operation.headAfter))
        : Text::tr("Game %1: from play %2 %3")
              .arg(game, QString::number(operation.head), backToText(operation.target));
    return operation.reason.isEmpty() ? what
                                      : Text::tr("%1; %2", "what was done; why").arg(what, operation.reason);
}

}

std::vector<ChartAnnotation> annotationsOf(const MigrationHistory& history)
{
    std::vector<ChartAnnotation> list;
    for (const HistoryRow& row : history.rows) {
        const auto at = microsecondsOf(row.installedOn);
        if (at && row.success)
            list.push_back(
                {.at = *at,
                 .kind = Kind::Migration,
                 .text = row.version.isEmpty()
                     ? row.description
                     : Text::tr("%1 %2", "version, what it does").arg(row.version, row.description)});
    }
    return list;
}

std::vector<ChartAnnotation> annotationsOf(const std::vector<Operation>& operations)
{
    std::vector<ChartAnnotation> list;
    for (const Operation& operation : operations) {
        const auto kind = kindOf(operation.kind);
        const auto at = microsecondsOf(operation.at);
        if (kind && at && operation.isOfPlays())
            list.push_back({.at = *at, .kind = *kind, .text = textOf(operation)});
    }
    return list;
}

QByteArray annotationsJson(const std::vector<ChartAnnotation>& annotations)
{
    QJsonArray array;
    for (const ChartAnnotation& one : annotations)
        array << QJsonObject {
            {QStringLiteral("at"), one.at},
            {QStringLiteral("kind"), QLatin1String(Words[static_cast<std::size_t>(one.kind)].second)},
            {QStringLiteral("text"), one.text}};
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

std::vector<ChartAnnotation> annotationsFromJson(const QByteArray& json)
{
    std::vector<ChartAnnotation> list;
    for (const QJsonValue& value : QJsonDocument::fromJson(json).array()) {
        const QString word = value[QStringLiteral("kind")].toString();
        const auto known = std::ranges::find_if(
            Words, [&word](const auto& one) { return word == QLatin1String(one.second); });
        if (known != Words.end())
            list.push_back({.at = value[QStringLiteral("at")].toInteger(),
                            .kind = known->first,
                            .text = value[QStringLiteral("text")].toString()});
    }
    return list;
}

QString annotationName(Kind kind)
{
    switch (kind) {
    case Kind::Reset:
        return Text::tr("Reset");
    case Kind::Migration:
        return Text::tr("Migration");
    case Kind::Rollback:
        return Text::tr("Rollback");
    case Kind::Redo:
        return Text::tr("Redo");
    case Kind::Undo:
        return Text::tr("Undo");
    case Kind::Note:
        break;
    }
    return Text::tr("Note");
}

}
