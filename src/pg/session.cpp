#include "pg/session.h"

#include "base/log.h"
#include "base/utf8.h"
#include "pg/connecting.h"
#include "pg/errors.h"
#include "pg/exchange.h"
#include "pg/ownertrust.h"
#include "pg/serverrole.h"
#include "pg/text.h"
#include "pg/transaction.h"
#include "pg/transactionsettings.h"

#include <libpq-fe.h>

namespace Weekglass::Pg {

namespace {

constexpr qsizetype MaxNotices = 1000;

void keepNotice(void* context, const PGresult* result)
{
    auto* notices = static_cast<QStringList*>(context);
    if (notices->size() < MaxNotices)
        notices->append(fromUtf8(PQresultErrorMessage(result)).trimmed());
}

std::vector<Column> columnsOf(const PGresult* result)
{
    std::vector<Column> columns;
    columns.reserve(static_cast<std::size_t>(PQnfields(result)));
    for (int i = 0; i < PQnfields(result); ++i)
        columns.push_back({.name = PQfname(result, i), .type = PQftype(result, i)});
    return columns;
}

/// Rows come in several results, one by one; all have the same columns.
auto delivering(const RowHandler& onRow, const ColumnHandler& onColumns)
{
    return [&onRow, &onColumns, isFirst = true](const PGresult* result) mutable {
        if (std::exchange(isFirst, false) && onColumns)
            onColumns(columnsOf(result));
        for (int row = 0; row < PQntuples(result); ++row)
            onRow(RowView(result, row));
    };
}

RowHandler addingRows(Table& table)
{
    return [&table](const RowView& row) {
        auto& cells = table.rows.emplace_back();
        cells.reserve(static_cast<std::size_t>(row.size()));
        for (int i = 0; i < row.size(); ++i)
            cells.push_back(row.value(i));
    };
}

ColumnHandler settingColumns(Table& table)
{
    return
        [&table](std::span<const Column> columns) { table.columns.assign(columns.begin(), columns.end()); };
}

/// Adds the line of a script in which the server found the error.
Error withLine(Error error, const PGresult* result, const QByteArray& sql)
{
    const int position = QByteArray(PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION)).toInt();
    if (position > 0 && error.where.isEmpty()) {
        const auto line = fromUtf8(sql).left(position - 1).count(QLatin1Char('\n')) + 1;
        error.where = Text::tr("line %1").arg(line);
    }
    return error;
}

/// Reads to the end; a failure names the line of the text.
Result<void> drainNamingLines(Exchange& exchange, const Sql& sql)
{
    while (true) {
        auto result = exchange.next();
        if (!result || !*result)
            break;
        if (PQresultStatus(result->get()) == PGRES_FATAL_ERROR && PQstatus(exchange.conn()) != CONNECTION_BAD)
            exchange.keepFailure(withLine(resultError(result->get(), sql.text()), result->get(), sql.text()));
        else
            exchange.take(result->get());
    }
    return exchange.drain({});
}

/// For a statement of its own, such as CREATE DATABASE: neither a time-out that the role or the database sets
/// stops it, nor that they only read by default. A pooler's client has another number than the server's
/// process: there the session is somebody else's next, and stays as it is.
class LiftedLimits
{
public:
    LiftedLimits(Session::Private& session, const std::stop_token& stop)
        : m_session(session)
    {
        const pg_conn* conn = session.conn.get();
        if (PQtransactionStatus(conn) != PQTRANS_IDLE)
            return; // its transaction has set them
        m_isLifted =
            rowsOf(Sql("SELECT pg_catalog.set_config('statement_timeout', '0', false), "
                       "pg_catalog.set_config('default_transaction_read_only', 'off', false) "
                       "WHERE pg_catalog.pg_backend_pid() OPERATOR(pg_catalog.=) $1::pg_catalog.int4 AND "
                       "(pg_catalog.current_setting('statement_timeout') OPERATOR(pg_catalog.<>) '0' OR "
                       "pg_catalog.current_setting('default_transaction_read_only')::pg_catalog.bool)"),
                   {QByteArray::number(PQbackendPID(conn))}, {.stop = stop})
            != 0;
    }
    ~LiftedLimits()
    {
        if (m_isLifted && m_session.isUsable()) // else they went with the session
            rowsOf(Sql("SELECT pg_catalog.set_config(s.name, s.reset_val, false) FROM "
                       "pg_catalog.pg_settings AS s "
                       "WHERE s.name OPERATOR(pg_catalog.=) ANY (ARRAY['statement_timeout', "
                       "'default_transaction_read_only'])"),
                   {}, {});
    }
    Q_DISABLE_COPY_MOVE(LiftedLimits)

private:
    /// Not stream(), which may set a time-out itself. -1: it failed, perhaps when the server had done it.
    qint64 rowsOf(const Sql& sql, const Params& params, const Call& call)
    {
        Exchange exchange(m_session, sql, call);
        if (!exchange.send(params, false))
            return -1;
        const auto rows = exchange.drain({});
        return rows ? *rows : -1;
    }

    Session::Private& m_session;
    bool m_isLifted = false;
};

}

RowView::RowView(const pg_result* result, int row)
    : m_result(result)
    , m_row(row)
{
}

int RowView::size() const
{
    return PQnfields(m_result);
}

bool RowView::isNull(int column) const
{
    return PQgetisnull(m_result, m_row, column) != 0;
}

QByteArrayView RowView::text(int column) const
{
    return {PQgetvalue(m_result, m_row, column), PQgetlength(m_result, m_row, column)};
}

Value RowView::value(int column) const
{
    if (isNull(column))
        return {};
    return text(column).toByteArray();
}

Session::Session(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::open(const ConnectOptions& options, const std::stop_token& stop)
{
    QElapsedTimer time;
    time.start();
    auto conn = connectToServer(options, stop);
    if (!conn) {
        qCInfo(pgLog).noquote() << "not connected:" << conn.error().message;
        return conn.error();
    }
    qCInfo(pgLog).noquote().nospace()
        << "connected to " << serverName(conn->get()) << ", database " << fromUtf8(PQdb(conn->get()))
        << ", PostgreSQL " << PQserverVersion(conn->get()) << ", in " << time.elapsed() << " ms";
    auto priv = std::make_unique<Private>();
    priv->conn = *std::move(conn);
    priv->options = options;
    priv->learnRules();
    PQsetNoticeReceiver(priv->conn.get(), keepNotice, &priv->notices);
    if (PQsetnonblocking(priv->conn.get(), 1) != 0)
        return lostConnection(priv->conn.get());
    Session session(std::move(priv));
    if (session.d->isUnchecked())
        return session;
    // before anything else is asked there: to plan a statement can be enough to run an owner's code
    const Call call {.stop = stop, .deadline = options.deadline};
    if (const auto trusted = requireTrust(session, {}, call); !trusted)
        return trusted.error();
    return session;
}

Result<void> Session::requireDirect(const Call& call)
{
    if (!d->isDirect) {
        // a pooler answers the login itself, with a process number that it made up
        const auto pid = query(Sql("SELECT pg_catalog.pg_backend_pid()"), {}, call);
        if (!pid)
            return pid.error();
        d->isDirect = pid->single() == QByteArray::number(PQbackendPID(d->conn.get()));
    }
    if (*d->isDirect)
        return {};
    return Error {.kind = Error::Kind::Sql,
                  .message = Text::tr("This needs a session of its own, and the connection goes through a "
                                      "pooler (such as PgBouncer), which shares sessions."),
                  .where = fromUtf8(database()),
                  .advice =
                      Text::tr("Connect to the server itself, by its own host and port. Nothing was done."),
                  .sqlState = QStringLiteral("0A000")};
}

Result<Table> Session::query(const Result<Sql>& sql, const Params& params, const Call& call)
{
    Table table;
    auto streamed = stream(sql, params, addingRows(table), settingColumns(table), call);
    if (!streamed)
        return streamed.error();
    return table;
}

Result<qint64> Session::stream(const Result<Sql>& sql, const Params& params, const RowHandler& onRow,
                               const ColumnHandler& onColumns, const Call& call)
{
    if (!sql)
        return sql.error();
    if (!isUsable())
        return d->whyLost();
    Exchange exchange(*d, *sql, call);
    if ((d->isUnchecked() || d->readingSettings) && !isInTransaction()) {
        if (auto sent = exchange.sendUnder(d->readingSettings.value_or(transactionSettings()), params); !sent)
            return sent.error();
        return exchange.drainRead(delivering(onRow, onColumns));
    }
    if (auto sent = exchange.send(params, true); !sent)
        return sent.error();
    return exchange.drain(delivering(onRow, onColumns));
}

Result<qint64> Session::read(const Result<Sql>& sql, const Params& params, const RowHandler& onRow,
                             const ColumnHandler& onColumns, const Call& call)
{
    if (!sql)
        return sql.error();
    if (!isUsable())
        return d->whyLost();
    Exchange exchange(*d, *sql, call);
    if (auto sent = exchange.sendUnder(d->readingSettings.value_or(readOnlySettings()), params); !sent)
        return sent.error();
    return exchange.drainRead(delivering(onRow, onColumns));
}

Result<Table> Session::readTable(const Result<Sql>& sql, const Params& params, const Call& call)
{
    if (isInTransaction())
        return query(sql, params, call);
    Table table;
    auto done = read(sql, params, addingRows(table), settingColumns(table), call);
    if (!done && isUsable() && isReplicaConflict(*this, done.error())) {
        table = {};
        done = read(sql, params, addingRows(table), settingColumns(table), call);
    }
    if (!done)
        return done.error();
    return table;
}

Result<qint64> Session::execute(const Result<Sql>& sql, const Params& params, const Call& call)
{
    if (auto may = mayRunPlain(); !may)
        return may.error();
    return sendAlone(sql, params, call);
}

Result<qint64> Session::sendAlone(const Result<Sql>& sql, const Params& params, const Call& call)
{
    if (!sql)
        return sql.error();
    if (!isUsable())
        return d->whyLost();
    const LiftedLimits lifted(*d, call.stop);
    if (!isUsable())
        return d->whyLost();
    Exchange exchange(*d, *sql, call);
    if (auto sent = exchange.send(params, false); !sent)
        return sent.error();
    return exchange.drain({});
}

Result<void> Session::script(const Result<Sql>& sql, const Call& call)
{
    if (auto may = mayRunPlain(); !may)
        return may;
    return sendScript(sql, call);
}

Result<void> Session::sendScript(const Result<Sql>& sql, const Call& call)
{
    if (!sql)
        return sql.error();
    if (!isUsable())
        return d->whyLost();
    Exchange exchange(*d, *sql, call);
    if (auto sent = exchange.sendScript(); !sent)
        return sent;
    return drainNamingLines(exchange, *sql);
}

Result<void> Session::statement(const Result<Sql>& sql, const Call& call)
{
    if (!sql)
        return sql.error();
    if (auto may = mayRunPlain(); !may)
        return may;
    if (!isUsable())
        return d->whyLost();
    Exchange exchange(*d, *sql, call);
    if (auto sent = exchange.send({}, true); !sent)
        return sent;
    return drainNamingLines(exchange, *sql);
}

Result<void> Session::readAs(const ReadAs& as)
{
    auto settings = readOnlySettings(as);
    if (!settings)
        return settings.error();
    d->readingSettings = *std::move(settings);
    return {};
}

const Sql* Session::readingSettings() const
{
    return d->readingSettings ? &*d->readingSettings : nullptr;
}

Result<void> Session::mayRunPlain() const
{
    if (!d->readingSettings || isInTransaction())
        return {};
    return Transaction::refusedToReader(database());
}

QByteArray textArray(std::span<const Value> values)
{
    QByteArray text = "{";
    for (const auto& value : values) {
        if (text.size() > 1)
            text += ',';
        if (value)
            text += '"' + QByteArray(*value).replace('\\', "\\\\").replace('"', "\\\"") + '"';
        else
            text += "NULL";
    }
    return text + '}';
}

}
