#pragma once

#include "adminweek.h"

#include <QTemporaryDir>

namespace Weekglass {

/// Weeks that are archived, and a folder for their archives.
class ArchiveTest : public QObject
{
protected:
    void startServer()
    {
        if (const auto started = m_server.start(); !started)
            QSKIP(qPrintable(started.error().text()));
    }
    QString name(const char* suffix) const { return WeekServer::prefix() + QLatin1String(suffix); }
    ArchiveOptions options() const { return {.folder = m_folder.path()}; }
    Result<Archive> archive(const WeekIdentity& week) const
    {
        return archiveWeek(m_server.options(), week, m_server.options(), options());
    }
    QString leftOver()
    {
        auto session = m_server.open();
        return WeekServer::ask(
            session,
            "SELECT (SELECT count(*) FROM pg_database WHERE datname LIKE 'weekglass_scratch%') "
            "+ (SELECT count(*) FROM pg_roles WHERE rolname LIKE 'weekglass_scratch%')");
    }

    AdminDatabases m_server;
    QTemporaryDir m_folder;
};

}
