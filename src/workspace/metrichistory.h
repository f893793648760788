#pragma once

#include "workspace/workspace.h"

#include <functional>
#include <optional>

namespace Weekglass {

/// A week of which metrics are kept. Identity, name and game are the caller's words: the workspace knows no
/// server.
struct KeptWeek
{
    enum class Stage {
        Seen, ///< there when it was looked at last
        Archived,
        Dropped, ///< gone: what is kept here is all there is
    };

    QByteArray systemIdentifier = {}; ///< of the server
    quint32 oid = 0; ///< of the database
    QString name = {};
    QString game = {}; ///< id
    QString schemaVersion = {};
    std::optional<qint64> startAt = {}; ///< microseconds since 1970
    QDateTime seenAt = {}; ///< UTC
    Stage stage = Stage::Seen;
    qint64 size = 0; ///< of the kept bytes
    std::optional<qint64> marker = {}; ///< where the user says that it began, microseconds since 1970
};

/// Metrics of weeks, kept in the workspace so that they stay comparable when a week is gone. Like Workspace a
/// value that any thread may use; every call waits for the disk, so workers call it.
class MetricHistory
{
public:
    explicit MetricHistory(const Workspace& workspace)
        : m_path(workspace.path())
    {
    }

    /// Gives the bytes to keep (keptBytes() of metrics/keptmetrics.h), told those that are kept already, if
    /// there are any. Must not use the workspace.
    using Merge = std::function<Result<QByteArray>(const std::optional<QByteArray>& earlier)>;

    /// Keeps a week, or what is new of it, in one transaction. Its marker is left alone (setMarker()), and a
    /// stage never goes back: a week that was dropped is not seen again.
    Result<void> keep(const KeptWeek& week, const Merge& merge) const;
    /// Archived or dropped. A week that is not kept is no error.
    Result<void> setStage(const KeptWeek& week, KeptWeek::Stage stage) const;
    /// Nothing takes it away. The week need not be kept: weeks() then lists it with size 0.
    Result<void> setMarker(const KeptWeek& week, std::optional<qint64> marker) const;

    /// Those of a game, by start (else by when they were seen), the newest first; an empty id: of all games.
    Result<std::vector<KeptWeek>> weeks(const QString& game) const;
    /// The bytes; nothing if the week is not kept.
    Result<std::optional<QByteArray>> load(const KeptWeek& week) const;
    /// Removes it and its marker; the bytes leave the file too.
    Result<void> forget(const KeptWeek& week) const;

private:
    QString m_path;
};

}
