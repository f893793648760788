#include "fetch/fetchplan.h"

#include "base/safetext.h"
#include "fetch/text.h"
#include "game/manifestreader.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace Weekglass {

namespace {

constexpr qint64 LongestEvery = 31LL * 24 * 3600;
constexpr qint64 MostRequests = 10000;
constexpr qsizetype LongestPath = 2000; // a row of an index has 2704 bytes, and the page and a hash follow

const QRegularExpression& placeholder()
{
    static const QRegularExpression pattern(QStringLiteral("\\{([a-z][a-z0-9_]*)\\}"));
    return pattern;
}

const QRegularExpression& pathPattern()
{
    static const QRegularExpression pattern(QStringLiteral("^/[!-~]{0,500}\\z"));
    return pattern;
}

/// What stands before the query.
QString beforeQuery(const QString& path)
{
    return path.section(QLatin1Char('?'), 0, 0);
}

/// As servers and proxies may read it that decode a path before they resolve it: "%2E" is a dot, and "%2F",
/// "%5C" and "\" part segments.
bool hasDotSegment(const QString& path)
{
    QString decoded = QUrl::fromPercentEncoding(beforeQuery(path).toUtf8());
    const QStringList segments = decoded.replace(QLatin1Char('\\'), QLatin1Char('/')).split(QLatin1Char('/'));
    return segments.contains(QLatin1String(".")) || segments.contains(QLatin1String(".."));
}

class PlanReader
{
public:
    FetchPlan read(const ManifestSection& root)
    {
        m_plan.baseUrl = QUrl(root.text("baseUrl"), QUrl::StrictMode);
        if (!m_plan.baseUrl.isValid() || m_plan.baseUrl.host().isEmpty() || m_plan.baseUrl.hasQuery()
            || m_plan.baseUrl.hasFragment() || hasDotSegment(m_plan.baseUrl.path()))
            root.problem("baseUrl", Text::tr("it must be the address of an API"));
        m_plan.rejected = root.table("rejected");
        if (const auto limits = root.section("limits"))
            m_plan.limits = {.perSecond = static_cast<int>(limits->integer("perSecond", 1, MostRequests)),
                             .burst = static_cast<int>(limits->integer("burst", 0, MostRequests)),
                             .burstWindow = std::chrono::seconds(limits->integer("burstSeconds", 1, 3600))};
        if (root.has("unchanged"))
            m_plan.unchanged = root.choice<UnchangedPayload>(
                "unchanged",
                {{"whole", UnchangedPayload::Whole}, {"reference", UnchangedPayload::Reference}});
        for (const ManifestSection& endpoint : root.sections("endpoints"))
            readEndpoint(endpoint);
        if (m_plan.endpoints.empty())
            root.problem("endpoints", Text::tr("there must be at least one"));
        readReset(root);
        if (const auto token = root.section("staleToken"))
            m_plan.staleToken =
                StaleToken {.claim = token->pointer("claim"), .answer = readCondition(*token)};
        return std::move(m_plan);
    }

private:
    /// Of an earlier endpoint, or of any; -1 if there is none.
    int endpointOf(const ManifestSection& section, const char* key)
    {
        const QString wanted = section.name(key, ManifestSection::idPattern());
        const auto found = std::ranges::find(m_plan.endpoints, wanted, &FetchEndpoint::id);
        if (found != m_plan.endpoints.end())
            return static_cast<int>(found - m_plan.endpoints.begin());
        if (!wanted.isEmpty())
            section.problem(key, Text::tr("there is no endpoint “%1” above").arg(wanted));
        return -1;
    }

    void readEndpoint(const ManifestSection& section)
    {
        FetchEndpoint endpoint;
        endpoint.id = section.id(m_ids);
        endpoint.path = section.name("path", pathPattern());
        if (endpoint.path.contains(QLatin1Char('#')) || hasDotSegment(endpoint.path))
            section.problem("path", Text::tr("it must not hold #, “.” or “..”"));
        endpoint.stored = section.has("endpoint") ? section.text("endpoint") : endpoint.path;
        endpoint.subject = section.optionalText("subject");
        endpoint.needsToken = section.flag("token");
        if (section.has("priority"))
            endpoint.priority = static_cast<int>(section.integer("priority", 0, 1000));
        readSchedule(section, endpoint);
        if (const auto pages = section.section("pages"))
            endpoint.pages = {.limit = pages->integer("limit", 1, MostRequests),
                              .items = pages->pointer("items"),
                              .total = pages->optionalName("total", ManifestSection::pointerPattern()),
                              .told = pages->optionalName("told", ManifestSection::pointerPattern())};
        readParameters(section, endpoint);
        m_plan.endpoints.push_back(std::move(endpoint));
    }

    void readSchedule(const ManifestSection& section, FetchEndpoint& endpoint)
    {
        const bool hasEvery = section.has("every");
        const bool hasAfter = section.has("after");
        if (hasEvery)
            endpoint.every = std::chrono::seconds(section.integer("every", 1, LongestEvery));
        if (hasAfter)
            endpoint.after = endpointOf(section, "after");
        const bool isOnce = section.flag("once");
        if (int(hasEvery) + int(hasAfter) + int(isOnce) != 1)
            section.problem("every",
                            Text::tr("an endpoint has one of “every” (seconds), “after” (another "
                                     "endpoint) and “once”: true"));
    }

    void readParameters(const ManifestSection& section, FetchEndpoint& endpoint)
    {
        const QStringList wanted = placeholdersOf(endpoint.path);
        const auto source = section.section("for");
        if (!source) {
            if (!wanted.isEmpty())
                section.problem("for", Text::tr("the path has placeholders, so it is needed"));
            return;
        }
        FetchParameters parameters;
        if (source->has("sql")) {
            parameters.query = source->file("sql");
        } else {
            parameters.answersOf = endpointOf(*source, "answersOf");
            parameters.each = source->pointer("each");
            if (const auto where = source->section("where"))
                parameters.where = readCondition(*where);
            readValues(*source, wanted, parameters);
        }
        endpoint.parameters = std::move(parameters);
    }

    static void readValues(const ManifestSection& source, const QStringList& wanted,
                           FetchParameters& parameters)
    {
        QStringList given;
        for (const ManifestSection& value : source.sections("values")) {
            parameters.values.push_back({.name = value.column("name"), .at = value.pointer("at")});
            given << parameters.values.back().name;
        }
        for (const QString& missing : wanted) {
            if (!given.contains(missing))
                source.problem("values", Text::tr("there is none for {%1}").arg(missing));
        }
    }

    static FetchCondition readCondition(const ManifestSection& section)
    {
        return {.at = section.pointer("at"), .is = section.text("is")};
    }

    void readReset(const ManifestSection& root)
    {
        const auto section = root.section("reset");
        if (!section)
            return;
        const FetchReset reset {.endpoint = endpointOf(*section, "endpoint"),
                                .date = section->pointer("date")};
        if (reset.endpoint < 0)
            return;
        FetchEndpoint& endpoint = m_plan.endpoints[static_cast<std::size_t>(reset.endpoint)];
        if (endpoint.every.count() == 0 || endpoint.parameters || endpoint.pages || endpoint.needsToken)
            section->problem(
                "endpoint",
                Text::tr("it must be a single request without a token, made at an interval (“every”)"));
        endpoint.priority = std::numeric_limits<int>::max(); // what is not confirmed cannot be stored
        m_plan.reset = reset;
    }

    FetchPlan m_plan;
    QSet<QString> m_ids;
};

}

Result<FetchPlan> readFetchPlan(const GameDefinition& game)
{
    if (!game.fetchPlan || !game.import)
        return Error {
            .kind = Error::Kind::Format,
            .message = Text::tr("%1 does not say where its events are fetched from.").arg(game.title),
            .advice =
                Text::tr("A game needs a “fetch” plan in its game.json, and an “import” for the answers.")};
    ManifestReader reader(game);
    FetchPlan plan;
    reader.read(*game.fetchPlan, game.fetchPlan->name,
                [&plan](const ManifestSection& root) { plan = PlanReader().read(root); });
    if (auto error = reader.error(Text::tr("Correct the plan and load the game again.")))
        return *std::move(error);
    return plan;
}

Result<QByteArray> FetchPlan::pathOf(int endpoint, const QStringList& values) const
{
    const QString& path = at(endpoint).path;
    QStringList encoded;
    for (const QString& value : values)
        encoded << QString::fromLatin1(QUrl::toPercentEncoding(value));
    const QString filled = withValues(path, placeholdersOf(path), encoded);
    const auto refusal = [&](const QString& message) {
        return Error {
            .kind = Error::Kind::Format,
            .message = message.arg(visibleText(withValues(path, placeholdersOf(path), values), 200)),
            .where = at(endpoint).id,
            .advice = Text::tr(
                "The value comes from an answer or from the week; check where the plan takes it from.")};
    };
    // a value has no slash any more, so the path has as many segments as the plan's
    if (values.contains(QString()) || hasDotSegment(filled))
        return refusal(Text::tr("“%1” was not requested, because it leads to another path of the API."));
    if (filled.size() > LongestPath)
        return refusal(Text::tr("“%1” was not requested, because the path is too long to be stored."));
    return filled.toLatin1();
}

Result<QUrl> FetchPlan::urlOf(const QByteArray& key) const
{
    QByteArray base = baseUrl.toEncoded();
    if (base.endsWith('/'))
        base.chop(1);
    const QUrl url = QUrl::fromEncoded(base + key, QUrl::StrictMode);
    const QUrl same = QUrl::fromEncoded(base, QUrl::StrictMode);
    const QString path = url.path(QUrl::FullyEncoded);
    const auto slashes = beforeQuery(QString::fromLatin1(key)).count(QLatin1Char('/'));
    if (key.startsWith('/') && url.isValid() && !url.hasFragment() && url.scheme() == same.scheme()
        && url.authority() == same.authority() && !hasDotSegment(path)
        && url.adjusted(QUrl::NormalizePathSegments).path(QUrl::FullyEncoded) == path
        && path.count(QLatin1Char('/')) == same.path().count(QLatin1Char('/')) + slashes)
        return url;
    return Error {.kind = Error::Kind::Format,
                  .message = Text::tr("“%1” is not a path of the API; nothing was requested.")
                                 .arg(visibleText(QString::fromLatin1(key), 200)),
                  .where = visibleText(baseUrl.toDisplayString()),
                  .advice = Text::tr("Check the plan, and where its values come from.")};
}

QString tokenKey(const FetchPlan& plan)
{
    const bool isNeeded = std::any_of(plan.endpoints.begin(), plan.endpoints.end(),
                                      [](const FetchEndpoint& endpoint) { return endpoint.needsToken; });
    return isNeeded ? QString(QStringLiteral("token for ") + plan.baseUrl.toString()) : QString();
}

QStringList placeholdersOf(const QString& path)
{
    QStringList names;
    for (auto matches = placeholder().globalMatch(path); matches.hasNext();)
        names << matches.next().captured(1);
    return names;
}

QString withValues(const QString& text, const QStringList& names, const QStringList& values)
{
    QString result;
    qsizetype at = 0;
    for (auto matches = placeholder().globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const qsizetype which = names.indexOf(match.captured(1));
        result += QStringView(text).sliced(at, match.capturedStart() - at);
        result += which < 0 ? match.captured() : values.value(which);
        at = match.capturedEnd();
    }
    return result + QStringView(text).sliced(at);
}

}
