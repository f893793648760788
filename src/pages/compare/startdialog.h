#pragma once

#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace Weekglass {

/// Asks when a week began, in UTC. @p done gets microseconds since 1970, or nothing: what the week itself
/// says.
void askForStart(QWidget* parent, const QString& week, std::optional<qint64> start,
                 const std::function<void(std::optional<qint64>)>& done);

}
