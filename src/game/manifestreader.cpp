#include "game/manifestreader.h"

#include "game/text.h"

namespace Weekglass {

namespace {

QString keyOf(const char* key)
{
    return QString::fromLatin1(key);
}

QString elementOf(const char* key, std::size_t index)
{
    return QStringLiteral("%1[%2]").arg(keyOf(key), QString::number(index));
}

}

void ManifestReader::problem(const Error& error)
{
    Error named = error;
    if (!named.where.startsWith(m_folder.name() + QLatin1Char('/')))
        named.where.prepend(m_folder.name() + QLatin1Char('/'));
    m_problems.push_back(std::move(named));
}

void ManifestReader::read(const GameFile& file, const QString& label,
                          const std::function<void(const ManifestSection&)>& read)
{
    const auto root = Json::ManifestObject::parse(file.text, label);
    if (!root)
        return problem(root.error());
    read(ManifestSection(*this, *root));
    for (const Error& error : root->unreadKeys())
        problem(error);
}

std::optional<Error> ManifestReader::error(const QString& advice) const
{
    if (m_problems.empty())
        return {};
    Error error = m_problems.front();
    QStringList others;
    for (std::size_t i = 1; i < m_problems.size(); ++i)
        others << m_problems[i].where + QStringLiteral(": ") + m_problems[i].message;
    if (!others.isEmpty())
        error.detail = others.join(QLatin1Char('\n'));
    error.advice = advice;
    return error;
}

const QRegularExpression& ManifestSection::idPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z][a-z0-9_]{0,40}\\z"));
    return pattern;
}

const QRegularExpression& ManifestSection::columnPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z_][a-z0-9_]{0,62}\\z"));
    return pattern;
}

const QRegularExpression& ManifestSection::tablePattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^[a-z_][a-z0-9_]{0,62}\\.[a-z_][a-z0-9_]{0,62}\\z"));
    return pattern;
}

const QRegularExpression& ManifestSection::pointerPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^(/([^~/]|~0|~1)*)+\\z"));
    return pattern;
}

bool ManifestSection::has(const char* key) const
{
    return m_object.has(keyOf(key));
}

void ManifestSection::tell(const QString& key, const QString& reason) const
{
    m_reader.problem(m_object.error(key, reason));
}

QString ManifestSection::anyText(const char* key) const
{
    return take(m_object.optionalString(keyOf(key))).value_or(QString());
}

QString ManifestSection::text(const char* key, int longest) const
{
    const auto value = m_object.string(keyOf(key));
    if (value && (value->trimmed().isEmpty() || value->size() > longest))
        problem(key, Text::tr("1 to %1 characters are expected").arg(longest));
    return take(value);
}

QString ManifestSection::checked(const QString& key, const QString& value,
                                 const QRegularExpression& pattern) const
{
    if (pattern.match(value).hasMatch())
        return value;
    tell(key,
         Text::tr("it does not match %1")
             .arg(pattern.pattern().replace(QLatin1String("\\z"), QLatin1String("$"))));
    return {};
}

QString ManifestSection::name(const char* key, const QRegularExpression& pattern) const
{
    const auto value = m_object.string(keyOf(key));
    return value ? checked(keyOf(key), *value, pattern) : take(value);
}

std::vector<QString> ManifestSection::names(const char* key, const QRegularExpression& pattern) const
{
    std::vector<QString> list;
    for (const QString& value : take(m_object.strings(keyOf(key))))
        list.push_back(checked(elementOf(key, list.size()), value, pattern));
    return list;
}

qint64 ManifestSection::integer(const char* key, qint64 least, qint64 most) const
{
    const auto value = m_object.integer(keyOf(key));
    if (value && (*value < least || *value > most))
        problem(key, Text::tr("a number from %1 to %2 is expected").arg(least).arg(most));
    return take(value);
}

bool ManifestSection::flag(const char* key) const
{
    return take(m_object.boolean(keyOf(key), false));
}

GameFile ManifestSection::file(const char* key) const
{
    const auto fileName = m_object.string(keyOf(key));
    return fileName ? read(keyOf(key), *fileName) : take(Result<GameFile>(fileName.error()));
}

std::vector<GameFile> ManifestSection::files(const char* key) const
{
    std::vector<GameFile> list;
    for (const QString& fileName : take(m_object.strings(keyOf(key))))
        list.push_back(read(elementOf(key, list.size()), fileName));
    return list;
}

GameFile ManifestSection::read(const QString& key, const QString& fileName) const
{
    auto file = folder().read(fileName);
    if (!file) {
        Error error = m_object.error(key, fileName + QStringLiteral(": ") + file.error().message);
        error.detail = file.error().detail;
        m_reader.problem(error);
        return {};
    }
    if (file->text.trimmed().isEmpty())
        tell(key, Text::tr("%1 is empty").arg(fileName));
    return *std::move(file);
}

std::optional<ManifestSection> ManifestSection::section(const char* key, bool isOptional) const
{
    if (isOptional && !has(key))
        return {};
    auto found = m_object.object(keyOf(key));
    if (found)
        return ManifestSection(m_reader, *std::move(found));
    m_reader.problem(found.error());
    return {};
}

std::vector<ManifestSection>
ManifestSection::sectionsOf(const std::vector<Json::ManifestObject>& objects) const
{
    std::vector<ManifestSection> list;
    list.reserve(objects.size());
    for (const Json::ManifestObject& object : objects)
        list.emplace_back(m_reader, object);
    return list;
}

std::vector<ManifestSection> ManifestSection::sections(const char* key) const
{
    return sectionsOf(take(m_object.objects(keyOf(key))));
}

std::vector<ManifestSection> ManifestSection::oneOrMore(const char* key) const
{
    if (const auto list = m_object.objects(keyOf(key)))
        return sectionsOf(*list);
    const auto one = section(key);
    return one ? std::vector {*one} : std::vector<ManifestSection>();
}

QString ManifestSection::optionalText(const char* key, int longest) const
{
    return has(key) ? text(key, longest) : QString();
}

QString ManifestSection::optionalName(const char* key, const QRegularExpression& pattern) const
{
    return has(key) ? name(key, pattern) : QString();
}

std::optional<GameFile> ManifestSection::optionalFile(const char* key) const
{
    return has(key) ? std::optional(file(key)) : std::nullopt;
}

QString ManifestSection::id(QSet<QString>& taken) const
{
    return unique("id", idPattern(), taken);
}

QString ManifestSection::unique(const char* key, const QRegularExpression& pattern,
                                QSet<QString>& taken) const
{
    QString value = name(key, pattern);
    if (!value.isEmpty() && taken.contains(value))
        problem(key, Text::tr("%1 is taken already").arg(value));
    taken.insert(value);
    return value;
}

void ManifestSection::needEachOther(const char* key, const char* other) const
{
    if (has(key) != has(other))
        problem(key, Text::tr("it needs the key %1, and %1 needs it").arg(keyOf(other)));
}

}
