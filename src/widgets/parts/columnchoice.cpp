#include "widgets/parts/columnchoice.h"

#include <QAction>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QTableView>

namespace Weekglass {

ColumnChoice::ColumnChoice(QTableView* table, IsUsual isUsual)
    : QObject(table)
    , m_table(table)
    , m_isUsual(std::move(isUsual))
{
    m_table->horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table->horizontalHeader(), &QWidget::customContextMenuRequested, this, &ColumnChoice::showMenu);
}

QString ColumnChoice::heading(int column) const
{
    return m_table->model()->headerData(column, Qt::Horizontal).toString();
}

bool ColumnChoice::isShown(int column) const
{
    return column == 0 || m_chosen.value(heading(column), m_isUsual(column));
}

void ColumnChoice::apply()
{
    for (int column = 0; column < m_table->model()->columnCount(); ++column)
        m_table->setColumnHidden(column, !isShown(column));
    Q_EMIT applied();
}

QByteArray ColumnChoice::toJson() const
{
    QJsonObject object;
    for (auto each = m_chosen.cbegin(); each != m_chosen.cend(); ++each)
        object.insert(each.key(), each.value());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

void ColumnChoice::restore(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (auto each = object.begin(); each != object.end(); ++each)
        m_chosen.insert(each.key(), each.value().toBool());
    if (!object.isEmpty())
        apply();
}

void ColumnChoice::showMenu(const QPoint& place)
{
    auto* menu = new QMenu(m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < m_table->model()->columnCount(); ++column) {
        const QString name = heading(column);
        QAction* action = menu->addAction(name);
        action->setCheckable(true);
        action->setChecked(isShown(column));
        connect(action, &QAction::toggled, this, [this, name](bool isOn) {
            m_chosen.insert(name, isOn);
            apply();
            Q_EMIT chosen();
        });
    }
    menu->popup(m_table->horizontalHeader()->mapToGlobal(place));
}

}
