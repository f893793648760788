#pragma once

#include "base/result.h"
#include "game/gamefile.h"

#include <vector>

namespace Weekglass {

/// Something in a migration that its reader should know before it runs.
struct LintFinding
{
    enum class Kind {
        Refused, ///< the file will not be run: it could happen in part
        Destructive, ///< takes rows, columns or objects away
        Locking, ///< keeps others from the table for as long as it works
        Note ///< allowed, and worth a look
    };

    Kind kind = Kind::Note;
    int line = 1; ///< of the statement's first word
    QString statement; ///< its first words, for a table of findings
    QString message; ///< what it does: translated
    QString advice = {}; ///< how to do it better: translated, may be empty
    QString table = {}; ///< the one it hits, as schema.table without quotes; empty if there is none
    QString schema = {}; ///< that goes with all of its tables; empty if there is none
    bool isUncounted = false; ///< it may take away more than the tables that can be counted
};

struct MigrationLint
{
    std::vector<LintFinding> findings; ///< by line
    bool outsideTransaction = false; ///< its first line is the marker, and it is one statement that needs it

    const LintFinding* refusal() const; ///< the first one, null if there is none
    /// The tables that destructive statements hit, each once. Not those whose schema the text does not say.
    QStringList destroyedTables() const;
    /// The schemas that go with what is in them, each once.
    QStringList destroyedSchemas() const;
};

/// Reads a migration without a server. A file whose first line is the comment
///
///     -- weekglass: no-transaction
///
/// and that holds exactly one statement which cannot run in a transaction (CREATE INDEX CONCURRENTLY, VACUUM,
/// ...) is run outside of one; everywhere else such statements are refused, as is COMMIT and its like.
/// (Flyway finds out by itself, so such a file is also a migration for Flyway.)
MigrationLint lintMigration(const GameFile& file);

/// The refusal as an error with file and line; none if the file may run.
Result<void> refuseUnsafe(const GameFile& file);

QString findingName(LintFinding::Kind kind); ///< "refused", ...: translated
QByteArray findingKey(LintFinding::Kind kind); ///< the same for programs

}
