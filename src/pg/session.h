#pragma once

#include "base/result.h"
#include "pg/connectoptions.h"
#include "pg/readas.h"
#include "pg/sql.h"
#include "pg/value.h"

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>

struct pg_conn;
struct pg_result;

namespace Weekglass::Pg {

/// How long one call may take and who may stop it.
struct Call
{
    std::stop_token stop = {};
    std::chrono::milliseconds deadline {
        0}; ///< until the last row; 0: none. On expiry the statement is cancelled.
};

/// One row while it is delivered; the views are valid inside the callback only.
class RowView
{
public:
    RowView(const pg_result* result, int row);
    int size() const;
    bool isNull(int column) const;
    /// The server's text form; empty for NULL.
    QByteArrayView text(int column) const;
    Value value(int column) const;

private:
    const pg_result* m_result;
    int m_row;
};

/// Told the columns once, before the first row (also when there is no row).
using ColumnHandler = std::function<void(std::span<const Column>)>;
using RowHandler = std::function<void(const RowView&)>;
/// Gives the next piece of COPY data, an empty one at the end.
using CopySource = std::function<Result<QByteArray>()>;
using CopySink = std::function<Result<void>(QByteArrayView)>;

/// One session with the server. Belongs to one thread at a time and has no lock; every call waits for the
/// server, so it is used by workers only. Client encoding is UTF-8; a server that changes it, or
/// standard_conforming_strings, in the middle loses the session. Where the latter is off from the beginning,
/// transactions set it, and what runs outside of one may hold no constant with a backslash.
class Session
{
public:
    /// A failure says which step failed: name, TCP, TLS, login, database.
    static Result<Session> open(const ConnectOptions& options, const std::stop_token& stop = {});
    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;
    ~Session();

    // A text that was refused when it was put together is not sent: each of these tells why.

    /// One statement with its whole result in memory.
    Result<Table> query(const Result<Sql>& sql, const Params& params = {}, const Call& call = {});
    /// One statement, rows delivered one by one as they arrive. @return the number of rows.
    Result<qint64> stream(const Result<Sql>& sql, const Params& params, const RowHandler& onRow,
                          const ColumnHandler& onColumns = {}, const Call& call = {});
    /// One statement in a read-only transaction of its own, under the settings of Transaction, sent in one
    /// round trip. The result is delivered when it is complete, so this is for what fits a screen.
    Result<qint64> read(const Result<Sql>& sql, const Params& params, const RowHandler& onRow,
                        const ColumnHandler& onColumns = {}, const Call& call = {});
    /// The same with the whole result in memory. Within a transaction it is a part of that one.
    Result<Table> readTable(const Result<Sql>& sql, const Params& params = {}, const Call& call = {});
    /// One statement without rows. Outside of a transaction neither a time-out of the role or the database
    /// stops it, nor that they only read by default; through a pooler both stay. @return the number of rows
    /// it touched.
    Result<qint64> execute(const Result<Sql>& sql, const Params& params = {}, const Call& call = {});
    /// Several statements in one text, by the simple protocol; an error names the line.
    Result<void> script(const Result<Sql>& sql, const Call& call = {});
    /// One statement whose rows nobody wants; an error names the line, and a second statement in the text is
    /// refused by the server before the first one runs.
    Result<void> statement(const Result<Sql>& sql, const Call& call = {});
    /// COPY ... FROM STDIN. An error of @p source fails the COPY on the server. @return the number of rows.
    Result<qint64> copyIn(const Result<Sql>& sql, const CopySource& source, const Call& call = {});
    /// COPY ... TO STDOUT, a row a call of @p sink. @return the number of rows as the server counted them.
    Result<qint64> copyOut(const Result<Sql>& sql, const CopySink& sink, const Call& call = {});

    /// From now on, and for good: whatever is read here is read as that role and under that setting, in
    /// read-only transactions; what would write, or outlive its transaction, is refused. It keeps nobody who
    /// types SQL from taking the role off again: it shows what the role sees, and guards nothing.
    Result<void> readAs(const ReadAs& as);

    /// An error if a pooler is between us and the server: it may give the server's process to others after
    /// each transaction, so whatever outlives one (a setting, a lock of the session, LISTEN) is not done
    /// then.
    Result<void> requireDirect(const Call& call = {});
    /// Notifications of this channel wake waitForNotification() from now on. Refused through a pooler; they
    /// may also get lost, so they are a hint and nothing to rely on.
    Result<void> listen(const QString& channel, const Call& call = {});
    /// Waits for a notification; those that came meanwhile count as one. False when the deadline passed.
    Result<bool> waitForNotification(const Call& call);

    /// False once the connection is lost or was given up; then only destroy it.
    bool isUsable() const;
    /// isUsable(), and the server has not said farewell meanwhile. Costs no round trip.
    bool stillConnected() const;
    bool isInTransaction() const;
    /// Whether the server is a standby, which only reads. While it is one it is asked anew, since it may be
    /// promoted.
    Result<bool> isStandby(const Call& call = {});
    /// What was known of it last, for those who may not ask.
    bool wasStandby() const;
    /// Host and port, or the socket, of the server that was reached, which may be one of several.
    QString endpoint() const;
    int serverVersion() const; ///< e.g. 150020
    QByteArray database() const;
    QByteArray user() const;
    QStringList takeNotices();
    /// That it was opened with.
    const ConnectOptions& options() const;
    /// Of its options; null: nobody is trusted.
    const OwnerTrust* trust() const;
    std::chrono::milliseconds age() const; ///< since it was opened
    /// Where in its text the server found the last statement's error, in characters from 1; 0: it did not
    /// say.
    int errorPosition() const;

    struct Private;

private:
    friend class Transaction;

    explicit Session(std::unique_ptr<Private> priv);
    /// The statements of a Transaction, which are sent as they are also where readAs() holds.
    Result<void> sendScript(const Result<Sql>& sql, const Call& call);
    Result<qint64> sendAlone(const Result<Sql>& sql, const Params& params, const Call& call);
    /// With what a transaction reads under; null: all that the session's own role may see.
    const Sql* readingSettings() const;
    /// An error outside of a transaction if readAs() holds: there it would not.
    Result<void> mayRunPlain() const;

    std::unique_ptr<Private> d;
};

/// Array literal of texts for a parameter of type text[], e.g. {"a","b\"c",NULL}.
QByteArray textArray(std::span<const Value> values);

}
