#pragma once

#include <QCoreApplication>

namespace Weekglass {

namespace { // each folder has a struct of this name

/// The translations of what is said about diagnostics.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Diagnostics)
};

}

}
