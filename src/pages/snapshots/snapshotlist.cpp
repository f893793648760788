#include "pages/snapshots/snapshotlist.h"

#include "base/servertime.h"
#include "pages/snapshots/snapshotlistmodel.h"
#include "weeks/withsession.h"
#include "widgets/parts/rowtable.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int PageRows = 200;
constexpr int MaxColumnWidth = 200; // pixels
constexpr std::chrono::milliseconds PageDeadline {120000};

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
    , m_table(new QTableView)
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
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->horizontalHeader()->setStretchLastSection(true);
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
        withSession(m_week, PageDeadline, fetchSnapshots, m_query, request.from, request.direction, PageRows),
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
    if (request.extends)
        return extend(page, older);
    const bool first = m_model->rowCount() == 0;
    m_model->setPage(page, older ? !request.from : !page.more, older ? !page.more : true);
    if (first)
        fitColumns();
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(older ? 0 : m_model->rowCount() - 1, 0));
    Q_EMIT placeChanged();
}

/// What one reads stays where it is although rows come or go around it, and so does the selection; if its row
/// is dropped, none is selected.
void SnapshotList::extend(const SnapshotPage& page, bool older)
{
    m_keepsPlace = true;
    const int top = m_table->verticalScrollBar()->value();
    const SnapshotRow* anchor = m_model->snapshot(top);
    const auto key = anchor ? std::optional(anchor->key) : std::nullopt;
    m_table->selectionModel()->clear(); // or the view would select another row in place of a dropped one
    older ? m_model->addOlder(page) : m_model->addNewer(page);
    if (const int row = m_current ? m_model->find(*m_current) : -1; row >= 0)
        m_table->selectionModel()->setCurrentIndex(
            m_model->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->doItemsLayout(); // now, for the scroll bar's range
    if (const int row = key ? m_model->find(*key) : -1; row >= 0)
        m_table->verticalScrollBar()->setValue(row);
    m_keepsPlace = false;
}

/// Rows are asked for before one comes to them.
void SnapshotList::loadIfNear()
{
    if (m_model->rowCount() == 0 || m_failed || m_keepsPlace || m_job.isRunning())
        return;
    const int first = m_table->verticalScrollBar()->value();
    const int near = 2 * visibleRows();
    const auto loadBeside = [this](int row, SnapshotDirection direction) {
        load({.from = m_model->snapshot(row)->key, .direction = direction, .extends = true});
    };
    if (!m_model->isAtOldest() && first + visibleRows() + near > m_model->rowCount())
        loadBeside(m_model->rowCount() - 1, SnapshotDirection::Older);
    else if (!m_model->isAtNewest() && first < near)
        loadBeside(0, SnapshotDirection::Newer);
}

void SnapshotList::noteCurrent()
{
    const SnapshotRow* row = m_model->snapshot(m_table->currentIndex().row());
    if (m_keepsPlace || !row || m_current == row->key)
        return;
    m_current = row->key;
    Q_EMIT currentChanged();
}

/// As wide as their texts, within limits; columns that say nothing are hidden.
void SnapshotList::fitColumns()
{
    const auto hide = [this](int column, const auto& isTelling) {
        bool tells = false;
        for (int row = 0; row < m_model->rowCount(); ++row)
            tells = tells || isTelling(*m_model->snapshot(row));
        m_table->setColumnHidden(column, !tells);
    };
    hide(SnapshotListModel::SubjectColumn,
         [this](const SnapshotRow& row) { return row.key.subject != m_model->snapshot(0)->key.subject; });
    hide(SnapshotListModel::ChecksumColumn, [](const SnapshotRow& row) { return row.checksum.has_value(); });
    m_table->resizeColumnsToContents();
    for (int column = SnapshotListModel::SubjectColumn; column < m_model->columnCount(); ++column)
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column), MaxColumnWidth));
}

int SnapshotList::visibleRows() const
{
    return std::max(1, m_table->viewport()->height() / m_table->verticalHeader()->defaultSectionSize());
}

std::optional<std::pair<qint64, qint64>> SnapshotList::shownTimes() const
{
    const int first = m_table->verticalScrollBar()->value();
    const SnapshotRow* newest = m_model->snapshot(first);
    const SnapshotRow* oldest = m_model->snapshot(std::min(first + visibleRows(), m_model->rowCount()) - 1);
    if (!newest || !oldest)
        return std::nullopt;
    const auto from = microsecondsOf(oldest->at);
    const auto until = microsecondsOf(newest->at);
    return from && until ? std::optional(std::pair(*from, *until)) : std::nullopt;
}

}
