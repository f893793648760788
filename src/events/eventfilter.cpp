#include "events/eventfilter.h"

#include "base/servertime.h"
#include "events/text.h"
#include "filter/storedtest.h"
#include "filter/typedtest.h"
#include "json/strings.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

using Field = EventCondition::Field;
using Test = EventCondition::Test;

struct Word
{
    Field meaning;
    const char* word; // in saved filters and on the command line
};

constexpr std::array<Word, 5> FieldWords {{{Field::Kind, "kind"},
                                           {Field::Subject, "subject"},
                                           {Field::Status, "status"},
                                           {Field::Text, "text"},
                                           {Field::Payload, "payload"}}};

QString wordOf(Field field)
{
    return QString::fromLatin1(std::ranges::find(FieldWords, field, &Word::meaning)->word);
}

std::optional<Field> fieldOf(const QString& word)
{
    const auto found = std::ranges::find_if(
        FieldWords, [&word](const Word& each) { return word == QLatin1String(each.word); });
    return found == FieldWords.end() ? std::nullopt : std::optional(found->meaning);
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
    const auto word = object.string(QStringLiteral("field"));
    if (!word)
        return word.error();
    const auto field = fieldOf(*word);
    if (!field)
        return unknownWord(object, QStringLiteral("field"), *word);
    auto tested = storedTest(object);
    if (!tested)
        return tested.error();
    return EventCondition {
        .field = *field, .test = tested->test, .value = tested->value, .path = std::move(tested->path)};
}

QByteArray member(const char* key, const QByteArray& json)
{
    return '"' + QByteArray(key) + "\":" + json;
}

QByteArray toJson(const EventCondition& condition)
{
    QByteArrayList members {member("field", Json::quoted(wordOf(condition.field))),
                            member("test", Json::quoted(storedWord(condition.test)))};
    if (condition.field == Field::Payload)
        members << member("path", Json::quoted(Json::toJsonPath(condition.path)));
    if (needsValue(condition.test))
        members << member("value", Json::quoted(condition.value));
    return '{' + members.join(',') + '}';
}

/// As parseCondition() reads it.
QString typed(const EventCondition& condition)
{
    return toTyped({.subject = condition.field == Field::Payload ? Json::toJsonPath(condition.path)
                                                                 : wordOf(condition.field),
                    .test = condition.test,
                    .value = condition.value});
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

QString EventCondition::subject() const
{
    return field == Field::Payload ? Json::toJsonPath(path) : name(field);
}

QString EventCondition::text() const
{
    return testText(subject(), test, value);
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
    auto conditions = storedConditions(*object, conditionOf);
    if (!conditions)
        return conditions.error();
    EventFilter filter;
    filter.conditions = *std::move(conditions);
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
    const auto typed = typedTest(text);
    if (!typed)
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("“%1” is not a condition.").arg(text),
                      .advice = Text::tr("Write it as: kind = NAME, subject contains TEXT, "
                                         "payload.ships[0].fuel < 10, $.error exists")};
    EventCondition condition {.field = fieldOf(typed->subject).value_or(Field::Payload),
                              .test = typed->test,
                              .value = typed->value};
    if (condition.field == Field::Payload) {
        static const QRegularExpression column(QStringLiteral("^payload(?=[.\\[]|$)"));
        auto steps = Json::parsePath(QString(typed->subject).replace(column, QStringLiteral("$")));
        if (!steps)
            return steps.error();
        condition.path = *std::move(steps);
    }
    const auto tests = EventCondition::testsOf(condition.field);
    if (std::find(tests.begin(), tests.end(), condition.test) == tests.end())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("“%1” cannot test %2.")
                                     .arg(typedWord(condition.test), EventCondition::name(condition.field))};
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
