#pragma once

#include <QString>

namespace Weekglass {

/// Markdown (CommonMark with GitHub's tables, task lists and strikethrough) as HTML. HTML inside of it is
/// shown as the text that it is. Pictures are named only and links followed by their address: the page
/// refers to nothing outside.
QString markdownHtml(const QString& markdown);

}
