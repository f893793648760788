#pragma once

#include "health/thresholds.h"
#include "workspace/workspace.h"

namespace Weekglass {

/// What the user keeps of a server's health on this computer, by the server's identifier.
class HealthSettings
{
public:
    HealthSettings(const Workspace& workspace, const QByteArray& systemIdentifier)
        : m_workspace(workspace)
        , m_server(QString::fromLatin1(systemIdentifier))
    {
    }

    /// The defaults where nothing is kept.
    Result<Thresholds> thresholds() const;
    /// Refuses what Thresholds::parse() refuses. Empty: the defaults again.
    Result<void> keepThresholds(const QByteArray& json) const;
    /// Conninfo of the pooler in front of the server; empty: none is known.
    Result<QByteArray> pooler() const;
    /// Without its password, which belongs in the password file.
    Result<void> keepPooler(const QByteArray& conninfo) const;

private:
    Result<QByteArray> kept(const QString& kind) const;
    Result<void> keep(const QString& kind, const QByteArray& value) const;

    Workspace m_workspace;
    QString m_server;
};

}
