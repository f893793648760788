#pragma once

#include "base/job.h"

#include <QObject>
#include <QSet>

namespace Weekglass {

/// The weeks that the user has pinned, on any server: kept on this computer.
class Pins : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const QSet<QByteArray>& all() const { return m_pins; }
    /// Those of earlier starts; and from now on they are kept.
    void restore();
    /// Pins it, or takes its pin away.
    void toggle(const QByteArray& pin);

Q_SIGNALS:
    void changed();
    void failed(const QString& message);

private:
    QByteArray text() const;
    void save();

    QSet<QByteArray> m_pins;
    bool m_isKept = false;
    Job m_readJob;
    Job m_saveJob;
};

}
