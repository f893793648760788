#pragma once

#include "fetch/fetchqueue.h"
#include "fetch/httpclient.h"
#include "import/importline.h"

namespace Weekglass {

/// An answer as it is going to be stored.
struct FetchedAnswer
{
    int endpoint = 0; ///< of the plan
    RecordedResponse row; ///< without payload if it is rejected
    QByteArray cycleStart; ///< as fetched_at
    QByteArray rejected; ///< the body byte for byte, if raw.api_events cannot take it
    QString reason; ///< why; empty: it can
    bool isSuccess = false; ///< a status of 2xx
    std::optional<Json::Document> document; ///< the JSON, also of one that JSONB refuses

    bool isRejected() const { return !reason.isEmpty(); }
    /// A success whose JSON is not whole: the connection may have been cut, so it is worth another try.
    bool isBroken() const { return isSuccess && !document; }
    qint64 bytes() const { return row.payload.size() + rejected.size(); }
};

/// Never fails: what is no JSON is a rejected answer. No content at all (204) is the JSON value null.
FetchedAnswer readAnswer(const FetchPlan& plan, const FetchRequest& request, const HttpAnswer& answer);

}
