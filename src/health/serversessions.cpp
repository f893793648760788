#include "health/serverreader.h"
#include "health/text.h"
#include "pg/locktree.h"

#include <algorithm>
#include <utility>

namespace Weekglass {

namespace {

QString nameOf(const NamedRow& row)
{
    const QString program = row.text("application_name");
    return program.isEmpty() ? row.text("usename") : program;
}

/// "4211, game-server", and whether it is ours.
QString sessionText(qint64 pid, const QString& name, bool isOurs)
{
    if (pid == 0)
        return Text::tr("a prepared transaction");
    const QString text = Text::tr("process %1, %2").arg(QString::number(pid), name);
    return isOurs ? Text::tr("%1 (ours)").arg(text) : text;
}

LockSession lockSession(const Pg::LockNode& node)
{
    QStringList blockers;
    for (const qint64 pid : node.blockers)
        blockers << QString::number(pid);
    return {.isRoot = node.blockers.empty(),
            .pid = node.pid,
            .name = node.application.isEmpty() ? node.user : node.application,
            .database = node.database,
            .state = node.state,
            .isOurs = node.isOurs,
            .seconds = node.seconds,
            .node = node.node.isEmpty() ? node.waitsOn : node.node,
            .blockers = blockers.join(QStringLiteral(", ")),
            .statement = node.statement};
}

/// Who of these is the longest at it, and for how long.
struct Longest
{
    double seconds = 0;
    int count = 0;
    QString who;

    void add(const NamedRow& row, const char* age)
    {
        ++count;
        if (const double lasts = row.real(age); lasts >= seconds) {
            seconds = lasts;
            who = sessionText(row.integer("pid"), nameOf(row), row.isTrue("is_ours"));
        }
    }
    QString text() const
    {
        return count == 0 ? Text::tr("none")
                          : Text::tr("%1, %2; %3 in all")
                                .arg(amountText(seconds, FigureUnit::Seconds), who, QString::number(count));
    }
};

}

bool ServerReader::seesAll(std::initializer_list<const char*> figures)
{
    if (m_seesAll)
        return true;
    for (const char* id : figures)
        m_list.refuse(id, Text::tr("Your role may not see what sessions of others do."),
                      QStringLiteral("GRANT pg_monitor TO %1;").arg(m_role));
    return false;
}

Result<void> ServerReader::addLocks()
{
    if (!seesAll({"lock_wait"}))
        return {};
    const auto tree = Pg::readLockTree(m_session, {}, m_call);
    if (!tree)
        return tree.error();
    QStringList roots;
    int waiting = 0;
    double longest = 0;
    for (const Pg::LockNode& node : tree->nodes) {
        if (node.blockers.empty() && !tree->isAwaited(node))
            continue; // its waiting is over
        const LockSession session = lockSession(node);
        if (session.isRoot) {
            roots << sessionText(session.pid, session.name, session.isOurs);
        } else {
            ++waiting;
            longest = std::max(longest, session.seconds);
        }
        m_health.locks.push_back(session);
    }
    std::ranges::sort(m_health.locks, std::ranges::greater(),
                      [](const LockSession& one) { return std::pair(one.isRoot, one.seconds); });
    QString text = waiting == 0
        ? Text::tr("nobody waits")
        : Text::tr("%1, %2 wait; held up by %3")
              .arg(amountText(longest, FigureUnit::Seconds), QString::number(waiting),
                   roots.isEmpty() ? Text::tr("each other") : roots.join(QStringLiteral("; ")));
    if (!tree->lack.isEmpty())
        text += QStringLiteral("; ") + tree->lack;
    m_list.tell("lock_wait", longest, text);
    return {};
}

Result<void> ServerReader::addTransactions()
{
    if (!seesAll({"longest_statement", "oldest_transaction", "idle_transaction"}))
        return {};
    const auto read = ask("catalog/health_sessions.sql");
    if (!read)
        return read.error();
    Longest statement;
    Longest transaction;
    Longest idle;
    for (std::size_t i = 0; i < read->rows.size(); ++i) {
        const NamedRow row(*read, i);
        transaction.add(row, "transaction_age");
        if (row.text("state").startsWith(u"idle in transaction"))
            idle.add(row, "state_age");
        else if (row.text("state") == u"active")
            statement.add(row, "statement_age");
    }
    m_list.tell("longest_statement", statement.seconds, statement.text());
    m_list.tell("oldest_transaction", transaction.seconds, transaction.text());
    m_list.tell("idle_transaction", idle.seconds, idle.text());
    return {};
}

/// "Now minus the last replay" is small on a standby that hears nothing any more, so it has to receive.
void ServerReader::addReceiver(const NamedRow& row)
{
    if (row.integer("receivers") == 0) {
        Figure& figure =
            m_list.refuse("replication_lag",
                          Text::tr("This standby does not receive. Its last transaction is %1 old.")
                              .arg(amountText(row.real("replay_age"), FigureUnit::Seconds)));
        FigureList::atLeast(figure, Figure::State::Critical);
        m_list.refuse("replication_bytes", Text::tr("This standby does not receive."));
        return;
    }
    // after a start it receives from the beginning of a file, which it may have replayed already
    const qint64 behind = std::max<qint64>(row.integer("replay_bytes"), 0);
    // it has replayed all that it has: then the age is that of the last change, and no lag
    const double lag = behind == 0 ? 0 : row.real("replay_age");
    if (behind > 0 && !row.has("replay_age"))
        m_list.refuse("replication_lag", Text::tr("It has replayed no transaction since it was started."));
    else
        m_list.tell("replication_lag", lag,
                    Text::tr("%1 behind the WAL it has received").arg(amountText(lag, FigureUnit::Seconds)));
    m_list.tell("replication_bytes", static_cast<double>(behind));
}

void ServerReader::addConflicts(const NamedRow& row)
{
    if (!m_health.isStandby) {
        m_list.refuse("conflicts", Text::tr("This is a primary; only a standby cancels reads this way."));
        return;
    }
    const qint64 snapshot = row.integer("snapshot_conflicts");
    const qint64 lock = row.integer("lock_conflicts");
    const qint64 other = row.integer("other_conflicts");
    m_list
        .tell("conflicts", static_cast<double>(snapshot + lock + other),
              Text::tr("%1: removed rows %2, locks %3, others %4")
                  .arg(QString::number(snapshot + lock + other), QString::number(snapshot),
                       QString::number(lock), QString::number(other)))
        .since = row.time("cache_since");
}

Result<void> ServerReader::addReplication(const NamedRow& server)
{
    addConflicts(server);
    if (m_health.isStandby)
        addReceiver(server);
    if (!seesAll({"slots"}))
        return {};
    const auto read = ask("catalog/health_replication.sql");
    if (!read)
        return read.error();
    QStringList slotTexts;
    int inactive = 0;
    bool isLost = false;
    int standbys = 0;
    for (std::size_t i = 0; i < read->rows.size(); ++i) {
        const NamedRow row(*read, i);
        const QString name = row.text("name");
        const QString state = row.text("state");
        if (row.text("kind") == u"standby") {
            ++standbys;
            m_list.tell("replication_lag", row.real("seconds"),
                        Text::tr("%1, %2").arg(amountText(row.real("seconds"), FigureUnit::Seconds), state),
                        name);
            m_list.tell("replication_bytes", row.real("bytes"), {}, name);
            continue;
        }
        inactive += row.isTrue("is_active") ? 0 : 1;
        isLost = isLost || state == u"lost" || state == u"unreserved";
        slotTexts << Text::tr("%1 %2, keeps %3")
                         .arg(name, row.isTrue("is_active") ? Text::tr("active") : Text::tr("inactive"),
                              state == u"lost" ? Text::tr("nothing: it is lost")
                                               : bytesText(row.real("bytes")));
    }
    if (standbys == 0 && !m_health.isStandby)
        m_list.refuse("replication_lag", Text::tr("No standby receives from this server."));
    Figure& figure = m_list.tell(
        "slots", inactive, slotTexts.isEmpty() ? Text::tr("no slots") : slotTexts.join(QStringLiteral("; ")));
    if (isLost)
        FigureList::atLeast(figure, Figure::State::Critical);
    return {};
}

Result<void> ServerReader::addStatements(const NamedRow& row)
{
    m_list.refuse(
        "statement_p99",
        row.isTrue("has_monitor")
            ? Text::tr("pg_stat_monitor is installed, but its histogram is not read yet.")
            : Text::tr(
                "No histogram: pg_stat_monitor is not installed. Mean and deviation do not give a p99."),
        row.isTrue("has_monitor") ? QString() : QStringLiteral("CREATE EXTENSION pg_stat_monitor;"));
    StatementLists& lists = m_health.statements;
    if (!row.isTrue("has_statements_loaded")) {
        lists.refusal = Text::tr("pg_stat_statements is not loaded. Load it, and restart the server.");
        lists.remedy = QStringLiteral("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements';");
    } else if (!row.has("statements_schema")) {
        lists.refusal =
            Text::tr("pg_stat_statements is loaded, but it is not an extension of this database.");
        lists.remedy = QStringLiteral("CREATE EXTENSION pg_stat_statements;");
    }
    if (!lists.refusal.isEmpty()) {
        m_list.refuse("statement_mean", lists.refusal, lists.remedy);
        return {};
    }
    auto read = readStatements(m_session, row.text("statements_schema"), m_call);
    if (!read)
        return read.error();
    lists = *std::move(read);
    if (lists.slowest.empty() || lists.slowest.front().calls < LeastCalls) {
        m_list.refuse("statement_mean",
                      Text::tr("No statement was called %1 times yet.").arg(QString::number(LeastCalls)));
        return {};
    }
    const CountedStatement& worst = lists.slowest.front();
    m_list.tell("statement_mean", worst.mean,
                Text::tr("mean %1, max %2 of %3 calls; of all: mean %4")
                    .arg(amountText(worst.mean, FigureUnit::Milliseconds),
                         amountText(worst.most, FigureUnit::Milliseconds), QString::number(worst.calls),
                         amountText(lists.all.mean, FigureUnit::Milliseconds)));
    return {};
}

}
