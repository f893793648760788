#include "pages/weeks/pins.h"

#include "base/safetext.h"
#include "workspace/workspace.h"

#include <algorithm>

namespace Weekglass {

namespace {

constexpr QLatin1String PinsKey("pinnedWeeks"); // among what is remembered of the window

}

void Pins::restore()
{
    m_readJob.start(
        [](const std::stop_token&) -> Result<QByteArray> {
            const auto workspace = Workspace::open();
            const auto values =
                workspace ? workspace->uiValues() : Result<QHash<QString, QByteArray>>(workspace.error());
            return values ? Result<QByteArray>(values->value(PinsKey)) : Result<QByteArray>(values.error());
        },
        [this](const Result<QByteArray>& kept) {
            if (!kept)
                return Q_EMIT failed(visibleText(kept.error().message));
            m_isKept = true;
            for (const QByteArray& pin : kept->split('\n')) {
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
    Q_EMIT changed();
    save();
}

/// A line each; no name of a week has a line break.
QByteArray Pins::text() const
{
    QByteArrayList pins = m_pins.values();
    std::ranges::sort(pins);
    return pins.join('\n');
}

void Pins::save()
{
    if (!m_isKept || m_saveJob.isRunning())
        return; // its end looks again
    m_saveJob.start(
        [pins = text()](const std::stop_token&) -> Result<QByteArray> {
            const auto workspace = Workspace::open();
            const auto saved =
                workspace ? workspace->saveUiValues({{PinsKey, pins}}) : Result<void>(workspace.error());
            return saved ? Result<QByteArray>(pins) : Result<QByteArray>(saved.error());
        },
        [this](const Result<QByteArray>& saved) {
            if (!saved)
                Q_EMIT failed(visibleText(saved.error().message));
            else if (*saved != text())
                save();
        });
}

}
