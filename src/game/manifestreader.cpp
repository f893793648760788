#include "game/manifestreader.h"

#include <QCoreApplication>

namespace Weekglass {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(GameLoader)
};

}

const QRegularExpression& ManifestReader::idPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z][a-z0-9_]{0,40}\\z"));
    return pattern;
}

const QRegularExpression& ManifestReader::columnPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z_][a-z0-9_]{0,62}\\z"));
    return pattern;
}

const QRegularExpression& ManifestReader::tablePattern()
{
    static const QRegularExpression pattern(
        QStringLiteral("^[a-z_][a-z0-9_]{0,62}\\.[a-z_][a-z0-9_]{0,62}\\z"));
    return pattern;
}

const QRegularExpression& ManifestReader::pointerPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^(/([^~/]|~0|~1)*)+\\z"));
    return pattern;
}

void ManifestReader::problem(const Error& error)
{
    Error named = error;
    if (!named.where.startsWith(m_folder.name() + QLatin1Char('/')))
        named.where.prepend(m_folder.name() + QLatin1Char('/'));
    m_problems.push_back(std::move(named));
}

void ManifestReader::onlyKeys(const Object& object, std::initializer_list<QLatin1String> known)
{
    if (const auto checked = object.onlyKeys(known); !checked)
        problem(checked.error());
}

QString ManifestReader::text(const Object& object, const QString& key, int longest)
{
    const auto value = object.string(key);
    if (!value)
        problem(value.error());
    else if (value->trimmed().isEmpty() || value->size() > longest)
        problem(object.error(key, Text::tr("1 to %1 characters are expected").arg(longest)));
    return value ? *value : QString();
}

void ManifestReader::checkName(const Object& object, const QString& key, QString& value,
                               const QRegularExpression& pattern)
{
    if (pattern.match(value).hasMatch())
        return;
    problem(object.error(key,
                         Text::tr("it does not match %1")
                             .arg(pattern.pattern().replace(QLatin1String("\\z"), QLatin1String("$")))));
    value.clear();
}

QString ManifestReader::name(const Object& object, const QString& key, const QRegularExpression& pattern)
{
    auto value = object.string(key);
    if (!value) {
        problem(value.error());
        return {};
    }
    checkName(object, key, *value, pattern);
    return *std::move(value);
}

QString ManifestReader::optionalName(const Object& object, const QString& key,
                                     const QRegularExpression& pattern)
{
    return object.has(key) ? name(object, key, pattern) : QString();
}

std::vector<QString> ManifestReader::names(const Object& object, const QString& key,
                                           const QRegularExpression& pattern)
{
    const auto values = object.strings(key);
    if (!values) {
        problem(values.error());
        return {};
    }
    std::vector<QString> list(values->begin(), values->end());
    for (std::size_t i = 0; i < list.size(); ++i)
        checkName(object, QStringLiteral("%1[%2]").arg(key, QString::number(i)), list[i], pattern);
    return list;
}

qint64 ManifestReader::integer(const Object& object, const QString& key, qint64 least, qint64 most)
{
    const auto value = object.integer(key);
    if (!value)
        problem(value.error());
    else if (*value < least || *value > most)
        problem(object.error(key, Text::tr("a number from %1 to %2 is expected").arg(least).arg(most)));
    return value ? *value : 0;
}

QString ManifestReader::id(const Object& object, QSet<QString>& taken)
{
    QString value = name(object, QStringLiteral("id"), idPattern());
    if (!value.isEmpty() && taken.contains(value))
        problem(object.error(QStringLiteral("id"), Text::tr("%1 is taken already").arg(value)));
    taken.insert(value);
    return value;
}

std::vector<Json::ManifestObject> ManifestReader::objects(const Object& object, const QString& key)
{
    auto list = object.objects(key);
    if (list)
        return *std::move(list);
    problem(list.error());
    return {};
}

GameFile ManifestReader::file(const Object& object, const QString& key)
{
    const auto fileName = object.string(key);
    if (fileName)
        return read(object, key, *fileName);
    problem(fileName.error());
    return {};
}

std::vector<GameFile> ManifestReader::files(const Object& object, const QString& key)
{
    const auto names = object.strings(key);
    if (!names) {
        problem(names.error());
        return {};
    }
    std::vector<GameFile> list;
    for (qsizetype i = 0; i < names->size(); ++i)
        list.push_back(read(object, QStringLiteral("%1[%2]").arg(key, QString::number(i)), names->at(i)));
    return list;
}

GameFile ManifestReader::read(const Object& object, const QString& key, const QString& fileName)
{
    auto file = m_folder.read(fileName);
    if (!file) {
        Error error = object.error(key, fileName + QStringLiteral(": ") + file.error().message);
        error.detail = file.error().detail;
        problem(error);
        return {};
    }
    if (file->text.trimmed().isEmpty())
        problem(object.error(key, Text::tr("%1 is empty").arg(fileName)));
    return *std::move(file);
}

}
