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

Path pathOf(const Document& document, NodeId node);
/// $.a["b c"][0], a["b c"][0] or /a/b c/0 (RFC 6901, where digits may be a key or a row). Empty, $ and
/// nothing else: the whole value. An error says at which character it cannot be read.
Result<Path> parsePath(const QString& text);
/// $.a["b c"][0]
QString toJsonPath(const Path& path);
/// The steps as PostgreSQL's #> wants them.
QStringList pathElements(const Path& path);

}
