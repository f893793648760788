#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace Weekglass {

/// Whether a spreadsheet would take the text of a cell for a formula. Every CSV that the program writes puts
/// an apostrophe in front of such a text, but not in front of numbers, which may begin with a minus.
bool isCsvFormula(QByteArrayView text);

/// The text as a cell of CSV: guarded if it is a formula, and in quotes where it needs them.
QByteArray csvCell(QByteArrayView text);
/// The same without a guard: it is not run, only calculated with.
QByteArray csvNumber(QByteArrayView number);

}
