#include "pages/weeks/weekspanel.h"

#include "pages/weeks/otherdatabaselist.h"
#include "pages/weeks/pins.h"
#include "pages/weeks/weekdelegate.h"
#include "pages/weeks/weeksmodel.h"
#include "widgets/parts/localaction.h"
#include "widgets/theme/housestyle.h"
#include "widgets/theme/icons.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace Weekglass {

void WeeksPanel::setupView()
{
    m_filtered->setSourceModel(m_model);
    m_filtered->setRecursiveFilteringEnabled(true);
    m_filtered->setAutoAcceptChildRows(true);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setFilterRole(WeeksModel::NameRole);
    m_search->setPlaceholderText(tr("Find a week"));
    m_search->setToolTip(tr("Part of its name, such as 2025_w01"));
    m_search->setAccessibleName(tr("Find a week"));
    markAsSearch(m_search);
    m_search->setClearButtonEnabled(true);
    m_tree->setObjectName(QStringLiteral("weeksTree"));
    m_tree->setAccessibleName(tr("Games and their weeks"));
    m_tree->setModel(m_filtered);
    m_tree->setItemDelegate(new WeekDelegate(this));
    for (int column = WeeksModel::NameColumn + 1; column < WeeksModel::ColumnCount; ++column)
        m_tree->hideColumn(column); // the second line of a row says it
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(Measure::Space3);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setMargin(4);
    auto* find = new QAction(tr("Find a week"), this);
    find->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    connect(find, &QAction::triggered, m_search, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
    addAction(find);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addWidget(m_search);
    column->addWidget(m_tree, 1);
    column->addWidget(m_state);
}

void WeeksPanel::setupPins()
{
    m_pin = localAction(this, "pinWeek", tr("Pin"), Qt::CTRL | Qt::Key_D, [this] {
        if (const Week* week = m_model->week(m_filtered->mapToSource(m_tree->currentIndex())))
            m_pins->toggle(WeeksModel::pinOf(week->identity));
    });
    m_pin->setIcon(iconOf(Icon::Pin));
    const auto look = [this] {
        const Week* week = m_model->week(m_filtered->mapToSource(m_tree->currentIndex()));
        m_pin->setEnabled(week != nullptr);
        m_pin->setText(week && m_pins->all().contains(WeeksModel::pinOf(week->identity)) ? tr("Unpin")
                                                                                         : tr("Pin"));
    };
    connect(this, &WeeksPanel::currentChanged, this, look);
    connect(m_pins, &Pins::failed, this, &WeeksPanel::statusMessage);
    connect(m_pins, &Pins::changed, this, [this, look] {
        const QString current = m_tree->currentIndex().data(WeeksModel::NameRole).toString();
        m_model->setPinned(m_pins->all());
        m_tree->expandAll();
        m_tree->setCurrentIndex(m_filtered->mapFromSource(m_model->find(current)));
        look();
    });
    look();
}

void WeeksPanel::setupOthers()
{
    m_remove = localAction(this, "removeDatabase", tr("Remove from the list"),
                           Qt::CTRL | Qt::ALT | Qt::SHIFT | Qt::Key_U, [this] {
                               const Week* week =
                                   m_model->week(m_filtered->mapToSource(m_tree->currentIndex()));
                               if (week && !week->name)
                                   m_others->remove(WeekIdentity(week->identity));
                           });
    const auto look = [this] {
        const Week* week = m_model->week(m_filtered->mapToSource(m_tree->currentIndex()));
        m_remove->setEnabled(week && !week->name);
    };
    connect(this, &WeeksPanel::currentChanged, this, look);
    connect(m_others, &OtherDatabaseList::failed, this, &WeeksPanel::statusMessage);
    connect(m_others, &OtherDatabaseList::changed, this, &WeeksPanel::listWeeks);
    look();
}

}
