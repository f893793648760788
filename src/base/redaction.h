#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace Weekglass {

/// The one place that keeps passwords, tokens and people out of what may be shown to others: the log, crash
/// files and diagnostics.
class Redaction
{
public:
    /// Shows @p value as @p as from now on, however a connection string, SQL or JSON writes it.
    void hide(const QString& value, const QString& as = secretMark());
    /// The text without what is hidden, and without whatever is written like a password or a token.
    QString of(QString text) const;

    /// In the place of a secret.
    static QString secretMark() { return QStringLiteral("•••"); }

private:
    std::vector<std::pair<QString, QString>> m_hidden; // the longest first
};

/// Hides a password or a token that this process has come to know, wherever it appears. Any thread.
void keepSecret(const QString& secret);

/// With all secrets of keepSecret() so far.
Redaction redactionOfSecrets();

}
