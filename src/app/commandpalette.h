#pragma once

class QWidget;

namespace Weekglass {

/// Lists every action of the window and its pages by name, with its shortcut; typing narrows it, Enter runs
/// it.
void showCommandPalette(QWidget* window);

}
