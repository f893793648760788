#pragma once

#include "base/job.h"
#include "weeks/weekidentity.h"
#include "workspace/saveditems.h"

#include <QObject>

#include <functional>
#include <vector>

namespace Weekglass {

/// A play that the user wants to find again.
struct PlayBookmark
{
    qint64 playNumber = 0;
    QString note;
};

/// The user's bookmarks of one game of one week, kept in the workspace. A week that was dropped and made
/// again under the same name has none of the old one's.
class PlayBookmarks : public QObject
{
    Q_OBJECT

public:
    PlayBookmarks(WeekIdentity week, QString game, QObject* parent = nullptr);

    /// Of which game of which log; empty: none.
    void setGame(const QString& logId, const QByteArray& gameId);
    /// One without a note, unless this play has one by now.
    void add(qint64 playNumber);
    /// Adds one, or changes the note of the one that this play has.
    void save(const PlayBookmark& bookmark);
    void remove(qint64 playNumber);

    /// Ascending by play number.
    const std::vector<PlayBookmark>& list() const { return m_list; }
    bool contains(qint64 playNumber) const;

Q_SIGNALS:
    void changed();
    void statusMessage(const QString& message);

private:
    QString nameOf(qint64 playNumber) const;
    void change(const std::function<Result<void>(const SavedItems& items)>& change);

    const WeekIdentity m_week;
    const SavedItems m_items;
    QString m_prefix; ///< of the names of this game's bookmarks; empty: no game
    std::vector<PlayBookmark> m_list;
    Job m_job;
};

}
