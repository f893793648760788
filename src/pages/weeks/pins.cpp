#include "pages/weeks/pins.h"

#include "pages/keptvalue.h"

#include <algorithm>

namespace Weekglass {

Pins::Pins(QObject* parent)
    : QObject(parent)
    , m_kept(new KeptValue(QStringLiteral("pinnedWeeks"), this))
{
    connect(m_kept, &KeptValue::failed, this, &Pins::failed);
}

/// A line each; no name of a week has a line break.
void Pins::restore()
{
    m_kept->read([this](const QByteArray& lines) {
        for (const QByteArray& pin : lines.split('\n')) {
            if (!pin.isEmpty())
                m_pins.insert(pin);
        }
        Q_EMIT changed();
    });
}

void Pins::toggle(const QByteArray& pin)
{
    if (!m_pins.remove(pin))
        m_pins.insert(pin);
    QByteArrayList pins = m_pins.values();
    std::ranges::sort(pins);
    m_kept->write(pins.join('\n'));
    Q_EMIT changed();
}

}
