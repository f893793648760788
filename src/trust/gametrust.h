#pragma once

#include "game/gamelibrary.h"
#include "trust/outsidereach.h"

namespace Weekglass {

/// Reads what is trusted from the workspace; what cannot be read there is not trusted. An empty path: the
/// default one.
TrustReader trustInWorkspace(const QString& workspacePath = {});

/// From now on it is trusted, wherever its files are.
Result<void> trustContent(const GameContent& content, const QString& workspacePath = {});
/// It is asked for again.
Result<void> forgetTrust(const GameContent& content, const QString& workspacePath = {});

/// What became of a file since its folder was last trusted.
struct FileChange
{
    enum class Kind { Changed, Added, Removed };

    QString name;
    Kind kind = Kind::Changed;
};

QString changeText(const FileChange& change); ///< "changed: game.json": translated

/// What the user is asked at once: all of a folder that is not trusted.
struct TrustQuestion
{
    QString game; ///< its id
    QString folder;
    std::vector<GameContent> contents;
    std::vector<OutsideFinding> findings;
    bool wasTrusted = false; ///< in another state, of which changes tells
    std::vector<FileChange> changes;
    QByteArray hash; ///< of what is confirmed

    std::vector<GameFile> files() const;
};

TrustQuestion questionOf(const std::vector<GameContent>& ofOneFolder, const QString& workspacePath = {});
/// One for each folder, in the library's order.
std::vector<TrustQuestion> trustQuestions(const GameLibrary& library, const QString& workspacePath = {});
Result<void> trustAnswer(const TrustQuestion& question, const QString& workspacePath = {});

/// The SQL of the program itself in a folder that stands in for what is compiled in.
Result<GameContent> readProgramSql(const QString& folder);
bool isCompiledIn(const GameContent& programSql);
/// From now on Sql::load() takes it.
void useProgramSql(const GameContent& programSql);

}
