#include "weeks/hiddenrows.h"

#include "base/safetext.h"
#include "weeks/text.h"

namespace Weekglass {

namespace {

constexpr qsizetype MostNamed = 3;
constexpr int NameCharacters = 80;

}

QString HiddenRows::text() const
{
    if (tables.isEmpty())
        return {};
    QStringList named;
    for (const QString& table : tables.first(std::min(tables.size(), MostNamed)))
        named << visibleText(table, NameCharacters);
    QString names = named.join(Text::tr(", "));
    if (tables.size() > MostNamed)
        names = Text::tr("%1 and %n more", "tables", static_cast<int>(tables.size() - MostNamed)).arg(names);
    return Text::tr("Row security hides rows of %1 from you (role %2).")
        .arg(names, visibleText(role, NameCharacters));
}

Result<HiddenRows> readHiddenRows(Pg::Session& session, const Pg::Call& call)
{
    const auto read = session.readTable(Pg::Sql::load("catalog/hidden_rows.sql"), {}, call);
    if (!read)
        return read.error();
    HiddenRows hidden;
    for (const auto& row : read->rows) {
        hidden.tables << Pg::textOf(row[0]);
        hidden.role = Pg::textOf(row[1]);
    }
    return hidden;
}

}
