#include "app/recentweeks.h"

#include "app/links.h"
#include "app/openpages.h"
#include "app/weektab.h"
#include "base/safetext.h"
#include "pages/keptvalue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr std::size_t Kept = 6;
constexpr int TitleCharacters = 80;

}

QByteArray RecentWeeks::toJson() const
{
    QJsonArray all;
    for (const Recent& week : m_list)
        all.append(QJsonObject {{QStringLiteral("title"), week.title},
                                {QStringLiteral("link"), week.link.toString()}});
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

/// What cannot be read is left out.
void RecentWeeks::take(const QByteArray& json)
{
    m_list.clear();
    for (const auto& each : QJsonDocument::fromJson(json).array()) {
        const QJsonObject week = each.toObject();
        const auto link = WeekLink::parse(week.value(QStringLiteral("link")).toString());
        if (link && m_list.size() < Kept)
            m_list.push_back({week.value(QStringLiteral("title")).toString(), *link});
    }
}

RecentWeeks::RecentWeeks(OpenPages& pages, const Links& links)
    : m_pages(pages)
    , m_links(links)
    , m_kept(new KeptValue(QStringLiteral("recentWeeks"), this))
{
    connect(&m_pages, &PageHost::targetChanged, this, &RecentWeeks::note);
}

void RecentWeeks::restore()
{
    m_kept->read([this](const QByteArray& json) {
        take(json);
        m_isRestored = true;
        show();
        note();
    });
}

void RecentWeeks::note()
{
    const auto tab = m_isRestored ? m_pages.describeCurrent() : std::nullopt;
    if (!tab || !tab->current || tab->current->page.of != PageKind::Of::Week)
        return;
    const WeekLink link = m_links.linksOf(*tab).back();
    if (!m_list.empty() && m_list.front().link.week == link.week && m_list.front().link.page == link.page)
        return;
    std::erase_if(m_list, [&link](const Recent& each) { return each.link.week == link.week; });
    m_list.insert(m_list.begin(), {WeekTab::titleOf(tab->on), link});
    m_list.resize(std::min(m_list.size(), Kept));
    m_kept->write(toJson());
    show();
}

void RecentWeeks::show()
{
    std::vector<StartPage::Recent> shown;
    for (const Recent& week : m_list) {
        const auto kind = std::ranges::find_if(m_pages.kinds(), [&week](const PageKind& each) {
            return week.link.page == QLatin1String(each.id);
        });
        if (kind != m_pages.kinds().end())
            shown.push_back(
                {tr("%1 · %2", "week, its page").arg(visibleText(week.title, TitleCharacters), kind->name()),
                 kind->icon, week.link.toString()});
    }
    m_pages.setRecent(std::move(shown));
}

}
