#pragma once

#include <QWidget>

class QLineEdit;

namespace Weekglass {

/// A field for a folder with a button to choose one.
class FolderField : public QWidget
{
    Q_OBJECT

public:
    /// @p name of the field; the button's is "<name>Choose".
    FolderField(const QString& name, const QString& folder, QWidget* parent = nullptr);

    QString folder() const;
    void setFolder(const QString& folder);

private:
    QLineEdit* m_path;
};

}
