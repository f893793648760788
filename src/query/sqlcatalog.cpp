#include "query/sqlcatalog.h"

#include "base/utf8.h"
#include "query/querystatement.h"
#include "query/sqltokens.h"

#include <QSet>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int MostNames = 50'000;
constexpr qsizetype MostProposals = 200;

using Kind = SqlToken::Kind;

bool isName(const SqlToken& token)
{
    return token.kind == Kind::Word || token.kind == Kind::QuotedName;
}

/// A table that a statement names in FROM or JOIN, by what it calls it there.
struct NamedRelation
{
    QString alias;
    const SqlCatalog::Relation* relation = nullptr;
};

class ProposalMaker
{
public:
    ProposalMaker(const SqlCatalog& catalog, QStringView text, qsizetype cursor)
        : m_catalog(catalog)
        , m_text(text)
        , m_cursor(cursor)
        , m_tokens(sqlTokens(text))
    {
    }

    SqlProposals make()
    {
        SqlProposals proposals {.begin = m_cursor, .words = {}};
        const auto at = std::ranges::find_if(m_tokens, [this](const SqlToken& token) {
            return token.begin < m_cursor && token.end() >= m_cursor;
        });
        std::size_t behind = 0; // tokens before the word that is written
        if (at != m_tokens.end() && (isName(*at) || at->isSymbol(m_text, QLatin1Char('.')))) {
            behind = static_cast<std::size_t>(at - m_tokens.begin()) + (isName(*at) ? 0 : 1);
            if (isName(*at)) {
                proposals.begin = at->begin;
                m_prefix = Pg::nameMeant(m_text.sliced(at->begin, m_cursor - at->begin));
            }
        } else if (at != m_tokens.end() && !(at->kind == Kind::Symbol)) {
            return proposals; // in a string, a comment, a number
        } else {
            behind = static_cast<std::size_t>(std::ranges::count_if(
                m_tokens, [this](const SqlToken& token) { return token.end() <= m_cursor; }));
        }
        findRelations();
        const bool isBehindDot = behind >= 2 && m_tokens[behind - 1].isSymbol(m_text, QLatin1Char('.'))
            && isName(m_tokens[behind - 2]);
        if (isBehindDot)
            addBehindDot(behind - 2);
        else
            addAll();
        proposals.words = std::move(m_words);
        return proposals;
    }

private:
    QString meant(std::size_t token) const { return Pg::nameMeant(m_tokens[token].in(m_text)); }
    bool isDot(std::size_t token) const
    {
        return token < m_tokens.size() && m_tokens[token].isSymbol(m_text, QLatin1Char('.'));
    }

    /// Every [schema.]table [AS] [alias] of the statement at the cursor that the catalog knows.
    void findRelations()
    {
        const auto span = sqlStatementAt(m_text, m_cursor);
        for (std::size_t i = 0; span && i < m_tokens.size(); ++i) {
            if (!isName(m_tokens[i]) || m_tokens[i].begin < span->begin
                || m_tokens[i].end() > span->begin + span->length || (i > 0 && isDot(i - 1)))
                continue;
            const bool hasSchema = isDot(i + 1) && i + 2 < m_tokens.size() && isName(m_tokens[i + 2]);
            const auto* relation = hasSchema ? m_catalog.relation(meant(i), meant(i + 2)) : nullptr;
            if (!relation)
                continue;
            std::size_t next = i + 3;
            if (next < m_tokens.size() && m_tokens[next].kind == Kind::Word
                && meant(next) == QLatin1String("as"))
                ++next;
            const bool hasAlias =
                next < m_tokens.size() && isName(m_tokens[next]) && !isSqlKeyword(m_tokens[next].in(m_text));
            m_relations.push_back({.alias = hasAlias ? meant(next) : relation->name, .relation = relation});
        }
    }

    void add(const QString& name, const QString& text)
    {
        if (name.startsWith(m_prefix, Qt::CaseInsensitive) && m_words.size() < MostProposals
            && !m_known.contains(text)) {
            m_known.insert(text);
            m_words << text;
        }
    }
    void addName(const QString& name) { add(name, sqlName(name)); }

    void addBehindDot(std::size_t owner)
    {
        const QString name = meant(owner);
        const QString schema = owner >= 2 && isDot(owner - 1) ? meant(owner - 2) : QString();
        for (const NamedRelation& named : m_relations) {
            if (schema.isEmpty() && named.alias == name)
                std::ranges::for_each(named.relation->columns,
                                      [this](const QString& column) { addName(column); });
        }
        if (const auto* relation = schema.isEmpty() ? nullptr : m_catalog.relation(schema, name))
            std::ranges::for_each(relation->columns, [this](const QString& column) { addName(column); });
        for (const SqlCatalog::Relation& relation : m_catalog.relations) {
            if (schema.isEmpty() && relation.schema == name)
                addName(relation.name);
        }
        const QString qualified = sqlName(name) + QLatin1Char('.');
        for (const QString& function : m_catalog.functions) {
            if (schema.isEmpty() && function.startsWith(qualified))
                add(function.mid(qualified.size()), function.mid(qualified.size()));
        }
    }

    void addAll()
    {
        for (const NamedRelation& named : m_relations) {
            addName(named.alias);
            std::ranges::for_each(named.relation->columns,
                                  [this](const QString& column) { addName(column); });
        }
        for (const SqlCatalog::Relation& relation : m_catalog.relations)
            add(relation.name, sqlName(relation.schema) + QLatin1Char('.') + sqlName(relation.name));
        std::ranges::for_each(m_catalog.schemas(), [this](const QString& schema) { addName(schema); });
        std::ranges::for_each(sqlKeywords(), [this](const QString& keyword) { add(keyword, keyword); });
        for (const QString& function : m_catalog.functions)
            add(function.section(QLatin1Char('.'), -1), function);
    }

    const SqlCatalog& m_catalog;
    const QStringView m_text;
    const qsizetype m_cursor;
    const std::vector<SqlToken> m_tokens;
    std::vector<NamedRelation> m_relations;
    QString m_prefix;
    QStringList m_words;
    QSet<QString> m_known;
};

}

Result<SqlCatalog> SqlCatalog::load(Pg::Session& session, const Pg::Call& call)
{
    SqlCatalog catalog;
    const auto rows = session.read(
        Pg::Sql::load("catalog/completion.sql"), {QByteArray::number(MostNames)},
        [&catalog](const Pg::RowView& row) {
            const QString schema = fromUtf8(row.text(0));
            const QString name = fromUtf8(row.text(1));
            if (row.isNull(2)) {
                catalog.functions << (schema == QLatin1String("pg_catalog")
                                          ? sqlName(name)
                                          : QString(sqlName(schema) + QLatin1Char('.') + sqlName(name)));
                return;
            }
            auto& relations = catalog.relations;
            if (relations.empty() || relations.back().schema != schema || relations.back().name != name)
                relations.push_back({.schema = schema, .name = name, .columns = {}});
            relations.back().columns << fromUtf8(row.text(2));
        },
        {}, call);
    if (!rows)
        return rows.error();
    catalog.functions.sort();
    return catalog;
}

QStringList SqlCatalog::schemas() const
{
    QStringList names {QStringLiteral("pg_catalog"), QStringLiteral("information_schema")};
    for (const Relation& relation : relations) {
        if (!names.contains(relation.schema))
            names << relation.schema;
    }
    return names;
}

const SqlCatalog::Relation* SqlCatalog::relation(const QString& schema, const QString& name) const
{
    const auto found = std::ranges::find_if(relations, [&](const Relation& one) {
        return one.name == name && (schema.isEmpty() || one.schema == schema);
    });
    return found == relations.end() ? nullptr : &*found;
}

SqlProposals sqlProposals(const SqlCatalog& catalog, QStringView text, qsizetype cursor)
{
    return ProposalMaker(catalog, text, cursor).make();
}

}
