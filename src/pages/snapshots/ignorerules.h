#pragma once

#include "base/job.h"
#include "game/gamedefinition.h"
#include "workspace/saveditems.h"
#include "json/diff.h"

#include <QObject>

#include <functional>

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
    QStringList patterns() const { return m_given + m_added; }
    const QStringList& added() const { return m_added; }

Q_SIGNALS:
    void changed();
    void statusMessage(const QString& message);

private:
    void change(const std::function<Result<void>(const SavedItems& items)>& change);

    const SavedItems m_items;
    std::vector<Json::DiffOptions::Identity> m_identity;
    QStringList m_given;
    QStringList m_added;
    bool m_showsHidden = false;
    Job m_job;
};

}
