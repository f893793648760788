#include "import/harentry.h"

#include "import/importline.h"
#include "import/text.h"
#include "json/document.h"
#include "json/strings.h"

#include <QRegularExpression>

namespace Weekglass {

namespace {

using Json::Document;
using Json::NodeId;

constexpr int NoContent = 204;

QString stringAt(const Document& entry, const QString& pointer)
{
    const NodeId node = entry.follow(Document::root(), pointer);
    return node == Json::noNode ? QString() : entry.stringValue(node);
}

Result<QByteArray> bodyOf(const Document& entry, int status)
{
    const NodeId node = entry.follow(Document::root(), QStringLiteral("/response/content/text"));
    if (node == Json::noNode)
        return status == NoContent ? Result<QByteArray>("null")
                                   : recordRefused(Text::tr("the archive does not have the answer's body"));
    const QString text = entry.stringValue(node);
    if (!text.isValidUtf16())
        return recordRefused(Text::tr("the body holds half a surrogate pair"));
    QByteArray body = text.toUtf8();
    const QString encoding = stringAt(entry, QStringLiteral("/response/content/encoding"));
    if (encoding == QLatin1String("base64")) {
        auto decoded = QByteArray::fromBase64Encoding(body, QByteArray::AbortOnBase64DecodingErrors);
        if (!decoded)
            return recordRefused(Text::tr("the body is not base64"));
        body = std::move(decoded.decoded);
    } else if (!encoding.isEmpty()) {
        return recordRefused(Text::tr("the body's encoding “%1” is not known").arg(encoding));
    }
    if (auto document = Document::parse(body); !document)
        return recordRefused(
            Text::tr("the body is not JSON: %1")
                .arg(
                    QString(document.error().message + QLatin1Char(' ') + document.error().where).trimmed()));
    return body;
}

}

Result<QByteArray> recordOfHarEntry(QByteArrayView text, const RequestNamer& nameOf)
{
    auto entry = Document::parse(text.toByteArray());
    if (!entry)
        return entry.error();
    const QString method = stringAt(*entry, QStringLiteral("/request/method"));
    if (method.compare(QLatin1String("GET"), Qt::CaseInsensitive) != 0)
        return recordRefused(Text::tr("only answers to GET are events, not those to “%1”").arg(method));
    const QUrl url(stringAt(*entry, QStringLiteral("/request/url")), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return recordRefused(Text::tr("the request's URL cannot be understood"));
    auto name = nameOf(url);
    if (!name)
        return name.error();
    const NodeId statusNode = entry->follow(Document::root(), QStringLiteral("/response/status"));
    const QByteArray status =
        statusNode == Json::noNode ? QByteArray() : entry->rawText(statusNode).toByteArray();
    if (status.toInt() <= 0) // browsers write 0 where no answer came
        return recordRefused(Text::tr("no answer came"));
    auto body = bodyOf(*entry, status.toInt());
    if (!body)
        return body;
    const QString at = stringAt(*entry, QStringLiteral("/startedDateTime"));
    return QByteArray("{\"fetched_at\":" + Json::quoted(at) + ",\"endpoint\":" + Json::quoted(name->endpoint)
                      + ",\"request_key\":" + Json::quoted(name->requestKey) + ",\"status_code\":" + status
                      + ",\"payload\":" + *body + '}');
}

bool beginsAsHar(QByteArrayView text)
{
    static const QRegularExpression pattern(QStringLiteral(
        "\\A\\s*\\{\\s*\"log\"\\s*:\\s*\\{\\s*\"(version|creator|browser|pages|entries|comment)\""));
    return pattern.match(QString::fromLatin1(text.first(std::min<qsizetype>(text.size(), 4096)))).hasMatch();
}

}
