#pragma once

#include "redis/cachecontent.h"
#include "redis/cachekeys.h"

#include <functional>

namespace Weekglass {

/// A key in Redis beside the rows of the week that it mirrors.
struct CacheEntry
{
    enum class Verdict {
        Fresh, ///< it says what the rows say
        Stale, ///< it says something else
        Missing, ///< Redis does not have it, which is fine
        Orphan, ///< the week has nothing that it could mirror
        WrongType, ///< of another type than the game's
        Unreadable ///< too large, or no JSON
    };
    enum class Life {
        AsDocumented,
        Endless, ///< it never expires
        TooLong ///< it lives longer than the game lets it
    };

    CacheKey key;
    QByteArray type = {}; ///< as TYPE has it
    std::optional<qint64> milliseconds = {}; ///< until it expires
    Verdict verdict = Verdict::Missing;
    Life life = Life::AsDocumented;
    QString problem = {}; ///< of what is unreadable; translated
    bool isInWeek = false;
    CacheContent redis = {};
    CacheContent row = {};
    std::vector<ComparedPart> parts = {}; ///< both, side by side

    bool isThere() const { return type != "none"; }
    /// What it says is not what the week says.
    bool isWrong() const { return verdict != Verdict::Fresh && verdict != Verdict::Missing; }
    bool isMarked() const { return isWrong() || life != Life::AsDocumented; }
};

/// Which keys are looked at.
struct CacheRequest
{
    QString cache = {}; ///< id; empty: all
    QByteArray subject = {}; ///< empty: every key that Redis has
    QString placeholder = {}; ///< that the subject stands for; empty: any
};

struct CacheLook
{
    QString server = {}; ///< without secrets
    std::vector<CacheEntry> entries = {};
    bool hasMore = false; ///< these are not all
};

inline constexpr qsizetype MostCacheKeys = 10000;

/// How many keys were found or compared so far.
using CacheTold = std::function<void(qsizetype)>;

/// Reads keys and rows and compares them; writes nothing.
Result<CacheLook> lookAtCache(RedisSession& redis, Pg::Session& session, const GameDefinition& game,
                              const CacheRequest& request, const CacheTold& told = {},
                              const Pg::Call& call = {});
/// The same of just these keys.
Result<std::vector<CacheEntry>> readCacheEntries(RedisSession& redis, Pg::Session& session,
                                                 const GameDefinition& game, std::span<const CacheKey> keys,
                                                 const Pg::Call& call = {});

/// One word: "stale".
QString verdictText(CacheEntry::Verdict verdict);
/// A word for programs, untranslated.
QByteArray verdictName(CacheEntry::Verdict verdict);
/// What is wrong, or why nothing is: "coins: Redis has 5, the week 7".
QString explanationOf(const CacheEntry& entry);
/// How long it lives: "25 s of 30 s", "no expiry".
QString lifeText(const CacheDefinition& cache, const CacheEntry& entry);

}
