#pragma once

#include "game/gamedefinition.h"
#include "game/gamefolder.h"
#include "json/manifest.h"

#include <QRegularExpression>
#include <QSet>

#include <initializer_list>
#include <vector>

namespace Weekglass {

/// Takes values out of a game's manifest and goes on after a problem, so that one run tells them all. A value
/// that is not as it should be comes back empty.
class ManifestReader
{
public:
    using Object = Json::ManifestObject;

    /// @p path of the game's folder.
    explicit ManifestReader(const QString& path)
        : m_folder(path)
    {
    }
    /// For what is read of a game later: with the files that it was loaded with.
    explicit ManifestReader(const GameDefinition& game)
        : m_folder(game)
    {
    }

    const GameFolder& folder() const { return m_folder; }
    const std::vector<Error>& problems() const { return m_problems; }

    void problem(const Error& error);
    void onlyKeys(const Object& object, std::initializer_list<QLatin1String> known);
    /// Not empty.
    QString text(const Object& object, const QString& key, int longest = 200);
    QString name(const Object& object, const QString& key, const QRegularExpression& pattern);
    /// The same, for a key that may be absent.
    QString optionalName(const Object& object, const QString& key, const QRegularExpression& pattern);
    std::vector<QString> names(const Object& object, const QString& key, const QRegularExpression& pattern);
    qint64 integer(const Object& object, const QString& key, qint64 least, qint64 most);
    /// An identifier that no earlier one of its list equals.
    QString id(const Object& object, QSet<QString>& taken);
    std::vector<Object> objects(const Object& object, const QString& key);
    GameFile file(const Object& object, const QString& key);
    std::vector<GameFile> files(const Object& object, const QString& key);

    static const QRegularExpression& idPattern();
    /// Columns of PostgreSQL that need no quotes: what a query file may well call its columns.
    static const QRegularExpression& columnPattern();
    /// schema.table likewise.
    static const QRegularExpression& tablePattern();
    /// RFC 6901, not the whole document.
    static const QRegularExpression& pointerPattern();

private:
    GameFile read(const Object& object, const QString& key, const QString& fileName);
    void checkName(const Object& object, const QString& key, QString& value,
                   const QRegularExpression& pattern);

    GameFolder m_folder;
    std::vector<Error> m_problems;
};

}
