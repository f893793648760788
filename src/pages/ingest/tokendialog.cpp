#include "pages/ingest/tokendialog.h"

#include "fetch/bearertoken.h"
#include "widgets/parts/formparts.h"
#include "workspace/secrets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace Weekglass {

TokenDialog::TokenDialog(bool hasOne, QWidget* parent)
    : QDialog(parent)
    , m_token(new QLineEdit)
    , m_keep(new QCheckBox(tr("&Keep it in the desktop's keychain")))
    , m_message(wrappedLabel("tokenMessage"))
{
    setObjectName(QStringLiteral("tokenDialog"));
    setWindowTitle(tr("Token of the API"));
    m_token->setObjectName(QStringLiteral("token"));
    m_token->setAccessibleName(tr("Token"));
    m_token->setEchoMode(QLineEdit::Password);
    m_keep->setObjectName(QStringLiteral("tokenKeep"));
    m_keep->setEnabled(false);
    m_message->setText(tr("It goes to the API and nowhere else, and it is not shown again."));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* forget = buttons->addButton(tr("&Forget"), QDialogButtonBox::DestructiveRole);
    forget->setObjectName(QStringLiteral("tokenForget"));
    forget->setToolTip(tr("Fetch only what needs no token, and take it out of the keychain"));
    forget->setEnabled(hasOne);
    connect(buttons, &QDialogButtonBox::accepted, this, &TokenDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &TokenDialog::reject);
    connect(forget, &QPushButton::clicked, this, [this] {
        Q_EMIT forgetWanted();
        reject();
    });
    auto* column = new QVBoxLayout(this);
    for (QWidget* widget : {static_cast<QWidget*>(m_message), static_cast<QWidget*>(m_token),
                            static_cast<QWidget*>(m_keep), static_cast<QWidget*>(buttons)})
        column->addWidget(widget);
    constexpr int Width = 460;
    resize(Width, column->totalHeightForWidth(Width));
    m_token->setFocus();
    m_keychainJob.start([](const std::stop_token&) { return Secrets::available(); },
                        [this](const Result<void>& available) {
                            m_keep->setEnabled(bool(available));
                            m_keep->setChecked(bool(available));
                            if (!available)
                                m_keep->setToolTip(tr("There is no keychain on this desktop."));
                        });
}

void TokenDialog::accept()
{
    const auto token = BearerToken::fromText(m_token->text().toUtf8());
    if (!token) {
        m_message->setText(QString(token.error().message + QLatin1Char('\n') + token.error().advice));
        return m_token->setFocus();
    }
    Q_EMIT entered(m_token->text(), m_keep->isChecked());
    m_token->clear();
    QDialog::accept();
}

}
