#include "pages/snapshots/snapshotmark.h"

namespace Weekglass {

SnapshotMark& SnapshotMark::shared()
{
    static SnapshotMark mark;
    return mark;
}

void SnapshotMark::set(const QString& game, const Marked& marked)
{
    m_marked[game] = marked;
    Q_EMIT changed(game);
}

}
