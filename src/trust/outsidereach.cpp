#include "trust/outsidereach.h"

#include "base/utf8.h"
#include "scripts/tokenlist.h"
#include "trust/outsidenames.h"
#include "trust/sqlstrings.h"
#include "trust/text.h"
#include "json/scanner.h"
#include "json/strings.h"

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

constexpr qsizetype ShownChars = 80;
constexpr std::size_t MostFindings = 500; // nobody reads more
constexpr int MostLevels = 8; // of strings in strings
/// Switched off, a backslash in any string stands for something else.
constexpr const char* ReadingOfStrings = "standard_conforming_strings";

template<typename Names>
bool isOneOf(const QString& name, const Names& names)
{
    return std::ranges::any_of(names, [&name](const char* each) { return name == QLatin1String(each); });
}

/// The statement around the token that is being read. It keeps what other tokens would have to be asked for,
/// so that a long statement is read in one go.
class Statement
{
public:
    explicit Statement(const TokenList& tokens)
        : m_tokens(tokens)
    {
    }

    /// Goes on to the token; they come one after another from 0 on.
    void goTo(int at)
    {
        if (at == 0 || m_tokens.isSymbol(at - 1, ';'))
            return begin(at);
        m_depth += m_tokens.isSymbol(at - 1, '(') ? 1 : m_tokens.isSymbol(at - 1, ')') ? -1 : 0;
        for (std::size_t i = 0; i < Before.size(); ++i)
            m_isAfter[i] = m_isAfter[i] || m_tokens.isWord(at - 1, Before[i]);
    }
    /// Whether the word, one of Before, stands before the token.
    bool isAfter(const char* word) const
    {
        const auto known = std::ranges::find(Before, QByteArrayView(word), toView);
        return m_isAfter[static_cast<std::size_t>(known - Before.begin())];
    }
    /// The next place of the word, one of Ahead, outside of further parentheses; -1 if there is none.
    int find(const char* word, int from) const
    {
        const auto known = std::ranges::find(Ahead, QByteArrayView(word), toView);
        const auto& places = m_places[static_cast<std::size_t>(known - Ahead.begin())];
        const auto found = std::ranges::lower_bound(places, std::pair(m_depth, from));
        return found != places.end() && found->first == m_depth ? found->second : -1;
    }

private:
    static constexpr std::array Before {"UPDATE",    "GRANT", "REVOKE", "FUNCTION",
                                        "PROCEDURE", "DO",    "CREATE", "TABLE"};
    static constexpr std::array Ahead {"ON", "TO", "FROM"};

    static QByteArrayView toView(const char* word) { return word; }

    void begin(int at)
    {
        m_depth = 0;
        m_isAfter.fill(false);
        for (auto& places : m_places)
            places.clear();
        int depth = 0;
        for (int i = at; i < m_tokens.size() && !m_tokens.isSymbol(i, ';'); ++i) {
            depth += m_tokens.isSymbol(i, '(') ? 1 : m_tokens.isSymbol(i, ')') ? -1 : 0;
            for (std::size_t word = 0; word < Ahead.size(); ++word) {
                if (m_tokens.isWord(i, Ahead[word]))
                    m_places[word].emplace_back(depth, i);
            }
        }
        for (auto& places : m_places)
            std::ranges::sort(places);
    }

    const TokenList& m_tokens;
    int m_depth = 0; // of parentheses
    std::array<bool, Before.size()> m_isAfter {};
    std::array<std::vector<std::pair<int, int>>, Ahead.size()> m_places; // by depth
};

/// Finds what one text of SQL reaches, and what the texts in it do.
class Reader
{
public:
    Reader(QString file, std::vector<OutsideFinding>& findings)
        : m_file(std::move(file))
        , m_findings(findings)
    {
    }

    void read(QByteArrayView sql, int line, int level = 0)
    {
        const TokenList tokens(sql, line);
        Statement statement(tokens);
        int named = 0; // where the last name with dots ended
        for (int i = 0; i < tokens.size() && !isFull(); ++i) {
            statement.goTo(i);
            if (tokens.isString(i))
                readString(tokens, i, level);
            if (hasNumberedCharacters(tokens.text(i)))
                add(tokens, i, Reach::Escapes);
            if (i >= named)
                named = readName(tokens, i);
            readStatement(tokens, i, statement);
        }
    }
    bool isFull() const { return m_findings.size() >= MostFindings; }
    void add(int line, const QString& statement, const QString& message)
    {
        const OutsideFinding finding {m_file, line, statement.simplified().left(ShownChars), message};
        const bool isKnown = std::ranges::any_of(m_findings, [&finding](const OutsideFinding& each) {
            return each.file == finding.file && each.line == finding.line && each.message == finding.message;
        });
        if (!isKnown && !isFull())
            m_findings.push_back(finding);
    }

private:
    void add(const TokenList& tokens, int at, const QString& message)
    {
        add(tokens.line(at), fromUtf8(tokens.from(at, ShownChars)), message);
    }
    void add(const TokenList& tokens, int at, Reach reach) { add(tokens, at, messageOf(reach)); }

    void readString(const TokenList& tokens, int at, int level)
    {
        if (level < MostLevels)
            read(insideOf(tokens.text(at)), tokens.line(at), level + 1);
        else
            add(tokens, at, Reach::Dynamic);
    }
    /// @return the place after the name
    int readName(const TokenList& tokens, int at);
    void readStatement(const TokenList& tokens, int at, const Statement& statement);
    void readCopy(const TokenList& tokens, int at, const Statement& statement);
    void readGrant(const TokenList& tokens, int at, const Statement& statement);
    void readSet(const TokenList& tokens, int at, const Statement& statement);
    void readSetConfig(const TokenList& tokens, int at);
    void readExecute(const TokenList& tokens, int at, const Statement& statement);
    void readLanguage(const TokenList& tokens, int at, const Statement& statement);
    void readExtension(const TokenList& tokens, int at);
    void readWrite(const TokenList& tokens, int at);

    QString m_file;
    std::vector<OutsideFinding>& m_findings;
};

int Reader::readName(const TokenList& tokens, int at)
{
    int next = at;
    const QString last = tokens.name(next).section(QLatin1Char('.'), -1);
    if (const auto reach = reachOfName(last))
        add(tokens, at, *reach);
    if (tokens.isWord(at, "CRON") && tokens.isSymbol(at + 1, '.'))
        add(tokens, at, Reach::Server);
    return next;
}

void Reader::readStatement(const TokenList& tokens, int at, const Statement& statement)
{
    if (const auto reach =
            reachOfWords([&](int ahead, const char* word) { return tokens.isWord(at + ahead, word); }))
        return add(tokens, at, *reach);
    if (tokens.isWord(at, "SET_CONFIG"))
        return readSetConfig(tokens, at);
    if (tokens.isSymbol(at - 1, '.')) // then it is the last part of a name
        return;
    if (tokens.isWord(at, "LOAD") && tokens.isString(at + 1))
        return add(tokens, at, Reach::Languages);
    if (tokens.isWord(at, "COPY"))
        return readCopy(tokens, at, statement);
    if (tokens.isWord(at, "GRANT") || tokens.isWord(at, "REVOKE"))
        return readGrant(tokens, at, statement);
    if (tokens.isWord(at, "SET"))
        return readSet(tokens, at, statement);
    if (tokens.isWord(at, "EXECUTE"))
        return readExecute(tokens, at, statement);
    if (tokens.isWord(at, "LANGUAGE"))
        return readLanguage(tokens, at, statement);
    if (tokens.starts(at, {"CREATE", "EXTENSION"}))
        return readExtension(tokens, at);
    readWrite(tokens, at);
}

void Reader::readCopy(const TokenList& tokens, int at, const Statement& statement)
{
    for (const char* word : {"TO", "FROM"}) {
        const int there = statement.find(word, at + 1);
        if (there >= 0 && tokens.isWord(there + 1, "PROGRAM"))
            add(tokens, at, Reach::Programs);
        else if (there >= 0 && tokens.isString(there + 1))
            add(tokens, at, Reach::Files);
    }
}

/// Rights on something are the database's; without ON it is a role that is given.
void Reader::readGrant(const TokenList& tokens, int at, const Statement& statement)
{
    const int on = statement.find("ON", at);
    const int to = statement.find(tokens.isWord(at, "GRANT") ? "TO" : "FROM", at);
    if (to >= 0 && (on < 0 || on > to))
        add(tokens, at, Reach::Roles);
}

void Reader::readSet(const TokenList& tokens, int at, const Statement& statement)
{
    const int what = tokens.skip(at + 1, {"SESSION", "LOCAL"});
    if (statement.isAfter("UPDATE")) // then it is a column
        return;
    if (tokens.isWord(what, "ROLE") || tokens.isWord(what, "SESSION_AUTHORIZATION")
        || tokens.isWord(what, "AUTHORIZATION"))
        return add(tokens, at, Reach::Roles);
    int next = what;
    constexpr std::array Loading {"local_preload_libraries", "session_preload_libraries",
                                  "dynamic_library_path"};
    constexpr std::array Guarding {"session_replication_role", "allow_system_table_mods", "row_security"};
    const QString setting = tokens.name(next);
    if (isOneOf(setting, Loading))
        add(tokens, at, Reach::Languages);
    else if (isOneOf(setting, Guarding))
        add(tokens, at, Reach::Server);
    else if (setting == QLatin1String(ReadingOfStrings) && !tokens.isWord(next + 1, "ON"))
        add(tokens, at, Reach::Escapes);
}

void Reader::readSetConfig(const TokenList& tokens, int at)
{
    if (!tokens.isSymbol(at + 1, '('))
        return;
    const QByteArray setting =
        tokens.isString(at + 2) ? insideOf(tokens.text(at + 2)).toLower() : QByteArray();
    if (setting == "role" || setting == "session_authorization")
        add(tokens, at, Reach::Roles);
    else if (setting == ReadingOfStrings)
        add(tokens, at, Reach::Escapes);
    else if (setting.isEmpty() || !tokens.isSymbol(at + 3, ','))
        add(tokens, at, Reach::Dynamic);
}

/// Not the right to do so, nor what a trigger calls. A text that stands there alone was read as one.
void Reader::readExecute(const TokenList& tokens, int at, const Statement& statement)
{
    const bool isRight = statement.isAfter("GRANT") || statement.isAfter("REVOKE");
    if (isRight || tokens.isWord(at + 1, "FUNCTION") || tokens.isWord(at + 1, "PROCEDURE"))
        return;
    const bool isPlain = tokens.isString(at + 1)
        && (tokens.isSymbol(at + 2, ';') || tokens.isWord(at + 2, "INTO") || tokens.isWord(at + 2, "USING"));
    if (!isPlain)
        add(tokens, at, Reach::Dynamic);
}

void Reader::readLanguage(const TokenList& tokens, int at, const Statement& statement)
{
    constexpr std::array Confined {"sql", "plpgsql"};
    const bool isRoutine = statement.isAfter("FUNCTION") || statement.isAfter("PROCEDURE");
    const bool isOfCode = isRoutine || statement.isAfter("DO") || statement.isAfter("CREATE");
    int next = at + 1;
    const QString language =
        tokens.isString(next) ? fromUtf8(insideOf(tokens.text(next))).toLower() : tokens.name(next);
    // a routine may return a table
    const bool isColumn = !isOfCode || language.isEmpty() || (!isRoutine && statement.isAfter("TABLE"));
    if (!isColumn && !isOneOf(language, Confined))
        add(tokens, at,
            Text::tr("Language %1: its code is not read here, and may do anything.").arg(language));
}

void Reader::readExtension(const TokenList& tokens, int at)
{
    int next = tokens.skip(at + 2, {"IF", "NOT", "EXISTS"});
    const QString extension = tokens.name(next);
    if (!isConfinedExtension(extension))
        add(tokens, at,
            Text::tr("Extension %1: it may bring code that the database does not confine.").arg(extension));
}

void Reader::readWrite(const TokenList& tokens, int at)
{
    int next = at + 1;
    if (tokens.starts(at, {"INSERT", "INTO"}) || tokens.starts(at, {"DELETE", "FROM"}))
        ++next;
    else if (!tokens.isWord(at, "UPDATE"))
        return;
    next = tokens.skip(next, {"ONLY"});
    const QString table = tokens.name(next);
    if (table.startsWith(QLatin1String("pg_")) && !table.startsWith(QLatin1String("pg_temp.")))
        add(tokens, at, Reach::Catalog);
}

/// A manifest has SQL in its texts, and names what else it uses.
void readManifest(const GameFile& file, Reader& reader)
{
    Json::Scanner scanner(file.text);
    QString before;
    int line = 1;
    qsizetype counted = 0; // line breaks before it are in the line
    while (!scanner.atEnd() && !reader.isFull()) {
        if (scanner.peek() != '"') {
            scanner.advance();
            continue;
        }
        const qsizetype here = scanner.offset();
        line += static_cast<int>(QByteArrayView(file.text).sliced(counted, here - counted).count('\n'));
        counted = here;
        QByteArrayView raw;
        quint8 flags = 0;
        if (!scanner.string(raw, flags))
            return; // it was loaded, so it is JSON
        const QString text = Json::decoded(raw);
        if (before == QLatin1String("baseUrl"))
            reader.add(line, text, Text::tr("It asks this address when a week is fetched."));
        if (before == QLatin1String("alembic"))
            reader.add(
                line, text,
                Text::tr("Alembic runs Python programs of this folder. They can do all that you can, and "
                         "are not read here."));
        reader.read(text.toUtf8(), line);
        before = text;
    }
}

}

std::vector<OutsideFinding> findOutside(const GameContent& content)
{
    std::vector<OutsideFinding> findings;
    for (const GameFile& file : content.files) {
        Reader reader(file.name, findings);
        if (file.name.endsWith(QLatin1String(".sql"), Qt::CaseInsensitive))
            reader.read(file.text, 1);
        else if (file.name.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
            readManifest(file, reader);
    }
    std::ranges::stable_sort(findings, {},
                             [](const OutsideFinding& each) { return std::pair(each.file, each.line); });
    if (findings.size() >= MostFindings)
        findings.push_back({{}, 1, {}, Text::tr("There are more, which are not listed.")});
    return findings;
}

}
