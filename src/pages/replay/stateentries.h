#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace Weekglass {

/// One element of a state value that is a JSON array, or one member of an object, ready to be shown.
struct StateEntry
{
    QString name; ///< a first field that is a whole number, the member's key, else the place from 1
    QString value; ///< the other fields with a value, in the order of the text
    QByteArray text; ///< the element as written, to compare
    std::vector<std::pair<QString, QString>> fields; ///< key and value of all fields; empty for a scalar

    friend bool operator==(const StateEntry&, const StateEntry&) = default;
};

struct StateEntries
{
    std::vector<StateEntry> entries; ///< at most MaxStateEntries
    qsizetype total = 0;

    friend bool operator==(const StateEntries&, const StateEntries&) = default;
};

constexpr int MaxStateEntries = 500;

/// The elements of a JSON array or the members of an object; nullopt for anything else.
std::optional<StateEntries> stateEntries(QByteArrayView text);

}
