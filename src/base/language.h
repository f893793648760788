#pragma once

namespace Weekglass {

/// Installs the texts of the user's language, where there is one, over English with its plurals. For main().
void installLanguage();

}
