#pragma once

#include <QCoreApplication>

namespace Weekglass::Parquet {

namespace { // each folder has a struct of this name

/// The translations of what is said about Parquet files.
struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Parquet)
};

}

}
