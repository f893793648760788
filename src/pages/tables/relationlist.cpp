#include "pages/tables/relationlist.h"

#include "base/safetext.h"
#include "widgets/parts/celldelegate.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/rowtable.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/icons.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int OidRole = Qt::UserRole;
constexpr int SortRole = Qt::UserRole + 1;

QString kindText(Relation::Kind kind)
{
    switch (kind) {
    case Relation::Kind::View:
        return RelationList::tr("View");
    case Relation::Kind::MaterializedView:
        return RelationList::tr("Materialized");
    case Relation::Kind::Foreign:
        return RelationList::tr("Foreign");
    case Relation::Kind::Partitioned:
        return RelationList::tr("Partitioned");
    case Relation::Kind::Table:
        break;
    }
    return RelationList::tr("Table");
}

QString tipOf(const Relation& relation)
{
    QStringList lines {
        RelationList::tr("%1, %2", "name, kind")
            .arg(visibleText(relation.name.text(), ListedNameCharacters), Relation::nameOf(relation.kind))};
    if (!relation.comment.isEmpty())
        lines << visibleLines(relation.comment);
    if (relation.hasRowSecurity)
        lines << RelationList::tr("Row security may hide some of its rows.");
    if (!relation.isReadable)
        lines << RelationList::tr("This role has no right to read it.");
    return lines.join(QLatin1Char('\n'));
}

}

RelationList::RelationList(QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit)
    , m_view(new QTreeView)
    , m_model(new QStandardItemModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_empty(nullptr)
{
    m_field->setObjectName(QStringLiteral("tableField"));
    m_field->setPlaceholderText(tr("Find a table"));
    m_field->setAccessibleName(tr("Show only tables whose name contains this"));
    m_field->setClearButtonEnabled(true);
    m_field->setToolTip(m_field->accessibleName());
    markAsSearch(m_field);
    setupView();
    m_empty = new EmptyState(m_view);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field);
    column->addWidget(m_view, 1);
    connect(m_field, &QLineEdit::textChanged, this, &RelationList::narrow);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        const Relation* relation = current();
        if (!relation || m_isQuiet)
            return;
        m_selected = relation->name;
        Q_EMIT chosen(m_selected);
    });
}

void RelationList::setupView()
{
    m_model->setHorizontalHeaderLabels({tr("Name"), tr("Rows"), tr("Size"), tr("Kind")});
    m_model->horizontalHeaderItem(RowsColumn)
        ->setToolTip(tr("The server's last estimate; “Count exactly” reads all rows"));
    m_model->horizontalHeaderItem(SizeColumn)->setToolTip(tr("With indexes"));
    m_proxy->setSourceModel(m_model);
    m_proxy->setRecursiveFilteringEnabled(true);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setSortRole(SortRole);
    m_proxy->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_view->setObjectName(QStringLiteral("tableList"));
    m_view->setAccessibleName(tr("Tables and views of the week"));
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new TipDelegate(m_view));
    m_view->setUniformRowHeights(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setIndentation(Measure::Space4);
    QHeaderView* header = m_view->header();
    header->setStretchLastSection(false);
    header->setSectionsMovable(false);
    measureFewRows(header);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(NameColumn, Qt::AscendingOrder);
}

QList<QStandardItem*> RelationList::itemsOf(const Relation& relation) const
{
    const QLocale locale;
    const QString name = visibleText(relation.name.text(), ListedNameCharacters);
    const std::array<std::pair<QString, QVariant>, 4> cells {
        {{name, name},
         {relation.rows ? locale.toString(*relation.rows) : QString(), relation.rows.value_or(-1)},
         {relation.bytes ? locale.formattedDataSize(*relation.bytes, 0) : QString(),
          relation.bytes.value_or(-1)},
         {kindText(relation.kind), kindText(relation.kind)}}};
    QList<QStandardItem*> items;
    for (const auto& [text, sorted] : cells) {
        auto* item = new QStandardItem(text);
        item->setData(relation.oid, OidRole);
        item->setData(sorted, SortRole);
        item->setToolTip(tipOf(relation).toHtmlEscaped());
        item->setEditable(false);
        const bool isNumber = items.size() == RowsColumn || items.size() == SizeColumn;
        item->setTextAlignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        items << item;
    }
    return items;
}

void RelationList::setRelations(std::vector<Relation> relations)
{
    QSet<quint32> unfolded;
    for (const Relation& relation : m_relations) {
        if (m_view->isExpanded(indexOf(relation.oid)))
            unfolded.insert(relation.oid);
    }
    m_isQuiet = true;
    m_relations = std::move(relations);
    m_model->removeRows(0, m_model->rowCount());
    QHash<quint32, QStandardItem*> items;
    std::vector<std::pair<const Relation*, QList<QStandardItem*>>> waiting;
    for (const Relation& relation : m_relations) {
        const auto row = itemsOf(relation);
        items.insert(relation.oid, row.front());
        waiting.emplace_back(&relation, row);
    }
    for (const auto& [relation, row] : waiting) {
        QStandardItem* parent = items.value(relation->parent, m_model->invisibleRootItem());
        parent->appendRow(row);
    }
    for (const quint32 oid : std::as_const(unfolded))
        m_view->expand(indexOf(oid));
    QHeaderView* header = m_view->header();
    header->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    for (const int column : {RowsColumn, SizeColumn, KindColumn})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_isQuiet = false;
    select(m_selected);
}

const Relation* RelationList::find(const RelationName& name) const
{
    const auto found = std::ranges::find(m_relations, name, &Relation::name);
    return found == m_relations.end() ? nullptr : &*found;
}

const Relation* RelationList::current() const
{
    const QModelIndex index = m_view->currentIndex();
    const auto found = std::ranges::find(m_relations, index.data(OidRole).toUInt(), &Relation::oid);
    return !index.isValid() || found == m_relations.end() ? nullptr : &*found;
}

QModelIndex RelationList::indexOf(quint32 oid) const
{
    const auto found =
        m_proxy->match(m_proxy->index(0, 0), OidRole, oid, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.value(0);
}

void RelationList::select(const RelationName& name)
{
    m_selected = name;
    const Relation* relation = find(name);
    m_isQuiet = true;
    const QModelIndex index = relation ? indexOf(relation->oid) : QModelIndex();
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        m_view->expand(above);
    m_view->setCurrentIndex(index);
    if (index.isValid())
        m_view->scrollTo(index);
    m_isQuiet = false;
}

void RelationList::narrow(const QString& text)
{
    m_isQuiet = true; // the view would choose another one
    m_proxy->setFilterFixedString(text);
    m_isQuiet = false;
    if (!text.isEmpty())
        m_view->expandAll();
    else
        m_view->collapseAll();
    select(m_selected);
    if (!m_relations.empty())
        m_empty->say(text.isEmpty() ? QString() : tr("No table has such a name."),
                     {{tr("Show all"), [this] { m_field->clear(); }}});
}

void RelationList::sayEmpty(const QString& text)
{
    m_empty->say(text);
}

}
