#include "weeks/hiddenrows.h"

#include "base/safetext.h"
#include "weeks/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr qsizetype MostNamed = 3;

QStringList namesIn(const QByteArray& json)
{
    QStringList names;
    for (const auto& each : QJsonDocument::fromJson(json).array())
        names << each.toString();
    return names;
}

/// As a whole word: "saves" is not in "saves_log".
bool isNamed(const QString& name, const QString& sql)
{
    const QRegularExpression word(
        QStringLiteral("(?<![\\w$])%1(?![\\w$])").arg(QRegularExpression::escape(name)),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return word.match(sql).hasMatch();
}

}

HiddenRows HiddenRows::readBy(const QString& sql) const
{
    HiddenRows read {.role = role, .tables = {}, .names = {}};
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (std::ranges::any_of(names[i], [&sql](const QString& name) { return isNamed(name, sql); })) {
            read.tables << tables[static_cast<qsizetype>(i)];
            read.names.push_back(names[i]);
        }
    }
    return read;
}

QString HiddenRows::text(const std::optional<QString>& sql) const
{
    if (sql)
        return readBy(*sql).namedText();
    const QString named = namedText();
    return named.isEmpty()
        ? named
        : Text::tr("%1 These are all such tables here, even if they are not read now.").arg(named);
}

QString HiddenRows::namedText() const
{
    if (tables.isEmpty())
        return {};
    QStringList named;
    for (const QString& table : tables.first(std::min(tables.size(), MostNamed)))
        named << visibleText(table, NameCharacters);
    QString list = named.join(Text::tr(", "));
    if (tables.size() > MostNamed)
        list = Text::tr("%1 and %n more", "tables", static_cast<int>(tables.size() - MostNamed)).arg(list);
    return Text::tr("Row security hides rows of %1 from you (role %2).")
        .arg(list, visibleText(role, NameCharacters));
}

Result<HiddenRows> readHiddenRows(Pg::Session& session, const Pg::Call& call)
{
    const auto read = session.readTable(Pg::Sql::load("catalog/hidden_rows.sql"), {}, call);
    if (!read)
        return read.error();
    HiddenRows hidden;
    for (const auto& row : read->rows) {
        hidden.tables << Pg::textOf(row[0]);
        hidden.role = Pg::textOf(row[1]);
        hidden.names.push_back(namesIn(*row[2]));
    }
    return hidden;
}

}
