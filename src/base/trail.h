#pragma once

#include <QStringList>

namespace Weekglass {

/// The last 200 things that the user did, for crash files and diagnostics: names that the program itself
/// gives (actions, pages, dialogs, commands), never a value that was typed or read. Any thread.
void noteStep(const char* kind, const QString& name);

/// The oldest first: "+12.345 s page events".
QStringList trail();

/// The same, written by a signal handler.
void writeTrail(int fd);

}
