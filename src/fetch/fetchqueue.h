#pragma once

#include "fetch/fetchplan.h"
#include "json/document.h"

#include <QHash>
#include <QSet>

#include <chrono>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

namespace Weekglass {

using FetchTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// One request that is to be sent.
struct FetchRequest
{
    int item = 0; ///< of the queue
    int endpoint = 0; ///< of the plan
    qint64 page = 1;
    QByteArray key; ///< path and query, below the base URL
    QString subject;
    FetchTime cycle; ///< when this round of the item began: an answer is stored once in a round
};

/// A request that waits, for whoever looks into the queue.
struct QueuedRequest
{
    QByteArray key = {};
    QString endpoint = {}; ///< id in the plan
    QString subject = {};
    int priority = 0;
    FetchTime due = {};
    bool isDue = false; ///< then priority counts, else time
};

/// An answer that a week has already.
struct KnownAnswer
{
    QByteArray key;
    FetchTime at;
    const Json::Document* answer = nullptr; ///< null if nothing is read from it
};

/// What is fetched next. Knows no clock, no network and no database: the same calls give the same requests.
///
/// An item is one path with its placeholders filled; it is walked page by page, and again when its schedule
/// says so. Of the items that are due the one of the highest priority comes first, then the one that is due
/// longest.
class FetchQueue
{
public:
    enum class Mode {
        Continuous,
        Once ///< what is due, and what follows from it, each once
    };

    FetchQueue(FetchPlan plan, Mode mode, bool hasToken, FetchTime now);

    const FetchPlan& plan() const { return m_plan; }

    /// What the week has of one endpoint, the newest answer of each key: nothing of it is fetched again
    /// before it is due, and a walk that was cut short goes on behind its last page. Endpoints in the plan's
    /// order.
    void restore(int endpoint, std::vector<KnownAnswer> answers, FetchTime now);
    /// The rows of an endpoint's query, in the order of the path's placeholders.
    void setParameters(int endpoint, const std::vector<QStringList>& rows, FetchTime now);

    /// Takes the next request; nothing if nothing is due. Tell how it ended by one of the following.
    std::optional<FetchRequest> take(FetchTime now);
    /// An answer that counts. @p answer is null if it has no JSON.
    void answered(const FetchRequest& request, bool isSuccess, const Json::Document* answer, FetchTime now);
    /// The same page is asked for again then.
    void retry(const FetchRequest& request, FetchTime when);
    /// This round of the item is over without success; its schedule goes on.
    void giveUp(const FetchRequest& request, FetchTime now);

    /// The endpoint's items become due at once. Not the ones with placeholders that are not filled yet.
    void force(int endpoint, FetchTime now);
    /// Nothing that needs a token is asked for any more.
    void dropToken();
    /// Values that no path can be made of, since the last call; each is told once.
    std::vector<Error> takeRefusals();

    /// When take() has something; nothing if it never will without an answer.
    std::optional<FetchTime> nextAt(FetchTime now) const;
    /// Items that are due.
    qint64 backlog() const { return static_cast<qint64>(m_ready.size()); }
    qint64 itemCount() const { return static_cast<qint64>(m_items.size()); }
    /// The next ones in their order, without taking them.
    std::vector<FetchRequest> upcoming(std::size_t count, FetchTime now) const;
    /// The same for people: those that have @p filter in their key, endpoint or subject.
    std::vector<QueuedRequest> look(std::size_t count, const QString& filter, FetchTime now) const;
    /// Items of each endpoint, in the plan's order.
    std::vector<qint64> itemCounts() const;

private:
    enum class State {
        Waiting, ///< until due
        Ready,
        Running,
        Done ///< until somebody asks for it
    };

    struct Item
    {
        int endpoint = 0;
        QByteArray path;
        QString subject;
        State state = State::Done;
        FetchTime due;
        FetchTime cycle;
        qint64 page = 1;
        bool isGone = false; // its path led nowhere
        QSet<size_t> pages = {}; // hashes of this round's, so that a server that repeats itself is noticed
    };

    Item& at(int item) { return m_items[static_cast<std::size_t>(item)]; }
    const Item& at(int item) const { return m_items[static_cast<std::size_t>(item)]; }
    std::tuple<int, FetchTime, int> rank(int item) const;
    bool mayBeAsked(int endpoint) const;
    void addItem(int endpoint, const QStringList& values, FetchTime now);
    void refuse(const Error& error);
    void setDue(int item, FetchTime due, FetchTime now);
    void setReady(int item);
    void unqueue(int item);
    void wake(FetchTime now);
    /// Items in the order in which they come, until @p visit(item, isDue) says false.
    template<typename Visit>
    void visit(FetchTime now, Visit visit) const;
    void discover(int endpoint, const Json::Document& answer, FetchTime now);
    /// Takes a page of the walk. @return whether it was the last.
    bool takePage(Item& item, const Json::Document& answer) const;
    void endRound(int item, FetchTime begun, FetchTime now);
    void startFollowers(int endpoint, FetchTime now);
    FetchRequest requestOf(int item) const;
    void restoreItem(int item, const std::vector<std::pair<qint64, KnownAnswer>>& pages, FetchTime now);

    const FetchPlan m_plan;
    const Mode m_mode;
    bool m_hasToken;
    std::vector<Item> m_items;
    QHash<QByteArray, int> m_byKey; // endpoint's index and path
    QHash<QByteArray, FetchTime> m_early; // restored before something named the item
    QSet<QString> m_refused; // told, or to be told
    std::vector<Error> m_refusals;
    std::set<std::pair<FetchTime, int>> m_waiting;
    std::set<std::tuple<int, FetchTime, int>> m_ready; // greatest priority, longest due
};

}
