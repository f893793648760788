#pragma once

#include "json/document.h"

namespace Weekglass::Json {

struct PrettyText
{
    QByteArray utf8;
    bool cut = false; ///< there is more than maxBytes
};

/// The value with a line for each member and element, indented by two spaces. Numbers and strings stay as
/// written. Never longer than @p maxBytes, and cut between characters.
PrettyText prettyPrint(const Document& document, NodeId node, qsizetype maxBytes);

}
