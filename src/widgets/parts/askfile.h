#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace Weekglass {

/// Asks where to write, and calls @p chosen if a file was chosen while the owner is still there. @p name is
/// proposed. A name without an ending gets that of the chosen one of the filters, "Table (*.csv)"; without
/// filters that of @p name.
void askForFile(QWidget* owner, const QString& title, const QString& name, const QStringList& filters,
                const std::function<void(const QString& path)>& chosen);

}
