#include "pg/errors.h"
#include "pg/exchange.h"
#include "pg/text.h"

#include <libpq-fe.h>

#include <poll.h>

namespace Weekglass::Pg {

namespace {

struct CopyBufferDeleter
{
    void operator()(char* buffer) const noexcept { PQfreemem(buffer); }
};
using CopyBuffer = std::unique_ptr<char, CopyBufferDeleter>;

Error notCopyError()
{
    return {.kind = Error::Kind::Sql, .message = Text::tr("The statement is not the expected COPY.")};
}

/// The first result, which must be @p wanted; anything else is accounted for as a failure.
bool begins(Exchange& exchange, ExecStatusType wanted)
{
    auto result = exchange.next();
    if (!result)
        return false;
    if (*result && PQresultStatus(result->get()) == wanted)
        return true;
    if (*result)
        exchange.take(result->get());
    exchange.keepFailure(notCopyError());
    return false;
}

/// Queues one piece; waits while libpq's buffer and the server are full.
bool put(Exchange& exchange, const QByteArray& piece)
{
    while (true) {
        const int queued = PQputCopyData(exchange.conn(), piece.constData(), static_cast<int>(piece.size()));
        if (queued < 0)
            return false;
        if (queued > 0)
            break;
        if (!exchange.wait(POLLOUT | POLLIN) || !PQconsumeInput(exchange.conn()))
            return false;
    }
    int left = 0;
    while ((left = PQflush(exchange.conn())) > 0) {
        if (!exchange.wait(POLLOUT | POLLIN) || !PQconsumeInput(exchange.conn()))
            return false;
    }
    return left == 0;
}

/// Ends the COPY, with a reason for the server if it is to fail.
bool end(Exchange& exchange, const char* reason)
{
    int ended = 0;
    while ((ended = PQputCopyEnd(exchange.conn(), reason)) == 0) {
        if (!exchange.wait(POLLOUT))
            return false;
    }
    while (ended > 0 && PQflush(exchange.conn()) > 0) {
        if (!exchange.wait(POLLOUT | POLLIN) || !PQconsumeInput(exchange.conn()))
            return false;
    }
    return ended > 0;
}

/// Pieces until the source is empty, fails, or the user stops. @return false if the connection is lost.
bool putAll(Exchange& exchange, const CopySource& source)
{
    while (true) {
        if (exchange.isStopped()) {
            exchange.keepFailure(cancelledError());
            return end(exchange, "cancelled");
        }
        auto piece = source();
        if (!piece) {
            exchange.keepFailure(piece.error());
            return end(exchange, "the source failed");
        }
        if (piece->isEmpty())
            return end(exchange, nullptr);
        // a server that refused a row has ended the COPY; what it said comes with the results
        if (!put(exchange, *piece))
            return PQstatus(exchange.conn()) == CONNECTION_OK;
    }
}

}

Result<qint64> Session::copyIn(const Result<Sql>& sql, const CopySource& source, const Call& call)
{
    if (!sql)
        return sql.error();
    if (auto may = mayRunPlain(); !may)
        return may.error();
    if (!isUsable())
        return d->whyLost();
    Exchange exchange(*d, *sql, call);
    // The extended protocol has one Sync behind the statement and another behind the rows. A COPY that is
    // cancelled before it has read the first one answers both, and the second answer would be taken for that
    // to the next statement.
    if (auto sent = exchange.sendScript(); !sent)
        return sent.error();
    if (begins(exchange, PGRES_COPY_IN))
        putAll(exchange, source);
    return exchange.drain({});
}

Result<qint64> Session::copyOut(const Result<Sql>& sql, const CopySink& sink, const Call& call)
{
    if (!sql)
        return sql.error();
    if (auto may = mayRunPlain(); !may)
        return may.error();
    if (!isUsable())
        return d->whyLost();
    Exchange exchange(*d, *sql, call);
    if (auto sent = exchange.send({}, false); !sent)
        return sent.error();
    bool sinkFailed = false;
    if (begins(exchange, PGRES_COPY_OUT)) {
        char* data = nullptr;
        int length = 0;
        while ((length = PQgetCopyData(exchange.conn(), &data, 1)) >= 0) {
            if (length == 0) {
                if (!exchange.wait(POLLIN) || !PQconsumeInput(exchange.conn()))
                    break;
                continue;
            }
            const CopyBuffer buffer(data);
            // after a failure the rest is read and dropped, until the cancel request takes effect
            if (!sinkFailed) {
                if (auto taken = sink({buffer.get(), length}); !taken) {
                    sinkFailed = true;
                    exchange.keepFailure(taken.error());
                    exchange.cancel();
                }
            }
        }
    }
    return exchange.drain({});
}

}
