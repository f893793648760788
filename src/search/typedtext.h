#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace Weekglass {

/// What somebody typed to find something: words that must all be there, and perhaps a number.
struct TypedText
{
    QString text = {}; ///< without white space around it
    QStringList words = {}; ///< the first few
    std::optional<qint64> number =
        {}; ///< 4711, also with a hash before it, or 4,711: an id, a tick or a version

    static TypedText parse(const QString& typed);

    /// Enough for asking weeks: less fits nearly everything.
    bool isEnough() const { return text.size() >= 2; }
    /// Every word is in one of these, upper and lower case alike.
    bool isIn(const QStringList& texts) const;
    /// How well it fits a thing: 0 is its id or its name; then a name's begin, a word's begin, a part of the
    /// name; WorstRank if only what is said of it has the words.
    int rank(const QString& name, const QString& id = {}) const;

    static constexpr int WorstRank = 4;
};

}
