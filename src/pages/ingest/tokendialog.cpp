#include "pages/ingest/tokendialog.h"

#include "fetch/bearertoken.h"
#include "ui_tokendialog.h"
#include "workspace/secrets.h"

namespace Weekglass {

TokenDialog::TokenDialog(bool hasOne, QWidget* parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::TokenDialog>())
{
    m_ui->setupUi(this);
    m_ui->buttons->addButton(m_ui->tokenForget, QDialogButtonBox::DestructiveRole);
    m_ui->tokenForget->setEnabled(hasOne);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &TokenDialog::accept);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &TokenDialog::reject);
    connect(m_ui->tokenForget, &QPushButton::clicked, this, [this] {
        Q_EMIT forgetWanted();
        reject();
    });
    constexpr int Width = 460;
    resize(Width, layout()->totalHeightForWidth(Width));
    m_ui->token->setFocus();
    m_keychainJob.start([](const std::stop_token&) { return Secrets::available(); },
                        [this](const Result<void>& available) {
                            m_ui->tokenKeep->setEnabled(bool(available));
                            m_ui->tokenKeep->setChecked(bool(available));
                            if (!available)
                                m_ui->tokenKeep->setToolTip(tr("There is no keychain on this desktop."));
                        });
}

TokenDialog::~TokenDialog() = default;

void TokenDialog::accept()
{
    const auto token = BearerToken::fromText(m_ui->token->text().toUtf8());
    if (!token) {
        m_ui->tokenMessage->setText(
            QString(token.error().message + QLatin1Char('\n') + token.error().advice));
        return m_ui->token->setFocus();
    }
    Q_EMIT entered(m_ui->token->text(), m_ui->tokenKeep->isChecked());
    m_ui->token->clear();
    QDialog::accept();
}

}
