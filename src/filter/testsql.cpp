#include "filter/testsql.h"

#include "filter/text.h"
#include "json/strings.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

/// LIKE pattern that finds @p part anywhere, its own wildcards taken literally.
QByteArray containing(const QString& part)
{
    QString escaped = part;
    escaped.replace(QLatin1Char('\\'), QLatin1String("\\\\"))
        .replace(QLatin1Char('%'), QLatin1String("\\%"))
        .replace(QLatin1Char('_'), QLatin1String("\\_"));
    return '%' + escaped.toUtf8() + '%';
}

/// What people type for a JSON value: JSON, or else a string without its quotes.
QByteArray jsonValue(const QString& typed)
{
    const QByteArray utf8 = typed.trimmed().toUtf8();
    return Json::Document::parse(utf8) ? utf8 : Json::quoted(typed);
}

/// {"a": {"b": value}} for the path a, b.
QByteArray nested(const Json::Path& path, const QByteArray& json)
{
    QByteArray text = json;
    for (auto step = path.rbegin(); step != path.rend(); ++step)
        text = '{' + Json::quoted(step->key) + ": " + text + '}';
    return text;
}

QByteArray stepsArray(const Json::Path& path)
{
    std::vector<Pg::Value> steps;
    const QStringList elements = Json::pathElements(path);
    for (const QString& element : elements)
        steps.emplace_back(element.toUtf8());
    return Pg::textArray(steps);
}

/// A CASE, since a cast must not be tried on what is no number, in whatever order the planner tests.
Sql comparedSql(const Sql& column, const Sql& path, ValueTest test, const QString& value,
                const QByteArray& json, StatementValues& values)
{
    const bool isNumber = json.front() == '-' || (json.front() >= '0' && json.front() <= '9');
    const Sql type = Sql("jsonb_typeof(") + column + Sql(" #> ") + path + Sql(")");
    const Sql text = Sql("(") + column + Sql(" #>> ") + path + Sql(")");
    if (isNumber)
        return Sql("CASE WHEN ") + type + Sql(" = 'number' THEN ") + text + Sql("::numeric")
            + comparison(test) + values.add(json, Sql("numeric")) + Sql(" ELSE false END");
    QString compared = value;
    if (const auto document = Json::Document::parse(json);
        document && document->kind(Json::Document::root()) == Json::Kind::String)
        compared = document->stringValue(Json::Document::root());
    return Sql("(") + type + Sql(" = 'string' AND ") + text + Sql(" COLLATE \"C\"") + comparison(test)
        + values.add(compared.toUtf8(), Sql("text")) + Sql(")");
}

}

Sql comparison(ValueTest test)
{
    switch (test) {
    case ValueTest::Less:
        return Sql(" < ");
    case ValueTest::AtMost:
        return Sql(" <= ");
    case ValueTest::More:
        return Sql(" > ");
    case ValueTest::AtLeast:
        return Sql(" >= ");
    case ValueTest::Differs:
        return Sql(" IS DISTINCT FROM ");
    default:
        return Sql(" = ");
    }
}

Result<Sql> textTestSql(const Sql& text, ValueTest test, const QString& value, StatementValues& values)
{
    const QByteArray utf8 = value.toUtf8();
    switch (test) {
    case ValueTest::Equals:
    case ValueTest::Differs:
        return text + comparison(test) + values.add(utf8, Sql("text"));
    case ValueTest::Contains:
        return text + Sql(" ILIKE ") + values.add(containing(value), Sql("text"));
    case ValueTest::Lacks:
        return Sql("(") + text + Sql(" ILIKE ") + values.add(containing(value), Sql("text"))
            + Sql(") IS NOT TRUE");
    case ValueTest::Matches:
        return text + Sql(" ~ ") + values.add(utf8, Sql("text"));
    case ValueTest::Mismatches:
        return Sql("(") + text + Sql(" ~ ") + values.add(utf8, Sql("text")) + Sql(") IS NOT TRUE");
    default:
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("“%1” cannot test a text.").arg(nameOf(test))};
    }
}

Result<Sql> jsonTestSql(const Sql& json, const Json::Path& path, ValueTest test, const QString& value,
                        StatementValues& values)
{
    const auto steps = [&] { return values.add(stepsArray(path), Sql("text[]")); };
    const QByteArray compared = jsonValue(value);
    const bool onlyKeys = std::ranges::none_of(path, &Json::Step::isRow);
    const bool isScalar = !compared.startsWith('{') && !compared.startsWith('[');
    switch (test) {
    case ValueTest::Equals:
        // containment is the same for a scalar behind keys, and an index on the column serves it
        if (onlyKeys && isScalar && !path.empty())
            return json + Sql(" @> ") + values.add(nested(path, compared), Sql("jsonb"));
        return json + Sql(" #> ") + steps() + Sql(" = ") + values.add(compared, Sql("jsonb"));
    case ValueTest::Differs:
        return json + Sql(" #> ") + steps() + Sql(" IS DISTINCT FROM ") + values.add(compared, Sql("jsonb"));
    case ValueTest::Exists:
        return json + Sql(" #> ") + steps() + Sql(" IS NOT NULL");
    case ValueTest::Missing:
        return json + Sql(" #> ") + steps() + Sql(" IS NULL");
    case ValueTest::Less:
    case ValueTest::AtMost:
    case ValueTest::More:
    case ValueTest::AtLeast:
        return comparedSql(json, steps(), test, value, compared, values);
    default:
        return textTestSql(Sql("(") + json + Sql(" #>> ") + steps() + Sql(")"), test, value, values);
    }
}

}
