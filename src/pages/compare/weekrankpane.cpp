#include "pages/compare/weekrankpane.h"

#include "base/safetext.h"
#include "pages/compare/weekrankchart.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

WeekRankPane::WeekRankPane(QWidget* parent)
    : QWidget(parent)
    , m_metric(new QComboBox)
    , m_chart(new WeekRankChart)
{
    m_metric->setObjectName(QStringLiteral("rankedMetric"));
    m_metric->setAccessibleName(tr("Metric whose series are ranked"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_metric, 0, Qt::AlignLeft);
    column->addWidget(m_chart, 1);
    connect(m_metric, &QComboBox::currentIndexChanged, this, &WeekRankPane::showChosen);
    showChosen();
}

void WeekRankPane::setRanks(std::vector<WeekRanks> ranks, const QStringList& labels)
{
    const QString chosen = m_metric->currentData().toString();
    m_labels = labels;
    const bool isSame = std::ranges::equal(ranks, m_ranks, {}, &WeekRanks::metric, &WeekRanks::metric);
    m_ranks = std::move(ranks);
    if (!isSame) {
        const QSignalBlocker blocker(m_metric);
        m_metric->clear();
        for (const WeekRanks& metric : m_ranks)
            m_metric->addItem(visibleText(metric.title), metric.metric);
        m_metric->setCurrentIndex(std::max(0, m_metric->findData(chosen)));
    }
    showChosen();
}

void WeekRankPane::showChosen()
{
    const auto index = static_cast<std::size_t>(m_metric->currentIndex());
    const bool isEmpty = index >= m_ranks.size();
    m_metric->setVisible(!isEmpty);
    m_chart->setMessage(isEmpty ? tr("No metric of these weeks has several series to rank.") : QString());
    m_chart->setRanks(isEmpty ? WeekRanks() : m_ranks[index], m_labels);
}

}
