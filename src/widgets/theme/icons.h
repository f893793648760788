#pragma once

#include <QIcon>

class QLineEdit;

namespace Weekglass {

/// What an icon stands for; each is a file of resources/icons.
enum class Icon {
    Add,
    Back,
    Board,
    Bookmark,
    Clear,
    Cohorts,
    Columns,
    Compare,
    Copy,
    Differences,
    Events,
    Export,
    Filter,
    First,
    Follow,
    Forward,
    Games,
    History,
    Ingest,
    Last,
    Loop,
    Metrics,
    Migrate,
    More,
    NextMarked,
    Note,
    Notebook,
    Panel,
    Pause,
    Pin,
    Plan,
    Play,
    PreviousMarked,
    RangeIn,
    RangeOut,
    Redo,
    Reload,
    Remove,
    Replay,
    Reports,
    Save,
    Search,
    Server,
    Snapshots,
    Sql,
    StepBack,
    StepForward,
    Stop,
    Undo,
    Verify,
    Whole,
    Count
};

/// Drawn in the palette's text colours of the moment, so that it is seen on dark and on light.
QIcon iconOf(Icon icon);
/// The field begins with a magnifier.
void markAsSearch(QLineEdit* field);

}
