#include "widgets/parts/detailtable.h"

#include "widgets/parts/rowtable.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QTableView>

namespace Weekglass {

DetailTable::DetailTable(QAbstractItemModel* model, QWidget* parent)
    : QSplitter(Qt::Vertical, parent)
    , m_table(new QTableView)
    , m_detail(new QPlainTextEdit)
{
    m_table->setModel(model);
    setupRowTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_detail->setReadOnly(true);
    m_detail->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    addWidget(m_table);
    addWidget(m_detail);
    setSizes({300, 300});
    setChildrenCollapsible(false);
}

}
