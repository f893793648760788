#include "app/links.h"

#include "app/connector.h"
#include "app/games.h"
#include "app/markedservers.h"
#include "app/openpages.h"
#include "base/safetext.h"
#include "base/shellquote.h"
#include "base/utf8.h"
#include "game/weekname.h"
#include "pages/weekpage.h"
#include "pages/weeks/weekspanel.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace Weekglass {

namespace {

/// The saved connection that leads where the link does; empty if there is none.
Result<QByteArray> findSaved(const QByteArray& address)
{
    const auto place = Pg::serverPlace({.conninfo = address});
    const auto workspace = place ? Workspace::open() : Result<Workspace>(place.error());
    const auto saved =
        workspace ? workspace->connections() : Result<std::vector<SavedConnection>>(workspace.error());
    if (!saved)
        return saved.error();
    const auto found = std::ranges::find_if(*saved, [&place](const SavedConnection& each) {
        const auto its = Pg::serverPlace({.conninfo = each.conninfo});
        return its && *its == *place;
    });
    return found == saved->end() ? QByteArray() : found->conninfo;
}

}

Links::Links(const Parts& parts)
    : m_parts(parts)
{
    // after those tabs that come back: the link's page is in front
    connect(&m_parts.weeks, &WeeksPanel::listed, this, &Links::show, Qt::QueuedConnection);
}

std::vector<WeekLink> Links::linksOf(const OpenTab& tab) const
{
    std::vector<WeekLink> links;
    for (const auto& [kind, state] : tab.pages)
        links.push_back({.page = QLatin1String(kind->id),
                         .game = kind->page.of == PageKind::Of::Game ? tab.on.game->id : QString(),
                         .week = kind->page.of == PageKind::Of::Week ? tab.on.identity : WeekIdentity(),
                         .server = m_parts.connector.address(),
                         .state = state});
    std::ranges::stable_partition(
        links, [&tab](const WeekLink& link) { return link.page != QLatin1String(tab.current->id); });
    return links;
}

const PageKind* Links::kindOf(const WeekLink& link) const
{
    const auto& kinds = m_parts.pages.kinds();
    const auto found = std::ranges::find_if(kinds, [&link](const PageKind& kind) {
        const auto of = link.week.oid != 0 ? PageKind::Of::Week
            : link.game.isEmpty()          ? PageKind::Of::Server
                                           : PageKind::Of::Game;
        return link.page == QLatin1String(kind.id)
            && (of == PageKind::Of::Server ? kind.isOfServer() : kind.page.of == of);
    });
    return found == kinds.end() ? nullptr : &*found;
}

Result<WeekHandle> Links::weekOf(const WeekIdentity& week) const
{
    const std::vector<WeekHandle> listed = m_parts.weeks.weeks();
    const auto same = std::ranges::find(listed, week, &WeekHandle::identity);
    if (same != listed.end())
        return *same;
    const QString name = visibleText(week.name, NameCharacters);
    const bool isOther =
        std::ranges::any_of(listed, [&week](const WeekHandle& each) { return each.title() == week.name; });
    if (!WeekName::match(week.name) && !isOther)
        return Error {.kind = Error::Kind::Format,
                      .message =
                          tr("The database %1 of the link is not a week, and was not opened here.").arg(name),
                      .advice = tr("Open it with Server ▸ Open database as…, then follow the link again.")};
    return Error {
        .kind = Error::Kind::Format,
        .message = isOther
            ? tr("The week %1 of the link is gone: another one was created under its name.").arg(name)
            : tr("The server has no week %1.").arg(name),
        .advice = tr("Its archive may show it: Admin ▸ Open an archive….")};
}

Result<OpenTab> Links::tabOf(const std::vector<WeekLink>& links) const
{
    OpenTab tab {.on = {.pool = m_parts.servers.pool(), .game = {}, .identity = {}}, .pages = {}};
    for (const WeekLink& link : links) {
        tab.current = kindOf(link);
        if (!tab.current)
            return Error {.kind = Error::Kind::Format,
                          .message = tr("This version of Weekglass has no page “%1”.")
                                         .arg(visibleText(link.page, NameCharacters))};
        if (link.week.oid != 0) {
            auto week = weekOf(link.week);
            if (!week)
                return week.error();
            tab.on = *std::move(week);
        } else if (!link.game.isEmpty()) {
            tab.on.game = m_parts.games.library()->game(link.game);
        }
        const bool isOfServer = tab.current->isOfServer();
        if (!isOfServer && (!tab.on.game || !tab.current->hasPagesOf(*tab.on.game)))
            return Error {.kind = Error::Kind::Format,
                          .message = tr("The game of the link is not known here, or has no such page.")};
        tab.pages[tab.current] = link.state;
    }
    return tab;
}

void Links::open(const QString& text)
{
    const auto link = WeekLink::parse(text);
    if (!link)
        return Q_EMIT failed(tr("The link cannot be opened"), link.error());
    m_wanted = *link;
    if (isHere(*link))
        show();
    else
        connectFor(*link);
}

bool Links::isHere(const WeekLink& link) const
{
    const auto weeks = m_parts.weeks.weeks();
    return m_parts.servers.pool()
        && (link.server == m_parts.connector.address()
            || std::ranges::any_of(weeks, [&link](const WeekHandle& week) {
                   return week.identity.systemIdentifier == link.week.systemIdentifier;
               }));
}

void Links::connectFor(const WeekLink& link)
{
    if (link.server == WeekLink::LocalServer)
        return m_parts.connector.connectToLocal();
    m_job.start([address = link.server](const std::stop_token&) { return findSaved(address); },
                [this, address = link.server](const Result<QByteArray>& saved) {
                    if (saved && !saved->isEmpty())
                        m_parts.connector.connectTo({.conninfo = *saved});
                    else
                        m_parts.connector.askForConnection(address);
                });
}

/// The page that is wanted, once the weeks of its server are known.
void Links::show()
{
    if (!m_wanted || !isHere(*m_wanted) || !m_parts.weeks.isListed())
        return;
    const WeekLink link = *std::exchange(m_wanted, std::nullopt);
    const auto tab = tabOf({link});
    if (!tab)
        return Q_EMIT failed(tr("The link cannot be opened"), tab.error());
    m_parts.pages.openKind(*tab->current, tab->on)->setState(link.state);
}

void Links::copyLink()
{
    const auto tab = m_parts.pages.describeCurrent();
    if (!tab || !m_parts.servers.pool())
        return Q_EMIT statusMessage(tr("There is no link to this tab."));
    QGuiApplication::clipboard()->setText(linksOf(*tab).back().toString());
    Q_EMIT statusMessage(tr("Copied the link to this page."));
}

void Links::copyCommand()
{
    const Page* page = m_parts.pages.currentPage();
    const auto commands = page ? page->commands() : std::vector<QStringList>();
    if (commands.empty() || !m_parts.servers.pool())
        return Q_EMIT statusMessage(tr("No command prints what this page shows."));
    const QByteArray server = m_parts.connector.address();
    QStringList program {QStringLiteral("weekglassctl")};
    if (server == WeekLink::LocalServer)
        program << QStringLiteral("--local");
    else
        program << QStringLiteral("--connect") << QString::fromUtf8(m_parts.connector.conninfo());
    const auto* ofWeek = qobject_cast<const WeekPage*>(page);
    if (ofWeek && ofWeek->week().player)
        program << QStringLiteral("--as-player") << fromUtf8(ofWeek->week().player->id());
    QStringList lines;
    for (const QStringList& command : commands)
        lines << shellQuoted(program + command);
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    Q_EMIT statusMessage(tr("Copied the command that prints these rows."));
}

}
