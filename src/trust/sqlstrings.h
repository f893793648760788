#pragma once

#include <QByteArray>

namespace Weekglass {

/// Whether a token stands for characters that are given by their numbers, which nobody reads.
bool hasNumberedCharacters(QByteArrayView token);
/// What stands between the quotes or dollars, as far as it can be read without the server.
QByteArray insideOf(QByteArrayView string);

}
