#include "app/windowsession.h"

#include "app/connector.h"
#include "app/links.h"
#include "app/markedservers.h"
#include "app/openpages.h"
#include "base/safetext.h"
#include "pages/keptvalue.h"
#include "pages/weeks/weekspanel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Weekglass {

namespace {

constexpr int SaveMs = 1000;

}

QByteArray WindowSession::Kept::toJson() const
{
    QJsonArray all;
    for (const auto& tab : tabs) {
        QJsonArray links;
        for (const WeekLink& link : tab)
            links.append(link.toString());
        all.append(links);
    }
    const QJsonObject kept {{QStringLiteral("server"), QString::fromUtf8(server)},
                            {QStringLiteral("tabs"), all},
                            {QStringLiteral("current"), current}};
    return QJsonDocument(kept).toJson(QJsonDocument::Compact);
}

/// What cannot be read is left out.
WindowSession::Kept WindowSession::Kept::fromJson(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Kept kept {.server = object.value(QStringLiteral("server")).toString().toUtf8(),
               .tabs = {},
               .current = object.value(QStringLiteral("current")).toInt()};
    for (const auto& tab : object.value(QStringLiteral("tabs")).toArray()) {
        std::vector<WeekLink> links;
        for (const auto& text : tab.toArray()) {
            if (auto link = WeekLink::parse(text.toString()))
                links.push_back(*std::move(link));
        }
        if (!links.empty())
            kept.tabs.push_back(std::move(links));
    }
    return kept;
}

WindowSession::WindowSession(const Parts& parts)
    : m_parts(parts)
    , m_value(new KeptValue(QStringLiteral("session"), this))
{
    connect(m_value, &KeptValue::failed, this, &WindowSession::statusMessage);
    m_timer.setInterval(SaveMs);
    connect(&m_timer, &QTimer::timeout, this, &WindowSession::saveIfSettled);
    connect(&m_parts.weeks, &WeeksPanel::listed, this, &WindowSession::openKept);
}

void WindowSession::restore(bool connects)
{
    m_value->read([this, connects](const QByteArray& json) {
        take(Kept::fromJson(json), connects);
        m_timer.start();
    });
}

void WindowSession::take(const Kept& kept, bool connects)
{
    if (kept.server.isEmpty())
        return;
    m_kept = kept;
    if (m_parts.weeks.isListed())
        openKept();
    else if (connects && kept.server == WeekLink::LocalServer)
        m_parts.connector.connectToLocal();
    else if (connects)
        m_parts.connector.connectTo({.conninfo = kept.server});
}

QByteArray WindowSession::server() const
{
    return m_parts.connector.isLocal() ? WeekLink::LocalServer.toByteArray() : m_parts.connector.conninfo();
}

/// On another server than it was on, what the user opens there counts.
void WindowSession::openKept()
{
    if (!m_kept)
        return;
    const Kept kept = *std::exchange(m_kept, std::nullopt);
    if (kept.server != server())
        return;
    std::vector<OpenTab> tabs;
    QStringList missing;
    for (const auto& links : kept.tabs) {
        auto tab = m_parts.links.tabOf(links);
        if (tab)
            tabs.push_back(*std::move(tab));
        else
            missing << visibleText(tab.error().message);
    }
    if (!tabs.empty())
        m_parts.pages.restore(tabs, m_parts.pages.openTabs().empty() ? kept.current : -1);
    if (!missing.isEmpty())
        Q_EMIT statusMessage(tr("Not opened again: %1").arg(missing.join(QLatin1Char(' '))));
}

/// What is selected on a page comes with its rows.
void WindowSession::saveIfSettled()
{
    const Page* page = m_parts.pages.currentPage();
    if (!page || !page->isLoading())
        save();
}

/// Nothing is kept before what was open has its place again: it would be lost.
void WindowSession::save()
{
    if (!m_timer.isActive() || m_kept || !m_parts.servers.pool())
        return;
    Kept now {.server = server(), .tabs = {}, .current = m_parts.pages.currentTab()};
    for (const OpenTab& tab : m_parts.pages.openTabs())
        now.tabs.push_back(m_parts.links.linksOf(tab));
    m_value->write(now.toJson());
}

}
