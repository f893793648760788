#pragma once

#include <QString>

class QAbstractButton;
class QKeySequence;
class QLabel;
class QLineEdit;

namespace Weekglass {

/// For what may hold text from elsewhere: shown as it is.
QLabel* plainLabel(const char* name);
/// The same, on as many lines as it takes.
QLabel* wrappedLabel(const char* name);
/// A label for text from elsewhere: shown as it is, wrapped, and to be selected with mouse and keys.
QLabel* textLabel(const char* name, const QString& text = {});
/// @p hint is shown while nothing is typed.
QLineEdit* textField(const char* name, const QString& hint = {});
/// Keys besides the button's mnemonic, which setShortcut() would replace.
void addKeys(QAbstractButton* button, const QKeySequence& keys);

}
