#pragma once

#include "base/result.h"

#include <QString>

namespace Weekglass {

/// What a page says where its rows would be. A lost connection in two words: the window's header says why it
/// was lost, once for all pages, and offers the way back.
QString failureText(const Error& error, int characters = 2000);

}
