#include "pages/health/figurecards.h"

#include "base/safetext.h"
#include "pages/health/figuremodel.h"
#include "widgets/parts/elidedlabel.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/pilllabel.h"
#include "widgets/theme/theme.h"
#include "widgets/theme/tokens.h"

#include <QEvent>
#include <QGridLayout>
#include <QPainter>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int ColumnCount = 4;
constexpr int BarHeight = 4;
constexpr double BeyondLimit = 1.25; // so much of the limit is the whole bar

/// How much of its limit a value is; the line across it is the limit.
class LimitBar : public QWidget
{
public:
    explicit LimitBar(const Figure& figure)
    {
        setFixedHeight(BarHeight + 4);
        const auto limit = figure.threshold.warning ? figure.threshold.warning : figure.threshold.critical;
        const double whole = figure.kind->unit == FigureUnit::Percent ? 100 : limit.value_or(0) * BeyondLimit;
        if (whole > 0 && figure.value) {
            m_filled = std::clamp(*figure.value / whole, 0.0, 1.0);
            m_limit = limit ? std::clamp(*limit / whole, 0.0, 1.0) : -1;
        }
        m_meaning = pillOf(figure).meaning;
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        if (m_filled < 0)
            return;
        QPainter painter(this);
        const int y = (height() - BarHeight) / 2;
        const auto at = [this](double share) { return static_cast<int>(share * width()); };
        painter.fillRect(0, y, width(), BarHeight, tokensOf(palette()).line);
        painter.fillRect(0, y, at(m_filled), BarHeight, toneOf(m_meaning, palette()).text);
        if (m_limit >= 0)
            painter.fillRect(std::min(at(m_limit), width() - 1), 0, 1, height(), tokensOf(palette()).text);
    }

private:
    double m_filled = -1;
    double m_limit = -1;
    Meaning m_meaning = Meaning::Neutral;
};

/// The worst of several that have the same id, such as pools; null: there is none.
const Figure* worstOf(const std::vector<Figure>& figures, const char* id)
{
    const Figure* worst = nullptr;
    for (const Figure& figure : figures) {
        if (figure.id() == QLatin1String(id) && (!worst || figure.state > worst->state))
            worst = &figure;
    }
    return worst;
}

}

FigureCards::FigureCards(QWidget* parent)
    : QFrame(parent)
    , m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("healthCards"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(0);
}

void FigureCards::setFigures(const std::vector<Figure>& figures)
{
    qDeleteAll(findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    int at = 0;
    for (const char* id : {"connections", "pool", "lock_wait", "replication_lag", "cache_hit",
                           "oldest_transaction", "disk", "wraparound"}) {
        if (const Figure* figure = worstOf(figures, id)) {
            m_grid->addWidget(card(*figure), at / ColumnCount, at % ColumnCount);
            ++at;
        }
    }
    for (int column = 0; column < ColumnCount; ++column)
        m_grid->setColumnStretch(column, 1);
    setVisible(at > 0);
}

QWidget* FigureCards::card(const Figure& figure)
{
    auto* box = new QWidget;
    const QString title = visibleText(figure.title());
    const QString value = figure.isTold() ? amountText(*figure.value, figure.kind->unit) : stateName(figure);
    const QString note = visibleText(figure.isTold() ? figure.text : figure.refusal);
    box->setAccessibleName(tr("%1: %2, %3", "figure, value, state").arg(title, value, stateName(figure)));
    box->setProperty("figure", figure.id());
    box->setProperty("subject", figure.subject);
    box->installEventFilter(this);
    auto* name = new ElidedLabel("cardName");
    name->setWhole(title);
    auto* pill = new PillLabel;
    pill->setPill(pillOf(figure));
    auto* top = new QHBoxLayout;
    top->addWidget(name, 1);
    top->addWidget(pill);
    auto* amount = new ElidedLabel("cardValue");
    amount->setFont(largeFont(amount->font()));
    amount->setWhole(value);
    auto* below = new ElidedLabel("cardNote");
    below->setFont(smallFont(below->font(), below->font()));
    below->setForegroundRole(QPalette::PlaceholderText);
    below->setWhole(note);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(Measure::Space3, Measure::Space2, Measure::Space3, Measure::Space2);
    column->setSpacing(Measure::Space1);
    column->addLayout(top);
    column->addWidget(amount);
    column->addWidget(new LimitBar(figure));
    column->addWidget(below);
    return box;
}

bool FigureCards::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonRelease)
        Q_EMIT chosen(watched->property("figure").toString(), watched->property("subject").toString());
    return QFrame::eventFilter(watched, event);
}

}
