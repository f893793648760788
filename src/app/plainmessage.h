#pragma once

#include <QMessageBox>

namespace Weekglass {

/// Says something in front of the window, without waiting for the answer. The text is no HTML.
void showMessage(QWidget* window, QMessageBox::Icon icon, const QString& title, const QString& text);

}
