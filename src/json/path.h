#pragma once

#include "json/document.h"

#include <QStringList>

#include <vector>

namespace Weekglass::Json {

/// From a container to one of its children: by key, or by row where that is not negative.
struct Step
{
    QString key = {};
    int row = -1;

    bool isRow() const { return row >= 0; }
    bool operator==(const Step&) const = default;
};
using Path = std::vector<Step>;

/// A key that needs no quotes in a path.
bool isPlainName(const QString& key);

Path pathOf(const Document& document, NodeId node);
/// noNode if the document has no such place.
NodeId nodeAt(const Document& document, const Path& path);
/// $.a["b c"][0], a["b c"][0] or /a/b c/0 (RFC 6901, where digits may be a key or a row). Empty, $ and
/// nothing else: the whole value. An error says at which character it cannot be read.
Result<Path> parsePath(const QString& text);
/// $.a["b c"][0]
QString toJsonPath(const Path& path);
/// The steps as PostgreSQL's #> wants them.
QStringList pathElements(const Path& path);

/// A key as one step of a JSON Pointer (RFC 6901): / and ~ written as ~1 and ~0.
QString pointerStep(QString key);
/// The keys of a JSON Pointer, with or without its first slash. The empty one has none.
QStringList pointerKeys(const QString& pointer);

}
