#include "pages/keptvalue.h"

#include "base/safetext.h"
#include "workspace/workspace.h"

namespace Weekglass {

KeptValue::KeptValue(QString key, QObject* parent)
    : QObject(parent)
    , m_key(std::move(key))
{
}

void KeptValue::read(const std::function<void(const QByteArray&)>& take)
{
    m_readJob.start(
        [key = m_key](const std::stop_token&) -> Result<QByteArray> {
            const auto workspace = Workspace::open();
            const auto values =
                workspace ? workspace->uiValues() : Result<QHash<QString, QByteArray>>(workspace.error());
            return values ? Result<QByteArray>(values->value(key)) : Result<QByteArray>(values.error());
        },
        [this, take](const Result<QByteArray>& value) {
            if (!value)
                return Q_EMIT failed(visibleText(value.error().message));
            m_stored = m_wanted = *value;
            m_isRead = true;
            take(*value);
        });
}

void KeptValue::write(const QByteArray& value)
{
    m_wanted = value;
    if (!m_isRead || m_writeJob.isRunning() || value == m_stored)
        return;
    m_stored = value; // also if it fails: the next change tries again
    m_writeJob.start(
        [key = m_key, value](const std::stop_token&) -> Result<void> {
            const auto workspace = Workspace::open();
            return workspace ? workspace->saveUiValues({{key, value}}) : workspace.error();
        },
        [this](const Result<void>& written) {
            if (!written)
                Q_EMIT failed(visibleText(written.error().message));
            write(m_wanted);
        });
}

}
