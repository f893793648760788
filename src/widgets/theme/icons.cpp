#include "widgets/theme/icons.h"

#include <QAction>
#include <QGuiApplication>
#include <QIconEngine>
#include <QLineEdit>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QResource>
#include <QSvgRenderer>

#include <array>

namespace Weekglass {

namespace {

constexpr std::array Files = {
    "add",     "back",      "board",       "bookmark",   "clear",          "cohorts",  "columns",
    "compare", "copy",      "differences", "events",     "export",         "filter",   "first",
    "follow",  "forward",   "games",       "history",    "ingest",         "last",     "loop",
    "metrics", "migrate",   "more",        "nextmarked", "note",           "notebook", "panel",
    "pause",   "pin",       "plan",        "play",       "previousmarked", "rangein",  "rangeout",
    "redo",    "reload",    "remove",      "replay",     "reports",        "save",     "search",
    "server",  "snapshots", "sql",         "stepback",   "stepforward",    "stop",     "undo",
    "verify",  "whole"};
static_assert(Files.size() == static_cast<std::size_t>(Icon::Count));

/// Draws the file anew for each colour and size, as the theme may change while the icon is shown.
class LineIcon : public QIconEngine
{
public:
    explicit LineIcon(const char* file)
        : m_file(file)
    {
    }

    QIconEngine* clone() const override { return new LineIcon(*this); }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const double ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const QByteArray color =
            QGuiApplication::palette().color(group, QPalette::ButtonText).name().toLatin1();
        const QString key = QStringLiteral("weekglass/%1/%2/%3x%4")
                                .arg(QLatin1String(m_file), QLatin1String(color),
                                     QString::number(size.width()), QString::number(size.height()));
        QPixmap drawn;
        if (QPixmapCache::find(key, &drawn))
            return drawn;
        drawn = QPixmap(size);
        drawn.fill(Qt::transparent);
        const QResource file(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(m_file)));
        QPainter painter(&drawn);
        QSvgRenderer(file.uncompressedData().replace("currentColor", color)).render(&painter, drawn.rect());
        QPixmapCache::insert(key, drawn);
        return drawn;
    }

private:
    const char* m_file;
};

}

QIcon iconOf(Icon icon)
{
    return QIcon(new LineIcon(Files.at(static_cast<std::size_t>(icon))));
}

void markAsSearch(QLineEdit* field)
{
    QAction* mark = field->addAction(iconOf(Icon::Search), QLineEdit::LeadingPosition);
    QObject::connect(mark, &QAction::triggered, field, qOverload<>(&QWidget::setFocus));
}

}
