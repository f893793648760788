#pragma once

#include <QCoreApplication>

namespace Weekglass {

namespace { // each folder has a struct of this name

/// The translations of what is said about databases that live for one operation.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Scratch)
};

}

}
