#include "pages/change/rememberedoperator.h"

#include "workspace/workspace.h"

#include <QLineEdit>

namespace Weekglass {

namespace {

const QString Key = QStringLiteral("operator"); // among the small values of the workspace
constexpr int LongestName = 200;

}

RememberedOperator::RememberedOperator(QLineEdit* field, const QString& key)
    : QObject(field)
    , m_field(field)
    , m_key(key.isEmpty() ? Key : key)
{
    m_job.start(
        [key = m_key](const std::stop_token&) -> Result<QString> {
            const auto workspace = Workspace::open();
            if (!workspace)
                return workspace.error();
            const auto values = workspace->uiValues();
            return values ? Result<QString>(QString::fromUtf8(values->value(key)).left(LongestName))
                          : Result<QString>(values.error());
        },
        [this](const Result<QString>& name) {
            if (!name)
                return;
            m_kept = *name;
            if (m_field->text().isEmpty() && !m_field->isModified())
                m_field->setText(*name);
        });
}

void RememberedOperator::keep()
{
    const QString name = m_field->text().trimmed();
    if (name == m_kept)
        return;
    m_kept = name;
    QThreadPool::globalInstance()->start([name, key = m_key] {
        if (const auto workspace = Workspace::open())
            (void)workspace->saveUiValues({{key, name.toUtf8()}});
    });
}

}
