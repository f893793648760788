#pragma once

#include <QString>

namespace Weekglass {

/// The style sheet of published pages: the program's colours, light or dark as the reader has it, and light
/// on paper.
QString pageStyle();

}
