#include "fetch/fetchqueue.h"

#include "fetch/answerpath.h"

#include <algorithm>
#include <map>

namespace Weekglass {

using Json::Document;
using Json::NodeId;

namespace {

constexpr qsizetype MostRefused = 100; // that are told

QByteArray itemKey(int endpoint, const QByteArray& path)
{
    return QByteArray::number(endpoint) + ' ' + path;
}

QByteArray pageQuery(const QByteArray& path)
{
    return path.contains('?') ? QByteArray("&page=") : QByteArray("?page=");
}

}

FetchQueue::FetchQueue(FetchPlan plan, Mode mode, bool hasToken, FetchTime now)
    : m_plan(std::move(plan))
    , m_mode(mode)
    , m_hasToken(hasToken)
{
    for (std::size_t i = 0; i < m_plan.endpoints.size(); ++i) {
        if (!m_plan.endpoints[i].parameters)
            addItem(static_cast<int>(i), {}, now);
    }
}

bool FetchQueue::mayBeAsked(int endpoint) const
{
    return m_hasToken || !m_plan.at(endpoint).needsToken;
}

std::tuple<int, FetchTime, int> FetchQueue::rank(int item) const
{
    return {-m_plan.at(at(item).endpoint).priority, at(item).due, item};
}

void FetchQueue::addItem(int endpoint, const QStringList& values, FetchTime now)
{
    const FetchEndpoint& from = m_plan.at(endpoint);
    const QStringList names = placeholdersOf(from.path);
    if (values.size() != names.size())
        return;
    const auto filled = m_plan.pathOf(endpoint, values);
    if (!filled)
        return refuse(filled.error());
    const QByteArray& path = *filled;
    const auto known = m_byKey.constFind(itemKey(endpoint, path));
    if (known != m_byKey.constEnd()) {
        if (std::exchange(at(*known).isGone, false))
            setDue(*known, now, now);
        return;
    }
    const int item = static_cast<int>(m_items.size());
    m_byKey.insert(itemKey(endpoint, path), item);
    m_items.push_back({.endpoint = endpoint,
                       .path = path,
                       .subject = withValues(from.subject, names, values),
                       .due = now,
                       .cycle = now});
    setDue(item, now, now);
    if (const auto early = m_early.constFind(itemKey(endpoint, path)); early != m_early.constEnd())
        restoreItem(item, {{1, KnownAnswer {.key = path, .at = *early}}}, now);
}

void FetchQueue::refuse(const Error& error)
{
    if (m_refused.size() >= MostRefused || m_refused.contains(error.message))
        return;
    m_refused.insert(error.message);
    m_refusals.push_back(error);
}

std::vector<Error> FetchQueue::takeRefusals()
{
    return std::exchange(m_refusals, {});
}

void FetchQueue::unqueue(int item)
{
    m_waiting.erase({at(item).due, item});
    m_ready.erase(rank(item));
    at(item).state = State::Done;
}

void FetchQueue::setReady(int item)
{
    at(item).state = State::Ready;
    m_ready.insert(rank(item));
}

/// A new round, or the page of this one that failed.
void FetchQueue::setDue(int item, FetchTime due, FetchTime now)
{
    unqueue(item);
    at(item).due = due;
    if (!mayBeAsked(at(item).endpoint))
        return;
    if (due <= now)
        return setReady(item);
    at(item).state = State::Waiting;
    m_waiting.insert({due, item});
}

void FetchQueue::wake(FetchTime now)
{
    while (!m_waiting.empty() && m_waiting.begin()->first <= now) {
        const int item = m_waiting.begin()->second;
        m_waiting.erase(m_waiting.begin());
        setReady(item);
    }
}

FetchRequest FetchQueue::requestOf(int item) const
{
    const Item& from = at(item);
    const FetchEndpoint& endpoint = m_plan.at(from.endpoint);
    QByteArray key = from.path;
    if (endpoint.pages)
        key += pageQuery(from.path) + QByteArray::number(from.page)
            + "&limit=" + QByteArray::number(endpoint.pages->limit);
    return {.item = item,
            .endpoint = from.endpoint,
            .page = from.page,
            .key = key,
            .subject = from.subject,
            .cycle = from.cycle};
}

std::optional<FetchRequest> FetchQueue::take(FetchTime now)
{
    wake(now);
    if (m_ready.empty())
        return {};
    const int item = std::get<2>(*m_ready.begin());
    m_ready.erase(m_ready.begin());
    at(item).state = State::Running;
    if (at(item).page == 1) {
        at(item).cycle = now;
        at(item).pages.clear();
    }
    return requestOf(item);
}

template<typename Visit>
void FetchQueue::visit(FetchTime now, Visit visit) const
{
    std::set<std::tuple<int, FetchTime, int>> due; // what has become so since the last request
    auto waiting = m_waiting.begin();
    for (; waiting != m_waiting.end() && waiting->first <= now; ++waiting)
        due.insert(rank(waiting->second));
    auto woken = due.begin();
    for (auto ready = m_ready.begin(); ready != m_ready.end() || woken != due.end();) {
        auto& next = woken == due.end() || (ready != m_ready.end() && *ready < *woken) ? ready : woken;
        if (!visit(std::get<2>(*next++), true))
            return;
    }
    for (; waiting != m_waiting.end() && visit(waiting->second, false); ++waiting)
        ;
}

std::vector<FetchRequest> FetchQueue::upcoming(std::size_t count, FetchTime now) const
{
    std::vector<FetchRequest> list;
    visit(now, [&](int item, bool) {
        if (list.size() < count)
            list.push_back(requestOf(item));
        return list.size() < count;
    });
    return list;
}

std::vector<QueuedRequest> FetchQueue::look(std::size_t count, const QString& filter, FetchTime now) const
{
    std::vector<QueuedRequest> list;
    const QByteArray inKey = filter.toUtf8();
    visit(now, [&](int item, bool isDue) {
        const FetchEndpoint& endpoint = m_plan.at(at(item).endpoint);
        FetchRequest request = requestOf(item);
        if (filter.isEmpty() || request.key.contains(inKey)
            || endpoint.id.contains(filter, Qt::CaseInsensitive)
            || request.subject.contains(filter, Qt::CaseInsensitive))
            list.push_back({.key = std::move(request.key),
                            .endpoint = endpoint.id,
                            .subject = std::move(request.subject),
                            .priority = endpoint.priority,
                            .due = at(item).due,
                            .isDue = isDue});
        return list.size() < count;
    });
    return list;
}

std::vector<qint64> FetchQueue::itemCounts() const
{
    std::vector<qint64> counts(m_plan.endpoints.size());
    for (const Item& item : m_items)
        ++counts[static_cast<std::size_t>(item.endpoint)];
    return counts;
}

std::optional<FetchTime> FetchQueue::nextAt(FetchTime now) const
{
    if (!m_ready.empty())
        return now;
    if (!m_waiting.empty())
        return std::max(now, m_waiting.begin()->first);
    return {};
}

void FetchQueue::answered(const FetchRequest& request, bool isSuccess, const Document* answer, FetchTime now)
{
    Item& item = at(request.item);
    item.state = State::Done;
    if (!isSuccess) {
        item.isGone = m_plan.at(item.endpoint).parameters.has_value(); // until something names it again
        return endRound(request.item, item.cycle, now);
    }
    if (answer != nullptr)
        discover(item.endpoint, *answer, now);
    Item& after = at(request.item); // discovering may have moved it
    if (answer != nullptr && m_plan.at(after.endpoint).pages && !takePage(after, *answer)) {
        ++after.page;
        return setDue(request.item, after.due, now);
    }
    endRound(request.item, after.cycle, now);
    startFollowers(request.endpoint, now);
}

void FetchQueue::retry(const FetchRequest& request, FetchTime when)
{
    at(request.item).state = State::Done;
    setDue(request.item, when, when - std::chrono::milliseconds(1));
}

void FetchQueue::giveUp(const FetchRequest& request, FetchTime now)
{
    at(request.item).state = State::Done;
    endRound(request.item, now, now);
}

bool FetchQueue::takePage(Item& item, const Document& answer) const
{
    const FetchPages& pages = *m_plan.at(item.endpoint).pages;
    const auto found = nodesAt(answer, Document::root(), pages.items);
    if (found.empty() || answer.childCount(found[0]) == 0)
        return true;
    const size_t hash = qHash(answer.rawText(found[0]));
    if (item.pages.contains(hash))
        return true; // the server repeats itself
    item.pages.insert(hash);
    const auto number = [&](const QString& pointer) {
        return pointer.isEmpty() ? 0 : valueAt(answer, Document::root(), pointer).toLongLong();
    };
    const qint64 told = number(pages.told);
    const qint64 limit = told > 0 ? told : pages.limit;
    const qint64 total = number(pages.total);
    return total > 0 ? item.page > (total - 1) / limit : answer.childCount(found[0]) < limit;
}

void FetchQueue::endRound(int item, FetchTime begun, FetchTime now)
{
    Item& ended = at(item);
    ended.page = 1;
    ended.pages.clear();
    const FetchEndpoint& endpoint = m_plan.at(ended.endpoint);
    if (m_mode == Mode::Once || endpoint.every.count() == 0 || ended.isGone)
        return unqueue(item);
    setDue(item, std::max(begun + endpoint.every, now), now);
}

void FetchQueue::startFollowers(int endpoint, FetchTime now)
{
    const auto& endpoints = m_plan.endpoints;
    if (std::none_of(endpoints.begin(), endpoints.end(),
                     [=](const auto& each) { return each.after == endpoint; }))
        return;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const int item = static_cast<int>(i);
        if (m_plan.at(m_items[i].endpoint).after == endpoint && m_items[i].state == State::Done
            && !m_items[i].isGone)
            setDue(item, now, now);
    }
}

void FetchQueue::discover(int endpoint, const Document& answer, FetchTime now)
{
    for (std::size_t i = 0; i < m_plan.endpoints.size(); ++i) {
        const auto& parameters = m_plan.endpoints[i].parameters;
        if (!parameters || parameters->answersOf != endpoint)
            continue;
        for (const QStringList& values :
             parametersIn(answer, *parameters, placeholdersOf(m_plan.endpoints[i].path)))
            addItem(static_cast<int>(i), values, now);
    }
}

void FetchQueue::setParameters(int endpoint, const std::vector<QStringList>& rows, FetchTime now)
{
    for (const QStringList& values : rows)
        addItem(endpoint, values, now);
}

void FetchQueue::force(int endpoint, FetchTime now)
{
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const int item = static_cast<int>(i);
        if (m_items[i].endpoint == endpoint && m_items[i].state != State::Running)
            setDue(item, now, now);
    }
}

void FetchQueue::dropToken()
{
    m_hasToken = false;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (m_plan.at(m_items[i].endpoint).needsToken && m_items[i].state != State::Running)
            unqueue(static_cast<int>(i));
    }
}

void FetchQueue::restore(int endpoint, std::vector<KnownAnswer> answers, FetchTime now)
{
    const bool isPaged = m_plan.at(endpoint).pages.has_value();
    std::map<int, std::vector<std::pair<qint64, KnownAnswer>>> byItem;
    for (KnownAnswer& known : answers) {
        QByteArray path = known.key;
        qint64 page = 1;
        if (isPaged) {
            const qsizetype at = std::max(path.lastIndexOf("?page="), path.lastIndexOf("&page="));
            if (at < 0)
                continue;
            page = path.mid(at + 6).split('&')[0].toLongLong();
            path.truncate(at);
        }
        if (known.answer != nullptr)
            discover(endpoint, *known.answer, now);
        const auto item = m_byKey.constFind(itemKey(endpoint, path));
        if (item != m_byKey.constEnd())
            byItem[*item].emplace_back(page, std::move(known));
        else if (!isPaged)
            m_early.insert(itemKey(endpoint, path), known.at);
    }
    for (auto& [item, pages] : byItem) {
        std::sort(pages.begin(), pages.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        restoreItem(item, pages, now);
    }
}

void FetchQueue::restoreItem(int item, const std::vector<std::pair<qint64, KnownAnswer>>& pages,
                             FetchTime now)
{
    if (pages.front().first != 1)
        return;
    const FetchEndpoint& endpoint = m_plan.at(at(item).endpoint);
    const FetchTime begun = std::min(pages.front().second.at, now); // the clock may have been ahead then
    const bool isOver = endpoint.every.count() > 0 && begun + endpoint.every <= now;
    Item& restored = at(item);
    restored.cycle = begun;
    FetchTime before = begun;
    bool isWhole = !endpoint.pages;
    for (const auto& [page, known] : pages) {
        // a page that is older than the one before it is of an earlier round
        if (isWhole || page != restored.page || known.at < before || known.answer == nullptr)
            break;
        before = known.at;
        isWhole = takePage(restored, *known.answer);
        restored.page += isWhole ? 0 : 1;
    }
    if (isWhole || isOver) {
        endRound(item, begun, now);
        if (isOver)
            setDue(item, now, now);
    }
}

}
