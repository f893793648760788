#include "app/uistate.h"

#include <QHeaderView>
#include <QMainWindow>
#include <QSplitter>

#include <functional>

namespace Weekglass {

namespace {

/// Names from the window down; empty if the widget itself has none. Qt's own parts of a widget ("qt_...")
/// have names that are no promise.
QString keyOf(const QWidget& widget, const QWidget& window)
{
    if (widget.objectName().isEmpty() || widget.objectName().startsWith(QLatin1String("qt_")))
        return {};
    QStringList names;
    for (const QWidget* at = &widget; at; at = at->parentWidget()) {
        if (!at->objectName().isEmpty() && !at->objectName().startsWith(QLatin1String("qt_")))
            names.prepend(at->objectName());
        if (at == &window)
            break;
    }
    return names.join(QLatin1Char('/'));
}

/// A header is known by the name of its view.
QString keyOf(const QHeaderView& header, const QWidget& window)
{
    const QWidget* view = header.parentWidget();
    const QString key = view ? keyOf(*view, window) : QString();
    const bool horizontal = header.orientation() == Qt::Horizontal;
    // a header of other columns is another one, so that its sizes do not land on the wrong column
    return key.isEmpty()
        ? QString()
        : QStringLiteral("%1/%2%3").arg(key, horizontal ? QStringLiteral("columns") : QStringLiteral("rows"),
                                        QString::number(header.count()));
}

template<typename Widget>
void visit(const QWidget& window, const std::function<void(const QString&, Widget&)>& with)
{
    const auto found = window.findChildren<Widget*>();
    for (Widget* widget : found) {
        const QString key = keyOf(*widget, window);
        if (!key.isEmpty())
            with(key, *widget);
    }
}

QString geometryKey(const QWidget& window)
{
    return window.objectName() + QStringLiteral("/geometry");
}

QString dockKey(const QWidget& window)
{
    return window.objectName() + QStringLiteral("/docks");
}

}

UiValues uiState(const QWidget& window)
{
    UiValues values;
    QStringList ambiguous;
    const auto keep = [&](const QString& key, const QByteArray& state) {
        if (values.contains(key))
            ambiguous << key;
        values.insert(key, state);
    };
    visit<QSplitter>(window,
                     [&](const QString& key, QSplitter& splitter) { keep(key, splitter.saveState()); });
    visit<QHeaderView>(window, [&](const QString& key, QHeaderView& header) {
        // rows have no sizes that outlive their data
        if (header.orientation() == Qt::Horizontal && header.count() > 0)
            keep(key, header.saveState());
    });
    for (const QString& key : ambiguous)
        values.remove(key);
    if (window.objectName().isEmpty())
        return values;
    values.insert(geometryKey(window), window.saveGeometry());
    if (const auto* mainWindow = qobject_cast<const QMainWindow*>(&window))
        values.insert(dockKey(window), mainWindow->saveState());
    return values;
}

void restoreUiState(QWidget& window, const UiValues& values)
{
    if (values.contains(geometryKey(window)))
        window.restoreGeometry(values.value(geometryKey(window)));
    auto* mainWindow = qobject_cast<QMainWindow*>(&window);
    if (mainWindow && values.contains(dockKey(window)))
        mainWindow->restoreState(values.value(dockKey(window)));
    visit<QSplitter>(window, [&](const QString& key, QSplitter& splitter) {
        if (values.contains(key))
            splitter.restoreState(values.value(key));
    });
    visit<QHeaderView>(window, [&](const QString& key, QHeaderView& header) {
        if (header.orientation() == Qt::Horizontal && values.contains(key))
            header.restoreState(values.value(key));
    });
}

}
