#include "health/namedrow.h"
#include "health/text.h"
#include "health/weekreader.h"

#include <algorithm>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr qint64 LeastRows = 1000; // dead and live together: fewer are quickly mostly dead
constexpr qint64 LeastBytes = 1048576; // of a table whose bloat is estimated
constexpr qint64 LargeRows = 10000;
constexpr qint64 ManyScans = 100;
constexpr double MostChanged = 0.1; // of the rows, since ANALYZE: more, and its statistics say nothing
constexpr double SecondsAnHour = 3600;

QString percent(double value)
{
    return amountText(value, FigureUnit::Percent);
}
/// With the estimate of its bloat, or why there is none.
TableHealth tableOf(const NamedRow& row)
{
    TableHealth table {.name = row.text("name"),
                       .live = row.integer("live"),
                       .dead = row.integer("dead"),
                       .changed = row.integer("changed"),
                       .vacuumAt = row.integer("vacuum_at"),
                       .isVacuumed = row.isTrue("is_vacuumed"),
                       .bytes = row.integer("bytes"),
                       .seqScans = row.integer("seq_scans"),
                       .seqRows = row.integer("seq_rows"),
                       .indexRows = row.integer("index_rows")};
    if (row.has("vacuum_age"))
        table.vacuumAge = row.real("vacuum_age");
    const double rows = row.real("rows");
    if (table.bytes < LeastBytes)
        return table;
    if (rows < 0 || !row.has("analyzed_at"))
        table.noBloat = Text::tr("it was never analyzed");
    else if (const double changed = static_cast<double>(table.changed) / std::max(rows, 1.0);
             changed > MostChanged)
        table.noBloat = Text::tr("%1 changed since ANALYZE").arg(percent(100 * changed));
    else if (!row.isTrue("is_known"))
        table.noBloat = Text::tr("your role may not read all of its columns");
    else
        table.bloat = std::max(0.0, static_cast<double>(table.bytes) - row.real("needed"));
    return table;
}

}

double TableHealth::deadShare() const
{
    return live + dead < LeastRows ? 0 : 100.0 * static_cast<double>(dead) / static_cast<double>(live + dead);
}

bool TableHealth::isReadWhole() const
{
    return live >= LargeRows && seqScans >= ManyScans && seqRows > 10 * indexRows;
}

Result<void> WeekReader::addTables()
{
    const auto read = m_session.readTable(Sql::load("catalog/health_tables.sql"), {}, m_call);
    if (!read)
        return read.error();
    for (std::size_t i = 0; i < read->rows.size(); ++i)
        m_health.tables.push_back(tableOf(NamedRow(*read, i)));
    addDeadRows();
    addBloat();
    addAutovacuum();
    addReadWhole();
    return {};
}

void WeekReader::addDeadRows()
{
    if (m_isStandby) {
        m_list.refuse("dead_rows", Text::tr("A standby does not count dead rows; check its primary."));
        return;
    }
    const auto worst = std::ranges::max_element(m_health.tables, {}, &TableHealth::deadShare);
    const double share = worst == m_health.tables.end() ? 0 : worst->deadShare();
    Figure& figure = m_list.tell(
        "dead_rows", share,
        share <= 0 ? Text::tr("no table has many")
                   : Text::tr("%1, %2 of %3").arg(percent(share), QString::number(worst->dead), worst->name));
    figure.since = m_since;
    if (share > 0 && figure.state > Figure::State::Good)
        figure.remedy = QStringLiteral("VACUUM (ANALYZE) %1;").arg(worst->name);
}

void WeekReader::addBloat()
{
    const TableHealth* worst = nullptr;
    double sum = 0;
    QStringList without;
    for (const TableHealth& table : m_health.tables) {
        if (!table.noBloat.isEmpty())
            without << Text::tr("%1: %2").arg(table.name, table.noBloat);
        if (!table.bloat)
            continue;
        sum += *table.bloat;
        if (!worst || *table.bloat > *worst->bloat)
            worst = &table;
    }
    if (!worst && !without.isEmpty()) {
        m_list.refuse("bloat",
                      Text::tr("Not estimated: %1%2")
                          .arg(without.mid(0, 3).join(QStringLiteral("; ")),
                               without.size() > 3 ? QStringLiteral(" …") : QString()),
                      QStringLiteral("ANALYZE;"));
        return;
    }
    QString text = !worst ? Text::tr("no table has 1 MiB")
                          : Text::tr("%1 in all, most in %2: %3, %4 of it")
                                .arg(bytesText(sum), worst->name, bytesText(*worst->bloat),
                                     percent(100 * *worst->bloat / static_cast<double>(worst->bytes)));
    if (!without.isEmpty())
        text += Text::tr("; %1 not estimated").arg(QString::number(without.size()));
    m_list.tell("bloat", worst ? sum : 0, text);
}

/// Nobody keeps since when a table is over its threshold: not for longer than since its last vacuum.
void WeekReader::addAutovacuum()
{
    if (m_isStandby) {
        m_list.refuse("autovacuum", Text::tr("A standby does not count dead rows; check its primary."));
        return;
    }
    const TableHealth* worst = nullptr;
    int over = 0;
    double hours = 0;
    const double counted =
        m_since ? static_cast<double>(m_health.readAt - *m_since) / 1e6 : static_cast<double>(0);
    for (const TableHealth& table : m_health.tables) {
        if (table.dead <= table.vacuumAt)
            continue;
        ++over;
        const double age = table.vacuumAge.value_or(counted) / SecondsAnHour;
        if (!worst || age > hours) {
            worst = &table;
            hours = age;
        }
    }
    Figure& figure = m_list.tell(
        "autovacuum", hours,
        !worst ? Text::tr("no table is over its threshold")
               : Text::tr("%1 over, %2 %3: %4 dead rows, vacuum at %5%6")
                     .arg(QString::number(over), worst->name,
                          worst->vacuumAge ? Text::tr("vacuumed %1 ago")
                                                 .arg(amountText(*worst->vacuumAge, FigureUnit::Seconds))
                                           : Text::tr("never vacuumed"),
                          QString::number(worst->dead), QString::number(worst->vacuumAt),
                          worst->isVacuumed ? QString() : Text::tr("; autovacuum is off")));
    if (worst && !worst->isVacuumed)
        FigureList::atLeast(figure, Figure::State::Warning);
    if (worst && figure.state > Figure::State::Good) // a limit may be 0
        figure.remedy = QStringLiteral("VACUUM (ANALYZE) %1;").arg(worst->name);
}

void WeekReader::addReadWhole()
{
    QStringList names;
    for (const TableHealth& table : m_health.tables) {
        if (table.isReadWhole())
            names << table.name;
    }
    m_list
        .tell("missing_indexes", static_cast<double>(names.size()),
              names.isEmpty() ? Text::tr("none") : names.mid(0, 5).join(QStringLiteral(", ")))
        .since = m_since;
}

Result<void> WeekReader::addIndexes()
{
    const auto read = m_session.readTable(Sql::load("catalog/health_indexes.sql"), {}, m_call);
    if (!read)
        return read.error();
    double unused = 0;
    int count = 0;
    for (std::size_t i = 0; i < read->rows.size(); ++i) {
        const NamedRow row(*read, i);
        const IndexFinding finding {.isMissing = row.text("kind") == u"missing",
                                    .name = row.text("name"),
                                    .table = row.text("relation"),
                                    .bytes = row.integer("bytes"),
                                    .statement = row.text("statement")};
        if (!finding.isMissing) {
            unused += static_cast<double>(finding.bytes);
            ++count;
        }
        m_health.indexes.push_back(finding);
    }
    m_list
        .tell("unused_indexes", unused,
              count == 0 ? Text::tr("none of 1 MiB and more")
                         : Text::tr("%1 in %2 indexes").arg(bytesText(unused), QString::number(count)))
        .since = m_since;
    return {};
}

}
