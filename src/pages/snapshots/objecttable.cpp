#include "pages/snapshots/objecttable.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "widgets/parts/formparts.h"
#include "widgets/parts/rowtable.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace Weekglass {

namespace {

constexpr int MaxColumnWidth = 220; // pixels

}

ObjectTable::ObjectTable(QWidget* parent)
    : QWidget(parent)
    , m_model(new SnapshotArrayModel(this))
    , m_choice(new QComboBox)
    , m_table(new QTableView)
    , m_note(wrappedLabel("objectNote"))
{
    setupTable();
    m_choice->setObjectName(QStringLiteral("objectArrays"));
    m_choice->setAccessibleName(tr("Array of objects"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);

    auto* copy = new QAction(tr("Copy as table"), this);
    copy->setObjectName(QStringLiteral("object.copyTsv"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    copy->setToolTip(tr("Copy the selected rows, or all of them, separated by tabs (%1)")
                         .arg(copy->shortcut().toString(QKeySequence::NativeText)));
    connect(copy, &QAction::triggered, this, &ObjectTable::copyTsv);
    m_table->addAction(copy);
    auto* button = new QToolButton;
    button->setDefaultAction(copy);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(4, 0, 0, 0);
    top->addWidget(m_choice);
    top->addWidget(m_note, 1);
    top->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    connect(m_choice, &QComboBox::activated, this, &ObjectTable::showArray);
    setDocument(nullptr, {});
}

void ObjectTable::setupTable()
{
    m_table->setObjectName(QStringLiteral("objectTable"));
    m_table->setAccessibleName(tr("Elements of the array"));
    m_table->setModel(m_model);
    m_table->setSortingEnabled(true);
    setupLineTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->horizontalHeader()->setSortIndicatorClearable(true); // a third click: as in the array
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ObjectTable::currentNodeChanged);
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        const Json::NodeId value = m_model->valueAt(index.row(), index.column());
        Q_EMIT nodeActivated(value == Json::noNode ? m_model->element(index.row()) : value);
    });
}

void ObjectTable::setDocument(std::shared_ptr<const Json::Document> document, std::vector<ObjectArray> arrays)
{
    m_document = std::move(document);
    m_arrays = std::move(arrays);
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    int chosen = 0;
    for (const ObjectArray& array : m_arrays) {
        if (array.path == m_chosen)
            chosen = m_choice->count();
        m_choice->addItem(tr("%1 (%2)", "path of an array, number of its elements")
                              .arg(array.path.isEmpty() ? QStringLiteral("/") : visibleText(array.path, 60),
                                   QLocale().toString(array.elements)));
    }
    m_choice->setVisible(!m_arrays.empty());
    m_table->setEnabled(!m_arrays.empty());
    m_choice->setCurrentIndex(m_arrays.empty() ? -1 : chosen);
    if (!m_arrays.empty())
        return showArray(chosen);
    m_model->setArray(nullptr, Json::noNode);
    m_note->setText(m_document ? tr("There is no array of objects in this snapshot.") : QString());
}

void ObjectTable::showArray(int index)
{
    const ObjectArray& array = m_arrays[static_cast<std::size_t>(index)];
    m_chosen = array.path;
    const int columns = m_model->columnCount();
    const int row = m_table->currentIndex().row();
    const int column = m_table->currentIndex().column();
    m_model->setArray(m_document, array.node);
    if (m_model->columnCount() != columns) {
        m_table->resizeColumnsToContents();
        for (int i = 0; i < m_model->columnCount(); ++i)
            m_table->setColumnWidth(i, std::min(m_table->columnWidth(i) + 8, MaxColumnWidth));
    }
    m_table->setCurrentIndex(m_model->index(row, column));
    m_note->setText(m_model->isCut() ? tr("The first %1 members; there are more.")
                                           .arg(QLocale().toString(SnapshotArrayModel::MaxColumns))
                                     : QString());
}

Json::NodeId ObjectTable::currentNode() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? m_model->valueAt(index.row(), index.column()) : Json::noNode;
}

void ObjectTable::copyTsv()
{
    std::set<int> selected;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        selected.insert(index.row());
    std::vector<int> rows(selected.begin(), selected.end());
    for (int row = 0; selected.empty() && row < m_model->rowCount(); ++row)
        rows.push_back(row);
    if (rows.empty())
        return;
    QGuiApplication::clipboard()->setText(fromUtf8(m_model->tsv(rows)));
    Q_EMIT statusMessage(tr("Copied %n row(s).", nullptr, static_cast<int>(rows.size())));
}

}
