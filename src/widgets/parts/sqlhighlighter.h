#pragma once

#include "query/sqltokens.h"
#include "widgets/theme/tokens.h"

#include <QPalette>
#include <QSyntaxHighlighter>

namespace Weekglass {

/// Colours SQL as the server would read it: the text is taken apart as a whole when it changed.
class SqlHighlighter : public QSyntaxHighlighter
{
public:
    explicit SqlHighlighter(QTextDocument* document)
        : QSyntaxHighlighter(document)
    {
    }

    /// Colours that can be read on its base.
    void setPalette(const QPalette& palette);

protected:
    void highlightBlock(const QString& text) override;

private:
    QTextCharFormat formatOf(const SqlToken& token, QStringView text) const;

    const Tokens* m_colors = &lightTokens();
    int m_revision = -1; // of the document that the tokens are of
    QString m_text;
    std::vector<SqlToken> m_tokens;
};

}
