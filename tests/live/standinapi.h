#pragma once

#include "standinserver.h"

#include <QString>
#include <QUrlQuery>

#include <chrono>
#include <functional>
#include <optional>

namespace Weekglass {

/// A small universe that speaks the API's envelope, paging and errors. Each answer tells the reset that it is
/// of. The server calls it for one request at a time.
struct StandInApi
{
    QString reset = QStringLiteral("2025-04-06");
    int systems = 5;
    int requests = 0;
    std::chrono::milliseconds delay {
        0}; ///< of each answer: a run that is to be caught on its way takes its time
    /// What to answer instead, if anything: called with path and query and the number of the request from 1.
    std::function<std::optional<StandInReply>(const QByteArray& target, int number)> fault = {};

    StandInReply operator()(const StandInRequest& request)
    {
        ++requests;
        const QByteArray target = request.target.mid(3); // without /v2
        if (fault) {
            if (auto reply = fault(target, requests))
                return *reply;
        }
        StandInReply reply = answer(target, request.head);
        reply.delay = delay;
        return reply;
    }

    static StandInReply error(int status, int code)
    {
        return {.status = status,
                .body = QStringLiteral(R"({"error": {"message": "no", "code": %1}})").arg(code).toUtf8()};
    }
    QByteArray status() const
    {
        return QStringLiteral(
                   R"({"status": "online", "version": "v2.3.0", "resetDate": "%1", "stats": {"agents": %2}})")
            .arg(reset)
            .arg(requests)
            .toUtf8();
    }

private:
    StandInReply answer(const QByteArray& target, const QByteArray& head) const
    {
        const QUrl url = QUrl::fromEncoded(target);
        if (url.path() == QLatin1String("/"))
            return {.body = status()};
        const QStringList path = url.path().split(QLatin1Char('/'), Qt::SkipEmptyParts);
        if (path[0] == QLatin1String("my") && !head.contains("Authorization: Bearer "))
            return error(401, 4100);
        return answer(path, QUrlQuery(url));
    }

    StandInReply answer(const QStringList& path, const QUrlQuery& query) const
    {
        const QString last = path.last();
        const QString system = path.value(1);
        if (last == QLatin1String("systems"))
            return page(query, systems, [](int i) {
                return QStringLiteral(
                           R"({"symbol": "X1-S%1", "sectorSymbol": "X1", "type": "RED_STAR", "x": %1, "y": 2,
                    "waypoints": [], "factions": []})")
                    .arg(i);
            });
        if (last == QLatin1String("waypoints"))
            return page(query, 3, [&](int i) { return waypoint(system, i); });
        if (last == QLatin1String("market"))
            return one(QStringLiteral(R"("symbol": "%1", "exports": [], "imports": [], "exchange": [])")
                           .arg(path[3]));
        if (last == QLatin1String("jump-gate"))
            return one(QStringLiteral(R"("symbol": "%1", "connections": [])").arg(path[3]));
        if (last == QLatin1String("construction"))
            return one(
                QStringLiteral(R"("symbol": "%1", "materials": [], "isComplete": false)").arg(path[3]));
        if (path[0] == QLatin1String("my") && last == QLatin1String("agent"))
            return one(QStringLiteral(R"("symbol": "ME", "credits": 175000)"));
        if (path[0] == QLatin1String("my") || last == QLatin1String("factions")
            || last == QLatin1String("agents"))
            return page(query, 0, [](int) { return QString(); });
        return error(404, 404);
    }
    QString waypoint(const QString& system, int i) const
    {
        return QStringLiteral(
                   R"({"symbol": "%1-W%2", "systemSymbol": "%1", "type": "%3", "x": 1, "y": %2, "orbitals": [],
            "traits": [%4], "isUnderConstruction": %5})")
            .arg(system)
            .arg(i)
            .arg(i == 1 ? QStringLiteral("JUMP_GATE") : QStringLiteral("PLANET"),
                 i == 0 ? QStringLiteral(
                     R"({"symbol": "MARKETPLACE", "name": "Marketplace", "description": "m"})")
                        : QString(),
                 i == 1 && system.endsWith(QLatin1Char('0')) ? QStringLiteral("true")
                                                             : QStringLiteral("false"));
    }
    StandInReply one(const QString& members) const
    {
        return {.body = QStringLiteral(R"({"data": {%1, "reset": "%2"}})").arg(members, reset).toUtf8()};
    }
    StandInReply page(const QUrlQuery& query, int total, const std::function<QString(int)>& item) const
    {
        const int limit =
            qBound(1, query.queryItemValue(QStringLiteral("limit")).toInt(), 2); // the most it gives
        const int first = (query.queryItemValue(QStringLiteral("page")).toInt() - 1) * limit;
        QStringList items;
        for (int i = first; i < std::min(first + limit, total); ++i)
            items << item(i);
        return {.body = QStringLiteral(R"({"data": [%1], "meta": {"total": %2, "limit": %3, "reset": "%4"}})")
                            .arg(items.join(QLatin1Char(',')))
                            .arg(total)
                            .arg(limit)
                            .arg(reset)
                            .toUtf8()};
    }
};

}
