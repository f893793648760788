#pragma once

#include "filter/valuetest.h"
#include "json/path.h"

namespace Weekglass {

/// "SUBJECT TEST VALUE" as one writes it on the command line. The subject may hold quoted blanks in brackets,
/// as a path has them; the test is the first one that stands behind it.
struct TypedTest
{
    QString subject;
    ValueTest test = ValueTest::Equals;
    QString value;
};

/// Nothing if the text is none.
std::optional<TypedTest> typedTest(const QString& text);
/// The other way round.
QString toTyped(const TypedTest& test);

}
