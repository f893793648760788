#include "query/sqltokens.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

namespace Weekglass {

std::vector<SqlToken> sqlTokens(QStringView text)
{
    std::vector<SqlToken> tokens;
    Pg::SqlScanner<QStringView> scanner(text);
    while (const auto token = scanner.next())
        tokens.push_back(*token);
    return tokens;
}

const QStringList& sqlKeywords()
{
    static const QStringList words =
        QStringLiteral(
            "ALL AND ANY ARRAY AS ASC BETWEEN BY CASE CAST COLLATE CROSS CURRENT_DATE "
            "CURRENT_TIMESTAMP DESC DISTINCT ELSE END EXCEPT EXISTS EXPLAIN EXTRACT FALSE FETCH "
            "FILTER FIRST FOLLOWING FOR FROM FULL GROUP GROUPING HAVING ILIKE IN INNER INTERSECT "
            "INTERVAL INTO IS ISNULL JOIN LAST LATERAL LEFT LIKE LIMIT MATERIALIZED NATURAL NEXT NOT "
            "NOTNULL NULL NULLS OFFSET ON ONLY OR ORDER ORDINALITY OUTER OVER PARTITION PRECEDING "
            "RANGE RECURSIVE RIGHT ROLLUP ROW ROWS SELECT SETS SHOW SIMILAR SOME TABLE TABLESAMPLE "
            "THEN TO TRUE UNBOUNDED UNION USING VALUES WHEN WHERE WINDOW WITH WITHIN")
            .split(QLatin1Char(' '));
    return words;
}

bool isSqlKeyword(QStringView word)
{
    static const QSet<QString> known(sqlKeywords().begin(), sqlKeywords().end());
    return known.contains(word.toString().toUpper());
}

QString sqlName(const QString& name)
{
    static const QRegularExpression plain(QStringLiteral("^[a-z_][a-z0-9_]*\\z"));
    if (plain.match(name).hasMatch() && !isSqlKeyword(name))
        return name;
    return QLatin1Char('"') + QString(name).replace(QLatin1Char('"'), QStringLiteral("\"\""))
        + QLatin1Char('"');
}

}
