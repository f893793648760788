#include "lifecycle/newweek.h"

#include <algorithm>

namespace Weekglass {

Result<std::vector<WeekTemplate>> templatesOf(Pg::Session& maintenance, const GameDefinition& game,
                                              const Pg::Call& call)
{
    const auto table =
        maintenance.query(Pg::Sql::load("catalog/week_templates.sql"), {game.prefix.toUtf8()}, call);
    if (!table)
        return table.error();
    std::vector<WeekTemplate> list;
    for (const auto& row : table->rows)
        list.push_back({Pg::textOf(row[0]), row[1].value_or(QByteArray()).toInt()});
    // <prefix>_template comes after all digits
    std::sort(list.begin(), list.end(),
              [](const WeekTemplate& a, const WeekTemplate& b) { return a.database > b.database; });
    return list;
}

Result<WeekName> proposeWeek(Pg::Session& maintenance, const GameDefinition& game, const QDate& today,
                             const Pg::Call& call)
{
    const auto known = templatesOf(maintenance, game, call);
    if (!known)
        return known.error();
    auto proposed = WeekName::of(game.prefix, today).value_or(WeekName());
    for (const WeekTemplate& one : *known) {
        const auto week = WeekName::match(one.database);
        const auto next = week ? week->next() : std::nullopt;
        if (next && *next > proposed)
            proposed = *next;
    }
    return proposed;
}

}
