#include "import/importline.h"

#include "import/text.h"
#include "json/canonical.h"
#include "json/document.h"
#include "json/hash.h"
#include "json/hashcheck.h"

#include <QDate>
#include <QRegularExpression>
#include <QTime>

#include <algorithm>

namespace Weekglass {

namespace {

using Json::Document;
using Json::Kind;
using Json::NodeId;

Result<NodeId> member(const Document& line, const QString& key, Kind kind, const QString& expected)
{
    const NodeId node = line.find(Document::root(), key);
    if (node == Json::noNode)
        return recordRefused(Text::tr("“%1” is missing").arg(key));
    if (line.kind(node) != kind)
        return recordRefused(Text::tr("“%1” must be %2").arg(key, expected));
    return node;
}

Result<QByteArray> stringMember(const Document& line, const QString& key)
{
    auto node = member(line, key, Kind::String, Text::tr("a string"));
    if (!node)
        return node.error();
    const QString value = line.stringValue(*node);
    if (value.contains(QChar(u'\0')))
        return recordRefused(
            Text::tr("“%1” holds a NUL character, which PostgreSQL's text cannot hold").arg(key));
    return value.toUtf8();
}

Result<QByteArray> statusMember(const Document& line)
{
    auto node = member(line, QStringLiteral("status_code"), Kind::Number, Text::tr("a whole number"));
    if (!node)
        return node.error();
    const QByteArray text = line.rawText(*node).toByteArray();
    bool isInt = false;
    (void)text.toInt(&isInt);
    if (!isInt)
        return recordRefused(Text::tr("“status_code” must be a whole number"));
    return text;
}

Result<void> keepHash(const Document& line, NodeId payload, RecordedResponse& response)
{
    if (line.find(Document::root(), u"payload_hash") == Json::noNode)
        return {};
    auto hash = stringMember(line, QStringLiteral("payload_hash"));
    if (!hash)
        return hash.error();
    const auto check = Json::checkHash(line, payload, *hash);
    if (check == Json::HashCheck::Differs || check == Json::HashCheck::Unknown)
        return recordRefused(Text::tr("“payload_hash” is not the hash of the payload"));
    response.payloadHash = *hash;
    response.payload = line.rawText(payload).toByteArray(); // as it was stored once: 10.00 stays 10.00
    return {};
}

Result<void> readPayload(const Document& line, RecordedResponse& response)
{
    const NodeId node = line.find(Document::root(), u"payload");
    if (node == Json::noNode)
        return recordRefused(Text::tr("“payload” is missing"));
    if (auto set = setPayload(response, line, node); !set)
        return set;
    return keepHash(line, node, response);
}

char escapeLetter(char c)
{
    switch (c) {
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return c;
    }
}

/// As COPY's text format wants it. In runs rather than byte by byte, since payloads are long.
void appendEscaped(QByteArray& rows, QByteArrayView value)
{
    const char* at = value.data();
    const char* const end = at + value.size();
    while (at != end) {
        const char* special =
            std::find_if(at, end, [](char c) { return c == '\\' || c == '\n' || c == '\r' || c == '\t'; });
        rows.append(at, special - at);
        if (special == end)
            return;
        rows += '\\';
        rows += escapeLetter(*special);
        at = special + 1;
    }
}

}

Result<RecordedResponse> readRecordedResponse(QByteArrayView line)
{
    auto document = Document::parse(line.toByteArray());
    if (!document)
        return document.error();
    if (document->kind(Document::root()) != Kind::Object)
        return recordRefused(Text::tr("the line is not a JSON object"));
    if (const auto reason = document->refusedByJsonb())
        return recordRefused(*reason);
    RecordedResponse response;
    for (const auto& [key, target] : {std::pair {QStringLiteral("fetched_at"), &response.fetchedAt},
                                      {QStringLiteral("endpoint"), &response.endpoint},
                                      {QStringLiteral("request_key"), &response.requestKey}}) {
        auto value = stringMember(*document, key);
        if (!value)
            return value.error();
        *target = *std::move(value);
    }
    if (!isImportTime(response.fetchedAt))
        return recordRefused(Text::tr("“fetched_at” must be a time such as 2025-01-06T12:00:00Z"));
    auto status = statusMember(*document);
    if (!status)
        return status.error();
    response.statusCode = *std::move(status);
    if (auto payload = readPayload(*document, response); !payload)
        return payload.error();
    return response;
}

Result<void> setPayload(RecordedResponse& response, const Document& document, NodeId node)
{
    auto canonical = Json::canonical(document, node);
    if (!canonical)
        return canonical.error();
    response.payload = *std::move(canonical);
    response.payloadHash = Json::sha256Hex(response.payload);
    // a number beyond double is Infinity there, which is no JSON: then what was written is stored
    if (response.payload.contains("Infinity") && !Document::parse(response.payload))
        response.payload = document.rawText(node).toByteArray();
    return {};
}

std::vector<Pg::Value> cellsOf(const RecordedResponse& response)
{
    return {response.fetchedAt,  response.endpoint, response.requestKey,
            response.statusCode, response.payload,  response.payloadHash};
}

void appendCopyRow(QByteArray& rows, std::span<const Pg::Value> cells)
{
    for (const Pg::Value& cell : cells) {
        if (cell)
            appendEscaped(rows, *cell);
        else
            rows += "\\N";
        rows += &cell == &cells.back() ? '\n' : '\t';
    }
}

bool isImportTime(const QByteArray& text)
{
    static const QRegularExpression pattern(QStringLiteral(
        "^(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(\\.\\d{1,9})?(Z|[+-](\\d\\d):?(\\d\\d)?)$"));
    const auto match = pattern.match(QString::fromLatin1(text));
    return match.hasMatch() && QDate::fromString(match.captured(1), Qt::ISODate).isValid()
        && match.captured(1) >= QLatin1String("0001")
        && QTime::fromString(match.captured(2), Qt::ISODate).isValid() && match.captured(5).toInt() <= 15
        && match.captured(6).toInt() <= 59;
}

}
