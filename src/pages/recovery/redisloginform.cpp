#include "pages/recovery/redisloginform.h"

#include "base/utf8.h"
#include "ui_redisfields.h"
#include "workspace/secrets.h"

namespace Weekglass {

RedisLoginForm::RedisLoginForm(QWidget* parent)
    : QWidget(parent)
    , m_fields(std::make_unique<Ui::RedisFields>())
{
    m_fields->setupUi(this);
    m_fields->recoveryHost->setText(RedisOptions().host);
    m_fields->recoveryPort->setValue(RedisOptions().port);
    for (QLineEdit* field : {m_fields->recoveryHost, m_fields->recoveryUser, m_fields->recoveryPassword})
        connect(field, &QLineEdit::textChanged, this, &RedisLoginForm::changed);
    for (QSpinBox* field : {m_fields->recoveryPort, m_fields->recoveryDatabase})
        connect(field, &QSpinBox::valueChanged, this, &RedisLoginForm::changed);
    connect(m_fields->recoveryTls, &QCheckBox::toggled, this, &RedisLoginForm::changed);
}

RedisLoginForm::~RedisLoginForm() = default;

bool RedisLoginForm::isFilled() const
{
    return !m_fields->recoveryHost->text().trimmed().isEmpty();
}

RedisOptions RedisLoginForm::options() const
{
    const QString host = m_fields->recoveryHost->text().trimmed();
    const bool isSocket = host.startsWith(QLatin1Char('/'));
    return {.host = isSocket ? QString() : host,
            .port = static_cast<quint16>(m_fields->recoveryPort->value()),
            .socket = isSocket ? host : QString(),
            .database = m_fields->recoveryDatabase->value(),
            .tls = m_fields->recoveryTls->isChecked() && !isSocket,
            .user = m_fields->recoveryUser->text()};
}

void RedisLoginForm::withPassword(std::function<void(const RedisOptions&)> take)
{
    RedisOptions asked = options();
    if (const QString password = m_fields->recoveryPassword->text(); !password.isEmpty()) {
        asked.password = password.toUtf8();
        return take(asked);
    }
    const auto onKept = [this, asked, take = std::move(take)](const Result<std::optional<QString>>& kept) {
        // without a keychain, or with nothing in it, Redis says whether it wants a password
        if (describeRedis(asked) != describeRedis(options()))
            return;
        RedisOptions known = asked;
        known.password = kept ? kept->value_or(QString()).toUtf8() : QByteArray();
        take(known);
    };
    Secrets::read(this, describeRedis(asked), onKept);
}

void RedisLoginForm::keepPassword(const RedisOptions& known, std::function<void(const Error&)> failed)
{
    if (!m_fields->recoveryKeep->isChecked() || known.password.isEmpty())
        return;
    Secrets::store(this, describeRedis(known), fromUtf8(known.password),
                   [failed = std::move(failed)](const Result<void>& kept) {
                       if (!kept)
                           failed(kept.error());
                   });
}

void RedisLoginForm::focusPassword()
{
    m_fields->recoveryPassword->setFocus();
}

}
