#include "pages/ingest/tokenpane.h"

#include "base/safetext.h"
#include "fetch/fetchprogress.h"
#include "pages/ingest/tokendialog.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/localaction.h"
#include "workspace/secrets.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <utility>

namespace Weekglass {

TokenPane::TokenPane(QString key, QWidget* parent)
    : QWidget(parent)
    , m_key(std::move(key))
    , m_label(plainLabel("ingestTokenState"))
    , m_enter(localAction(this, "ingestToken", tr("Token…"), Qt::CTRL | Qt::SHIFT | Qt::Key_K))
    , m_state(TokenState::None)
{
    connect(m_enter, &QAction::triggered, this, &TokenPane::ask);
    auto* button = new QToolButton;
    button->setDefaultAction(m_enter);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_label, 1);
    row->addWidget(button);
    setVisible(!m_key.isEmpty());
    showState();
}

void TokenPane::lookIntoKeychain()
{
    if (std::exchange(m_hasLooked, true) || m_key.isEmpty() || !m_where.isEmpty())
        return;
    showState();
    Secrets::read(this, m_key, [this](const Result<std::optional<QString>>& found) {
        if (!found || !*found || !m_where.isEmpty())
            return; // without a keychain it is asked for when the user wants to give it
        if (const auto token = BearerToken::fromText((**found).toUtf8()))
            setToken(*token, tr("from the keychain"));
    });
}

void TokenPane::ask()
{
    auto* dialog = new TokenDialog(!m_where.isEmpty() || !m_hasLooked, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TokenDialog::entered, this, &TokenPane::give);
    connect(dialog, &TokenDialog::forgetWanted, this, &TokenPane::forget);
    dialog->open();
}

void TokenPane::give(const QString& text, bool keeps)
{
    const auto token = BearerToken::fromText(text.toUtf8());
    if (!token)
        return;
    setToken(*token, tr("entered now"));
    if (!keeps)
        return;
    Secrets::store(this, m_key, text.trimmed(), [this](const Result<void>& done) {
        Q_EMIT statusMessage(done ? tr("The token is in the keychain.") : visibleLines(done.error().text()));
    });
}

void TokenPane::forget()
{
    setToken({}, {});
    Secrets::remove(this, m_key, [this](const Result<void>& done) {
        Q_EMIT statusMessage(done ? tr("The token is forgotten.") : visibleLines(done.error().text()));
    });
}

void TokenPane::setToken(std::optional<BearerToken> token, const QString& where)
{
    m_where = where;
    m_hasLooked = true; // what the user says now counts
    m_state = token ? TokenState::Given : TokenState::None;
    showState();
    Q_EMIT tokenGiven(token);
}

void TokenPane::setState(TokenState state)
{
    if (m_state == state)
        return;
    m_state = state;
    showState();
}

void TokenPane::showState()
{
    switch (m_state) {
    case TokenState::None:
        return m_label->setText(m_hasLooked ? tr("No token: only requests that need none are sent.")
                                            : tr("A token from the keychain is used, if it has one."));
    case TokenState::Given:
        return m_label->setText(tr("Token %1, not tried yet.").arg(m_where));
    case TokenState::Accepted:
        return m_label->setText(tr("Token %1, accepted.").arg(m_where));
    case TokenState::OfEarlierReset:
        return m_label->setText(
            tr("The token belongs to an earlier reset. Register again and give the new one."));
    case TokenState::Refused:
        break;
    }
    m_label->setText(tr("The API does not accept the token. Give another one."));
}

}
