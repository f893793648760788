#include "pages/change/confirmdialog.h"

namespace Weekglass {

ConfirmDialog::ConfirmDialog(const char* name, const QString& title, const QString& week, const QString& verb,
                             Environment environment, PlannedChange change, QWidget* parent)
    : ChangeDialog({.name = name, .title = title, .week = week, .verb = verb, .environment = environment},
                   parent)
    , m_planned(std::move(change))
{
    hideReason();
    hideAgain();
    constexpr int Width = 480;
    setMinimumWidth(Width);
    look();
    adjustSize();
}

}
