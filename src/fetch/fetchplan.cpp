#include "fetch/fetchplan.h"

#include "base/safetext.h"
#include "game/manifestreader.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace Weekglass {

namespace {

using Json::ManifestObject;

constexpr qint64 LongestEvery = 31LL * 24 * 3600;
constexpr qint64 MostRequests = 10000;
constexpr qsizetype LongestPath = 2000; // a row of an index has 2704 bytes, and the page and a hash follow

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(FetchPlan)
};

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

class PlanReader : private ManifestReader
{
public:
    explicit PlanReader(const GameDefinition& game)
        : ManifestReader(game)
    {
    }

    Result<FetchPlan> read(const GameFile& file)
    {
        const auto root = ManifestObject::parse(file.text, file.name);
        if (!root)
            return root.error();
        onlyKeys(*root,
                 {QLatin1String("baseUrl"), QLatin1String("limits"), QLatin1String("rejected"),
                  QLatin1String("unchanged"), QLatin1String("reset"), QLatin1String("staleToken"),
                  QLatin1String("endpoints")});
        m_plan.baseUrl = QUrl(text(*root, QStringLiteral("baseUrl")), QUrl::StrictMode);
        if (!m_plan.baseUrl.isValid() || m_plan.baseUrl.host().isEmpty() || m_plan.baseUrl.hasQuery()
            || m_plan.baseUrl.hasFragment() || hasDotSegment(m_plan.baseUrl.path()))
            problem(root->error(QStringLiteral("baseUrl"), Text::tr("it must be the address of an API")));
        m_plan.rejected = name(*root, QStringLiteral("rejected"), tablePattern());
        readLimits(*root);
        readUnchanged(*root);
        for (const ManifestObject& object : objects(*root, QStringLiteral("endpoints")))
            readEndpoint(object);
        if (m_plan.endpoints.empty())
            problem(root->error(QStringLiteral("endpoints"), Text::tr("there must be at least one")));
        readReset(*root);
        readStaleToken(*root);
        return result();
    }

private:
    Result<FetchPlan> result()
    {
        if (problems().empty())
            return std::move(m_plan);
        Error error = problems().front();
        QStringList others;
        for (std::size_t i = 1; i < problems().size(); ++i)
            others << problems()[i].where + QStringLiteral(": ") + problems()[i].message;
        error.detail = others.join(QLatin1Char('\n'));
        error.advice = Text::tr("Correct the plan and load the game again.");
        return error;
    }

    std::optional<ManifestObject> part(const ManifestObject& object, const QString& key)
    {
        if (!object.has(key))
            return {};
        auto found = object.object(key);
        if (found)
            return *found;
        problem(found.error());
        return {};
    }

    bool flag(const ManifestObject& object, const QString& key)
    {
        const auto value = object.boolean(key, false);
        if (!value)
            problem(value.error());
        return value && *value;
    }

    QString pointer(const ManifestObject& object, const QString& key)
    {
        return name(object, key, pointerPattern());
    }

    void readLimits(const ManifestObject& root)
    {
        const auto object = part(root, QStringLiteral("limits"));
        if (!object)
            return;
        onlyKeys(*object,
                 {QLatin1String("perSecond"), QLatin1String("burst"), QLatin1String("burstSeconds")});
        m_plan.limits = {
            .perSecond = static_cast<int>(integer(*object, QStringLiteral("perSecond"), 1, MostRequests)),
            .burst = static_cast<int>(integer(*object, QStringLiteral("burst"), 0, MostRequests)),
            .burstWindow = std::chrono::seconds(integer(*object, QStringLiteral("burstSeconds"), 1, 3600))};
    }

    void readUnchanged(const ManifestObject& root)
    {
        static const QRegularExpression words(QStringLiteral("^(whole|reference)\\z"));
        if (optionalName(root, QStringLiteral("unchanged"), words) == QLatin1String("reference"))
            m_plan.unchanged = UnchangedPayload::Reference;
    }

    /// Of an earlier endpoint, or of any; -1 if there is none.
    int endpointOf(const ManifestObject& object, const QString& key)
    {
        const QString wanted = name(object, key, idPattern());
        for (std::size_t i = 0; i < m_plan.endpoints.size(); ++i) {
            if (m_plan.endpoints[i].id == wanted)
                return static_cast<int>(i);
        }
        if (!wanted.isEmpty())
            problem(object.error(key, Text::tr("there is no endpoint “%1” above").arg(wanted)));
        return -1;
    }

    void readEndpoint(const ManifestObject& object)
    {
        onlyKeys(object,
                 {QLatin1String("id"), QLatin1String("path"), QLatin1String("endpoint"),
                  QLatin1String("subject"), QLatin1String("pages"), QLatin1String("for"),
                  QLatin1String("every"), QLatin1String("after"), QLatin1String("once"),
                  QLatin1String("priority"), QLatin1String("token")});
        FetchEndpoint endpoint;
        endpoint.id = id(object, m_ids);
        endpoint.path = name(object, QStringLiteral("path"), pathPattern());
        if (endpoint.path.contains(QLatin1Char('#')) || hasDotSegment(endpoint.path))
            problem(object.error(QStringLiteral("path"), Text::tr("it must not hold #, “.” or “..”")));
        endpoint.stored =
            object.has(QStringLiteral("endpoint")) ? text(object, QStringLiteral("endpoint")) : endpoint.path;
        if (object.has(QStringLiteral("subject")))
            endpoint.subject = text(object, QStringLiteral("subject"));
        endpoint.needsToken = flag(object, QStringLiteral("token"));
        if (object.has(QStringLiteral("priority")))
            endpoint.priority = static_cast<int>(integer(object, QStringLiteral("priority"), 0, 1000));
        readSchedule(object, endpoint);
        readPages(object, endpoint);
        readParameters(object, endpoint);
        m_plan.endpoints.push_back(std::move(endpoint));
    }

    void readSchedule(const ManifestObject& object, FetchEndpoint& endpoint)
    {
        const bool hasEvery = object.has(QStringLiteral("every"));
        const bool hasAfter = object.has(QStringLiteral("after"));
        if (hasEvery)
            endpoint.every = std::chrono::seconds(integer(object, QStringLiteral("every"), 1, LongestEvery));
        if (hasAfter)
            endpoint.after = endpointOf(object, QStringLiteral("after"));
        const bool isOnce = flag(object, QStringLiteral("once"));
        if (int(hasEvery) + int(hasAfter) + int(isOnce) != 1)
            problem(object.error(QStringLiteral("every"),
                                 Text::tr("an endpoint has one of “every” (seconds), “after” (another "
                                          "endpoint) and “once”: true")));
    }

    void readPages(const ManifestObject& object, FetchEndpoint& endpoint)
    {
        const auto pages = part(object, QStringLiteral("pages"));
        if (!pages)
            return;
        onlyKeys(
            *pages,
            {QLatin1String("limit"), QLatin1String("items"), QLatin1String("total"), QLatin1String("told")});
        endpoint.pages = {.limit = integer(*pages, QStringLiteral("limit"), 1, MostRequests),
                          .items = pointer(*pages, QStringLiteral("items")),
                          .total = optionalName(*pages, QStringLiteral("total"), pointerPattern()),
                          .told = optionalName(*pages, QStringLiteral("told"), pointerPattern())};
    }

    void readParameters(const ManifestObject& object, FetchEndpoint& endpoint)
    {
        const QStringList wanted = placeholdersOf(endpoint.path);
        const auto source = part(object, QStringLiteral("for"));
        if (!source) {
            if (!wanted.isEmpty())
                problem(object.error(QStringLiteral("for"),
                                     Text::tr("the path has placeholders, so it is needed")));
            return;
        }
        onlyKeys(*source,
                 {QLatin1String("sql"), QLatin1String("answersOf"), QLatin1String("each"),
                  QLatin1String("where"), QLatin1String("values")});
        FetchParameters parameters;
        if (source->has(QStringLiteral("sql"))) {
            parameters.query = file(*source, QStringLiteral("sql"));
        } else {
            parameters.answersOf = endpointOf(*source, QStringLiteral("answersOf"));
            parameters.each = pointer(*source, QStringLiteral("each"));
            if (const auto where = part(*source, QStringLiteral("where")))
                parameters.where = readCondition(*where);
            readValues(*source, wanted, parameters);
        }
        endpoint.parameters = std::move(parameters);
    }

    void readValues(const ManifestObject& source, const QStringList& wanted, FetchParameters& parameters)
    {
        QStringList given;
        for (const ManifestObject& object : objects(source, QStringLiteral("values"))) {
            onlyKeys(object, {QLatin1String("name"), QLatin1String("at")});
            parameters.values.push_back({.name = name(object, QStringLiteral("name"), columnPattern()),
                                         .at = pointer(object, QStringLiteral("at"))});
            given << parameters.values.back().name;
        }
        for (const QString& missing : wanted) {
            if (!given.contains(missing))
                problem(
                    source.error(QStringLiteral("values"), Text::tr("there is none for {%1}").arg(missing)));
        }
    }

    FetchCondition readCondition(const ManifestObject& object)
    {
        onlyKeys(object, {QLatin1String("at"), QLatin1String("is")});
        return {.at = pointer(object, QStringLiteral("at")), .is = text(object, QStringLiteral("is"))};
    }

    void readReset(const ManifestObject& root)
    {
        const auto object = part(root, QStringLiteral("reset"));
        if (!object)
            return;
        onlyKeys(*object, {QLatin1String("endpoint"), QLatin1String("date")});
        const FetchReset reset {.endpoint = endpointOf(*object, QStringLiteral("endpoint")),
                                .date = pointer(*object, QStringLiteral("date"))};
        if (reset.endpoint < 0)
            return;
        FetchEndpoint& endpoint = m_plan.endpoints[static_cast<std::size_t>(reset.endpoint)];
        if (endpoint.every.count() == 0 || endpoint.parameters || endpoint.pages || endpoint.needsToken)
            problem(object->error(
                QStringLiteral("endpoint"),
                Text::tr("it must be a single request without token that is made “every” so often")));
        endpoint.priority = std::numeric_limits<int>::max(); // what is not confirmed cannot be stored
        m_plan.reset = reset;
    }

    void readStaleToken(const ManifestObject& root)
    {
        const auto object = part(root, QStringLiteral("staleToken"));
        if (!object)
            return;
        onlyKeys(*object, {QLatin1String("claim"), QLatin1String("at"), QLatin1String("is")});
        m_plan.staleToken = StaleToken {.claim = pointer(*object, QStringLiteral("claim")),
                                        .answer = {.at = pointer(*object, QStringLiteral("at")),
                                                   .is = text(*object, QStringLiteral("is"))}};
    }

    FetchPlan m_plan;
    QSet<QString> m_ids;
};

}

Result<FetchPlan> readFetchPlan(const GameDefinition& game)
{
    if (!game.fetchPlan || !game.import)
        return Error {.kind = Error::Kind::Format,
                      .message =
                          Text::tr("%1 does not say where its events are fetched from.").arg(game.title),
                      .advice = Text::tr("A game says so in a “fetch” plan of its game.json, and what the "
                                         "answers are stored in by its “import”.")};
    return PlanReader(game).read(*game.fetchPlan);
}

Result<QByteArray> FetchPlan::pathOf(int endpoint, const QStringList& values) const
{
    const QString& path = at(endpoint).path;
    QStringList encoded;
    for (const QString& value : values)
        encoded << QString::fromLatin1(QUrl::toPercentEncoding(value));
    const QString filled = withValues(path, placeholdersOf(path), encoded);
    const auto refusal = [&](const QString& message) {
        return Error {.kind = Error::Kind::Format,
                      .message =
                          message.arg(visibleText(withValues(path, placeholdersOf(path), values), 200)),
                      .where = at(endpoint).id,
                      .advice = Text::tr("The value comes from an answer or from the week; look at where the "
                                         "plan takes it from.")};
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
                  .message = Text::tr("“%1” is no path of the API; nothing was asked for.")
                                 .arg(visibleText(QString::fromLatin1(key), 200)),
                  .where = visibleText(baseUrl.toDisplayString()),
                  .advice = Text::tr("Look at the plan and at where its values come from.")};
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
