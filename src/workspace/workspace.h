#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QString>

#include <vector>

namespace Weekglass {

/// What a server is used for, so that a window can be marked with it.
enum class Environment { Unmarked, Development, Staging, Production };

/// A server that the user connects to. It holds no password, ever.
struct SavedConnection
{
    qint64 id = 0; ///< 0: not saved yet
    qint64 revision = 0; ///< of the row that was read; tells that another window changed it meanwhile
    QString name = {}; ///< unique, case not counted
    QByteArray conninfo = {}; ///< URI or keyword string as the user wrote it, without password; may be empty
    Environment environment = Environment::Unmarked;
    QDateTime lastUsed = {}; ///< UTC; invalid: never
    /// Of the server that answered there last; empty: none did yet. save() keeps it as long as the conninfo.
    QByteArray systemIdentifier = {};
};

/// Something kept under a name for all weeks of a game: a filter, a board, a list of what to ignore.
struct SavedItem
{
    QString name;
    QByteArray value; ///< as its owner writes it, mostly JSON
};

/// What belongs to the user and not to a week: saved connections and how the windows looked, in one SQLite
/// file that several windows and programs may use at once.
///
/// A value that knows only the file: every call opens its own connection and closes it, since a connection of
/// Qt Sql belongs to the thread that opened it. So it may be copied into a job and used by any thread. Calls
/// wait for the disk and for other programs (5 s at most): workers call them, never the GUI thread.
class Workspace
{
public:
    /// Opens the file, and makes it and its folder (only for their owner) or brings it up to date. A damaged
    /// file is moved aside and a new one made, which notice() tells. Fails if a newer Weekglass made the
    /// file, or if the disk does not let us.
    static Result<Workspace> open(const QString& path = defaultPath());
    /// $XDG_DATA_HOME/weekglass/workspace.sqlite
    static QString defaultPath();

    QString path() const { return m_path; }
    /// What the user should be told once after opening; empty if nothing.
    QString notice() const { return m_notice; }

    /// The one used last comes first, those never used last, by name.
    Result<std::vector<SavedConnection>> connections() const;
    /// Adds it (id 0) or changes it. Refuses a name that is taken, a conninfo with a password in it, and a
    /// row that another window changed or removed after it was read. @return what is now in the file
    Result<SavedConnection> save(const SavedConnection& connection) const;
    /// Removing what is gone already is no error.
    Result<void> remove(qint64 id) const;
    /// Remembers that it was used now.
    Result<void> touch(qint64 id, const QDateTime& when = QDateTime::currentDateTimeUtc()) const;

    /// Remembers which server answered, unless another window changed where it leads to meanwhile.
    Result<void> setSystemIdentifier(const SavedConnection& connection, const QByteArray& identifier) const;

    /// Items of one kind, e.g. "eventFilter", by name.
    Result<std::vector<SavedItem>> items(const QString& game, const QString& kind) const;
    /// One of the same name is replaced.
    Result<void> saveItem(const QString& game, const QString& kind, const SavedItem& item) const;
    Result<void> removeItem(const QString& game, const QString& kind, const QString& name) const;

    /// Small values by key, e.g. sizes of windows and splitters. The last writer wins.
    Result<QHash<QString, QByteArray>> uiValues() const;
    Result<void> saveUiValues(const QHash<QString, QByteArray>& values) const;

private:
    Workspace(const QString& path, const QString& notice)
        : m_path(path)
        , m_notice(notice)
    {
    }

    QString m_path;
    QString m_notice;
};

}
