#include "pages/snapshots/snapshotlist.h"

#include "pages/keptcolumns.h"
#include "pages/snapshots/snapshotlistmodel.h"
#include "weeks/withsession.h"
#include "widgets/parts/columnchoice.h"
#include "widgets/parts/daytable.h"
#include "widgets/parts/rowtable.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int PageRows = 200;
constexpr int MaxColumnWidth = 200; // pixels

/// A page from here begins with this tick or version, walking to older ones.
SnapshotKey keyBehind(qint64 seq)
{
    return {.seq = QByteArray::number(seq), .subject = {}, .id = "9223372036854775807"};
}

}

SnapshotList::SnapshotList(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_model(new SnapshotListModel(this))
    , m_table(new DayTable(SnapshotListModel::DayRole))
    , m_view(m_table, m_model)
    , m_columns(new ColumnChoice(m_table, [this](int column) { return tells(column); }))
{
    setupTable();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_table);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        Q_EMIT placeChanged();
        loadIfNear();
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, &SnapshotList::placeChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SnapshotList::noteCurrent);
}

void SnapshotList::setupTable()
{
    m_table->setObjectName(QStringLiteral("snapshotTable"));
    m_table->setAccessibleName(tr("Snapshots, newest first"));
    m_table->setModel(m_model);
    setupLineTable(m_table);
    m_table->setTabKeyNavigation(false);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->horizontalHeader()->setStretchLastSection(true);
    connect(m_columns, &ColumnChoice::applied, this, &SnapshotList::fitColumns);
    keepColumns(m_columns, QStringLiteral("columns/snapshots/") + m_week.game->id);
}

void SnapshotList::setQuery(const SnapshotQuery& query)
{
    m_query = query;
    m_current.reset();
    m_model->clear();
    showNewest();
}

const SnapshotRow* SnapshotList::current() const
{
    return m_current ? m_model->snapshot(m_model->find(*m_current)) : nullptr;
}

void SnapshotList::showNewest()
{
    load({});
}

void SnapshotList::showOldest()
{
    load({.direction = SnapshotDirection::Newer});
}

void SnapshotList::showSeq(qint64 seq)
{
    load({.from = keyBehind(seq)});
}

void SnapshotList::showSnapshot(const SnapshotKey& key)
{
    if (const int row = m_model->find(key); row >= 0)
        return m_table->setCurrentIndex(m_model->index(row, 0));
    showSeq(key.seq.toLongLong());
}

void SnapshotList::step(int rows)
{
    const int row = m_table->currentIndex().row() + rows;
    if (m_model->snapshot(row))
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void SnapshotList::stop()
{
    m_job.cancel();
    Q_EMIT stateChanged();
}

void SnapshotList::load(const Request& request)
{
    m_failed = false;
    m_job.start(
        withSession(m_week, LongDeadline, fetchSnapshots, m_query, request.from, request.direction, PageRows),
        [this, request](const Result<SnapshotPage>& page) {
            if (page) {
                take(*page, request);
            } else {
                m_failed = true;
                Q_EMIT failed(page.error());
            }
            Q_EMIT stateChanged();
            loadIfNear();
        });
    Q_EMIT stateChanged();
}

void SnapshotList::take(const SnapshotPage& page, const Request& request)
{
    const bool older = request.direction == SnapshotDirection::Older;
    if (request.extends) {
        m_keepsPlace = true;
        m_view.keepPlace(m_current, [&] { older ? m_model->addOlder(page) : m_model->addNewer(page); });
        m_keepsPlace = false;
        return;
    }
    const bool first = m_model->rowCount() == 0;
    m_model->setPage(page, older ? !request.from : !page.more, older ? !page.more : true);
    if (first)
        m_columns->apply();
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(older ? 0 : m_model->rowCount() - 1, 0));
    Q_EMIT placeChanged();
}

void SnapshotList::loadIfNear()
{
    if (m_failed || m_keepsPlace || m_job.isRunning())
        return;
    if (const auto older = m_view.olderWanted())
        load({.from = older, .direction = SnapshotDirection::Older, .extends = true});
    else if (const auto newer = m_view.newerWanted())
        load({.from = newer, .direction = SnapshotDirection::Newer, .extends = true});
}

void SnapshotList::noteCurrent()
{
    const SnapshotRow* row = m_model->snapshot(m_table->currentIndex().row());
    if (m_keepsPlace || !row || m_current == row->key)
        return;
    m_current = row->key;
    Q_EMIT currentChanged();
}

/// A column that says nothing, in no row, is shown only to whoever wants it.
bool SnapshotList::tells(int column) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const SnapshotRow& snapshot = *m_model->snapshot(row);
        if (column == SnapshotListModel::SubjectColumn
                ? snapshot.key.subject != m_model->snapshot(0)->key.subject
                : column != SnapshotListModel::ChecksumColumn || snapshot.checksum.has_value())
            return true;
    }
    return false;
}

/// As wide as their texts, within limits.
void SnapshotList::fitColumns()
{
    m_table->resizeColumnsToContents();
    for (int column = SnapshotListModel::SubjectColumn; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), MaxColumnWidth));
}

std::optional<std::pair<qint64, qint64>> SnapshotList::shownTimes() const
{
    const auto times = m_view.shownTimes([](const SnapshotRow& row) { return row.at; });
    return times ? std::optional(std::pair(times->second, times->first)) : std::nullopt;
}

}
