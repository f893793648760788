#pragma once

#include <QIcon>

class QPalette;

namespace Weekglass {

enum class ReplayIcon { First, Back, Play, Pause, Forward, Last };

/// Drawn in the palette's text colours, so that it is seen on dark and on light.
QIcon replayIcon(ReplayIcon icon, const QPalette& palette);

}
