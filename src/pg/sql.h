#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QStringView>

namespace Weekglass::Pg {

/// Text of a statement. The only type that a session accepts, so that all SQL is built here: from literals in
/// the source, from query files, from quoted identifiers, never from values (those are parameters).
class Sql
{
public:
    Sql() = default;
    /// Text that stands in the source.
    template<std::size_t Size>
    // NOLINTNEXTLINE(modernize-avoid-c-arrays): a literal is one, and nothing else gets in
    explicit Sql(const char (&literal)[Size])
        : m_text(literal, static_cast<qsizetype>(Size) - 1)
    {
    }

    /// A query file of the program, e.g. "catalog/weeks.sql": of what --sql-dir gave, else compiled in.
    static Result<Sql> load(const char* file);
    /// Text that the user trusts as code: a game definition's file, or typed in the SQL page. Refuses NUL.
    static Result<Sql> trusted(const QByteArray& text);
    /// A quoted name. Refuses what the server would cut or misread: NUL, empty, over 63 bytes.
    static Result<Sql> identifier(const QString& name);
    /// The same for a dotted name as manifests have them: schema.table, each part quoted.
    static Result<Sql> qualifiedName(const QString& name);

    /// A text constant, for the few statements that take no parameters. Refuses NUL.
    static Result<Sql> literal(const QByteArray& value);
    /// $1, $2, ...
    static Sql parameter(int number);

    /// `(text) AS alias` for a SELECT that may end with a semicolon or a comment.
    Sql asSubquery(const Sql& alias) const;

    const QByteArray& text() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }

    Sql& operator+=(const Sql& other)
    {
        m_text += other.m_text;
        return *this;
    }
    friend Sql operator+(Sql left, const Sql& right) { return left += right; }
    /// A text of which a part was refused is that refusal; the session then sends nothing and tells it.
    friend Result<Sql> operator+(const Result<Sql>& left, const Result<Sql>& right);

private:
    QByteArray m_text;
};

/// What Sql::load() takes instead of the resources, by name; set once at the start of the program.
void setSqlFiles(const QHash<QString, QByteArray>& files);

}
