#pragma once

#include <QCoreApplication>

namespace Weekglass {

namespace { // each folder has a struct of this name

/// The translations of what is said about a server's health.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Health)
};

}

}
