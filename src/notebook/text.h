#pragma once

#include <QCoreApplication>

namespace Weekglass {

namespace { // each folder has a struct of this name

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Notebook)
};

}

}
