#pragma once

#include "base/result.h"
#include "filter/valuetest.h"
#include "json/path.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace Weekglass {

/// One test of an event. What a value may be depends on the field: text for kind, subject and text; "429" or
/// "4xx,>=500" for the status; for a payload path any JSON value, and what is none is taken as a string.
struct EventCondition
{
    enum class Field {
        Kind,
        Subject,
        Status,
        Text, ///< the whole payload as the server prints it
        Payload ///< the value at a path of the payload
    };
    using Test = ValueTest;

    Field field = Field::Subject;
    Test test = Test::Contains;
    QString value = {};
    Json::Path path = {}; ///< of a payload condition

    /// What can be asked of a field, in the order of a menu.
    static std::vector<Test> testsOf(Field field);
    static QString name(Field field);
    /// What is tested in words: "Kind", or the path.
    QString subject() const;
    /// The condition as people read it: "Status is 4xx", "$.fuel < 10".
    QString text() const;

    bool operator==(const EventCondition&) const = default;
};

/// What the list of events is narrowed to: all of it must hold.
struct EventFilter
{
    std::vector<EventCondition> conditions = {};
    QDateTime from = {}; ///< at or after, UTC; invalid: no limit
    QDateTime until = {}; ///< before, UTC
    bool hideUnchanged = false; ///< events whose hash is that of the one before, of the same kind and subject

    bool isEmpty() const { return *this == EventFilter(); }
    bool hasTimes() const { return from.isValid() || until.isValid(); }
    /// The condition of this field and test replaced, added, or (with an empty value) removed.
    EventFilter with(EventCondition::Field field, EventCondition::Test test, const QString& value) const;

    /// Saved filters are kept in this form.
    QByteArray toJson() const;
    static Result<EventFilter> fromJson(const QByteArray& json);

    bool operator==(const EventFilter&) const = default;
};

/// A condition as one writes it on the command line: FIELD TEST [VALUE], e.g. "payload.data.fuel < 10",
/// "kind = /my/ships", "subject ~ ^/my", "$.error exists".
Result<EventCondition> parseCondition(const QString& text);
/// The filter as options of weekglassctl, each condition as parseCondition() reads it.
QStringList typedFilter(const EventFilter& filter);

}
