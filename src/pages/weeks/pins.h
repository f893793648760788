#pragma once

#include <QObject>
#include <QSet>

namespace Weekglass {

class KeptValue;

/// The weeks that the user has pinned, on any server: kept on this computer.
class Pins : public QObject
{
    Q_OBJECT

public:
    explicit Pins(QObject* parent = nullptr);

    const QSet<QByteArray>& all() const { return m_pins; }
    /// Those of earlier starts; and from now on they are kept.
    void restore();
    /// Pins it, or takes its pin away.
    void toggle(const QByteArray& pin);

Q_SIGNALS:
    void changed();
    void failed(const QString& message);

private:
    KeptValue* m_kept;
    QSet<QByteArray> m_pins;
};

}
