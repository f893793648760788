#include "filter/typedtest.h"

#include <QRegularExpression>

namespace Weekglass {

std::optional<TypedTest> typedTest(const QString& text)
{
    // of tests that begin alike the longer one first
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*((?:[^\\s\"'=<>!~\\[]|\\[[^\\]]*\\])+)\\s*(!~|!=|<=|>=|<|>|=|~|contains\\b|"
                       "lacks\\b|exists\\b|missing\\b)\\s*(.*)$"),
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return TypedTest {
        .subject = match.captured(1), .test = *testOfTyped(match.captured(2)), .value = match.captured(3)};
}

QString toTyped(const TypedTest& test)
{
    QStringList words {test.subject, typedWord(test.test)};
    if (needsValue(test.test))
        words << test.value;
    return words.join(QLatin1Char(' '));
}

}
