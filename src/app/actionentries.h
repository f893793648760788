#pragma once

#include "app/searchentry.h"
#include "search/typedtext.h"

class QWidget;

namespace Weekglass {

class OpenPages;

/// The window's actions that have all words, with their keys: the one whose name was typed, those that can be
/// run, those that cannot be run now, which say why; at last what pages have that are not in front.
std::vector<SearchEntry> actionEntries(const QWidget* window, OpenPages& pages, const TypedText& typed);

}
