#pragma once

#include <QListWidget>

namespace Weekglass {

/// A list of which some are chosen by check marks; each is known by an id.
class CheckList : public QListWidget
{
    Q_OBJECT

public:
    CheckList(const char* name, const QString& accessibleName, QWidget* parent = nullptr);

    QListWidgetItem* add(const QString& text, const QString& id, bool isChecked);
    /// Ids, in the order of the list.
    QStringList checked() const;
    void setChecked(const QStringList& ids);

Q_SIGNALS:
    /// Once for however many.
    void choiceChanged();
};

}
