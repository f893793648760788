#pragma once

#include <QByteArray>
#include <QString>

namespace Weekglass::Pg {

/// As whom a session reads: each of its transactions takes this role and this setting, both local to it, so
/// that it works behind a pooler and leaves nothing there.
struct ReadAs
{
    QString role;
    QString setting; ///< "app.current_player_id"
    QByteArray value;

    friend bool operator==(const ReadAs&, const ReadAs&) = default;
};

}
