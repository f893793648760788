#include "pg/sql.h"

#include "base/files.h"
#include "pg/text.h"

namespace Weekglass::Pg {

namespace {

constexpr qsizetype MaxNameBytes =
    63; // NAMEDATALEN - 1: the server cuts the rest, and so hits another object
constexpr qint64 MaxFileBytes = 16LL * 1024 * 1024;

Error formatError(const QString& message, const QString& where)
{
    return {.kind = Error::Kind::Format, .message = message, .where = where};
}

QHash<QString, QByteArray>& filesSetting()
{
    static QHash<QString, QByteArray> files; // none: the resources are there
    return files;
}

Result<QByteArray> readSql(const QString& name)
{
    const auto& files = filesSetting();
    if (files.isEmpty())
        return readFile(QStringLiteral(":/sql/") + name, MaxFileBytes);
    if (const auto file = files.constFind(name); file != files.constEnd())
        return *file;
    return formatError(Text::tr("The folder of --sql-dir had no such file at the start."), name);
}

}

void setSqlFiles(const QHash<QString, QByteArray>& files)
{
    filesSetting() = files;
}

Result<Sql> Sql::load(const char* file)
{
    const QString name = QString::fromLatin1(file);
    auto bytes = readSql(name);
    if (!bytes)
        return bytes.error();
    auto sql = trusted(*bytes);
    return sql ? sql : Result<Sql>(sql.error().at(name));
}

Result<Sql> Sql::trusted(const QByteArray& text)
{
    if (text.contains('\0'))
        return formatError(
            Text::tr("SQL text may not hold a NUL character: the server would ignore the rest."), {});
    Sql sql;
    sql.m_text = text;
    return sql;
}

Result<Sql> Sql::identifier(const QString& name)
{
    const QByteArray utf8 = name.toUtf8();
    const QString shown = QString(name).replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    if (utf8.isEmpty() || utf8.contains('\0') || !name.isValidUtf16())
        return formatError(Text::tr("This is not a name that PostgreSQL can have."), shown);
    if (utf8.size() > MaxNameBytes)
        return formatError(
            Text::tr("The name has %1 bytes; PostgreSQL would truncate it to %2 and mean another object.")
                .arg(QString::number(utf8.size()), QString::number(MaxNameBytes)),
            shown);
    Sql sql;
    sql.m_text = '"' + QByteArray(utf8).replace('"', "\"\"") + '"';
    return sql;
}

Result<Sql> Sql::qualifiedName(const QString& name)
{
    Sql whole;
    for (const QString& part : name.split(QLatin1Char('.'))) {
        auto quoted = identifier(part);
        if (!quoted)
            return quoted.error().at(name);
        whole = whole.isEmpty() ? *quoted : whole + Sql(".") + *quoted;
    }
    return whole;
}

Result<Sql> Sql::literal(const QByteArray& value)
{
    if (value.contains('\0'))
        return formatError(Text::tr("PostgreSQL cannot store a text with a NUL character."), {});
    QByteArray text = QByteArray(value).replace('\'', "''");
    // with a backslash inside, only the E form means the same under every setting
    const bool isEscaped = text.contains('\\');
    if (isEscaped)
        text.replace('\\', "\\\\");
    Sql sql;
    sql.m_text = (isEscaped ? "E'" : "'") + text + '\'';
    return sql;
}

Result<Sql> operator+(const Result<Sql>& left, const Result<Sql>& right)
{
    if (!left || !right)
        return left ? right : left;
    return *left + *right;
}

Sql Sql::parameter(int number)
{
    Sql sql;
    sql.m_text = '$' + QByteArray::number(number);
    return sql;
}

Sql Sql::asSubquery(const Sql& alias) const
{
    QByteArray inner = m_text.trimmed();
    while (inner.endsWith(';'))
        inner = inner.chopped(1).trimmed();
    Sql sql;
    // the line break ends a comment on the last line
    sql.m_text = "(\n" + inner + "\n) AS " + alias.m_text;
    return sql;
}

}
