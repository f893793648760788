#pragma once

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QSizeGrip>
#include <QTabBar>
#include <QTabWidget>

namespace Weekglass {

/// What does not fit in a window as it is shown: texts that are cut without a tool tip that has them, widgets
/// outside of it, and widgets over one another. What a scroll area hides can be scrolled to, and fits.
class Misfits
{
public:
    static QStringList in(const QWidget& window)
    {
        Misfits misfits(window);
        for (const auto* widget : window.findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->window() == &window && !widget->visibleRegion().isEmpty())
                misfits.look(*widget);
        }
        return misfits.m_found;
    }

private:
    explicit Misfits(const QWidget& window)
        : m_window(window)
    {
    }

    void look(const QWidget& widget)
    {
        if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
            lookAt(*button);
        else if (const auto* label = qobject_cast<const QLabel*>(&widget))
            lookAt(*label);
        else if (const auto* header = qobject_cast<const QHeaderView*>(&widget))
            lookAt(*header);
        else if (const auto* tabs = qobject_cast<const QTabBar*>(&widget))
            lookAt(*tabs);
        else if (const auto* box = qobject_cast<const QComboBox*>(&widget))
            lookAt(*box);
        else if (const auto* edit = qobject_cast<const QLineEdit*>(&widget))
            lookAt(*edit);
        lookAtPlace(widget);
        lookAtNeighbours(widget);
    }

    void lookAt(const QAbstractButton& button)
    {
        if (!button.text().isEmpty() && button.sizeHint().width() > button.width() + 1)
            add(button, button.text(), button.toolTip());
    }

    void lookAt(const QLabel& label)
    {
        if (label.text().isEmpty())
            return;
        const bool isCut = label.wordWrap() ? label.heightForWidth(label.width()) > label.height() + 1
                                            : label.sizeHint().width() > label.width() + 1;
        if (isCut)
            add(label, label.text(), label.toolTip());
    }

    void lookAt(const QHeaderView& header)
    {
        if (header.orientation() != Qt::Horizontal || !header.model())
            return;
        for (int section = 0; section < header.count(); ++section) {
            const auto said = [&](int role) {
                return header.model()->headerData(section, Qt::Horizontal, role).toString();
            };
            const QString text = said(Qt::DisplayRole);
            const int left = header.sectionViewportPosition(section);
            const bool isSeen = !header.isSectionHidden(section) && left < header.viewport()->width();
            if (isSeen && !text.isEmpty()
                && header.fontMetrics().horizontalAdvance(text) > header.sectionSize(section))
                add(header, text, said(Qt::ToolTipRole));
        }
    }

    void lookAt(const QTabBar& tabs)
    {
        for (int i = 0; i < tabs.count(); ++i) {
            const QString text = tabs.tabText(i).remove(QLatin1Char('&'));
            if (tabs.isTabVisible(i) && tabs.fontMetrics().horizontalAdvance(text) > tabs.tabRect(i).width())
                add(tabs, text, tabs.tabToolTip(i));
        }
    }

    void lookAt(const QComboBox& box)
    {
        if (!box.isEditable()
            && box.fontMetrics().horizontalAdvance(box.currentText()) > box.width() - ArrowPixels)
            add(box, box.currentText(), box.toolTip());
    }

    void lookAt(const QLineEdit& edit)
    {
        if (edit.text().isEmpty()
            && edit.fontMetrics().horizontalAdvance(edit.placeholderText()) > edit.width() - FramePixels)
            add(edit, edit.placeholderText(), edit.toolTip());
    }

    /// Partly outside of its window, where nobody can scroll to it.
    void lookAtPlace(const QWidget& widget)
    {
        for (const QWidget* above = widget.parentWidget(); above && above != &m_window;
             above = above->parentWidget()) {
            if (qobject_cast<const QAbstractScrollArea*>(above) || qobject_cast<const QTabBar*>(above))
                return;
        }
        const QRect place(widget.mapTo(&m_window, QPoint(0, 0)), widget.size());
        if (!m_window.rect().adjusted(-1, -1, 1, 1).contains(place))
            note(widget, QStringLiteral("is outside of the window"));
    }

    /// Those of one layout lie beside one another.
    void lookAtNeighbours(const QWidget& widget)
    {
        const QWidget* parent = widget.parentWidget();
        if (!parent || !parent->layout() || isMeantToLieOver(widget))
            return;
        for (const auto* other : parent->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
            const QRect both = widget.geometry() & other->geometry();
            if (other > &widget && !isMeantToLieOver(*other) && other->isVisible() && !other->isWindow()
                && both.width() > 1 && both.height() > 1)
                note(widget, QStringLiteral("lies over ") + describe(*other));
        }
    }

    static bool isMeantToLieOver(const QWidget& widget)
    {
        return qobject_cast<const QSizeGrip*>(&widget)
            || qobject_cast<const QTabWidget*>(widget.parentWidget());
    }

    void add(const QWidget& widget, const QString& text, const QString& toolTip)
    {
        if (toolTip.isEmpty())
            note(widget, QStringLiteral("is cut: “%1”").arg(text.left(80)));
    }

    void note(const QWidget& widget, const QString& what)
    {
        m_found << describe(widget) + QLatin1Char(' ') + what;
    }

    static QString describe(const QWidget& widget)
    {
        QStringList names;
        for (const QWidget* above = &widget; above && names.size() < 4; above = above->parentWidget()) {
            if (!above->objectName().isEmpty() && !above->objectName().startsWith(QLatin1String("qt_")))
                names.prepend(above->objectName());
        }
        return QStringLiteral("%1 %2").arg(QLatin1String(widget.metaObject()->className()),
                                           names.join(QLatin1Char('/')));
    }

    static constexpr int ArrowPixels = 20;
    static constexpr int FramePixels = 8;
    const QWidget& m_window;
    QStringList m_found;
};

}
