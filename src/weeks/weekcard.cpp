#include "weeks/weekcard.h"

#include "json/strings.h"

#include <QJsonDocument>

namespace Weekglass {

WeekCard weekCardOf(const QString& comment)
{
    const QJsonDocument document = QJsonDocument::fromJson(comment.toUtf8());
    const auto text = [&document](const char* key) { return document[QLatin1String(key)].toString(); };
    return {.game = text("game"), .stage = text("stage"), .operation = text("operation").toLatin1()};
}

Result<void> writeWeekCard(Pg::Session& maintenance, const QString& database, const WeekCard& card)
{
    const auto name = Pg::Sql::identifier(database);
    const auto text =
        Pg::Sql::literal("{\"game\": " + Json::quoted(card.game) + ", \"stage\": " + Json::quoted(card.stage)
                         + ", \"operation\": " + Json::quoted(QString::fromLatin1(card.operation)) + '}');
    if (!name || !text)
        return name ? text.error() : name.error();
    return maintenance.execute(Pg::Sql("COMMENT ON DATABASE ") + *name + Pg::Sql(" IS ") + *text)
        .at(database);
}

}
