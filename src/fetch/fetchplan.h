#pragma once

#include "base/result.h"
#include "fetch/httpclient.h"
#include "fetch/ratelimit.h"
#include "game/gamedefinition.h"
#include "import/answersql.h"

#include <QStringList>
#include <QUrl>

#include <chrono>
#include <optional>
#include <vector>

namespace Weekglass {

/// A list that comes in pages: ?page=1&limit=20. Pointers are of an answer.
struct FetchPages
{
    qint64 limit = 20;
    QString items; ///< the array
    QString total; ///< how many there are on all pages; empty: the last page is the first that is not full
    QString told; ///< how many a page has at most, as the server says; empty: limit
};

/// A place in an answer that must hold a text; * in the pointer is any element of an array.
struct FetchCondition
{
    QString at;
    QString is;
};

struct FetchValue
{
    QString name; ///< as in the path
    QString at; ///< JSON Pointer below the element
};

/// What the placeholders of a path stand for: one request for each.
struct FetchParameters
{
    int answersOf = -1; ///< index of an earlier endpoint; -1: from SQL
    QString each; ///< the elements in its answers: /data/*
    std::optional<FetchCondition> where;
    std::vector<FetchValue> values;
    std::optional<GameFile> query; ///< columns named like the placeholders
};

struct FetchEndpoint
{
    QString id;
    QString path; ///< below the base URL, with placeholders: /systems/{system}/waypoints
    QString stored; ///< what the column endpoint has; the path where the plan says nothing
    QString subject; ///< what it is about, with placeholders; may be empty
    std::optional<FetchPages> pages;
    std::optional<FetchParameters> parameters;
    std::chrono::seconds every {0}; ///< 0: once in a reset, or after another one
    int after = -1; ///< index: again whenever that one was fetched
    int priority = 0; ///< the greatest first
    bool needsToken = false;
};

/// How the game says which reset an answer belongs to.
struct FetchReset
{
    int endpoint = 0; ///< index
    QString date; ///< in its answers; another text is another reset
};

/// How a token of an earlier reset is told.
struct StaleToken
{
    QString claim; ///< JSON Pointer into the token: the date of its reset
    FetchCondition answer; ///< in an answer that refuses it
};

/// Where a game's events are fetched from, and when: fetch/plan.json of its definition.
struct FetchPlan
{
    QUrl baseUrl;
    RateLimits limits;
    UnchangedPayload unchanged = UnchangedPayload::Whole;
    QString rejected; ///< schema.table for bodies that are no JSON, or none that JSONB takes
    std::optional<FetchReset> reset;
    std::optional<StaleToken> staleToken;
    std::vector<FetchEndpoint> endpoints;

    const FetchEndpoint& at(int endpoint) const { return endpoints[static_cast<std::size_t>(endpoint)]; }
    /// The endpoint's path with a value for each placeholder, percent-encoded. An error if a value would make
    /// another path of it: an empty one, or one that makes a segment "." or ".."; and if it is too long to be
    /// stored.
    Result<QByteArray> pathOf(int endpoint, const QStringList& values) const;
    /// @p key: path and query of a request. An error if the address would not lead to that very path.
    Result<QUrl> urlOf(const QByteArray& key) const;
    /// The token goes where the plan says so, and nowhere else.
    HttpAuth authOf(int endpoint) const { return at(endpoint).needsToken ? HttpAuth::Token : HttpAuth::None; }
};

/// An error that names each key that is wrong, or that the game has no plan.
Result<FetchPlan> readFetchPlan(const GameDefinition& game);

/// Under which the desktop's keychain keeps the token of the plan's API; empty if nothing needs one.
QString tokenKey(const FetchPlan& plan);

/// The names in {}.
QStringList placeholdersOf(const QString& path);

/// The text with its placeholders replaced, in their order; what a value holds is not looked into again.
QString withValues(const QString& text, const QStringList& names, const QStringList& values);

}
