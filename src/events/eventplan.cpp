#include "events/eventplan.h"

#include "events/eventquery.h"
#include "pg/transaction.h"

namespace Weekglass {

namespace {

using Json::Document;
using Json::NodeId;
using Pg::Sql;

Result<Document> explain(Pg::Session& session, const EventStatement& statement, const Pg::Call& call)
{
    auto table = session.query(Sql("EXPLAIN (FORMAT JSON) ") + statement.sql, statement.params, call);
    if (!table)
        return table.error();
    return Document::parse(table->single().value_or(QByteArray()));
}

NodeId rootPlan(const Document& document)
{
    if (document.childCount(Document::root()) == 0)
        return Json::noNode;
    return document.find(document.child(Document::root(), 0), u"Plan");
}

/// The least that a plan and the plans below it are served by.
EventPlan::Service serviceOf(const Document& document, NodeId plan)
{
    const NodeId type = document.find(plan, u"Node Type");
    if (type != Json::noNode && document.stringValue(type).contains(QLatin1String("Seq Scan")))
        return EventPlan::Service::AllRows;
    auto service = document.find(plan, u"Filter") == Json::noNode ? EventPlan::Service::Index
                                                                  : EventPlan::Service::IndexAndTest;
    const NodeId below = document.find(plan, u"Plans");
    for (int i = 0; below != Json::noNode && i < document.childCount(below); ++i)
        service = std::max(service, serviceOf(document, document.child(below, i)));
    return service;
}

Result<double> estimatedRows(Pg::Session& session, const EventQuery& query, const Pg::Call& call)
{
    EventSelect select(query);
    select.where(query.filter);
    auto statement = select.finish(Sql("e.id"));
    if (!statement)
        return statement.error();
    auto document = explain(session, *statement, call);
    if (!document)
        return document.error();
    const NodeId plan = rootPlan(*document);
    const NodeId rows = plan == Json::noNode ? plan : document->find(plan, u"Plan Rows");
    return rows == Json::noNode ? 0.0 : document->rawText(rows).toDouble();
}

}

Result<double> estimateEvents(Pg::Session& session, const EventQuery& query, const Pg::Call& call)
{
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    return estimatedRows(session, query, call);
}

Result<EventPlan> planEvents(Pg::Session& session, const EventQuery& query, const Pg::Call& call)
{
    auto statement = eventPageStatement(query, {}, EventDirection::Older, EventPageRows);
    if (!statement)
        return statement.error();
    auto transaction = Pg::Transaction::begin(session, Pg::Transaction::Access::ReadOnly, call);
    if (!transaction)
        return transaction.error();
    auto rows = estimatedRows(session, query, call);
    if (!rows)
        return rows.error();
    // a small table is read whole although an index could serve; the question is whether one could
    auto asked = session.query(Sql("SELECT set_config('enable_seqscan', 'off', true)"), {}, call);
    if (!asked)
        return asked.error();
    auto document = explain(session, *statement, call);
    if (!document)
        return document.error();
    const NodeId plan = rootPlan(*document);
    return EventPlan {.service =
                          plan == Json::noNode ? EventPlan::Service::AllRows : serviceOf(*document, plan),
                      .rows = *rows};
}

}
