#pragma once

#include <QString>

class QWidget;

namespace Weekglass {

/// Shows statements to be read and copied; not modal.
void showSqlDialog(QWidget* parent, const QString& title, const QString& statements);

}
