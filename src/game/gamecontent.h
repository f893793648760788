#pragma once

#include "base/result.h"
#include "game/gamedefinition.h"

#include <QSet>

#include <functional>

namespace Weekglass {

/// What would run and does not ship with the program, as it was read: what is trusted, and what then runs.
struct GameContent
{
    QString game; ///< its id
    QString folder; ///< where its files are
    std::vector<GameFile> files; ///< by name
    QByteArray hash; ///< over names and bytes of all files

    static GameContent of(const QString& game, const QString& folder, std::vector<GameFile> files);
    static GameContent of(const GameDefinition& definition);
};

/// SHA-256 in hex over the files' names and bytes, each with its length, so that nothing can be moved between
/// them.
QByteArray contentHash(const std::vector<GameFile>& files);

/// What the user has trusted.
struct TrustedHashes
{
    QSet<QByteArray> hashes = {};
    bool isAll = false; ///< for scripts that say so

    bool contains(const QByteArray& hash) const { return isAll || hashes.contains(hash); }
};

/// Asked for what is trusted whenever games are read; null: nothing is but what ships.
using TrustReader = std::function<TrustedHashes()>;

/// Trusts whatever there is.
TrustedHashes trustAll();

/// Why the content is left alone, and what to do.
Error notTrusted(const GameContent& content);
/// The same for the program's own SQL from a folder, which the window does not ask about.
Error sqlNotTrusted(const GameContent& content);

}
