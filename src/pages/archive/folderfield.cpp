#include "pages/archive/folderfield.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace Weekglass {

FolderField::FolderField(const QString& name, const QString& folder, QWidget* parent)
    : QWidget(parent)
    , m_path(new QLineEdit(folder))
{
    m_path->setObjectName(name);
    m_path->setAccessibleName(tr("Folder of the archive"));
    auto* choose = new QPushButton(tr("C&hoose…"));
    choose->setObjectName(name + QStringLiteral("Choose"));
    choose->setAccessibleName(tr("Choose the folder of the archive"));
    choose->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_path, 1);
    row->addWidget(choose);
    setFocusProxy(m_path);
    connect(choose, &QPushButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Folder of the archive"), m_path->text());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, this, &FolderField::setFolder);
        dialog->open();
    });
}

QString FolderField::folder() const
{
    return m_path->text().trimmed();
}

void FolderField::setFolder(const QString& folder)
{
    m_path->setText(folder);
}

}
