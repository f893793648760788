#pragma once

#include "base/result.h"
#include "weeks/weekidentity.h"

#include <QMap>

namespace Weekglass {

/// Where a page is, by names that a link can carry: its filter, the selected row, the text of an editor.
using PageState = QMap<QString, QString>;

/// One page of a week, a game or a server, to be copied, sent to somebody and opened there:
/// weekglass://week/WEEK/PAGE?server=…&system=…&oid=…, weekglass://game/GAME/PAGE?server=… or
/// weekglass://server/PAGE?server=…, each with the names of its PageState behind.
struct WeekLink
{
    QString page; ///< as PageKind::id
    QString game = {}; ///< id; only of a game's page
    WeekIdentity week = {}; ///< only of a week's page
    /// LocalServer, or a conninfo of host and port, without user and secrets.
    QByteArray server = {};
    PageState state = {};

    static constexpr QByteArrayView LocalServer = "local";

    QString toString() const;
    /// An error if it is none, or if it lacks what tells the week from a later one of its name.
    static Result<WeekLink> parse(const QString& text);

    bool operator==(const WeekLink&) const = default;
};

}
