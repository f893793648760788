#pragma once

#include <QIcon>

class QPalette;

namespace Weekglass {

enum class ReplayIcon {
    First,
    Back,
    Play,
    Pause,
    Forward,
    Last,
    PreviousMarked,
    NextMarked,
    RangeIn,
    RangeOut,
    Loop,
    ClearRange,
    Bookmark
};

/// Drawn in the palette's text colours, so that it is seen on dark and on light.
QIcon replayIcon(ReplayIcon icon, const QPalette& palette);

}
