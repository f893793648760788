#pragma once

class QWidget;

namespace Weekglass {

class OpenPages;
class WeeksPanel;

/// Every action of the window and every week, to be found by parts of its name. What is not possible now is
/// there, too, and says so.
void showCommandPalette(QWidget* window, OpenPages& pages, const WeeksPanel& weeks);

}
