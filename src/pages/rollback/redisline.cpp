#include "pages/rollback/redisline.h"

#include "pages/change/rememberedoperator.h"
#include "widgets/theme/housestyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace Weekglass {

RedisLine::RedisLine(const QString& key, QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit)
    , m_kept(new RememberedOperator(m_field, key))
{
    setObjectName(QStringLiteral("operationRedisLine"));
    m_field->setObjectName(QStringLiteral("operationRedis"));
    m_field->setAccessibleName(tr("The game's Redis"));
    m_field->setPlaceholderText(tr("redis://HOST:PORT – empty: Redis is not read"));
    m_field->setToolTip(
        tr("redis://[USER@]HOST[:PORT][/DB], rediss:// for TLS, unix:///PATH. A password is taken from the "
           "keychain, where Recovery keeps it."));
    auto* label = new QLabel(tr("Game's &Redis:"));
    label->setBuddy(m_field);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Measure::Space2);
    row->addWidget(label);
    row->addWidget(m_field, 1);
    connect(m_field, &QLineEdit::editingFinished, this, &RedisLine::tell);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        if (!m_field->isModified())
            tell();
    });
}

bool RedisLine::isEmpty() const
{
    return m_field->text().trimmed().isEmpty();
}

Result<RedisOptions> RedisLine::options() const
{
    return parseRedisUri(m_field->text().trimmed());
}

void RedisLine::keep()
{
    m_kept->keep();
}

void RedisLine::tell()
{
    if (m_field->text().trimmed() == m_told)
        return;
    m_told = m_field->text().trimmed();
    Q_EMIT chosen();
}

}
