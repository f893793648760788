#pragma once

#include "pages/savedlist.h"
#include "weeks/weekhandle.h"
#include "widgets/charts/chartannotation.h"

namespace Weekglass {

/// What happened to one week: its reset, migrations, rollbacks and what was undone, read from the week itself
/// and kept in the workspace for when it is gone, and the user's notes. A week that was dropped and made
/// again under the same name has none of the old one's.
class WeekAnnotations : public QObject
{
    Q_OBJECT

public:
    /// @p game: id of the kind of game.
    WeekAnnotations(const WeekIdentity& week, const QString& game, QObject* parent = nullptr);

    /// What is kept, and the notes.
    void load();
    /// Then what the week itself says.
    void load(const WeekHandle& week);
    /// One that is at the same time is replaced.
    void saveNote(qint64 at, const QString& text);
    void removeNote(qint64 at);
    bool isLoading() const { return m_job.isRunning() || m_notes->isLoading() || m_kept->isLoading(); }

    /// Times are microseconds since 1970; the order is none.
    const std::vector<ChartAnnotation>& list() const { return m_list; }

Q_SIGNALS:
    void changed();
    void statusMessage(const QString& message);

private:
    void take();

    SavedList* m_notes; ///< by time
    SavedList* m_kept; ///< one item: what the week itself said last
    std::vector<ChartAnnotation> m_events;
    std::vector<ChartAnnotation> m_list;
    bool m_isFresh = false; ///< the week itself said it
    Job m_job;
};

}
