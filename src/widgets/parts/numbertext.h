#pragma once

#include <QLocale>

namespace Weekglass {

/// With the separators of the user's language.
inline QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

}
