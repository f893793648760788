#pragma once

#include <QCoreApplication>

namespace Weekglass {

namespace { // each folder has a struct of this name

/// The translations of what is said about the search.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Search)
};

}

}
