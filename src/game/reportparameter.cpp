#include "game/reportparameter.h"

#include "base/servertime.h"
#include "game/text.h"

#include <QRegularExpression>

namespace Weekglass {

namespace {

constexpr qsizetype LongestValue = 400;

bool isOfType(ParameterType type, const QString& value)
{
    static const QRegularExpression uuid(
        QStringLiteral("^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\z"));
    bool fits = true;
    switch (type) {
    case ParameterType::Text:
        break;
    case ParameterType::Integer:
        (void)value.toLongLong(&fits);
        break;
    case ParameterType::Number:
        (void)value.toDouble(&fits);
        break;
    case ParameterType::Uuid:
        fits = uuid.match(value).hasMatch();
        break;
    case ParameterType::Time:
    case ParameterType::Present:
        fits = parseTime(value).isValid();
        break;
    }
    return fits;
}

}

QString parameterTypeName(ParameterType type)
{
    switch (type) {
    case ParameterType::Text:
        break;
    case ParameterType::Integer:
        return QStringLiteral("integer");
    case ParameterType::Number:
        return QStringLiteral("number");
    case ParameterType::Uuid:
        return QStringLiteral("uuid");
    case ParameterType::Time:
        return QStringLiteral("time");
    case ParameterType::Present:
        return QStringLiteral("present");
    }
    return QStringLiteral("text");
}

QString parameterTypeText(ParameterType type)
{
    switch (type) {
    case ParameterType::Text:
        break;
    case ParameterType::Integer:
        return Text::tr("a whole number");
    case ParameterType::Number:
        return Text::tr("a number");
    case ParameterType::Uuid:
        return Text::tr("a UUID");
    case ParameterType::Time:
        return Text::tr("a time in UTC, such as 2025-06-01 12:00");
    case ParameterType::Present:
        return Text::tr("a time in UTC, such as 2025-06-01 12:00, or “now”, or “newest” for the time of the "
                        "newest event");
    }
    return Text::tr("a text");
}

bool fitsParameter(const ReportParameter& parameter, const QString& value)
{
    return value.size() <= LongestValue && !value.contains(QChar(u'\0')) && isOfType(parameter.type, value)
        && (parameter.values.isEmpty() || parameter.values.contains(value));
}

}
