#pragma once

#include "fetch/fetchedanswer.h"
#include "fetch/fetchqueue.h"
#include "fetch/transformrun.h"
#include "weeks/weekhandle.h"

#include <QHash>

#include <optional>
#include <span>

namespace Weekglass {

struct StoreReport
{
    qint64 stored = 0;
    std::vector<std::size_t> unchanged = {}; ///< which were the same as the newest to the same request
    std::vector<std::size_t> refused = {}; ///< which only the server refused; among the rejected
    qint64 alreadyThere = 0;
    qint64 rejected = 0;
};

/// The week that a fetch stores into. Opens its session when it is needed, and again when it was lost; only
/// ever of this very database.
class FetchStore
{
public:
    FetchStore(WeekHandle week, const FetchPlan& plan);

    /// Tells the queue what the week has.
    Result<void> restore(FetchQueue& queue, FetchTime now, const std::stop_token& stop);
    /// Of the newest status that the week has; empty if it has none.
    const QString& resetDate() const { return m_resetDate; }

    /// Each once: doing it again after a lost reply adds nothing. All in one transaction, unless the server
    /// refuses some: those are stored among the rejected, and the others without them. An error once
    /// MostInVain in a row were refused.
    Result<StoreReport> store(const std::vector<FetchedAnswer>& answers);
    /// raw to core, in one transaction.
    TransformRun transform(const std::stop_token& stop);
    /// The parameters that come from SQL.
    Result<void> readParameters(FetchQueue& queue, FetchTime now, const std::stop_token& stop);

private:
    struct Known
    {
        QByteArray key;
        FetchTime at;
        std::optional<Json::Document> answer;
    };

    Result<Pg::Session*> session(const std::stop_token& stop = {});
    static Result<void> lock(Pg::Session& session, const Pg::Call& call);
    bool isRead(int endpoint) const;
    Result<std::vector<Known>> knownAnswers(Pg::Session& session, int endpoint, const Pg::Call& call);
    Result<StoreReport> storeInParts(std::span<const FetchedAnswer> answers);
    Result<StoreReport> storeAtOnce(std::span<const FetchedAnswer> answers);
    Result<qint64> copy(Pg::Session& session, std::span<const FetchedAnswer> answers);
    Result<qint64> storeRejected(Pg::Session& session, const FetchedAnswer& answer);

    const WeekHandle m_week;
    const FetchPlan m_plan;
    std::optional<Pg::SessionPool::Lease> m_session;
    QString m_resetDate;
    int m_inVain = 0; // refused by the server in a row
    QHash<QByteArray, QByteArray> m_newest; // request key to the hash of its newest answer
};

}
