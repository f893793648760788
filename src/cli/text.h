#pragma once

#include <QCoreApplication>

namespace Weekglass {

namespace CliWords {

/// The translations of all that the commands say.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(weekglassctl)
};

}

using CliWords::Text;

}
