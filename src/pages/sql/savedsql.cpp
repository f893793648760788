#include "pages/sql/savedsql.h"

#include "workspace/workspace.h"

#include <QCryptographicHash>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr std::size_t MostKept = 300;
constexpr qsizetype LongestKept = 100'000; // characters

QString historyKind()
{
    return QStringLiteral("sqlHistory");
}

QString namedKind()
{
    return QStringLiteral("sqlQuery");
}

/// The time in the first line, then the text.
SavedSql historyOf(const SavedItem& item)
{
    const qsizetype end = item.value.indexOf('\n');
    return {.name = {},
            .text = QString::fromUtf8(item.value.mid(end + 1)),
            .at = QDateTime::fromString(QString::fromLatin1(item.value.left(end)), Qt::ISODateWithMs)};
}

}

Result<std::vector<SavedSql>> sqlHistory(const QString& game)
{
    auto workspace = Workspace::open();
    if (!workspace)
        return workspace.error();
    auto items = workspace->items(game, historyKind());
    if (!items)
        return items.error();
    std::vector<SavedSql> list;
    std::ranges::transform(*items, std::back_inserter(list), historyOf);
    std::ranges::sort(list, std::ranges::greater(), &SavedSql::at);
    return list;
}

Result<void> rememberSql(const QString& game, const QString& text)
{
    if (text.size() > LongestKept)
        return {};
    auto workspace = Workspace::open();
    if (!workspace)
        return workspace.error();
    const QByteArray utf8 = text.toUtf8();
    const auto name = [](const QByteArray& sql) {
        return QString::fromLatin1(QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex());
    };
    const QByteArray now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    if (auto saved =
            workspace->saveItem(game, historyKind(), {.name = name(utf8), .value = now + '\n' + utf8});
        !saved)
        return saved;
    const auto list = sqlHistory(game);
    if (!list)
        return list.error();
    for (std::size_t i = MostKept; i < list->size(); ++i) {
        if (auto removed = workspace->removeItem(game, historyKind(), name((*list)[i].text.toUtf8()));
            !removed)
            return removed;
    }
    return {};
}

Result<std::vector<SavedSql>> namedSql(const QString& game)
{
    auto workspace = Workspace::open();
    if (!workspace)
        return workspace.error();
    auto items = workspace->items(game, namedKind());
    if (!items)
        return items.error();
    std::vector<SavedSql> list;
    for (const SavedItem& item : *items)
        list.push_back({.name = item.name, .text = QString::fromUtf8(item.value)});
    return list;
}

Result<void> saveNamedSql(const QString& game, const SavedSql& sql)
{
    auto workspace = Workspace::open();
    return workspace ? workspace->saveItem(game, namedKind(), {.name = sql.name, .value = sql.text.toUtf8()})
                     : Result<void>(workspace.error());
}

Result<void> removeNamedSql(const QString& game, const QString& name)
{
    auto workspace = Workspace::open();
    return workspace ? workspace->removeItem(game, namedKind(), name) : Result<void>(workspace.error());
}

}
