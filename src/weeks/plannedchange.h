#pragma once

#include "weeks/databasefacts.h"

namespace Weekglass {

/// What somebody typed as a confirmation, as typed, and what it has to be. Spaces around the phrase do not
/// count.
struct TypedPhrase
{
    QString typed = {};
    QString phrase = {}; ///< empty: nothing has to be typed

    bool isRight() const;
    /// An error that says what has to be typed; nothing was done.
    Result<void> check() const;
};

/// What a change would do, before anything is done: for people to read, and what is confirmed of it.
struct PlannedChange
{
    struct Fact
    {
        QString name;
        QString text; ///< may have several lines
        bool isAlarm = false; ///< something is destroyed
    };

    QString headline = {};
    std::vector<Fact> facts = {}; ///< what happens, with its counts
    QStringList warnings = {}; ///< what should be known, a sentence each
    QStringList obstacles = {}; ///< each forbids it
    bool isNothing = false; ///< there is nothing to do
    std::optional<std::vector<DatabaseUser>> users = {}; ///< of the database; nothing: not known
    QString sql = {}; ///< that is run; empty: not shown
    QString question = {}; ///< asked once more before it is done; empty: not asked
    QString phrase = {}; ///< typed where the server is marked production; empty: nothing
    bool isAlwaysTyped = false; ///< the phrase is typed on every server
    QString productionPhrase = {}; ///< typed besides where the server is marked production
    QByteArray hash = {}; ///< of all that is confirmed

    bool canBeDone() const { return obstacles.isEmpty() && !isNothing; }
};

}
