#pragma once

#include "game/snapshotsource.h"
#include "pages/savedlist.h"
#include "json/diff.h"

#include <QObject>

namespace Weekglass {

/// What comparisons of a game's snapshots leave out: what the manifest says, and what the user has added,
/// which is saved for all weeks of the game. Also how elements of arrays are matched.
class IgnoreRules : public QObject
{
    Q_OBJECT

public:
    explicit IgnoreRules(QString game, QObject* parent = nullptr);

    void setSource(const SnapshotSource& source);
    void add(const QString& pattern);
    void remove(const QString& pattern);
    /// Shows what is hidden; the rules stay.
    void setShowsHidden(bool shows);
    bool showsHidden() const { return m_showsHidden; }

    /// For comparisons that are looked at.
    Json::DiffOptions options() const;
    /// With nothing hidden, as a patch needs it.
    Json::DiffOptions wholeOptions() const;
    /// All rules: those of the manifest, then those of the user.
    QStringList patterns() const { return m_given + added(); }
    QStringList added() const;

Q_SIGNALS:
    void changed();
    void statusMessage(const QString& message);

private:
    SavedList* m_saved;
    std::vector<Json::DiffOptions::Identity> m_identity;
    QStringList m_given;
    bool m_showsHidden = false;
};

}
