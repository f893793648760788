#include "redis/recoverytype.h"

#include "json/document.h"

namespace Weekglass {

namespace {

bool isTrue(const QByteArray& text)
{
    return text == "1" || text.toLower() == "true";
}

}

bool isRecoveryValue(RecoveryType type, const QByteArray& text)
{
    if (type == RecoveryType::Boolean)
        return isTrue(text) || text == "0" || text.toLower() == "false";
    const auto document = Json::Document::parse(text);
    if (!document || document->kind(Json::Document::root()) != Json::Kind::Number
        || document->rawText(Json::Document::root()).size() != text.size())
        return false;
    bool fits = true;
    if (type == RecoveryType::Integer)
        (void)text.toLongLong(&fits);
    return fits;
}

QByteArray recoveryText(RecoveryType type, const QByteArray& json, const Pg::Value& current)
{
    if (type != RecoveryType::Boolean || !current || !isRecoveryValue(type, *current))
        return json;
    if (*current == "1" || *current == "0")
        return isTrue(json) ? "1" : "0";
    if (*current == "True" || *current == "False")
        return isTrue(json) ? "True" : "False";
    return json;
}

}
