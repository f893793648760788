#include "notebook/notebook.h"

#include "metrics/weekstart.h"
#include "notebook/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Weekglass {

namespace {

const QLatin1String Format("weekglass-notebook");
constexpr int Version = 1;
constexpr qsizetype MostBytes = 4LL * 1024 * 1024;
constexpr qsizetype MostCells = 200;
constexpr qsizetype MostNames = 100; // of metrics, series or weeks in a cell

Error wrong(const QString& message, const QString& where = {})
{
    return {.kind = Error::Kind::Format,
            .message = message,
            .where = where,
            .advice = Text::tr("“weekglassctl board export” shows what a notebook looks like.")};
}

/// The members of an object; the first that is not what it should be makes the error.
class Members
{
public:
    Members(QJsonObject object, QString place)
        : m_object(std::move(object))
        , m_place(std::move(place))
    {
    }

    const std::optional<Error>& error() const { return m_error; }
    bool has(const char* key) const { return m_object.contains(QLatin1String(key)); }
    void refuse(const QString& message)
    {
        if (!m_error)
            m_error = wrong(message, m_place);
    }
    QString text(const char* key)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isString())
            refuse(Text::tr("“%1” is not a text.").arg(QLatin1String(key)));
        return value.toString();
    }
    bool flag(const char* key)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isBool())
            refuse(Text::tr("“%1” is neither true nor false.").arg(QLatin1String(key)));
        return value.toBool();
    }
    int number(const char* key, int fallback, int most)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        const int number = value.toInt(0);
        if (!value.isUndefined() && (number < 1 || number > most))
            refuse(Text::tr("“%1” is not a number from 1 to %2.").arg(QLatin1String(key)).arg(most));
        return value.isUndefined() ? fallback : number;
    }
    QMap<QString, QString> textsByName(const char* key)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        const QJsonObject object = value.toObject();
        QMap<QString, QString> texts;
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (member->isString())
                texts.insert(member.key(), member->toString());
        }
        if (!value.isUndefined() && (!value.isObject() || texts.size() != object.size()))
            refuse(Text::tr("“%1” is not an object of texts.").arg(QLatin1String(key)));
        if (texts.size() > MostNames)
            refuse(Text::tr("“%1” has more than %2 entries.").arg(QLatin1String(key)).arg(MostNames));
        return texts;
    }
    QStringList texts(const char* key)
    {
        const QJsonValue value = m_object.value(QLatin1String(key));
        QStringList list;
        for (const QJsonValue& one : value.toArray()) {
            if (one.isString())
                list << one.toString();
        }
        if (!value.isUndefined() && (list.size() != value.toArray().size() || !value.isArray()))
            refuse(Text::tr("“%1” is not a list of texts.").arg(QLatin1String(key)));
        if (list.size() > MostNames)
            refuse(Text::tr("“%1” has more than %2 entries.").arg(QLatin1String(key)).arg(MostNames));
        return list;
    }
    /// "1d 12:00:00"
    std::optional<qint64> elapsed(const char* key)
    {
        if (!has(key))
            return {};
        const auto time = elapsedFrom(text(key));
        if (!time)
            refuse(Text::tr("“%1” is not a time since the reset.").arg(QLatin1String(key)));
        return time;
    }

private:
    QJsonObject m_object;
    QString m_place;
    std::optional<Error> m_error;
};

void add(QJsonObject& object, const char* key, const QString& text)
{
    if (!text.isEmpty())
        object[QLatin1String(key)] = text;
}

void add(QJsonObject& object, const char* key, const QStringList& list)
{
    if (!list.isEmpty())
        object[QLatin1String(key)] = QJsonArray::fromStringList(list);
}

void add(QJsonObject& object, const char* key, const QMap<QString, QString>& texts)
{
    QJsonObject members;
    for (auto text = texts.cbegin(); text != texts.cend(); ++text)
        members[text.key()] = text.value();
    if (!members.isEmpty())
        object[QLatin1String(key)] = members;
}

void add(QJsonObject& object, const char* key, const std::optional<qint64>& elapsed)
{
    if (elapsed)
        object[QLatin1String(key)] = elapsedText(*elapsed);
}

void add(QJsonObject& object, const char* key, bool flag)
{
    if (flag)
        object[QLatin1String(key)] = true;
}

QJsonObject written(const char* kind)
{
    return {{QLatin1String("kind"), QLatin1String(kind)}};
}

QJsonObject toObject(const TextCell& cell)
{
    QJsonObject object = written("text");
    object[QLatin1String("markdown")] = cell.markdown;
    return object;
}

QJsonObject toObject(const ChartCell& cell)
{
    QJsonObject object = written("chart");
    add(object, "metric", cell.metric);
    add(object, "series", cell.series);
    add(object, "from", cell.from);
    add(object, "until", cell.until);
    add(object, "stepped", cell.style.isStepped);
    add(object, "logarithmic", cell.style.isLogarithmic);
    add(object, "rate", cell.style.isRate);
    add(object, "gaps", cell.style.showsGaps);
    return object;
}

QJsonObject toObject(const TableCell& cell)
{
    QJsonObject object = written("table");
    add(object, "title", cell.title);
    add(object, "report", cell.report);
    add(object, "parameters", cell.parameters);
    add(object, "sql", cell.sql);
    object[QLatin1String("rows")] = cell.rows;
    return object;
}

QJsonObject toObject(const ComparisonCell& cell)
{
    QJsonObject object = written("comparison");
    add(object, "metrics", cell.metrics);
    add(object, "weeks", cell.weeks);
    if (cell.weeks.isEmpty())
        object[QLatin1String("before")] = cell.before;
    add(object, "at", cell.at);
    object[QLatin1String("rows")] = cell.rows;
    return object;
}

ChartCell chartOf(Members& members)
{
    ChartCell cell {.metric = members.text("metric"),
                    .series = members.texts("series"),
                    .from = members.elapsed("from"),
                    .until = members.elapsed("until"),
                    .style = {.isStepped = members.flag("stepped"),
                              .isLogarithmic = members.flag("logarithmic"),
                              .isRate = members.flag("rate"),
                              .showsGaps = members.flag("gaps")}};
    if (cell.metric.isEmpty())
        members.refuse(Text::tr("It names no metric."));
    if (cell.from && cell.until && *cell.until <= *cell.from)
        members.refuse(Text::tr("Its time ends before it begins."));
    return cell;
}

TableCell tableOf(Members& members)
{
    TableCell cell {.title = members.text("title"),
                    .report = members.text("report"),
                    .parameters = members.textsByName("parameters"),
                    .sql = members.text("sql"),
                    .rows = members.number("rows", TableCell().rows, TableCell::MostRows)};
    if (cell.report.isEmpty() == cell.sql.isEmpty())
        members.refuse(Text::tr("It has to name either a report or a statement."));
    return cell;
}

ComparisonCell comparisonOf(Members& members)
{
    ComparisonCell cell {.metrics = members.texts("metrics"),
                         .before =
                             members.number("before", ComparisonCell().before, ComparisonCell::MostWeeks),
                         .weeks = members.texts("weeks"),
                         .at = members.elapsed("at"),
                         .rows = members.number("rows", ComparisonCell().rows, TableCell::MostRows)};
    if (cell.metrics.isEmpty())
        members.refuse(Text::tr("It names no metric."));
    return cell;
}

Result<NotebookCell> cellOf(const QJsonValue& value, qsizetype number)
{
    Members members(value.toObject(), Text::tr("cell %1").arg(number));
    const QString kind = members.text("kind");
    NotebookCell cell;
    if (kind == QLatin1String("text"))
        cell = TextCell {members.text("markdown")};
    else if (kind == QLatin1String("chart"))
        cell = chartOf(members);
    else if (kind == QLatin1String("table"))
        cell = tableOf(members);
    else if (kind == QLatin1String("comparison"))
        cell = comparisonOf(members);
    else
        members.refuse(Text::tr("This version does not know cells of the kind “%1”.").arg(kind));
    return members.error() ? Result<NotebookCell>(*members.error()) : cell;
}

}

QByteArray Notebook::toJson() const
{
    QJsonArray list;
    for (const NotebookCell& cell : cells)
        list << std::visit([](const auto& one) { return toObject(one); }, cell);
    return QJsonDocument(QJsonObject {{QLatin1String("format"), Format},
                                      {QLatin1String("version"), Version},
                                      {QLatin1String("game"), game},
                                      {QLatin1String("title"), title},
                                      {QLatin1String("cells"), list}})
        .toJson();
}

Result<Notebook> Notebook::fromJson(const QByteArray& json)
{
    if (json.size() > MostBytes)
        return wrong(Text::tr("The notebook is larger than %1 MB.").arg(MostBytes / 1024 / 1024));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return wrong(Text::tr("This is not JSON: %1").arg(problem.errorString()),
                     Text::tr("byte %1").arg(problem.offset));
    Members members(document.object(), {});
    if (members.text("format") != Format)
        return wrong(Text::tr("This is not a notebook of Weekglass."));
    const int version = document.object()[QLatin1String("version")].toInt();
    if (version != Version)
        return wrong(Text::tr("The notebook has version %1; this program knows version %2.")
                         .arg(version)
                         .arg(Version));
    Notebook notebook {.title = members.text("title"), .game = members.text("game")};
    const QJsonValue list = document.object()[QLatin1String("cells")];
    if (!list.isArray())
        members.refuse(Text::tr("It has no list of cells."));
    if (list.toArray().size() > MostCells)
        members.refuse(Text::tr("It has more than %1 cells.").arg(MostCells));
    if (members.error())
        return *members.error();
    for (const QJsonValue& value : list.toArray()) {
        auto cell = cellOf(value, static_cast<qsizetype>(notebook.cells.size()) + 1);
        if (!cell)
            return cell.error();
        notebook.cells.push_back(*std::move(cell));
    }
    return notebook;
}

}
