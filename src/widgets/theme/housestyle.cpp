#include "widgets/theme/housestyle.h"

#include "widgets/theme/shapes.h"
#include "widgets/theme/tokens.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>
#include <optional>

namespace Weekglass {

using namespace Shapes;

namespace {

constexpr int LeastHandle = 24; // of a scroll bar

const Tokens& tokens(const QStyleOption* option)
{
    return tokensOf(option->palette);
}

bool is(const QStyleOption* option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

/// A word that opens a menu has a chevron behind it.
bool opensMenu(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    return button && button->features.testFlag(QStyleOptionToolButton::HasMenu)
        && !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup)
        && button->toolButtonStyle != Qt::ToolButtonIconOnly && !button->text.isEmpty();
}

/// Headings stand as the texts below them: numbers at the right. Nothing if the column does not say how.
std::optional<QStyleOptionHeaderV2> headingAsItsColumn(const QStyleOption* option, const QWidget* widget)
{
    const auto* heading = qstyleoption_cast<const QStyleOptionHeaderV2*>(option);
    const auto* view = qobject_cast<const QHeaderView*>(widget);
    if (!heading || !view || !view->model() || view->orientation() != Qt::Horizontal)
        return std::nullopt;
    const QVariant alignment =
        view->model()->index(0, heading->section, view->rootIndex()).data(Qt::TextAlignmentRole);
    if (!alignment.isValid())
        return std::nullopt;
    QStyleOptionHeaderV2 aligned = *heading;
    aligned.textAlignment = alignment.typeId() == QMetaType::Int ? Qt::Alignment::fromInt(alignment.toInt())
                                                                 : alignment.value<Qt::Alignment>();
    return aligned;
}

/// The same shape in one colour.
QIcon inColor(const QIcon& icon, const QSize& size, double ratio, const QColor& color)
{
    QPixmap drawn = icon.pixmap(size, ratio);
    if (drawn.isNull())
        return icon;
    QPainter painter(&drawn);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(drawn.rect(), color);
    return drawn;
}

}

HouseStyle::HouseStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{
}

/// Whole bars are for the handle.
QRect HouseStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                 const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const QRect& all = option->rect;
    const bool isUpright = bar->orientation == Qt::Vertical;
    const int length = isUpright ? all.height() : all.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int handle = length;
    if (range > 0)
        handle = std::clamp(static_cast<int>(qint64(bar->pageStep) * length / (range + bar->pageStep)),
                            std::min(length, LeastHandle), length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                              length - handle, bar->upsideDown);
    const auto piece = [&](int from, int to) {
        return isUpright
            ? QRect(all.left(), all.top() + from, all.width(), to - from)
            : visualRect(bar->direction, all, QRect(all.left() + from, all.top(), to - from, all.height()));
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return piece(start, start + handle);
    case SC_ScrollBarSubPage:
        return piece(0, start);
    case SC_ScrollBarAddPage:
        return piece(start + handle, length);
    case SC_ScrollBarGroove:
        return all;
    default:
        return {};
    }
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const auto atLeast = [widget](int pixels) {
        return widget ? std::max(pixels, widget->fontMetrics().height() + Measure::Space1) : pixels;
    };
    switch (metric) {
    case PM_HeaderDefaultSectionSizeVertical:
        return atLeast(Measure::Row);
    case PM_SmallIconSize:
    case PM_ToolBarIconSize:
    case PM_ButtonIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
        return Measure::Icon;
    case PM_ToolBarItemSpacing:
    case PM_ToolBarItemMargin:
        return Measure::Space1;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return Measure::Space2;
    case PM_TabBarTabHSpace:
        return 2 * Measure::Space3;
    case PM_TabBarTabVSpace:
        return Measure::Space3;
    case PM_ScrollBarExtent:
        return Measure::Space3;
    case PM_DefaultFrameWidth:
    case PM_SplitterWidth:
        return metric == PM_SplitterWidth ? Measure::Space1
                                          : QProxyStyle::pixelMetric(metric, option, widget);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* returned) const
{
    if (hint == SH_EtchDisabledText || hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const
{
    QSize given = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        given.rwidth() += 2 * Measure::Space1;
        [[fallthrough]];
    case CT_ItemViewItem:
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
    case CT_HeaderSection:
        given.setHeight(std::max(given.height(), Measure::Row));
        break;
    case CT_ToolButton:
        if (opensMenu(option))
            given.rwidth() += Measure::Space3;
        break;
    default:
        break;
    }
    return given;
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawCommandButton(option, painter, widget);
    case PE_PanelButtonTool:
        return drawToolButton(option, painter, widget);
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0)
            return drawField(option, painter);
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheck(option, painter, false);
    case PE_IndicatorRadioButton:
        return drawCheck(option, painter, true);
    case PE_FrameFocusRect:
        // a row that is current says so by its colour; a ring around each cell would hide the text's edge
        if (qobject_cast<const QAbstractItemView*>(widget))
            break;
        return drawFocus(painter, option->rect, tokens(option).accent);
    case PE_PanelItemViewRow:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                                 tokens(option).grid);
    case PE_IndicatorTabClose:
        return drawClose(option, painter);
    case PE_FrameStatusBarItem:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const
{
    switch (element) {
    case CE_TabBarTabShape:
        if (drawTab(option, painter))
            return;
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeaderSection(option, painter);
    case CE_HeaderLabel:
        if (const auto heading = headingAsItsColumn(option, widget))
            return QProxyStyle::drawControl(element, &*heading, painter, widget);
        break;
    case CE_MenuBarItem: {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        if (!item)
            break;
        const bool isOpen = is(option, State_Selected) && is(option, State_Enabled);
        painter->fillRect(option->rect, isOpen ? tokens(option).selection : tokens(option).window);
        return drawItemText(painter, option->rect,
                            Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextDontClip | Qt::TextSingleLine,
                            option->palette, is(option, State_Enabled), item->text, QPalette::WindowText);
    }
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
        return painter->fillRect(option->rect, tokens(option).window);
    case CE_PushButtonLabel: {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        const bool isFilled = button && is(option, State_Enabled)
            && !button->features.testFlag(QStyleOptionButton::Flat)
            && (isDanger(widget) || button->features.testFlag(QStyleOptionButton::DefaultButton));
        if (!isFilled)
            break;
        QStyleOptionButton filled(*button);
        filled.palette.setColor(QPalette::ButtonText,
                                isDanger(widget) ? tokens(option).onDanger : tokens(option).onAccent);
        return QProxyStyle::drawControl(element, &filled, painter, widget);
    }
    case CE_ToolButtonLabel: {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (!button || !is(option, State_Enabled) || !isDanger(widget))
            break;
        const QColor& color = tokens(option).error.text;
        QStyleOptionToolButton filled(*button);
        filled.palette.setColor(QPalette::ButtonText, color);
        filled.icon = inColor(button->icon, button->iconSize, painter->device()->devicePixelRatio(), color);
        return QProxyStyle::drawControl(element, &filled, painter, widget);
    }
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void HouseStyle::drawCombo(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    const Tokens& colors = tokens(option);
    const bool isEnabled = is(option, State_Enabled);
    const bool isHovered = isEnabled && is(option, State_MouseOver);
    drawBox(painter, option->rect,
            !isEnabled                     ? QColor()
                : combo && combo->editable ? colors.base
                : isHovered                ? colors.hover
                                           : colors.raised,
            isEnabled ? colors.outline : colors.line);
    drawChevron(painter, subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget),
                isEnabled ? colors.muted : colors.disabled);
    if (is(option, State_HasFocus))
        drawFocus(painter, option->rect, colors.accent);
}

void HouseStyle::drawMenuWord(const QStyleOptionToolButton& button, QPainter* painter,
                              const QWidget* widget) const
{
    drawPrimitive(PE_PanelButtonTool, &button, painter, widget);
    QStyleOptionToolButton label(button);
    label.rect = visualRect(button.direction, button.rect, button.rect.adjusted(0, 0, -Measure::Space3, 0));
    drawControl(CE_ToolButtonLabel, &label, painter, widget);
    const QRect right(button.rect.right() - Measure::Space4, button.rect.top(), Measure::Space3,
                      button.rect.height());
    drawChevron(painter, visualRect(button.direction, button.rect, right),
                is(&button, State_Enabled) ? tokens(&button).muted : tokens(&button).disabled);
    if (is(&button, State_HasFocus))
        drawFocus(painter, button.rect, tokens(&button).accent);
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                    QPainter* painter, const QWidget* widget) const
{
    if (control == CC_ComboBox)
        return drawCombo(option, painter, widget);
    if (control == CC_ScrollBar)
        return drawScrollBar(option, painter, subControlRect(control, option, SC_ScrollBarSlider, widget));
    if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        control == CC_ToolButton && button) {
        if (opensMenu(button))
            return drawMenuWord(*button, painter, widget);
        QStyleOptionToolButton plain(*button); // an icon that opens a menu says so itself
        plain.features.setFlag(QStyleOptionToolButton::HasMenu, false);
        return QProxyStyle::drawComplexControl(control, &plain, painter, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}
