#include "publish/html.h"

#include "base/safetext.h"

namespace Weekglass::Html {

namespace {

constexpr qsizetype CellCharacters = 4000;

QString row(const Table& table, const QStringList& cells, const char* name)
{
    QString inner;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const bool isNumber = table.columns[static_cast<std::size_t>(i)].isNumber;
        inner += element(name, text(cells[i]), isNumber ? "number" : nullptr);
    }
    return element("tr", inner) + QLatin1Char('\n');
}

}

QString text(const QString& text)
{
    return visibleText(text, CellCharacters).toHtmlEscaped();
}

QString text(QByteArrayView utf8)
{
    return visibleText(utf8, CellCharacters).toHtmlEscaped();
}

QString lines(const QString& text)
{
    return visibleLines(text).toHtmlEscaped();
}

QString element(const char* name, const QString& inner, const char* cssClass)
{
    const QLatin1String tag(name);
    const QString begin = cssClass ? QStringLiteral("<%1 class=\"%2\">").arg(tag, QLatin1String(cssClass))
                                   : QStringLiteral("<%1>").arg(tag);
    return QString(begin + inner + QLatin1String("</") + tag + QLatin1Char('>'));
}

QString table(const Table& table)
{
    QStringList titles;
    for (const Table::Column& column : table.columns)
        titles << column.title;
    QString body;
    for (const QStringList& cells : table.rows)
        body += row(table, cells, "td");
    const QString caption = table.caption.isEmpty() ? QString() : element("caption", text(table.caption));
    return element("div",
                   element("table",
                           QString(caption + element("thead", row(table, titles, "th"))
                                   + element("tbody", body))),
                   "scroll")
        + QLatin1Char('\n');
}

}
