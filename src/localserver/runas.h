#pragma once

#include "base/result.h"
#include "localserver/account.h"

#include <QProcessEnvironment>

#include <chrono>
#include <stop_token>

namespace Weekglass {

/// A program that ran to its end.
struct ProgramRun
{
    int exitCode = 0;
    QString output; ///< standard output and standard error, mixed as they came
    QString lastLines(int count = 20) const;
};

/// How long a program may take and who may stop it.
struct ProgramCall
{
    std::stop_token stop = {};
    std::chrono::milliseconds deadline {60000};
    /// Is killed with our process, even by kill -9.
    bool diesWithUs = false;
    /// Gets a session of its own, so that what it leaves running is spared by ^C and the end of our terminal.
    bool ownSession = false;
};

/// Runs a program as that account, in the folder "/", with an environment free of PG* variables (those would
/// redirect initdb and postgres) and English messages. Waits for it; a stop or an expired deadline kills it.
/// An exit code other than 0 is no error here.
Result<ProgramRun> runAs(const Account& account, const QString& program, const QStringList& arguments,
                         const ProgramCall& call = {});

/// Ours, without PG* variables and with English messages.
QProcessEnvironment plainEnvironment();

/// The last lines of a text.
QString lastLines(const QString& text, int count = 20);
}
