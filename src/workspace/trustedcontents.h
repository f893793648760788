#pragma once

#include "workspace/workspace.h"

#include <QMap>
#include <QSet>

#include <optional>

namespace Weekglass {

/// A game, or a metric of the user's own, that the user has seen and trusts.
struct TrustedContent
{
    QByteArray hash; ///< over all of it
    QString folder; ///< where it was then
    QMap<QString, QByteArray> files; ///< name and hash of each, to tell later which ones changed
};

/// What the user trusts, by its content: the same files are trusted wherever they are, and others nowhere.
/// Like Workspace a value that any thread may use.
class TrustedContents
{
public:
    explicit TrustedContents(const Workspace& workspace)
        : m_path(workspace.path())
    {
    }

    Result<QSet<QByteArray>> hashes() const;
    /// What is trusted already is no error.
    Result<void> add(const TrustedContent& content) const;
    /// Removing what is gone already is no error.
    Result<void> remove(const QByteArray& hash) const;
    /// What was trusted last in this folder and had the file; nothing if nothing was.
    Result<std::optional<TrustedContent>> lastIn(const QString& folder, const QString& file) const;

private:
    QString m_path;
};

}
