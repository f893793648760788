#pragma once

#include "archives/archiveweek.h"
#include "pages/change/changedialog.h"
#include "weeks/weekhandle.h"

class QCheckBox;

namespace Weekglass {

class FolderField;

/// Archives a week: dumps it, restores the dump on the private server of this computer and compares. Shows in
/// the end the archive, or what differs.
class ArchiveDialog : public ChangeDialog
{
    Q_OBJECT

public:
    /// @p environment: what the week's server is marked as.
    explicit ArchiveDialog(WeekHandle week, Environment environment = Environment::Unmarked,
                           QWidget* parent = nullptr);

    void look() override;

Q_SIGNALS:
    /// There is another archive, verified; boards look again.
    void archived(const QString& file);

protected:
    void perform() override;
    QString textOf(const Error& error) const override;

private:
    void takeArchive(const Archive& archive);

    const WeekHandle m_week;
    FolderField* m_folder;
    QCheckBox* m_inPlace;
};

}
