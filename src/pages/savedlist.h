#pragma once

#include "base/job.h"
#include "weeks/weekidentity.h"
#include "workspace/saveditems.h"

#include <QObject>

#include <functional>
#include <map>
#include <optional>

namespace Weekglass {

/// The begin of the names of what the workspace keeps for one week, or a part of it: the parts in quotes, so
/// that no name can be a part of another one's. A week that was dropped and made again under the same name
/// has none of the old one's.
QString savedPrefix(const WeekIdentity& week, const QStringList& parts = {});

/// What the user keeps of one kind in the workspace: read and changed in the background, and all read again
/// after each change, since another window may have changed it too.
class SavedList : public QObject
{
    Q_OBJECT

public:
    /// For all weeks of a game. @p kind: e.g. "eventFilter". Nothing is read before load().
    SavedList(QString game, QString kind, QObject* parent = nullptr);

    /// From the next load() on only what is named so and more; names are what follows, here and below.
    /// Nothing: the list is empty and stays so.
    void setPrefix(const std::optional<QString>& prefix);
    void load();
    /// One of the same name is replaced.
    void save(const QString& name, const QByteArray& value = {});
    /// Unless there is one of this name.
    void add(const QString& name);
    void rename(const QString& from, const QString& to);
    void remove(const QString& name);

    bool isLoading() const { return m_job.isRunning(); }
    /// By name.
    const std::vector<SavedItem>& items() const { return m_saved; }
    /// Those whose names are numbers.
    std::map<qint64, QString> texts() const;

Q_SIGNALS:
    /// The list was read.
    void changed();
    void statusMessage(const QString& message);

private:
    void change(const std::function<Result<void>(const SavedItems& items)>& change);
    QString fullName(const QString& name) const { return m_prefix.value_or(QString()) + name; }

    const SavedItems m_items;
    std::optional<QString> m_prefix = QString();
    std::vector<SavedItem> m_saved;
    Job m_job;
};

}
