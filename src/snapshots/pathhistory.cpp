#include "snapshots/pathhistory.h"

#include "base/utf8.h"
#include "json/diffpattern.h"
#include "json/equal.h"
#include "json/number.h"
#include "json/strings.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

/// What may stand in brackets without quotes and is no row.
const QRegularExpression& bareName()
{
    static const QRegularExpression pattern(QStringLiteral("^(?!\\d+$)[^\\[\\]\"'\\\\\\s]+$"));
    return pattern;
}

/// Brackets with bare names get quotes, so that Json::parsePath() reads them: ships[ISS] -> ships["ISS"].
QString quoteBareNames(const QString& text)
{
    static const QRegularExpression token(
        QStringLiteral("\\[\\s*(?:\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|([^\\[\\]\"']*?))\\s*\\]"));
    QString quoted;
    qsizetype end = 0;
    for (auto match = token.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        const QString bare = found.captured(1);
        const bool isBare = bareName().match(bare).hasMatch();
        quoted += text.mid(end, found.capturedStart() - end);
        quoted += isBare ? QString(QLatin1Char('[') + fromUtf8(Json::quoted(bare)) + QLatin1Char(']'))
                         : found.captured();
        end = found.capturedEnd();
    }
    return quoted + text.mid(end);
}

/// What the source says of the array that the steps lead to.
QStringList identityKeys(const SnapshotSource& source, const std::vector<QString>& path)
{
    QStringList keys;
    for (const ArrayIdentity& identity : source.identity) {
        if (Json::PathPattern(identity.array).matches(path))
            keys << identity.key;
    }
    return keys;
}

bool isDigits(const QString& text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// A jsonpath that finds the element. Strict, so that only elements of an array are looked at; a member that
/// is missing makes its comparison unknown, and not an error.
QByteArray elementPath(const HistoryStep& step)
{
    QByteArrayList values {Json::quoted(step.step.key)};
    static const QRegularExpression number(QStringLiteral("^-?(0|[1-9]\\d*)(\\.\\d+)?\\z"));
    if (number.match(step.step.key).hasMatch())
        values << step.step.key.toUtf8();
    QByteArrayList tests;
    for (const QString& key : step.identityKeys) {
        for (const QByteArray& value : std::as_const(values))
            tests << "@." + Json::quoted(key) + " == " + value;
    }
    return "strict $[*] ? (" + tests.join(" || ") + ")";
}

/// The value as an expression over the payload: #> as far as keys and rows go, and a look for each element.
Sql valueSql(SnapshotSelect& select, const HistoryPath& path)
{
    Sql sql("s.payload");
    std::vector<Pg::Value> plain;
    const auto takePlain = [&] {
        if (!plain.empty())
            sql = Sql("(") + sql + Sql(" #> ") + select.value(Pg::textArray(plain), Sql("text[]")) + Sql(")");
        plain.clear();
    };
    for (const HistoryStep& step : path.steps) {
        if (step.identityKeys.isEmpty()) {
            plain.emplace_back(step.step.isRow() ? QByteArray::number(step.step.row)
                                                 : step.step.key.toUtf8());
            continue;
        }
        takePlain();
        sql = Sql("jsonb_path_query_first(") + sql + Sql(", ")
            + select.value(elementPath(step), Sql("jsonpath")) + Sql(", '{}', true)");
    }
    takePlain();
    return sql;
}

/// Does a number go on with zeros at @p at where another one has ended?
bool mayBeZeros(const QByteArray& text, const QByteArray& other, qsizetype at)
{
    const bool goesOn = at < text.size() && (text[at] == '.' || text[at] == '0');
    return goesOn && (at == other.size() || QByteArrayView(",]} ").contains(other[at]));
}

/// Texts of jsonb are the same for the same value but for zeros at the end of fractions, so most differences
/// are seen without parsing.
bool isSame(const Pg::Value& a, const Pg::Value& b)
{
    if (!a || !b)
        return a == b;
    const auto differ = std::mismatch(a->begin(), a->end(), b->begin(), b->end());
    if (differ.first == a->end() && differ.second == b->end())
        return true;
    const qsizetype at = differ.first - a->begin();
    if (!mayBeZeros(*a, *b, at) && !mayBeZeros(*b, *a, at))
        return false;
    const auto before = Json::Document::parse(*a);
    const auto after = Json::Document::parse(*b);
    return before && after && Json::equal(*before, Json::Document::root(), *after, Json::Document::root());
}

/// Which points are another value than the one before, of the same subject.
void markChanges(std::vector<HistoryPoint>& points)
{
    QHash<QByteArray, std::size_t> latest; // of each subject
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto before = latest.find(points[i].key.subject);
        if (before == latest.end()) {
            latest.insert(points[i].key.subject, i);
            continue;
        }
        points[i].changed = !isSame(points[*before].value, points[i].value);
        *before = i;
    }
}

}

QString HistoryPath::text() const
{
    QString text;
    for (const HistoryStep& step : steps) {
        const bool isName = !step.step.isRow() && Json::isPlainName(step.step.key);
        if (step.step.isRow())
            text += QLatin1Char('[') + QString::number(step.step.row) + QLatin1Char(']');
        else if (isName && step.identityKeys.isEmpty())
            text += (text.isEmpty() ? QString() : QStringLiteral(".")) + step.step.key;
        else if (!step.identityKeys.isEmpty() && bareName().match(step.step.key).hasMatch())
            text += QLatin1Char('[') + step.step.key + QLatin1Char(']');
        else
            text += QLatin1Char('[') + fromUtf8(Json::quoted(step.step.key)) + QLatin1Char(']');
    }
    return text.isEmpty() ? QStringLiteral("$") : text;
}

Result<HistoryPath> parseHistoryPath(const QString& text, const SnapshotSource& source)
{
    const bool isPointer = text.trimmed().startsWith(QLatin1Char('/'));
    auto path = Json::parsePath(isPointer ? text : quoteBareNames(text));
    if (!path)
        return path.error();
    HistoryPath history;
    std::vector<QString> way;
    for (Json::Step& step : *path) {
        // digits of a pointer are a row of an array
        const bool isName = !step.isRow() && !(isPointer && isDigits(step.key));
        way.push_back(step.isRow() ? QString::number(step.row) : step.key);
        const std::vector<QString> around(way.begin(), way.end() - 1);
        history.steps.push_back(
            {.step = std::move(step), .identityKeys = isName ? identityKeys(source, around) : QStringList()});
    }
    return history;
}

HistoryPath historyPathOf(const Json::Document& document, Json::NodeId node, const SnapshotSource& source)
{
    HistoryPath history;
    std::vector<QString> way;
    Json::NodeId at = Json::Document::root();
    for (Json::Step& step : Json::pathOf(document, node)) {
        at = step.isRow() ? document.child(at, step.row) : document.find(at, step.key);
        HistoryStep taken {.step = std::move(step)};
        way.push_back(taken.step.isRow() ? QString::number(taken.step.row) : taken.step.key);
        if (taken.step.isRow()) {
            const QStringList keys = identityKeys(source, {way.begin(), way.end() - 1});
            for (const QString& key : keys) {
                const Json::NodeId identity = document.find(at, key);
                const auto kind = identity == Json::noNode ? Json::Kind::Null : document.kind(identity);
                if (kind != Json::Kind::String && kind != Json::Kind::Number)
                    continue;
                taken = {.step = {.key = kind == Json::Kind::String ? document.stringValue(identity)
                                                                    : fromUtf8(document.rawText(identity))},
                         .identityKeys = keys};
                break;
            }
        }
        history.steps.push_back(std::move(taken));
    }
    return history;
}

Result<SnapshotStatement> pathHistoryStatement(const SnapshotQuery& query, const HistoryPath& path,
                                               qint64 maxPoints)
{
    SnapshotSelect select(query);
    const Sql value = valueSql(select, path);
    const Sql rest = SnapshotSelect::order(SnapshotDirection::Older) + Sql("\nLIMIT ")
        + select.value(QByteArray::number(maxPoints), Sql("bigint"));
    return select.finish(Sql("s.seq, s.subject, s.id, s.at, ") + value + Sql(" AS value"), rest);
}

Result<std::vector<HistoryPoint>> fetchPathHistory(Pg::Session& session, const SnapshotQuery& query,
                                                   const HistoryPath& path, qint64 maxPoints,
                                                   const Pg::Call& call)
{
    auto statement = pathHistoryStatement(query, path, maxPoints);
    if (!statement)
        return statement.error();
    std::vector<HistoryPoint> points;
    const auto addPoint = [&points](Pg::PromisedRow& row) {
        HistoryPoint point {.key = snapshotKey(row), .at = row.time(3), .value = row.value(4)};
        // many rows in a row are of one subject: they share its text
        if (!points.empty() && point.key.subject == points.back().key.subject)
            point.key.subject = points.back().key.subject;
        points.push_back(std::move(point));
    };
    if (auto read = readSnapshots(session, query.source, statement, addPoint, call); !read)
        return read.error();
    std::reverse(points.begin(), points.end());
    markChanges(points);
    return points;
}

}
