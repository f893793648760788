#include "widgets/charts/chartbar.h"

#include "widgets/charts/charttime.h"
#include "widgets/parts/flowlayout.h"
#include "widgets/parts/localaction.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QComboBox>
#include <QMenu>
#include <QToolButton>

namespace Weekglass {

ChartBar::ChartBar(ChartTime* time, QWidget* page)
    : m_time(time)
    , m_page(page)
    , m_row(new FlowLayout(this))
    , m_more(new QMenu(this))
{
    m_row->setContentsMargins({});
    m_row->setSpacing(1);
    addMore(m_row, m_more);
    addViews();
    addStyles();
    addMarks();
    if (!time->isElapsed())
        addZones();
    connect(time, &ChartTime::rangeChanged, this, &ChartBar::updateViews);
    updateViews();
}

QAction* ChartBar::addPageAction(const char* name, const QString& text, const QKeySequence& shortcut,
                                 const std::function<void()>& run, Place place)
{
    QAction* action = localAction(m_page, name, text, shortcut, run);
    if (place == Place::Menu) {
        m_more->addAction(action);
        return action;
    }
    auto* button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    addWidget(button);
    return action;
}

void ChartBar::addWidget(QWidget* widget)
{
    QLayoutItem* more = m_row->takeAt(m_row->count() - 1);
    m_row->addWidget(widget);
    m_row->addItem(more);
}

void ChartBar::addViews()
{
    using enum Place;
    m_back = addPageAction(
        "viewBack", tr("Back"), Qt::ALT | Qt::Key_Left, [this] { m_time->back(); }, Button);
    m_forward = addPageAction(
        "viewForward", tr("Forward"), Qt::ALT | Qt::Key_Right, [this] { m_time->forward(); }, Button);
    addPageAction(
        "viewWhole", tr("Whole week"), Qt::ALT | Qt::Key_Home, [this] { m_time->showWhole(); }, Button)
        ->setIcon(iconOf(Icon::Whole));
    m_back->setIcon(iconOf(Icon::Back));
    m_forward->setIcon(iconOf(Icon::Forward));
}

void ChartBar::addStyles()
{
    const auto add = [this](const char* name, const QString& text, const QKeySequence& keys) {
        QAction* action = addPageAction(name, text, keys, [this] { Q_EMIT styleChanged(); });
        action->setCheckable(true);
        return action;
    };
    m_step = add("stepped", tr("Steps"), Qt::CTRL | Qt::ALT | Qt::Key_L);
    m_log = add("logarithmic", tr("Logarithmic"), Qt::CTRL | Qt::ALT | Qt::Key_G);
    m_gaps = add("gaps", tr("Hatch times without values"), Qt::CTRL | Qt::ALT | Qt::Key_H);
    m_rate = add("rates", tr("Show counters as rate"), Qt::CTRL | Qt::ALT | Qt::Key_T);
    m_legend = add("legend", tr("Legend as a table"), Qt::CTRL | Qt::ALT | Qt::Key_X);
    m_legend->setChecked(ChartStyle().hasLegend);
}

void ChartBar::addMarks()
{
    for (const int marker : {0, 1})
        addPageAction(marker == 0 ? "markA" : "markB", marker == 0 ? tr("Mark A") : tr("Mark B"),
                      Qt::CTRL | Qt::SHIFT | (marker == 0 ? Qt::Key_1 : Qt::Key_2),
                      [this, marker] { m_time->setMarker(marker, pointedAt()); });
    addPageAction("flagBefore", tr("Previous flag"), Qt::CTRL | Qt::Key_Left,
                  [this] { m_time->goToAnnotation(-1); });
    addPageAction("flagAfter", tr("Next flag"), Qt::CTRL | Qt::Key_Right,
                  [this] { m_time->goToAnnotation(1); });
    addPageAction(
        "note", tr("Note…"), Qt::CTRL | Qt::ALT | Qt::Key_N, [this] { Q_EMIT noteWanted(pointedAt()); },
        Place::Button)
        ->setIcon(iconOf(Icon::Note));
}

void ChartBar::addZones()
{
    m_zone = new QComboBox;
    m_zone->setObjectName(QStringLiteral("timeZone"));
    m_zone->setAccessibleName(tr("Time zone of the charts"));
    m_zone->setToolTip(tr("In which zone times are shown (Ctrl+Alt+Z)"));
    m_zone->addItem(tr("Times in UTC"), QByteArray("UTC"));
    const QTimeZone local = QTimeZone::systemTimeZone();
    if (local.id() != QTimeZone::utc().id())
        m_zone->addItem(tr("Times in %1").arg(QString::fromUtf8(local.id())), local.id());
    connect(m_zone, &QComboBox::currentIndexChanged, this,
            [this] { m_time->setZone(QTimeZone(m_zone->currentData().toByteArray())); });
    localAction(m_page, "changeZone", tr("Time zone"), Qt::CTRL | Qt::ALT | Qt::Key_Z,
                [this] { m_zone->setCurrentIndex((m_zone->currentIndex() + 1) % m_zone->count()); });
    addWidget(m_zone);
}

void ChartBar::updateViews()
{
    m_back->setEnabled(m_time->canGoBack());
    m_forward->setEnabled(m_time->canGoForward());
}

qint64 ChartBar::pointedAt() const
{
    const ChartTime::Range range = m_time->range();
    return m_time->cursor().value_or(range.begin + (range.end - range.begin) / 2);
}

ChartStyle ChartBar::style() const
{
    return {.isStepped = m_step->isChecked(),
            .isLogarithmic = m_log->isChecked(),
            .isRate = m_rate->isChecked(),
            .showsGaps = m_gaps->isChecked(),
            .hasLegend = m_legend->isChecked()};
}

void ChartBar::setStyle(const ChartStyle& style)
{
    m_step->setChecked(style.isStepped);
    m_log->setChecked(style.isLogarithmic);
    m_rate->setChecked(style.isRate);
    m_gaps->setChecked(style.showsGaps);
    m_legend->setChecked(style.hasLegend);
    Q_EMIT styleChanged();
}

}
