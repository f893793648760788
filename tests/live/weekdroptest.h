#pragma once

#include "adminweek.h"

namespace Weekglass {

/// What a careful user types.
inline DropConfirmation confirmed(const DropPlan& plan,
                                  const QString& withoutArchive = QStringLiteral("a test"))
{
    return {.typed = plan.week.confirmation(), .hash = plan.hash, .withoutArchive = withoutArchive};
}

/// Weeks that are dropped.
class WeekDropTest : public QObject
{
protected:
    void startServer()
    {
        if (const auto started = m_server.start(); !started)
            QSKIP(qPrintable(started.error().text()));
    }
    QString name(const char* suffix) const { return WeekServer::prefix() + QLatin1String(suffix); }

    AdminDatabases m_server;
};

}
