#include "pages/metrics/pictureswitch.h"

#include "metrics/distribution.h"
#include "weeks/withsession.h"
#include "widgets/charts/charttime.h"
#include "widgets/charts/heatmap.h"
#include "widgets/charts/histogram.h"
#include "widgets/charts/percentilechart.h"
#include "widgets/charts/rankchart.h"
#include "widgets/charts/stackedchart.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStandardItemModel>

namespace Weekglass {

namespace {

constexpr int MostSeries = 400; // to be ranked or stacked
constexpr int SeriesBuckets = 150; // of so many series
constexpr int ChoiceWidth = 150;

}

PictureSwitch::PictureSwitch(WeekHandle week, MetricChart* chart, QObject* parent)
    : QObject(parent)
    , m_week(std::move(week))
    , m_chart(chart)
    , m_choice(new QComboBox)
{
    addChoice();
}

void PictureSwitch::addChoice()
{
    m_choice->setObjectName(QStringLiteral("pictureChoice"));
    m_choice->setAccessibleName(tr("Picture of %1").arg(m_chart->metric().title));
    m_choice->setMaximumHeight(m_chart->fontMetrics().height() + 4); // beside the title
    m_choice->setMaximumWidth(ChoiceWidth);
    for (const PictureKind kind : PictureKinds)
        m_choice->addItem(pictureTitle(kind));
    auto* corner = new QHBoxLayout(m_chart);
    corner->setContentsMargins({});
    corner->addWidget(m_choice, 0, Qt::AlignTop | Qt::AlignRight);
    m_chart->setCoveredTitle(ChoiceWidth);
    updateChoice();
    connect(m_choice, &QComboBox::activated, this,
            [this](int index) { setKind(PictureKinds[static_cast<std::size_t>(index)]); });
}

/// What cannot be shown says why.
void PictureSwitch::updateChoice()
{
    const QSignalBlocker quiet(m_choice);
    auto* items = qobject_cast<QStandardItemModel*>(m_choice->model());
    for (std::size_t i = 0; i < PictureKinds.size(); ++i) {
        const QString reason = whyNoPicture(PictureKinds[i], m_chart->metric().meaning, m_chart->data());
        QStandardItem* item = items->item(static_cast<int>(i));
        item->setEnabled(reason.isEmpty());
        item->setToolTip(reason.toHtmlEscaped());
        item->setData(reason.isEmpty()
                          ? pictureTitle(PictureKinds[i])
                          : tr("%1: %2", "picture, why not").arg(pictureTitle(PictureKinds[i]), reason),
                      Qt::AccessibleTextRole);
        if (PictureKinds[i] == m_kind)
            m_choice->setCurrentIndex(static_cast<int>(i));
    }
    m_choice->setToolTip(tr("How the metric is drawn"));
}

void PictureSwitch::setKind(PictureKind kind)
{
    if (kind == m_kind)
        return;
    m_job.cancel();
    m_kind = kind;
    m_chart->setPicture(newPicture());
    updateChoice();
    fetch();
}

MetricPicture* PictureSwitch::newPicture() const
{
    MetricPicture* picture = nullptr;
    switch (m_kind) {
    case PictureKind::Stack:
        picture = new StackedChart(m_chart, m_chart->time());
        break;
    case PictureKind::Ranks:
        picture = new RankChart(m_chart, m_chart->time());
        break;
    case PictureKind::Percentiles:
        picture = new PercentileChart(m_chart, m_chart->time());
        break;
    case PictureKind::Heat:
        picture = new HeatMap(m_chart, m_chart->time());
        break;
    case PictureKind::Histogram:
        picture = new Histogram(m_chart, m_chart->time());
        break;
    case PictureKind::Lines:
        return nullptr;
    }
    picture->setCoveredTitle(ChoiceWidth);
    picture->setMessage(tr("Loading…"));
    return picture;
}

void PictureSwitch::update(qint64 begin, qint64 end)
{
    m_shown = {.begin = begin, .end = end};
    updateChoice();
    fetch();
}

MetricQuery PictureSwitch::query(int columnPixels) const
{
    const int columns = std::max(1, m_chart->plotRect().width() / columnPixels);
    return {.metric = m_chart->metric(),
            .begin = m_shown.begin,
            .end = m_shown.end,
            .width = roundWidth(m_shown.end - m_shown.begin, columns)};
}

void PictureSwitch::fetch()
{
    constexpr int PercentilePixels = 6; // of a bucket
    if (m_kind == PictureKind::Lines || m_shown.end <= m_shown.begin)
        return;
    if (m_kind == PictureKind::Stack || m_kind == PictureKind::Ranks)
        fetchSeries();
    else if (m_kind == PictureKind::Percentiles)
        m_job.start(withSession(m_week, LongDeadline, fetchPercentiles, query(PercentilePixels)),
                    [this](const Result<MetricPercentiles>& all) { show<PercentileChart>(all); });
    else
        fetchBins();
    Q_EMIT stateChanged();
}

/// The chart's own, unless it left some out: among the first ones by name nobody is the first.
void PictureSwitch::fetchSeries()
{
    const MetricData& data = m_chart->data();
    if (!data.isCut)
        return show<SeriesPicture>(Result<MetricData>(data));
    m_job.start(withSession(m_week, LongDeadline, fetchMetric,
                            MetricQuery {.metric = m_chart->metric(),
                                         .begin = data.span.begin,
                                         .end = data.span.end,
                                         .buckets = SeriesBuckets,
                                         .maxSeries = MostSeries}),
                [this](const Result<MetricData>& all) { show<SeriesPicture>(all); });
}

void PictureSwitch::fetchBins()
{
    constexpr int HeatPixels = 10; // of a cell
    constexpr int BarPixels = 24;
    const bool isHeat = m_kind == PictureKind::Heat;
    const QRect plot = m_chart->plotRect();
    const EdgeWishes wishes {
        .bins = std::clamp(isHeat ? plot.height() / HeatPixels : plot.width() / BarPixels, 5, 40),
        .isLogarithmic = m_chart->style().isLogarithmic};
    if (isHeat)
        m_job.start(withSession(m_week, LongDeadline, fetchHeat, query(HeatPixels), wishes),
                    [this](const Result<MetricBins>& all) { show<HeatMap>(all); });
    else
        m_job.start(withSession(m_week, LongDeadline, fetchHistogram, query(HeatPixels), wishes),
                    [this](const Result<MetricBins>& all) { show<Histogram>(all); });
}

template<typename Picture, typename Fetched>
void PictureSwitch::show(const Result<Fetched>& fetched)
{
    if (auto* picture = qobject_cast<Picture*>(m_chart->picture()); picture && fetched)
        picture->setData(*fetched);
    else if (picture && !picture->readings()) // else what is there stays
        picture->setMessage(fetched.error().text());
    if (!fetched)
        Q_EMIT failed(fetched.error());
    Q_EMIT stateChanged();
}

}
