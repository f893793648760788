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
    addFlags();
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
    button->setToolButtonStyle(place == Place::Icon ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    button->setAccessibleName(text);
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
    m_back = addPageAction(
        "viewBack", tr("Back"), Qt::ALT | Qt::Key_Left, [this] { m_time->back(); }, Place::Icon);
    m_forward = addPageAction(
        "viewForward", tr("Forward"), Qt::ALT | Qt::Key_Right, [this] { m_time->forward(); }, Place::Icon);
    addPageAction(
        "viewWhole", tr("Whole week"), Qt::ALT | Qt::Key_Home, [this] { m_time->showWhole(); }, Place::Button)
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

/// Where the pointer is, or where the next click is.
void ChartBar::addMarks()
{
    for (const int mark : {0, 1}) {
        const auto place = static_cast<std::size_t>(mark);
        m_mark[place] = addPageAction(
            mark == 0 ? "markA" : "markB", mark == 0 ? tr("Mark A") : tr("Mark B"),
            Qt::CTRL | Qt::SHIFT | (mark == 0 ? Qt::Key_1 : Qt::Key_2),
            [this, mark] { m_time->markNext(mark); }, Place::Button);
        m_mark[place]->setCheckable(true);
        m_mark[place]->setIcon(iconOf(Icon::Pin));
        m_mark[place]->setToolTip(
            tr("%1: sets it where the pointer is, else where you click next in a chart (%2; M sets the next "
               "free one)")
                .arg(m_mark[place]->text(), m_mark[place]->shortcut().toString(QKeySequence::NativeText)));
    }
    for (const int mark : {0, 1})
        m_clearMark[static_cast<std::size_t>(mark)] = addPageAction(
            mark == 0 ? "clearMarkA" : "clearMarkB", mark == 0 ? tr("Clear mark A") : tr("Clear mark B"),
            Qt::CTRL | Qt::ALT | (mark == 0 ? Qt::Key_1 : Qt::Key_2),
            [this, mark] { m_time->setMark(mark, {}); });
    m_clearMarks = addPageAction("clearMarks", tr("Clear all marks"), Qt::CTRL | Qt::ALT | Qt::Key_0,
                                 [this] { m_time->clearMarks(); });
    // a key without others is left to lists and fields as long as nobody points at a chart
    m_markHere = localAction(m_page, "markHere", tr("Mark here"), Qt::Key_M,
                             [this] { m_time->markNext(m_time->mark(0) ? 1 : 0); });
    connect(m_time, &ChartTime::markersChanged, this, &ChartBar::updateMarks);
    connect(m_time, &ChartTime::cursorChanged, this,
            [this] { m_markHere->setEnabled(m_time->cursor().has_value()); });
    m_markHere->setEnabled(false);
    updateMarks();
}

void ChartBar::updateMarks()
{
    for (const int mark : {0, 1}) {
        const auto place = static_cast<std::size_t>(mark);
        m_mark[place]->setChecked(m_time->awaitedMark() == mark);
        m_clearMark[place]->setEnabled(m_time->mark(mark).has_value());
    }
    m_clearMarks->setEnabled(m_time->mark(0) || m_time->mark(1));
}

void ChartBar::addFlags()
{
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
