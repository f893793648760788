#include "events/eventfilter.h"

#include "base/servertime.h"
#include "events/text.h"
#include "json/manifest.h"
#include "json/strings.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

using Field = EventCondition::Field;
using Test = EventCondition::Test;

template<typename T>
struct Word
{
    T meaning;
    const char* stored; // in saved filters
    const char* typed; // on the command line
};

constexpr std::array<Word<Field>, 5> FieldWords {{{Field::Kind, "kind", "kind"},
                                                  {Field::Subject, "subject", "subject"},
                                                  {Field::Status, "status", "status"},
                                                  {Field::Text, "text", "text"},
                                                  {Field::Payload, "payload", "payload"}}};

// of those that begin alike the longer one first
constexpr std::array<Word<Test>, 12> TestWords {{{Test::Mismatches, "mismatches", "!~"},
                                                 {Test::Differs, "differs", "!="},
                                                 {Test::AtMost, "atMost", "<="},
                                                 {Test::AtLeast, "atLeast", ">="},
                                                 {Test::Less, "less", "<"},
                                                 {Test::More, "more", ">"},
                                                 {Test::Equals, "equals", "="},
                                                 {Test::Matches, "matches", "~"},
                                                 {Test::Contains, "contains", "contains"},
                                                 {Test::Lacks, "lacks", "lacks"},
                                                 {Test::Exists, "exists", "exists"},
                                                 {Test::Missing, "missing", "missing"}}};

template<typename T, std::size_t Size>
const Word<T>& wordOf(const std::array<Word<T>, Size>& words, T meaning)
{
    return *std::ranges::find(words, meaning, &Word<T>::meaning);
}

template<typename T, std::size_t Size>
Result<T> meaningOf(const std::array<Word<T>, Size>& words, const Json::ManifestObject& object,
                    const QString& key)
{
    const auto stored = object.string(key);
    if (!stored)
        return stored.error();
    for (const auto& word : words) {
        if (*stored == QLatin1String(word.stored))
            return word.meaning;
    }
    return object.error(key, Text::tr("“%1” is not known here").arg(*stored));
}

Result<QDateTime> timeOf(const Json::ManifestObject& object, const QString& key)
{
    const auto text = object.optionalString(key);
    if (!text)
        return text.error();
    if (!*text)
        return QDateTime();
    const QDateTime time = parseTime(**text);
    return time.isValid() ? Result<QDateTime>(time) : object.error(key, Text::tr("this is not a time"));
}

Result<EventCondition> conditionOf(const Json::ManifestObject& object)
{
    EventCondition condition;
    const auto field = meaningOf(FieldWords, object, QStringLiteral("field"));
    if (!field)
        return field.error();
    const auto test = meaningOf(TestWords, object, QStringLiteral("test"));
    if (!test)
        return test.error();
    const auto value = object.optionalString(QStringLiteral("value"));
    if (!value)
        return value.error();
    const auto path = object.optionalString(QStringLiteral("path"));
    if (!path)
        return path.error();
    auto steps = Json::parsePath(path->value_or(QString()));
    if (!steps)
        return steps.error();
    return EventCondition {
        .field = *field, .test = *test, .value = value->value_or(QString()), .path = *std::move(steps)};
}

QByteArray member(const char* key, const QByteArray& json)
{
    return '"' + QByteArray(key) + "\":" + json;
}

QByteArray toJson(const EventCondition& condition)
{
    QByteArrayList members {
        member("field", Json::quoted(QString::fromLatin1(wordOf(FieldWords, condition.field).stored))),
        member("test", Json::quoted(QString::fromLatin1(wordOf(TestWords, condition.test).stored)))};
    if (condition.field == Field::Payload)
        members << member("path", Json::quoted(Json::toJsonPath(condition.path)));
    if (EventCondition::needsValue(condition.test))
        members << member("value", Json::quoted(condition.value));
    return '{' + members.join(',') + '}';
}

/// As parseCondition() reads it.
QString typed(const EventCondition& condition)
{
    QStringList words {condition.field == Field::Payload
                           ? Json::toJsonPath(condition.path)
                           : QString::fromLatin1(wordOf(FieldWords, condition.field).typed),
                       QString::fromLatin1(wordOf(TestWords, condition.test).typed)};
    if (EventCondition::needsValue(condition.test))
        words << condition.value;
    return words.join(QLatin1Char(' '));
}

}

std::vector<Test> EventCondition::testsOf(Field field)
{
    switch (field) {
    case Field::Kind:
    case Field::Subject:
        return {Test::Equals, Test::Differs, Test::Contains, Test::Lacks, Test::Matches, Test::Mismatches};
    case Field::Status:
        return {Test::Equals, Test::Differs, Test::Less, Test::AtMost, Test::More, Test::AtLeast};
    case Field::Text:
        return {Test::Contains, Test::Lacks, Test::Matches, Test::Mismatches};
    case Field::Payload:
        break;
    }
    return {Test::Equals,  Test::Differs,    Test::Exists, Test::Missing, Test::Contains, Test::Lacks,
            Test::Matches, Test::Mismatches, Test::Less,   Test::AtMost,  Test::More,     Test::AtLeast};
}

bool EventCondition::needsValue(Test test)
{
    return test != Test::Exists && test != Test::Missing;
}

QString EventCondition::name(Field field)
{
    switch (field) {
    case Field::Kind:
        return Text::tr("Kind");
    case Field::Subject:
        return Text::tr("Subject");
    case Field::Status:
        return Text::tr("Status");
    case Field::Text:
        return Text::tr("Text");
    case Field::Payload:
        break;
    }
    return Text::tr("Payload value");
}

QString EventCondition::name(Test test)
{
    switch (test) {
    case Test::Equals:
        return Text::tr("is");
    case Test::Differs:
        return Text::tr("is not");
    case Test::Contains:
        return Text::tr("contains");
    case Test::Lacks:
        return Text::tr("does not contain");
    case Test::Matches:
        return Text::tr("matches");
    case Test::Mismatches:
        return Text::tr("does not match");
    case Test::Exists:
        return Text::tr("exists");
    case Test::Missing:
        return Text::tr("is missing");
    case Test::Less:
        return QStringLiteral("<");
    case Test::AtMost:
        return QStringLiteral("≤");
    case Test::More:
        return QStringLiteral(">");
    case Test::AtLeast:
        break;
    }
    return QStringLiteral("≥");
}

QString EventCondition::subject() const
{
    return field == Field::Payload ? Json::toJsonPath(path) : name(field);
}

QString EventCondition::text() const
{
    const QString tested = subject() + QLatin1Char(' ') + name(test);
    return needsValue(test) ? QString(tested + QLatin1Char(' ') + value) : tested;
}

EventFilter EventFilter::with(Field field, Test test, const QString& value) const
{
    EventFilter filter = *this;
    const auto same = [&](const EventCondition& c) { return c.field == field && c.test == test; };
    const auto old = std::find_if(filter.conditions.begin(), filter.conditions.end(), same);
    if (value.isEmpty())
        filter.conditions.erase(std::remove_if(filter.conditions.begin(), filter.conditions.end(), same),
                                filter.conditions.end());
    else if (old != filter.conditions.end())
        old->value = value;
    else
        filter.conditions.push_back({.field = field, .test = test, .value = value});
    return filter;
}

QByteArray EventFilter::toJson() const
{
    QByteArrayList written;
    for (const EventCondition& condition : conditions)
        written << Weekglass::toJson(condition);
    QByteArrayList members {member("conditions", '[' + written.join(',') + ']')};
    if (from.isValid())
        members << member("from", '"' + isoTime(from) + '"');
    if (until.isValid())
        members << member("until", '"' + isoTime(until) + '"');
    if (hideUnchanged)
        members << member("hideUnchanged", "true");
    return '{' + members.join(',') + '}';
}

Result<EventFilter> EventFilter::fromJson(const QByteArray& json)
{
    const auto object = Json::ManifestObject::parse(json, Text::tr("the saved filter"));
    if (!object)
        return object.error();
    const auto list = object->objects(QStringLiteral("conditions"));
    if (!list)
        return list.error();
    EventFilter filter;
    for (const auto& entry : *list) {
        auto condition = conditionOf(entry);
        if (!condition)
            return condition.error();
        filter.conditions.push_back(*std::move(condition));
    }
    const auto from = timeOf(*object, QStringLiteral("from"));
    const auto until = timeOf(*object, QStringLiteral("until"));
    const auto hidden = object->boolean(QStringLiteral("hideUnchanged"), false);
    if (!from || !until)
        return from ? until.error() : from.error();
    if (!hidden)
        return hidden.error();
    filter.from = *from;
    filter.until = *until;
    filter.hideUnchanged = *hidden;
    return filter;
}

Result<EventCondition> parseCondition(const QString& text)
{
    // the path may hold quoted blanks; the test is the first one that stands behind it
    static const QRegularExpression pattern(
        QStringLiteral("^\\s*((?:[^\\s\"'=<>!~\\[]|\\[[^\\]]*\\])+)\\s*(!~|!=|<=|>=|<|>|=|~|contains\\b|"
                       "lacks\\b|exists\\b|missing\\b)\\s*(.*)$"),
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("“%1” is not a condition.").arg(text),
                      .advice = Text::tr("Write it as: kind = NAME, subject contains TEXT, "
                                         "payload.ships[0].fuel < 10, $.error exists")};
    EventCondition condition {.field = Field::Payload, .value = match.captured(3)};
    QString path = match.captured(1);
    for (const auto& word : FieldWords) {
        if (path == QLatin1String(word.typed))
            condition.field = word.meaning;
    }
    for (const auto& word : TestWords) {
        if (match.captured(2) == QLatin1String(word.typed))
            condition.test = word.meaning;
    }
    if (condition.field == Field::Payload) {
        static const QRegularExpression column(QStringLiteral("^payload(?=[.\\[]|$)"));
        auto steps = Json::parsePath(path.replace(column, QStringLiteral("$")));
        if (!steps)
            return steps.error();
        condition.path = *std::move(steps);
    }
    const auto tests = EventCondition::testsOf(condition.field);
    if (std::find(tests.begin(), tests.end(), condition.test) == tests.end())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("“%1” cannot be asked of %2.")
                                     .arg(match.captured(2), EventCondition::name(condition.field))};
    return condition;
}

QStringList typedFilter(const EventFilter& filter)
{
    QStringList options;
    for (const EventCondition& condition : filter.conditions)
        options << QStringLiteral("--where") << typed(condition);
    for (const auto& [option, time] : {std::pair("--from", filter.from), {"--until", filter.until}}) {
        if (time.isValid())
            options << QLatin1String(option) << time.toUTC().toString(Qt::ISODateWithMs);
    }
    if (filter.hideUnchanged)
        options << QStringLiteral("--hide-unchanged");
    return options;
}

}
