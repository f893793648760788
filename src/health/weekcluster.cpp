#include "health/namedrow.h"
#include "health/text.h"
#include "health/weekreader.h"
#include "metrics/weekstart.h"
#include "pg/cluster.h"

namespace Weekglass {

using Pg::Sql;

/// Only of a week that is spread over a cluster: of others there is nothing to say.
Result<void> WeekReader::addCluster()
{
    const auto there = Pg::hasCitus(m_session, m_call);
    if (!there)
        return there.error();
    if (!*there)
        return {};
    const auto asked = m_session.readTable(Sql::load("extensions/citus_node_answers.sql"), {}, m_call);
    if (!asked) {
        if (!canGoOn(m_session, asked.error()))
            return asked.error();
        m_list.refuse("cluster_nodes", asked.error().message);
        return {};
    }
    QStringList silent;
    for (std::size_t i = 0; i < asked->rows.size(); ++i) {
        const NamedRow row(*asked, i);
        if (!row.isTrue("answers"))
            silent << row.text("node");
    }
    m_list.tell("cluster_nodes", static_cast<double>(silent.size()),
                silent.isEmpty()
                    ? Text::tr("all %n answer", nullptr, static_cast<int>(asked->rows.size()))
                    : Text::tr("%1 of %2 do not answer: %3")
                          .arg(QString::number(silent.size()), QString::number(asked->rows.size()),
                               silent.join(QStringLiteral(", "))));
    if (silent.isEmpty()) {
        addNodeSessions();
        addShards();
        return {};
    }
    for (const char* id : {"cluster_sessions", "cluster_shards"})
        m_list.refuse(id, Text::tr("A node does not answer, so its sessions and shards are unknown."));
    return {};
}

void WeekReader::addNodeSessions()
{
    const auto read = m_session.readTable(Sql::load("extensions/citus_node_sessions.sql"), {}, m_call);
    if (!read) {
        m_list.refuse("cluster_sessions", read.error().message);
        return;
    }
    qint64 sum = 0;
    QStringList nodes;
    for (std::size_t i = 0; i < read->rows.size(); ++i) {
        const NamedRow row(*read, i);
        sum += row.integer("clients") + row.integer("of_nodes");
        nodes << Text::tr("%1: %2 of clients, %3 of nodes")
                     .arg(row.text("node"), row.text("clients"), row.text("of_nodes"));
    }
    m_list.tell("cluster_sessions", static_cast<double>(sum), nodes.join(QStringLiteral("; ")));
}

/// How evenly the week is spread: by how much the fullest node has more than its share.
void WeekReader::addShards()
{
    const auto read = m_session.readTable(Sql::load("extensions/citus_node_shards.sql"), {}, m_call);
    if (!read || read->rows.empty()) {
        m_list.refuse("cluster_shards",
                      read ? Text::tr("The week has no distributed table.") : read.error().message);
        return;
    }
    double sum = 0;
    QStringList nodes;
    for (std::size_t i = 0; i < read->rows.size(); ++i) {
        const NamedRow row(*read, i);
        sum += row.real("bytes");
        nodes << Text::tr("%1: %2 in %3 shards")
                     .arg(row.text("node"), bytesText(row.real("bytes")), row.text("shards"));
    }
    const double share = sum / static_cast<double>(nodes.size());
    const double more = share > 0 ? (NamedRow(*read, 0).real("bytes") / share - 1) * 100 : 0;
    m_list.tell("cluster_shards", more,
                Text::tr("the fullest has %1 more than its share; %2")
                    .arg(amountText(more, FigureUnit::Percent), nodes.join(QStringLiteral("; "))));
    // the database's own size is that of the coordinator
    m_health.bytes += static_cast<qint64>(sum);
    m_list.tell("cluster_bytes", static_cast<double>(m_health.bytes),
                Text::tr("%1 with the shards of all nodes").arg(bytesText(m_health.bytes)));
}

}
