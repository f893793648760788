#include "game/usermetrics.h"

#include "base/files.h"
#include "game/metriccomparison.h"
#include "game/text.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>

namespace Weekglass {

namespace {

constexpr qint64 MaxFileBytes = 1024LL * 1024;

Error fileError(const QString& path, int line, const QString& message, const QString& advice = {})
{
    return {.kind = Error::Kind::Format,
            .message = message,
            .where = line > 0 ? Text::tr("%1, line %2").arg(path, QString::number(line)) : path,
            .advice = advice.isEmpty()
                ? Text::tr("A metric's file begins with lines such as “-- title: Fuel” and “-- unit: kg”.")
                : advice};
}

struct HeaderLine
{
    QString value;
    int line = 0;
};

/// The keys of the comments before the first line of SQL. Comments without a colon are only comments.
Result<QHash<QString, HeaderLine>> readHeader(const QString& path, const QByteArray& text)
{
    static const QStringList known {QStringLiteral("title"),   QStringLiteral("unit"),
                                    QStringLiteral("kind"),    QStringLiteral("seconds"),
                                    QStringLiteral("compare"), QStringLiteral("description")};
    static const QRegularExpression pattern(QStringLiteral("^--\\s*([A-Za-z]+)\\s*:\\s*(.*)$"));
    QHash<QString, HeaderLine> header;
    int number = 0;
    for (const QByteArray& bytes : text.split('\n')) {
        const QString line = QString::fromUtf8(bytes).trimmed();
        ++number;
        if (!line.isEmpty() && !line.startsWith(QLatin1String("--")))
            break;
        const auto match = pattern.match(line);
        if (!match.hasMatch())
            continue;
        const QString key = match.captured(1).toLower();
        if (!known.contains(key))
            return fileError(path, number, Text::tr("“%1” is not a key of a metric.").arg(match.captured(1)),
                             Text::tr("The keys are %1.").arg(known.join(Text::tr(", "))));
        if (header.contains(key))
            return fileError(path, number, Text::tr("“%1” already exists.").arg(key));
        header.insert(key, {.value = match.captured(2), .line = number});
    }
    return header;
}

Result<MetricMeaning> readMeaning(const QString& path, const QHash<QString, HeaderLine>& header)
{
    constexpr qint64 Longest = 31LL * 24 * 60 * 60;
    const HeaderLine kind = header.value(QStringLiteral("kind"), {.value = QStringLiteral("gauge")});
    const auto known = metricKindOf(kind.value);
    if (!known)
        return fileError(path, kind.line, Text::tr("“%1” is not a kind of metric.").arg(kind.value),
                         Text::tr("A metric is a gauge, counter, count or ratio."));
    const HeaderLine seconds = header.value(QStringLiteral("seconds"), {.value = QStringLiteral("0")});
    bool isNumber = false;
    const MetricMeaning meaning {.kind = *known, .seconds = seconds.value.toLongLong(&isNumber)};
    const bool isNeeded = *known == MetricKind::Count;
    if (!isNumber || meaning.seconds < (isNeeded ? 1 : 0) || meaning.seconds > Longest)
        return fileError(path, std::max(seconds.line, kind.line),
                         Text::tr("The metric does not say how many seconds each reading covers."),
                         Text::tr("A count needs “seconds”, at most 31 days."));
    return meaning;
}

Result<MetricComparison> readComparison(const QString& path, const QHash<QString, HeaderLine>& header,
                                        MetricKind kind)
{
    const HeaderLine line = header.value(QStringLiteral("compare"), {.value = QStringLiteral("by series")});
    const auto comparison = comparisonOf(line.value);
    if (!comparison)
        return fileError(path, line.line,
                         Text::tr("“%1” does not say how weeks are compared.").arg(line.value),
                         Text::tr("Write it like “by role, across mean, value last”."));
    for (const ComparisonProblem& problem : problemsOf(*comparison, kind))
        return fileError(path, line.line,
                         QString(QLatin1String(problem.key) + QLatin1String(": ") + problem.reason));
    return *comparison;
}

bool isMetricName(const QString& name)
{
    static const QRegularExpression pattern(QStringLiteral("^[a-z0-9][a-z0-9_-]{0,60}\\z"));
    return pattern.match(name).hasMatch();
}

Error nameError(const QString& path)
{
    return fileError(path, 0, Text::tr("A metric's file cannot have this name."),
                     Text::tr("Use small letters, digits, _ and -, and the ending .sql."));
}

/// One line, so that it cannot end the comment that it stands in.
QByteArray headerLine(const char* key, const QString& value)
{
    return value.isEmpty() ? QByteArray()
                           : QByteArray("-- ") + key + ": " + value.simplified().toUtf8() + '\n';
}

}

QString userMetricsFolder()
{
    return dataFolder() + QStringLiteral("/metrics");
}

QString userMetricId(const QString& fileName)
{
    return QStringLiteral("user.") + fileName;
}

UserMetrics readUserMetrics(const QString& folder)
{
    UserMetrics read;
    for (const QFileInfo& file :
         QDir(folder).entryInfoList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        const auto text = readFile(file.filePath(), MaxFileBytes);
        if (!text) {
            read.errors.push_back(text.error());
            continue;
        }
        auto metric = readUserMetric(file.filePath(), *text);
        if (metric)
            read.metrics.push_back(*std::move(metric));
        else
            read.errors.push_back(metric.error());
    }
    return read;
}

Result<MetricDefinition> readUserMetric(const QString& path, const QByteArray& text)
{
    const QString name = QFileInfo(path).completeBaseName();
    if (!isMetricName(name))
        return nameError(path);
    if (text.contains('\0') || !QString::fromUtf8(text).isValidUtf16()
        || QString::fromUtf8(text).contains(QChar::ReplacementCharacter))
        return fileError(path, 0, Text::tr("The file is not text in UTF-8."));
    const auto header = readHeader(path, text);
    if (!header)
        return header.error();
    for (const QString& key : {QStringLiteral("title"), QStringLiteral("unit")}) {
        if (header->value(key).value.isEmpty())
            return fileError(path, std::max(header->value(key).line, 1),
                             Text::tr("The metric does not say its %1.").arg(key));
    }
    const auto meaning = readMeaning(path, *header);
    if (!meaning)
        return meaning.error();
    const auto comparison = readComparison(path, *header, meaning->kind);
    if (!comparison)
        return comparison.error();
    return MetricDefinition {.id = userMetricId(name),
                             .title = header->value(QStringLiteral("title")).value,
                             .unit = header->value(QStringLiteral("unit")).value,
                             .meaning = *meaning,
                             .description = header->value(QStringLiteral("description")).value,
                             .query = {.name = path, .text = text},
                             .comparison = *comparison};
}

GameContent userMetricContent(const QString& game, const MetricDefinition& metric)
{
    const QFileInfo file(metric.query.name);
    return GameContent::of(game, file.path(), {{file.fileName(), metric.query.text}});
}

QByteArray userMetricText(const MetricDefinition& metric)
{
    return headerLine("title", metric.title) + headerLine("unit", metric.unit)
        + headerLine("kind", metricKindName(metric.meaning.kind))
        + (metric.meaning.seconds > 0 ? headerLine("seconds", QString::number(metric.meaning.seconds))
                                      : QByteArray())
        + (metric.comparison != MetricComparison {.by = QStringLiteral("series")}
               ? headerLine("compare", comparisonSource(metric.comparison))
               : QByteArray())
        + headerLine("description", metric.description) + metric.query.text.trimmed() + '\n';
}

Result<QString> saveUserMetric(const QString& folder, const QString& fileName, const MetricDefinition& metric,
                               bool replace)
{
    const QString path = folder + QLatin1Char('/') + fileName + QStringLiteral(".sql");
    if (!isMetricName(fileName))
        return nameError(path);
    const QByteArray text = userMetricText(metric);
    if (auto readable = readUserMetric(path, text); !readable)
        return readable.error();
    if (!replace && QFileInfo::exists(path))
        return fileError(path, 0, Text::tr("There is a metric of this name already."),
                         Text::tr("Choose another name."));
    if (auto made = makePrivateFolder(folder); !made)
        return made.error();
    if (auto written = writePrivateFile(path, text); !written)
        return written.error();
    return path;
}

}
