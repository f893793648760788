#pragma once

#include "filter/statementvalues.h"
#include "filter/valuetest.h"
#include "json/path.h"

namespace Weekglass {

/// " < ", " = ", …: of tests that compare.
Pg::Sql comparison(ValueTest test);

/// A test of a text: @p text is the expression. The negative ones hold for NULL too: they are the complement.
/// An error for tests that compare by size.
Result<Pg::Sql> textTestSql(const Pg::Sql& text, ValueTest test, const QString& value,
                            StatementValues& values);
/// A test of the value at a path of JSON: @p json is the expression, of type jsonb. @p value: any JSON value,
/// and what is none is taken as a string. Equality behind keys is by containment, which an index serves.
Result<Pg::Sql> jsonTestSql(const Pg::Sql& json, const Json::Path& path, ValueTest test, const QString& value,
                            StatementValues& values);

}
