#include "app/finder.h"

#include "app/actionentries.h"
#include "app/openpages.h"
#include "app/searchbox.h"
#include "app/weektab.h"
#include "base/safetext.h"
#include "pages/events/eventfilterbar.h"
#include "pages/search/foundpages.h"
#include "pages/search/searchpage.h"
#include "pages/weeks/weekspanel.h"
#include "search/besthits.h"
#include "weeks/withsession.h"

#include <QSet>

#include <algorithm>
#include <map>

namespace Weekglass {

namespace {

constexpr int TypingMs = 120;
constexpr std::size_t MostOfAKind = 8;
constexpr qsizetype ReasonCharacters = 160;
constexpr std::chrono::milliseconds QueryDeadline {1500};

template<typename Entries>
void cut(Entries& entries)
{
    if (entries.size() > MostOfAKind)
        entries.resize(MostOfAKind);
}

}

Finder::Finder(SearchBox* box, const QWidget* window, OpenPages& pages, const WeeksPanel& weeks)
    : m_box(box)
    , m_window(window)
    , m_pages(pages)
    , m_weekList(weeks)
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(TypingMs);
    connect(&m_typing, &QTimer::timeout, this, &Finder::askWeeks);
    connect(m_box, &SearchBox::wanted, this, &Finder::find);
    connect(m_box, &SearchBox::closed, this, &Finder::stop);
}

Finder::~Finder() = default;

bool Finder::isSearching() const
{
    return m_typing.isActive() || std::ranges::any_of(m_jobs, [](const Job& job) { return job.isRunning(); });
}

/// The weeks that there are now, and the filters that are saved.
void Finder::begin()
{
    m_isOpen = true;
    m_weeks.clear();
    m_hits.clear();
    const auto front = m_pages.week();
    std::vector<AskedWeek> frozen;
    std::vector<GamePointer> games;
    for (const ListedWeek& listed : m_weekList.listedWeeks()) {
        AskedWeek week {.week = listed.week, .problem = listed.problem};
        const bool isFront = front && front->identity == week.week.identity;
        if (std::ranges::find(games, week.week.game) == games.end())
            games.push_back(week.week.game);
        if (isFront)
            m_weeks.insert(m_weeks.begin(), std::move(week));
        else
            (listed.isFrozen ? frozen : m_weeks).push_back(std::move(week));
    }
    std::ranges::move(frozen, std::back_inserter(m_weeks));
    m_hits.resize(m_weeks.size());
    m_savedJob.start(
        [games](const std::stop_token&) {
            std::vector<SavedFilter> saved;
            for (const GamePointer& game : games) {
                const auto items = SavedItems(game->id, EventFilterBar::savedKind()).all();
                for (const SavedItem& item : items ? *items : std::vector<SavedItem>())
                    saved.push_back({.game = game, .item = item});
            }
            return saved;
        },
        [this](std::vector<SavedFilter> saved) {
            m_saved = std::move(saved);
            show();
        });
}

void Finder::find(const QString& text)
{
    for (Job& job : m_jobs)
        job.cancel();
    if (!m_isOpen)
        begin();
    m_typed = TypedText::parse(text);
    keepFitting();
    for (AskedWeek& week : m_weeks)
        week.isAnswered = false;
    m_typing.stop();
    if (m_typed.isEnough())
        m_typing.start();
    show();
}

/// What was found for the text before and has the new one, too, is seen until the weeks answer.
void Finder::keepFitting()
{
    for (WeekHits& week : m_hits) {
        std::erase_if(week.hits, [this](const SearchHit& hit) {
            return !m_typed.isEnough()
                || !m_typed.isIn({hit.name, hit.detail, QString::fromUtf8(hit.subject)});
        });
        for (SearchHit& hit : week.hits)
            hit.rank = m_typed.rank(hit.name, QString::fromUtf8(hit.subject));
    }
}

void Finder::askWeeks()
{
    m_next = 0;
    for (Job& job : m_jobs)
        askNext(job);
    show();
}

void Finder::askNext(Job& job)
{
    while (m_next < m_weeks.size() && !m_weeks[m_next].week.pool)
        m_weeks[m_next++].isAnswered = true; // it cannot be asked, as the list of weeks says
    if (m_next >= m_weeks.size())
        return;
    const std::size_t number = m_next++;
    const WeekHandle& week = m_weeks[number].week;
    const auto search = [game = week.game, typed = m_typed](Pg::Session& session, const Pg::Call& call) {
        return searchWeek(session, *game, typed, {}, call);
    };
    job.start(withSession(week, QueryDeadline, search), [this, &job, number](Result<WeekHits> hits) {
        take(number, std::move(hits));
        askNext(job);
        show();
    });
}

void Finder::take(std::size_t week, Result<WeekHits> hits)
{
    AskedWeek& asked = m_weeks[week];
    asked.isAnswered = true;
    if (hits) {
        m_hits[week] = *std::move(hits);
        asked.problem.clear();
        return;
    }
    m_hits[week] = {};
    asked.problem =
        isGone(hits.error()) ? tr("dropped") : visibleText(hits.error().message, ReasonCharacters);
}

void Finder::stop()
{
    m_isOpen = false;
    m_typing.stop();
    m_savedJob.cancel();
    for (Job& job : m_jobs)
        job.cancel();
}

void Finder::show()
{
    using Kind = SearchHit::Kind;
    if (!m_isOpen)
        return;
    std::vector<SearchSection> sections {actions(), weekEntries()};
    for (const Kind kind : {Kind::Game, Kind::Subject, Kind::Snapshot, Kind::Event})
        sections.push_back(hits(kind));
    addWholeSearch(sections.back());
    sections.push_back(savedFilters());
    sections.push_back(problems());
    m_box->setFound(std::move(sections), state());
}

SearchSection Finder::actions() const
{
    SearchSection section {.title = tr("Actions"), .entries = actionEntries(m_window, m_pages, m_typed)};
    if (m_typed.isEnough()) // else one looks at what there is
        cut(section.entries);
    return section;
}

SearchSection Finder::weekEntries() const
{
    SearchSection section {.title = tr("Weeks"), .entries = {}};
    for (const AskedWeek& each : m_weeks) {
        const WeekHandle& week = each.week;
        const QString title = WeekTab::titleOf(week);
        if (!m_typed.isIn({title, week.title()}))
            continue;
        section.entries.push_back(
            {.key = QStringLiteral("week/") + week.title(),
             .title = title,
             .detail = each.problem.isEmpty() ? visibleText(week.title()) : each.problem,
             .keys = {},
             .isPossible = week.pool != nullptr,
             .run = [&pages = m_pages, week] { pages.openWeek(week); }});
    }
    cut(section.entries);
    return section;
}

SearchEntry Finder::entryOf(const AskedWeek& asked, const SearchHit& hit) const
{
    const QString key = QStringLiteral("hit/%1/%2/%3/%4/%5/%6")
                            .arg(asked.week.title(), QString::number(static_cast<int>(hit.kind)), hit.source,
                                 QString::fromUtf8(hit.subject), hit.name,
                                 QString::fromUtf8(hit.snapshot ? hit.snapshot->id : hit.event.id));
    return {.key = key,
            .title = hit.name,
            .detail = hit.detail,
            .keys = WeekTab::titleOf(asked.week),
            .run = [&pages = m_pages, week = asked.week, hit] { showFound(pages, week, hit); }};
}

SearchSection Finder::hits(SearchHit::Kind kind) const
{
    using Kind = SearchHit::Kind;
    const QString title = kind == Kind::Game ? tr("Games to replay")
        : kind == Kind::Subject              ? tr("Subjects and their events")
        : kind == Kind::Snapshot             ? tr("Snapshots")
                                             : tr("Events");
    const BestHits found = bestHits(m_hits, kind, MostOfAKind);
    SearchSection section {.title = title, .entries = {}};
    if (found.count > found.best.size())
        section.title = tr("%1 (%2 of %3)", "kind, shown, found")
                            .arg(title, QString::number(found.best.size()), QString::number(found.count));
    for (const HitOfWeek& each : found.best)
        section.entries.push_back(entryOf(m_weeks[each.week], *each.hit));
    return section;
}

/// The week in front, if it is one of this game; else the newest.
std::optional<WeekHandle> Finder::weekOf(const GamePointer& game) const
{
    const auto found = std::ranges::find_if(m_weeks, [&game](const AskedWeek& asked) {
        return asked.week.pool && asked.week.game->id == game->id;
    });
    return found == m_weeks.end() ? std::nullopt : std::optional(found->week);
}

/// Payloads have no index of their words: that search takes its time, on a page of its own.
void Finder::addWholeSearch(SearchSection& events) const
{
    QSet<QString> games;
    for (const AskedWeek& asked : m_weeks) {
        const WeekHandle& week = asked.week;
        if (!m_typed.isEnough() || !week.pool || week.game->events.empty() || games.contains(week.game->id))
            continue;
        games.insert(week.game->id);
        events.entries.push_back(
            {.key = QStringLiteral("whole/") + week.game->id,
             .title = tr("Search all weeks for “%1”").arg(visibleText(m_typed.text, ReasonCharacters)),
             .detail = tr("in payloads of %1, slower").arg(visibleText(week.game->title, ReasonCharacters)),
             .run = [&pages = m_pages, week, text = m_typed.text] {
                 SearchPage::openText(pages, week, text);
             }});
    }
}

SearchSection Finder::savedFilters() const
{
    SearchSection section {.title = tr("Saved filters"), .entries = {}};
    for (const SavedFilter& saved : m_saved) {
        const auto week = weekOf(saved.game);
        if (!week || !m_typed.isEnough() || !m_typed.isIn({saved.item.name, saved.game->title}))
            continue;
        section.entries.push_back({.key = QStringLiteral("filter/%1/%2").arg(saved.game->id, saved.item.name),
                                   .title = visibleText(saved.item.name, ReasonCharacters),
                                   .detail = visibleText(saved.game->title, ReasonCharacters),
                                   .keys = WeekTab::titleOf(*week),
                                   .run = [&pages = m_pages, week = *week, filter = saved.item.value] {
                                       showSavedFilter(pages, week, filter);
                                   }});
    }
    cut(section.entries);
    return section;
}

/// Weeks that could not be asked, those with the same reason on one line; and what was left out of others.
SearchSection Finder::problems() const
{
    std::map<QString, QStringList> weeksOf;
    if (m_typed.isEnough()) {
        for (std::size_t i = 0; i < m_weeks.size(); ++i) {
            const QString title = WeekTab::titleOf(m_weeks[i].week);
            if (!m_weeks[i].problem.isEmpty())
                weeksOf[m_weeks[i].problem] << title;
            for (const Error& error : m_hits[i].failed)
                weeksOf[visibleText(error.where + QStringLiteral(": ") + error.message, ReasonCharacters)]
                    << title;
            for (const QString& source : m_hits[i].notLookedAt)
                weeksOf[tr("%1: too many, and no index to find them").arg(visibleText(source))] << title;
        }
    }
    SearchSection section {.title = tr("Not searched"), .entries = {}};
    for (const auto& [problem, weeks] : weeksOf)
        section.entries.push_back({.key = QStringLiteral("problem/") + problem,
                                   .title = weeks.join(tr(", ")),
                                   .detail = problem,
                                   .keys = {},
                                   .isPossible = false});
    return section;
}

QString Finder::state() const
{
    if (m_weeks.empty())
        return tr("Not connected to weeks: only actions are found.");
    if (!m_typed.isEnough())
        return tr("Type two letters or more to search all weeks.");
    const auto answered = std::ranges::count_if(m_weeks, &AskedWeek::isAnswered);
    const auto all = static_cast<int>(m_weeks.size());
    return isSearching() ? tr("Searching… %1 of %n week(s) have answered", nullptr, all).arg(answered)
                         : tr("%n week(s) searched", nullptr, all);
}

}
