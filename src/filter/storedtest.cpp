#include "filter/storedtest.h"

#include "filter/text.h"

namespace Weekglass {

Error unknownWord(const Json::ManifestObject& condition, const QString& key, const QString& word)
{
    return condition.error(key, Text::tr("“%1” is not known here").arg(word));
}

Result<StoredTest> storedTest(const Json::ManifestObject& condition)
{
    const auto word = condition.string(QStringLiteral("test"));
    if (!word)
        return word.error();
    const auto test = testOfStored(*word);
    if (!test)
        return unknownWord(condition, QStringLiteral("test"), *word);
    const auto value = condition.optionalString(QStringLiteral("value"));
    if (!value)
        return value.error();
    const auto path = condition.optionalString(QStringLiteral("path"));
    if (!path)
        return path.error();
    auto steps = Json::parsePath(path->value_or(QString()));
    if (!steps)
        return steps.error();
    return StoredTest {.test = *test, .value = value->value_or(QString()), .path = *std::move(steps)};
}

}
