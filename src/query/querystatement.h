#pragma once

#include "base/result.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <vector>

namespace Weekglass {

/// Where something stands in a text, both from 1.
struct TextPlace
{
    qsizetype line = 1;
    qsizetype column = 1;

    static TextPlace in(QStringView text, qsizetype at);
    /// "line 3, column 7"
    QString toString() const;
};

/// One statement of a text, from its first word to its last.
struct SqlSpan
{
    qsizetype begin = 0;
    qsizetype length = 0;

    bool operator==(const SqlSpan&) const = default;
};

/// The statements of a text, taken apart at semicolons; comments belong to none.
std::vector<SqlSpan> sqlStatements(QStringView script);
/// The one that the cursor is in or behind; of those before and after it in one line, the one before.
std::optional<SqlSpan> sqlStatementAt(QStringView script, qsizetype cursor);

/// A statement that may be sent: it is one, and of a kind that reads. What it calls is for the server to
/// refuse, in its read-only transaction.
struct QueryStatement
{
    QString text;
    qsizetype begin = 0; ///< of its first character, in the text that it was taken from
    TextPlace place = {}; ///< the same

    /// Shows a plan already, or a setting: there is no plan of it.
    bool isExplain() const;
    bool isSelect() const;
    /// Place of a character of the statement in the text that it was taken from.
    TextPlace placeOf(qsizetype at) const;
};

/// The only statement of a text. An error says plainly what is not run here: several statements, what
/// changes something, COPY, control of transactions, and functions whose effects no transaction holds back.
Result<QueryStatement> readingStatement(QStringView script);
/// The only statement of a part of a text.
Result<QueryStatement> readingStatement(QStringView script, const SqlSpan& part);

}
