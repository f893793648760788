#include "game/migrationname.h"

#include "game/text.h"

#include <QRegularExpression>

namespace Weekglass {

namespace {

Error badName(const QString& where, const QString& message)
{
    return {
        .kind = Error::Kind::Format,
        .message = message,
        .where = where,
        .advice = Text::tr(
            "Name it as Flyway does: V<version>__<description>.sql, such as V001__first_tables.sql. A "
            "repeatable one is R__<description>.sql, and an undo file is U<version>__<description>.sql.")};
}

QString withoutLeadingZeros(const QString& digits)
{
    qsizetype zeros = 0;
    while (zeros < digits.size() && digits[zeros] == QLatin1Char('0'))
        ++zeros;
    return digits.sliced(zeros); // zero itself is empty, and so sorts first
}

}

Result<MigrationVersion> MigrationVersion::parse(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("^[0-9]+([._][0-9]+)*\\z"));
    MigrationVersion version;
    version.m_text = QString(text).replace(QLatin1Char('_'), QLatin1Char('.'));
    if (!pattern.match(text).hasMatch() || text.size() > 50) // the width of the history's column
        return badName(text, Text::tr("This is not a version: write up to 50 digits and dots."));
    for (const QString& part : version.m_text.split(QLatin1Char('.')))
        version.m_parts << withoutLeadingZeros(part);
    while (version.m_parts.size() > 1 && version.m_parts.last().isEmpty())
        version.m_parts.removeLast();
    return version;
}

std::strong_ordering operator<=>(const MigrationVersion& a, const MigrationVersion& b)
{
    for (qsizetype i = 0; i < std::max(a.m_parts.size(), b.m_parts.size()); ++i) {
        const QString left = a.m_parts.value(i);
        const QString right = b.m_parts.value(i);
        if (left.size() != right.size())
            return left.size() <=> right.size(); // without leading zeros the longer number is the larger one
        if (const int order = left.compare(right); order != 0)
            return order <=> 0;
    }
    return std::strong_ordering::equal;
}

Result<MigrationName> MigrationName::parse(const QString& fileName)
{
    static const QRegularExpression pattern(
        QStringLiteral("^([VU])([0-9._]*?)__(.+)\\.sql\\z|^R__(.+)\\.sql\\z"));
    const auto match = pattern.match(fileName);
    if (!match.hasMatch())
        return badName(fileName, Text::tr("This is not the name of a migration."));
    MigrationName name;
    name.description =
        QString(match.captured(3) + match.captured(4)).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (name.description.size() > 200)
        return badName(
            fileName, Text::tr("The description is longer than the 200 characters of the history's column."));
    if (match.captured(1).isEmpty()) {
        name.kind = Kind::Repeatable;
        return name;
    }
    auto version = MigrationVersion::parse(match.captured(2));
    if (!version)
        return badName(fileName, version.error().message);
    name.kind = match.captured(1) == QLatin1String("U") ? Kind::Undo : Kind::Versioned;
    name.version = *std::move(version);
    return name;
}

}
