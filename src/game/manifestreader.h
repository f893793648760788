#pragma once

#include "game/gamedefinition.h"
#include "game/gamefolder.h"
#include "json/manifest.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace Weekglass {

class ManifestSection;

/// A file of a game's folder that says what the game is. Reading goes on after a problem, so that one run
/// tells them all.
class ManifestReader
{
public:
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
    Q_DISABLE_COPY_MOVE(ManifestReader)

    const GameFolder& folder() const { return m_folder; }
    void problem(const Error& error);

    /// Calls @p read with the outermost section of a file, and then tells the keys that nothing asked for.
    /// @p label is what errors call the file.
    void read(const GameFile& file, const QString& label,
              const std::function<void(const ManifestSection&)>& read);
    /// All problems as one error, nothing if there are none.
    std::optional<Error> error(const QString& advice) const;

private:
    GameFolder m_folder;
    std::vector<Error> m_problems;
};

/// One object of such a file. A value that is not as it should be is a problem of the reader and comes back
/// empty. Keys that are asked for, also by has(), are the ones that are known.
class ManifestSection
{
public:
    ManifestSection(ManifestReader& reader, Json::ManifestObject object)
        : m_reader(reader)
        , m_object(std::move(object))
    {
    }

    const GameFolder& folder() const { return m_reader.folder(); }
    bool has(const char* key) const;
    void problem(const char* key, const QString& reason) const { tell(QString::fromLatin1(key), reason); }

    /// Any text; empty if the key is absent.
    QString anyText(const char* key) const;
    /// Not empty.
    QString text(const char* key, int longest = 200) const;
    QString name(const char* key, const QRegularExpression& pattern) const;
    std::vector<QString> names(const char* key, const QRegularExpression& pattern) const;
    qint64 integer(const char* key, qint64 least, qint64 most) const;
    /// False if the key is absent.
    bool flag(const char* key) const;
    GameFile file(const char* key) const;
    std::vector<GameFile> files(const char* key) const;
    /// Nothing if the key is absent and may be.
    std::optional<ManifestSection> section(const char* key, bool isOptional = true) const;
    /// None if the key is absent.
    std::vector<ManifestSection> sections(const char* key) const;
    /// One section, or a list of them.
    std::vector<ManifestSection> oneOrMore(const char* key) const;

    /// These three are empty if the key is absent.
    QString optionalText(const char* key, int longest = 200) const;
    QString optionalName(const char* key, const QRegularExpression& pattern) const;
    std::optional<GameFile> optionalFile(const char* key) const;

    /// What stands for one of the words.
    template<typename T>
    T choice(const char* key, const std::vector<std::pair<const char*, T>>& words) const
    {
        QStringList known;
        for (const auto& [word, meaning] : words)
            known << QString::fromLatin1(word);
        const QString pattern = QStringLiteral("^(%1)\\z").arg(known.join(QLatin1Char('|')));
        const qsizetype found = known.indexOf(name(key, QRegularExpression(pattern)));
        return words[static_cast<std::size_t>(std::max<qsizetype>(found, 0))].second;
    }

    /// An identifier that no earlier one of its list equals.
    QString id(QSet<QString>& taken) const;
    /// The same for another key and pattern.
    QString unique(const char* key, const QRegularExpression& pattern, QSet<QString>& taken) const;
    QString table(const char* key) const { return name(key, tablePattern()); }
    QString column(const char* key) const { return name(key, columnPattern()); }
    QString pointer(const char* key) const { return name(key, pointerPattern()); }
    /// Of two keys, one of which means nothing without the other.
    void needEachOther(const char* key, const char* other) const;

    static const QRegularExpression& idPattern();
    /// Columns of PostgreSQL that need no quotes: what a query file may well call its columns.
    static const QRegularExpression& columnPattern();
    /// schema.table likewise.
    static const QRegularExpression& tablePattern();
    /// RFC 6901, not the whole document.
    static const QRegularExpression& pointerPattern();

private:
    template<typename T>
    T take(Result<T> value) const
    {
        if (value)
            return *std::move(value);
        m_reader.problem(value.error());
        return {};
    }
    void tell(const QString& key, const QString& reason) const;
    GameFile read(const QString& key, const QString& fileName) const;
    QString checked(const QString& key, const QString& value, const QRegularExpression& pattern) const;
    std::vector<ManifestSection> sectionsOf(const std::vector<Json::ManifestObject>& objects) const;

    ManifestReader& m_reader;
    Json::ManifestObject m_object;
};

}
