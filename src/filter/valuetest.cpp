#include "filter/valuetest.h"

#include "filter/text.h"

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

struct Word
{
    ValueTest meaning;
    const char* stored;
    const char* typed;
};

constexpr std::array<Word, 12> Words {{{ValueTest::Mismatches, "mismatches", "!~"},
                                       {ValueTest::Differs, "differs", "!="},
                                       {ValueTest::AtMost, "atMost", "<="},
                                       {ValueTest::AtLeast, "atLeast", ">="},
                                       {ValueTest::Less, "less", "<"},
                                       {ValueTest::More, "more", ">"},
                                       {ValueTest::Equals, "equals", "="},
                                       {ValueTest::Matches, "matches", "~"},
                                       {ValueTest::Contains, "contains", "contains"},
                                       {ValueTest::Lacks, "lacks", "lacks"},
                                       {ValueTest::Exists, "exists", "exists"},
                                       {ValueTest::Missing, "missing", "missing"}}};

const Word& wordOf(ValueTest test)
{
    return *std::ranges::find(Words, test, &Word::meaning);
}

std::optional<ValueTest> meaningOf(const QString& word, const char* Word::*form)
{
    const auto found =
        std::ranges::find_if(Words, [&](const Word& each) { return word == QLatin1String(each.*form); });
    return found == Words.end() ? std::nullopt : std::optional(found->meaning);
}

}

bool needsValue(ValueTest test)
{
    return test != ValueTest::Exists && test != ValueTest::Missing;
}

QString nameOf(ValueTest test)
{
    switch (test) {
    case ValueTest::Equals:
        return Text::tr("is");
    case ValueTest::Differs:
        return Text::tr("is not");
    case ValueTest::Contains:
        return Text::tr("contains");
    case ValueTest::Lacks:
        return Text::tr("does not contain");
    case ValueTest::Matches:
        return Text::tr("matches");
    case ValueTest::Mismatches:
        return Text::tr("does not match");
    case ValueTest::Exists:
        return Text::tr("exists");
    case ValueTest::Missing:
        return Text::tr("is missing");
    case ValueTest::Less:
        return QStringLiteral("<");
    case ValueTest::AtMost:
        return QStringLiteral("≤");
    case ValueTest::More:
        return QStringLiteral(">");
    case ValueTest::AtLeast:
        break;
    }
    return QStringLiteral("≥");
}

QString testText(const QString& subject, ValueTest test, const QString& value)
{
    const QString tested = subject + QLatin1Char(' ') + nameOf(test);
    return needsValue(test) ? QString(tested + QLatin1Char(' ') + value) : tested;
}

QString storedWord(ValueTest test)
{
    return QString::fromLatin1(wordOf(test).stored);
}

QString typedWord(ValueTest test)
{
    return QString::fromLatin1(wordOf(test).typed);
}

std::optional<ValueTest> testOfStored(const QString& word)
{
    return meaningOf(word, &Word::stored);
}

std::optional<ValueTest> testOfTyped(const QString& word)
{
    return meaningOf(word, &Word::typed);
}

}
