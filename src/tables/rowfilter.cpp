#include "tables/rowfilter.h"

#include "filter/storedtest.h"
#include "filter/typedtest.h"
#include "tables/text.h"
#include "json/strings.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Sort = RelationColumn::Sort;
using Test = ValueTest;

Error formatError(const QString& message, const QString& advice = {})
{
    return {.kind = Error::Kind::Format, .message = message, .advice = advice};
}

/// Column and path are one path: inventory.slots[0].
Result<RowCondition> ofPath(Json::Path path, const QString& subject)
{
    if (path.empty() || path.front().isRow())
        return formatError(Text::tr("“%1” names no column.").arg(subject));
    RowCondition condition {.column = path.front().key};
    condition.path.assign(path.begin() + 1, path.end());
    return condition;
}

Result<RowCondition> conditionOf(const Json::ManifestObject& object)
{
    const auto column = object.string(QStringLiteral("column"));
    if (!column)
        return column.error();
    auto tested = storedTest(object);
    if (!tested)
        return tested.error();
    return RowCondition {
        .column = *column, .path = std::move(tested->path), .test = tested->test, .value = tested->value};
}

QByteArray member(const char* key, const QString& value)
{
    return '"' + QByteArray(key) + "\":" + Json::quoted(value);
}

QByteArray jsonOf(const RowCondition& condition)
{
    QByteArrayList members {member("column", condition.column), member("test", storedWord(condition.test))};
    if (!condition.path.empty())
        members << member("path", Json::toJsonPath(condition.path));
    if (needsValue(condition.test))
        members << member("value", condition.value);
    return '{' + members.join(',') + '}';
}

}

std::vector<Test> RowCondition::testsOf(Sort sort)
{
    switch (sort) {
    case Sort::Text:
    case Sort::Json:
    case Sort::Jsonb:
        return {Test::Equals, Test::Differs, Test::Contains, Test::Lacks,   Test::Matches, Test::Mismatches,
                Test::Less,   Test::AtMost,  Test::More,     Test::AtLeast, Test::Exists,  Test::Missing};
    case Sort::Number:
    case Sort::Time:
    case Sort::Enum:
    case Sort::Plain:
        return {Test::Equals,  Test::Differs,  Test::Less,  Test::AtMost, Test::More,
                Test::AtLeast, Test::Contains, Test::Lacks, Test::Exists, Test::Missing};
    case Sort::Truth:
        return {Test::Equals, Test::Differs, Test::Exists, Test::Missing};
    case Sort::Other:
        break;
    }
    return {Test::Equals,  Test::Differs,    Test::Contains, Test::Lacks,
            Test::Matches, Test::Mismatches, Test::Exists,   Test::Missing};
}

QString RowCondition::subject() const
{
    Json::Path whole {{.key = column}};
    whole.insert(whole.end(), path.begin(), path.end());
    const QString text = Json::toJsonPath(whole);
    return text.startsWith(QLatin1String("$.")) ? text.sliced(2) : text;
}

QString RowCondition::text() const
{
    return testText(subject(), test, value);
}

QByteArray RowFilter::toJson() const
{
    QByteArrayList written;
    for (const RowCondition& condition : conditions)
        written << jsonOf(condition);
    return "{\"conditions\":[" + written.join(',') + "]}";
}

Result<RowFilter> RowFilter::fromJson(const QByteArray& json)
{
    const auto object = Json::ManifestObject::parse(json, Text::tr("the saved filter"));
    if (!object)
        return object.error();
    auto conditions = storedConditions(*object, conditionOf);
    return conditions ? Result<RowFilter>(RowFilter {*std::move(conditions)}) : conditions.error();
}

Result<RowCondition> parseRowCondition(const QString& text)
{
    const auto typed = typedTest(text);
    if (!typed)
        return formatError(Text::tr("“%1” is not a condition.").arg(text),
                           Text::tr("Write it as: status = active, data.fuel < 10, deleted_at missing"));
    auto steps = Json::parsePath(typed->subject);
    if (!steps)
        return steps.error();
    auto condition = ofPath(*std::move(steps), typed->subject);
    if (!condition)
        return condition;
    condition->test = typed->test;
    condition->value = typed->value;
    return condition;
}

QString toTyped(const RowCondition& condition)
{
    return toTyped(
        TypedTest {.subject = condition.subject(), .test = condition.test, .value = condition.value});
}

Result<void> checkCondition(const RowCondition& condition, const std::vector<RelationColumn>& columns)
{
    const auto column = std::ranges::find(columns, condition.column, &RelationColumn::name);
    if (column == columns.end()) {
        QStringList names;
        for (const RelationColumn& each : columns)
            names << each.name;
        return formatError(Text::tr("There is no column “%1”.").arg(condition.column),
                           Text::tr("There are: %1").arg(names.join(QStringLiteral(", "))));
    }
    if (!column->isReadable)
        return formatError(Text::tr("This role has no right to read the column “%1”.").arg(condition.column));
    if (!condition.path.empty() && !column->isJson())
        return formatError(Text::tr("“%1” is not a JSON column, so it has no paths.").arg(condition.column));
    const auto tests = RowCondition::testsOf(column->sort);
    if (std::ranges::find(tests, condition.test) == tests.end())
        return formatError(Text::tr("“%1” cannot test %2.").arg(nameOf(condition.test), condition.column));
    return {};
}

}
