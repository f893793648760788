#pragma once

#include "json/document.h"

#include <stop_token>
#include <vector>

namespace Weekglass {

/// Where a search found something, ascending: nodes of a document, or positions in a text.
using JsonMatches = std::vector<quint32>;

/// The nodes whose key or own value has @p wanted in it, decoded, in upper or lower case. Values of
/// containers are not looked at, their children are. What was found so far if @p stop is requested.
JsonMatches findInDocument(const Json::Document& document, const QString& wanted,
                           const std::stop_token& stop);

/// The positions of @p wanted in @p text, in upper or lower case, without overlaps.
JsonMatches findInText(const QString& text, const QString& wanted, const std::stop_token& stop);

}
