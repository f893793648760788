#include "widgets/parts/checklist.h"

#include <QSignalBlocker>

namespace Weekglass {

CheckList::CheckList(const char* name, const QString& accessibleName, QWidget* parent)
    : QListWidget(parent)
{
    setObjectName(QString::fromLatin1(name));
    setAccessibleName(accessibleName);
    connect(this, &QListWidget::itemChanged, this, &CheckList::choiceChanged);
}

QListWidgetItem* CheckList::add(const QString& text, const QString& id, bool isChecked)
{
    const QSignalBlocker quiet(this);
    auto* item = new QListWidgetItem(text, this);
    item->setData(Qt::UserRole, id);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(isChecked ? Qt::Checked : Qt::Unchecked);
    return item;
}

QStringList CheckList::checked() const
{
    QStringList ids;
    for (int row = 0; row < count(); ++row) {
        if (item(row)->checkState() == Qt::Checked)
            ids << item(row)->data(Qt::UserRole).toString();
    }
    return ids;
}

void CheckList::setChecked(const QStringList& ids)
{
    {
        const QSignalBlocker once(this);
        for (int row = 0; row < count(); ++row)
            item(row)->setCheckState(ids.contains(item(row)->data(Qt::UserRole).toString()) ? Qt::Checked
                                                                                            : Qt::Unchecked);
    }
    Q_EMIT choiceChanged();
}

}
