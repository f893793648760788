#pragma once

#include "json/document.h"

namespace Weekglass {

/// What rows show of a document. None of these decodes more than it shows, however long the value is.

/// The member's key, [3] for an element, $ for the root.
QString shownJsonKey(const Json::Document& document, Json::NodeId node);
/// A scalar as written, strings decoded and in quotes, containers as the number of their children: {3}, [12].
QString shownJsonValue(const Json::Document& document, Json::NodeId node);

/// Programs that read this number as a double see another one: an integer beyond 2^53, more than 17
/// significant digits, or outside of a double's range.
bool exceedsDouble(QByteArrayView number);

/// Text for a view of lines, all characters visible.
struct JsonPageText
{
    QString text;
    qsizetype shownBytes = 0; ///< how much of it is there, in bytes of UTF-8
    bool cut = false; ///< there is more
    bool wrapped = false; ///< lines longer than maxJsonLine go on in the next line, behind a sign
};
constexpr qsizetype maxJsonPage = 2 * 1024 * 1024; ///< bytes
constexpr qsizetype maxJsonLine = 4096; ///< characters; one line of a megabyte stops a text view for seconds
constexpr QChar jsonLineGoesOn(0x21AA); ///< the sign at the start of a continued line

/// The document, indented, or the beginning of it.
JsonPageText jsonPage(const Json::Document& document, qsizetype maxBytes = maxJsonPage);
/// The beginning of a text that is not JSON, or too large to be read as such.
JsonPageText plainPage(QByteArrayView utf8, qsizetype maxBytes = maxJsonPage);

}
