#pragma once

#include "fetch/bearertoken.h"

#include <QWidget>

#include <optional>

class QAction;
class QLabel;

namespace Weekglass {

enum class TokenState;

/// The token that an API knows its user by: says whether there is one, asks for it, and keeps it in the
/// desktop's keychain if the user wants that. Never shows it.
class TokenPane : public QWidget
{
    Q_OBJECT

public:
    /// @p key: under which the keychain has it; empty: this API needs none.
    explicit TokenPane(QString key, QWidget* parent = nullptr);

    QAction* enterAction() const { return m_enter; }
    void setState(TokenState state);
    /// Takes what the keychain has, the first time that this is called: it may have to be unlocked, so nobody
    /// is asked before a token is needed.
    void lookIntoKeychain();

Q_SIGNALS:
    /// From the keychain or the user; nothing: the user wants to do without.
    void tokenGiven(const std::optional<Weekglass::BearerToken>& token);
    void statusMessage(const QString& message);

private:
    void ask();
    void give(const QString& text, bool keeps);
    void forget();
    void setToken(std::optional<BearerToken> token, const QString& where);
    void showState();

    const QString m_key;
    QLabel* m_label;
    QAction* m_enter;
    QString m_where; // that it came from; empty: there is none
    TokenState m_state;
    bool m_hasLooked = false; // into the keychain
};

}
