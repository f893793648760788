#pragma once

#include "base/result.h"
#include "pg/value.h"
#include "json/document.h"

#include <QByteArray>
#include <QByteArrayView>

#include <span>

namespace Weekglass {

/// One recorded response, checked so far that the server will take it:
/// {"fetched_at", "endpoint", "request_key", "status_code", "payload"}, and "payload_hash" if it was
/// exported: that hash is kept, since JSONB may have changed how numbers were written, unless it cannot be
/// the payload's.
struct RecordedResponse
{
    QByteArray fetchedAt; ///< ISO 8601 with offset, as written
    QByteArray endpoint;
    QByteArray requestKey;
    QByteArray statusCode;
    QByteArray payload; ///< canonical JSON; of an exported line as it is written
    QByteArray payloadHash; ///< SHA-256 of the canonical form, in hex
};

/// Why a record cannot be loaded.
inline Error recordRefused(const QString& reason)
{
    return {.kind = Error::Kind::Format, .message = reason};
}

/// An error with the reason why the line cannot be loaded.
Result<RecordedResponse> readRecordedResponse(QByteArrayView line);

/// Puts a JSON value into the response with its hash: in canonical form, or as it is written if that is no
/// JSON.
Result<void> setPayload(RecordedResponse& response, const Json::Document& document, Json::NodeId node);

/// Its cells: fetched_at, endpoint, request_key, status_code, payload, hash.
std::vector<Pg::Value> cellsOf(const RecordedResponse& response);

/// A row for COPY ... FROM STDIN in text format.
void appendCopyRow(QByteArray& rows, std::span<const Pg::Value> cells);

/// ISO 8601 with seconds and offset, and a time that exists: the server would refuse the rest, and with it
/// the whole COPY.
bool isImportTime(const QByteArray& text);

}
