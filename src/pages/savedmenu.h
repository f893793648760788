#pragma once

#include "pages/savedlist.h"

#include <QToolButton>

namespace Weekglass {

/// What the user keeps of one kind for all weeks of a game, as the menu of a button: chosen, saved, renamed
/// and removed.
class SavedMenu : public QToolButton
{
    Q_OBJECT

public:
    struct Kind
    {
        QString kind; ///< in the workspace
        QString save; ///< "Save this filter…"
        QString nameLabel; ///< of the field for its name; says that an equal one is replaced
        std::function<QByteArray()> shown; ///< what would be saved now; empty: nothing
        /// One that a newer version wrote stays where it is, but is not offered.
        std::function<bool(const QByteArray&)> isReadable;
    };

    SavedMenu(const QString& game, Kind kind, QWidget* parent = nullptr);

    /// What is shown, under a name; an equal one is replaced.
    void save(const QString& name) { m_list->save(name, m_kind.shown()); }
    void rename(const QString& from, const QString& to) { m_list->rename(from, to); }
    void remove(const QString& name) { m_list->remove(name); }
    QStringList names() const;
    /// Saved exactly so, under whichever name.
    bool holds(const QByteArray& value) const;

Q_SIGNALS:
    void chosen(const QByteArray& value);
    /// Others are saved by now.
    void changed();
    void statusMessage(const QString& message);

private:
    void fill();
    void fillForEach(const QString& title, const std::function<void(const QString& name)>& run);
    void ask(const QString& title, const QString& text, const std::function<void(const QString&)>& done);

    const Kind m_kind;
    SavedList* m_list;
};

}
