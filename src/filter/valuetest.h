#pragma once

#include <QString>

#include <optional>

namespace Weekglass {

/// How a value of a row is compared with what the user wrote.
enum class ValueTest {
    Equals,
    Differs, ///< or is not there
    Contains, ///< upper and lower case alike
    Lacks,
    Matches, ///< a regular expression of PostgreSQL
    Mismatches,
    Exists,
    Missing,
    Less, ///< of JSON: numbers as numbers, strings by their code points; other types never
    AtMost,
    More,
    AtLeast
};

bool needsValue(ValueTest test);
/// As people read it: "is", "does not contain", "≤".
QString nameOf(ValueTest test);
/// The same of a subject and a value: "status is active", "status exists".
QString testText(const QString& subject, ValueTest test, const QString& value);
/// As saved filters have it: "equals", "atMost".
QString storedWord(ValueTest test);
/// As one writes it on the command line: "=", "<=".
QString typedWord(ValueTest test);
std::optional<ValueTest> testOfStored(const QString& word);
std::optional<ValueTest> testOfTyped(const QString& word);

}
