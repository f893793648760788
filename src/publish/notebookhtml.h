#pragma once

#include "notebook/fillednotebook.h"

namespace Weekglass {

/// The notebook as one HTML file that refers to nothing outside of it: pictures, figures and style are in it,
/// nothing in it can run, and whatever a week says is text. Draws charts, so only on the thread of the
/// window.
QByteArray notebookHtml(const FilledNotebook& notebook);

}
