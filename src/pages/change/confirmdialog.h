#pragma once

#include "pages/change/changedialog.h"

namespace Weekglass {

/// Lets a change be confirmed that somebody else does: accepted once it is.
class ConfirmDialog : public ChangeDialog
{
    Q_OBJECT

public:
    /// @p name: of the dialog as an object
    ConfirmDialog(const char* name, const QString& title, const QString& week, const QString& verb,
                  Environment environment, PlannedChange change, QWidget* parent = nullptr);

    void look() override { showChange(m_planned); }

protected:
    void perform() override { accept(); }

private:
    const PlannedChange m_planned;
};

}
