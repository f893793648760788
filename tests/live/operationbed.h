#pragma once

#include "ctl.h"
#include "weekserver.h"

#include <QDir>

namespace Weekglass {

/// Operations of weekglassctl that are to be disturbed, on weeks that are made anew for each of them, and
/// what the week looks like before and after. Needs a server of the test's own.
class OperationBed
{
public:
    struct Operation
    {
        const char* name;
        const char* database; ///< is made anew for it, from a template of that name
        QStringList arguments; ///< WEEK, GAME, OPERATION, FILE and FOLDER stand for what they say
        const char* state; ///< of the database, as far as the operation may change it
        bool goesBySteps = false; ///< each is done or not, and what was done stays done
        bool tellsBefore = false; ///< prints something before it changes anything
    };

    static const std::vector<Operation>& operations();
    /// Says why it cannot.
    Result<void> start();
    WeekServer& server() { return m_server; }
    /// weekglassctl on the server itself.
    const Ctl& direct() const { return m_direct; }

    /// As it was in the template, whatever the one before it left.
    void makeDatabase(const Operation& operation) const;
    /// A drop that was cut off may have closed the week already.
    void reopen(const Operation& operation) const;
    /// With what was confirmed after a look at it, on the server itself.
    QStringList argumentsOf(const Operation& operation) const;
    QString state(const Operation& operation) const;
    /// Without waiting for those who are still at work.
    QString stateNow(const Operation& operation) const;
    /// A server that was left alone lets go of everything by itself.
    void waitUntilAllHaveLeft() const;
    QString exportFile() const { return m_folder.filePath(QStringLiteral("export.csv")); }
    QString archives() const { return m_folder.filePath(QStringLiteral("archives")); }

private:
    QString aGameOf(const char* week) const;
    void makeTemplates();
    void writeFeed() const;

    WeekServer m_server;
    Ctl m_direct;
    QTemporaryDir m_folder;
    QString m_game;
    QString m_rollback; ///< of the template of which a play was rolled back
};

}
