#pragma once

#include "json/document.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace Weekglass {

/// The snapshot that somebody marked to compare others with, one for each game: pages of all its weeks share
/// it, and it stays when the page it came from is closed.
class SnapshotMark : public QObject
{
    Q_OBJECT

public:
    struct Marked
    {
        std::shared_ptr<const Json::Document> document; ///< null: none is marked
        QString title; ///< which one: week, subject, number
    };

    /// The one of this program; for the GUI thread.
    static SnapshotMark& shared();

    Marked marked(const QString& game) const { return m_marked.value(game); }
    /// A null document takes the mark away.
    void set(const QString& game, const Marked& marked);

Q_SIGNALS:
    void changed(const QString& game);

private:
    QHash<QString, Marked> m_marked;
};

}
