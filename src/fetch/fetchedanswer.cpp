#include "fetch/fetchedanswer.h"

#include "base/safetext.h"
#include "base/servertime.h"
#include "fetch/httpstatus.h"
#include "fetch/text.h"

#include <QDateTime>

namespace Weekglass {

namespace {

/// Why the body cannot be stored as an event; empty if it can, and then it is in the row.
QString takeBody(FetchedAnswer& fetched, const QByteArray& body)
{
    if (body.trimmed().isEmpty())
        return Text::tr("the body is empty");
    auto document = Json::Document::parse(body);
    if (!document)
        return Text::tr("it is not JSON: %1")
            .arg(QString(document.error().message + QLatin1Char(' ') + document.error().where).trimmed());
    fetched.document.emplace(*std::move(document));
    if (const auto refused = fetched.document->refusedByJsonb())
        return *refused;
    const auto set = setPayload(fetched.row, *fetched.document, Json::Document::root());
    return set ? QString() : set.error().message;
}

QByteArray timestampOf(std::chrono::system_clock::time_point time)
{
    return Weekglass::timestampOf(
        std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count());
}

}

FetchedAnswer readAnswer(const FetchPlan& plan, const FetchRequest& request, const HttpAnswer& answer)
{
    FetchedAnswer fetched {.endpoint = request.endpoint,
                           .row = {.fetchedAt = timestampOf(answer.receivedAt),
                                   .endpoint = plan.at(request.endpoint).stored.toUtf8(),
                                   .requestKey = request.key,
                                   .statusCode = QByteArray::number(answer.status),
                                   .payload = {},
                                   .payloadHash = {}},
                           .cycleStart = timestampOf(request.cycle),
                           .rejected = {},
                           .reason = {},
                           .isSuccess = answer.status >= 200 && answer.status <= 299,
                           .document = {}};
    const bool isNothing = answer.status == HttpStatus::NoContent && answer.body.isEmpty();
    fetched.reason = visibleText(takeBody(fetched, isNothing ? QByteArray("null") : answer.body));
    if (fetched.isRejected()) {
        fetched.row.payload.clear();
        fetched.rejected = answer.body;
    }
    return fetched;
}

}
