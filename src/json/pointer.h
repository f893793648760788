#pragma once

#include <QStringList>

namespace Weekglass::Json {

/// A key as one step of a JSON Pointer (RFC 6901): / and ~ written as ~1 and ~0.
QString pointerStep(QString key);

/// The keys of a JSON Pointer, with or without its first slash. The empty one has none.
QStringList pointerKeys(const QString& pointer);

}
