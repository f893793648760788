#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Weekglass::Json {

/// SHA-256 as 64 lower-case hexadecimal digits. May be called from any thread.
QByteArray sha256Hex(QByteArrayView bytes);

}
