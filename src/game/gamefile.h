#pragma once

#include <QByteArray>
#include <QString>

namespace Weekglass {

/// A file of a game definition, read whole when the definition was loaded.
struct GameFile
{
    QString name; ///< below the game's folder, e.g. "events/api.sql"
    QByteArray text;

    friend bool operator==(const GameFile&, const GameFile&) = default;
};

}
