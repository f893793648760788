#include "pages/sql/savedsql.h"

#include "base/utf8.h"

#include <QCryptographicHash>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr std::size_t MostKept = 300;
constexpr qsizetype LongestKept = 100'000; // characters

/// The time in the first line, then the text.
SavedSql sqlOf(const SavedItem& item)
{
    const qsizetype end = item.value.indexOf('\n');
    return {.name = {},
            .text = fromUtf8(item.value.mid(end + 1)),
            .at = QDateTime::fromString(QString::fromLatin1(item.value.left(end)), Qt::ISODateWithMs)};
}

}

std::vector<SavedSql> sqlHistory(const std::vector<SavedItem>& items)
{
    std::vector<SavedSql> list;
    std::ranges::transform(items, std::back_inserter(list), sqlOf);
    std::ranges::sort(list, std::ranges::greater(), &SavedSql::at);
    return list;
}

std::vector<SavedSql> namedSql(const std::vector<SavedItem>& items)
{
    std::vector<SavedSql> list;
    for (const SavedItem& item : items)
        list.push_back({.name = item.name, .text = fromUtf8(item.value)});
    return list;
}

Result<void> rememberSql(const QString& game, const SavedSql& sql)
{
    if (sql.text.size() > LongestKept)
        return {};
    const SavedItems history(game, QLatin1String(SqlHistoryKind));
    const QByteArray utf8 = sql.text.toUtf8();
    const auto name = [](const QByteArray& text) {
        return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex());
    };
    const QByteArray at = sql.at.toString(Qt::ISODateWithMs).toLatin1();
    if (auto saved = history.save({.name = name(utf8), .value = at + '\n' + utf8}); !saved)
        return saved;
    const auto items = history.all();
    if (!items)
        return items.error();
    const auto list = sqlHistory(*items);
    for (std::size_t i = MostKept; i < list.size(); ++i) {
        if (auto removed = history.remove(name(list[i].text.toUtf8())); !removed)
            return removed;
    }
    return {};
}

}
