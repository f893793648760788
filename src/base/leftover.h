#pragma once

#include <QString>

namespace Weekglass {

/// What a program that was killed left behind; or what looks like it and stays.
struct LeftOver
{
    QString name; ///< path, database or role
    QString staysBecause = {}; ///< empty: whoever made it is gone
};

enum class Cleaning { OnlyLook, Remove };

}
