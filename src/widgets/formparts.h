#pragma once

#include <QString>

class QLabel;
class QLineEdit;
class QProgressBar;

namespace Weekglass {

/// A label for text from elsewhere: shown as it is, wrapped, and to be selected with mouse and keys.
QLabel* textLabel(const char* name, const QString& text = {});
/// @p hint is shown while nothing is typed.
QLineEdit* textField(const char* name, const QString& hint = {});
/// Tells that something is at work, not how far it is.
QProgressBar* busyBar();

}
