#pragma once

#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariantList>

#include <functional>
#include <vector>

namespace Weekglass {

/// One connection to an SQLite file, for the thread that opens it. Waits for other writers up to 5 s.
class Database
{
public:
    /// The file must exist: it is made with its own rights elsewhere.
    static Result<Database> open(const QString& path);
    Database(Database&& other) noexcept;
    Database& operator=(Database&& other) = delete;
    ~Database();

    /// One statement with values for its question marks. An empty text is no NULL; an invalid QVariant is.
    Result<QSqlQuery> run(const QString& sql, const QVariantList& values = {});
    /// The same for a file that is opened for it.
    static Result<void> change(const QString& path, const QString& sql, const QVariantList& values = {});
    /// Likewise, with what @p from makes of each row.
    template<typename From>
    static auto rows(const QString& path, const QString& sql, const QVariantList& values, From from)
        -> Result<std::vector<std::invoke_result_t<From, const QSqlQuery&>>>
    {
        auto database = open(path);
        if (!database)
            return database.error();
        auto query = database->run(sql, values);
        if (!query)
            return query.error();
        std::vector<std::invoke_result_t<From, const QSqlQuery&>> found;
        while (query->next())
            found.push_back(from(*query));
        return found;
    }
    /// The first column of the first row; an invalid value if there is no row.
    Result<QVariant> value(const QString& sql);
    /// @p work in one transaction that locks out other writers from its start; undone if it fails.
    Result<void> inTransaction(const std::function<Result<void>()>& work);

    /// The error says that the file itself is no good (SQLITE_CORRUPT, SQLITE_NOTADB).
    static bool isDamage(const Error& error);
    /// A UNIQUE or CHECK was violated.
    static bool isConflict(const Error& error);

private:
    Database(const QString& path, const QString& name)
        : m_path(path)
        , m_name(name)
    {
    }
    QSqlDatabase handle() const { return QSqlDatabase::database(m_name, false); }

    QString m_path;
    QString m_name;
};

}
