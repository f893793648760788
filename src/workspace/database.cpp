#include "workspace/database.h"

#include "workspace/text.h"

#include <QElapsedTimer>
#include <QSqlError>
#include <QThread>

#include <atomic>

namespace Weekglass {

namespace {

// primary codes of SQLite; the driver gives extended ones, whose low byte these are
constexpr int Busy = 5;
constexpr int Corrupt = 11;
constexpr int Constraint = 19;
constexpr int NotADatabase = 26;
constexpr int WaitMilliseconds = 5000;

/// A null text would be taken for NULL.
QVariant notNull(const QVariant& value)
{
    if (value.typeId() == QMetaType::QString && value.toString().isNull())
        return QStringLiteral("");
    return value.typeId() == QMetaType::QByteArray && value.toByteArray().isNull() ? QByteArray("") : value;
}

int code(const QString& native)
{
    return native.toInt() & 0xff;
}

Error databaseError(const QSqlError& error, const QString& path)
{
    const bool busy = code(error.nativeErrorCode()) == Busy;
    return {.kind = busy ? Error::Kind::Timeout : Error::Kind::Io,
            .message = busy ? Text::tr("Another program has been using the workspace file for too long.")
                            : Text::tr("The workspace file cannot be used."),
            .where = path,
            .advice = busy
                ? Text::tr("Try again.")
                : Text::tr("Check the free space and the rights of the folder. A damaged file is moved aside "
                           "when Weekglass starts."),
            .detail = error.databaseText().isEmpty() ? error.driverText() : error.databaseText(),
            .sqlState = error.nativeErrorCode()};
}

}

Result<Database> Database::open(const QString& path)
{
    static std::atomic<quint64> counter = 0;
    const QString name = QStringLiteral("workspace-%1").arg(++counter);
    Database database(path, name);
    QSqlDatabase handle = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
    if (!handle.isValid())
        return Error {.kind = Error::Kind::Io,
                      .message = Text::tr("Qt's driver for SQLite is missing."),
                      .advice = Text::tr("Install the package libqt6sql6-sqlite.")};
    handle.setDatabaseName(path);
    handle.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(WaitMilliseconds));
    if (!handle.open())
        return databaseError(handle.lastError(), path);
    return database;
}

Database::Database(Database&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_name(std::exchange(other.m_name, QString()))
{
}

Database::~Database()
{
    if (m_name.isEmpty())
        return;
    handle().close();
    QSqlDatabase::removeDatabase(m_name);
}

Result<QSqlQuery> Database::run(const QString& sql, const QVariantList& values)
{
    QElapsedTimer timer;
    timer.start();
    while (true) {
        QSqlQuery query(handle());
        query.setForwardOnly(true);
        bool done = query.prepare(sql);
        for (const QVariant& value : values)
            query.addBindValue(notNull(value));
        done = done && query.exec();
        if (done)
            return query;
        // a change of the journal's mode does not wait by itself
        if (code(query.lastError().nativeErrorCode()) != Busy || timer.elapsed() > WaitMilliseconds)
            return databaseError(query.lastError(), m_path);
        QThread::msleep(10);
    }
}

Result<void> Database::change(const QString& path, const QString& sql, const QVariantList& values)
{
    auto database = open(path);
    if (!database)
        return database.error();
    return database->run(sql, values);
}

Result<QVariant> Database::value(const QString& sql)
{
    auto query = run(sql);
    if (!query)
        return query.error();
    return query->next() ? query->value(0) : QVariant();
}

Result<void> Database::inTransaction(const std::function<Result<void>()>& work)
{
    if (auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun.error();
    auto done = work();
    if (done) {
        auto committed = run(QStringLiteral("COMMIT"));
        if (committed)
            return {};
        done = committed.error();
    }
    // a full disk may have rolled it back already: then this fails, and nothing is lost by it
    static_cast<void>(run(QStringLiteral("ROLLBACK")));
    return done;
}

bool Database::isDamage(const Error& error)
{
    return code(error.sqlState) == Corrupt || code(error.sqlState) == NotADatabase;
}

bool Database::isConflict(const Error& error)
{
    return code(error.sqlState) == Constraint;
}

}
