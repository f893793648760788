#pragma once

#include <QCoreApplication>

namespace Weekglass {

namespace { // each folder has a struct of this name

/// The translations of all that the commands say.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(weekglassctl)
};

}

}
